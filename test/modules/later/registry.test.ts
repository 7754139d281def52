import { describe, expect, test } from "vitest";
import * as Later from "../../../src/modules/later/index.js";
import {
  allLaterOperations,
  allLaterTypes,
  laterRegistry,
} from "../../../src/modules/later/registry.js";
import { Authentication, ChatV2, Common, Journal } from "../../../src/modules/index.js";
import { allOperations, findOperation, findType } from "../../../src/modules/registry.js";

const versions = ["6.1", "8"] as const;
const registry = laterRegistry();
/** The ids of what has its name in both versions. */
const twoForms = [1420, 1433, 1421, 1440];

describe("operations by version", () => {
  test("1422 is another operation in each version", () => {
    expect(registry.findOperation(1422, "6.1")?.operation).toBe(ChatV2.asnChatPutBinaryChunk);
    expect(registry.findOperation(1422, "8")?.operation).toBe(Later.ChatV2.asnChatForwardMessage);
    expect(registry.findOperation("1422", "6.1")?.operation).toBe(ChatV2.asnChatPutBinaryChunk);
    expect(registry.findOperation("1422", "8")?.operation).toBe(Later.ChatV2.asnChatForwardMessage);
  });

  test("1420, 1421, 1433 and 1440 have other types in each version, and are found by their names in both", () => {
    for (const [older, later] of [
      [ChatV2.asnChatTextMessage, Later.ChatV2.asnChatTextMessage],
      [ChatV2.asnChatFindEvents, Later.ChatV2.asnChatFindEvents],
      [ChatV2.asnChatBinaryMessage, Later.ChatV2.asnChatBinaryMessage],
      [ChatV2.asnChatEvent, Later.ChatV2.asnChatEvent],
    ] as const) {
      const { name } = older;
      for (const idOrName of [name, older.id]) {
        expect(registry.findOperation(idOrName, "6.1")?.operation).toBe(older);
        expect(registry.findOperation(idOrName, "8")?.operation).toBe(later);
      }
      const named = (module: string) => registry.findOperation(`${module}.${name}`)?.operation;
      expect(named("ChatV2")).toBe(older);
      expect(named("Later.ChatV2")).toBe(later);
    }
  });

  test("no other id has two meanings, and no name", () => {
    const ids = new Set(allOperations().map(({ id }) => id));
    const names = new Set(allOperations().map(({ name }) => name));
    const later = allLaterOperations();
    expect(later.filter(({ id }) => ids.has(id)).map(({ id }) => id)).toEqual([...twoForms, 1422]);
    expect(later.filter(({ name }) => names.has(name)).map(({ id }) => id)).toEqual(twoForms);
    expect(new Set(later.map(({ id }) => id)).size).toBe(later.length);
  });

  test.each(versions)("those of version 8 are found in a session of %s", (version) => {
    const expected = {
      module: "Later.Authentication",
      name: "asnNegotiateServerConnectionV2",
      id: 1006,
      operation: Later.Authentication.asnNegotiateServerConnectionV2,
      version: "8",
    };
    expect(registry.findOperation(1006, version)).toEqual(expected);
    expect(registry.findOperation("asnNegotiateServerConnectionV2", version)).toEqual(expected);
    expect(
      registry.findOperation("Later.Authentication.asnNegotiateServerConnectionV2", version),
    ).toEqual(expected);
  });

  test.each(versions)("those of 6.1 are found in a session of %s", (version) => {
    for (const { id, name, module, operation } of allOperations()) {
      expect(registry.findOperation(`${module}.${name}`, version)?.operation).toBe(operation);
      if (twoForms.includes(id)) continue;
      expect(registry.findOperation(name, version)?.operation).toBe(operation);
      if (id !== 1422) expect(registry.findOperation(id, version)?.operation).toBe(operation);
    }
  });

  test.each(versions)("a name says which is meant, in a session of %s too", (version) => {
    expect(registry.findOperation("asnChatForwardMessage", version)?.id).toBe(1422);
    expect(registry.findOperation("asnChatPutBinaryChunk", version)?.id).toBe(1422);
  });

  test.each(versions)("nothing is found under what neither has, in %s", (version) => {
    for (const wrong of [0, -1, 99_999, "", "asnLoginV3", "Authentication.asnLoginV2", "Later."]) {
      expect(registry.findOperation(wrong, version)).toBeUndefined();
    }
    expect(registry.findOperation("constructor", version)).toBeUndefined();
    expect(registry.findType("constructor", version)).toBeUndefined();
  });

  test("are not in the registry of 6.1", () => {
    for (const { name, id } of allLaterOperations()) {
      if (twoForms.includes(id)) continue;
      expect(findOperation(name)).toBeUndefined();
      expect(findOperation(`Later.${name}`)).toBeUndefined();
      if (id !== 1422) expect(findOperation(id)).toBeUndefined();
    }
  });
});

describe("types by version", () => {
  test("one that differs is that of the version", () => {
    expect(registry.findType("AsnNetDatabaseJournal", "6.1")?.type).toBe(
      Journal.AsnNetDatabaseJournal,
    );
    expect(registry.findType("AsnNetDatabaseJournal", "8")?.type).toBe(
      Later.Journal.AsnNetDatabaseJournal,
    );
  });

  test.each(versions)("the module in front says which is meant, in %s too", (version) => {
    expect(registry.findType("Journal.AsnNetDatabaseJournal", version)?.type).toBe(
      Journal.AsnNetDatabaseJournal,
    );
    expect(registry.findType("Later.Journal.AsnNetDatabaseJournal", version)?.type).toBe(
      Later.Journal.AsnNetDatabaseJournal,
    );
  });

  test("one that is the same is one type", () => {
    for (const version of versions) {
      expect(registry.findType("AsnNetDatabaseContact", version)?.type).toBe(
        Common.AsnNetDatabaseContact,
      );
    }
    expect(Later.Authentication.asnGetLoggedInContactV2.argument).toBe(
      Authentication.AsnGetLoggedInContactArgument,
    );
  });

  test("all that operations of version 8 refer to are found", () => {
    for (const { operation } of allLaterOperations()) {
      const types =
        operation.kind === "event"
          ? [operation.argument]
          : [operation.argument, operation.result, operation.error];
      for (const type of types) expect(registry.findType(type.name, "8")?.type).toBe(type);
    }
  });

  test("31 have their name in common with one of 6.1", () => {
    expect(allLaterTypes().filter(({ name }) => findType(name) !== undefined)).toHaveLength(31);
  });
});
