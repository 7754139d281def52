import { describe, expect, onTestFinished, test } from "vitest";
import {
  asnLoginV2,
  asnGetUserTokenV2,
} from "../../src/modules/later/authentication/authentication.js";
import { allLaterOperations } from "../../src/modules/later/registry.js";
import { createServer } from "../../src/rose/index.js";
import { ask } from "./desk.js";

describe("what 6.1 does not have", () => {
  test("is called by its name or number", async () => {
    const rose = createServer({});
    onTestFinished(() => rose.close());
    rose.handle(asnLoginV2, ({ auth }) =>
      auth === undefined
        ? { supportedAuthMethods: { authMethodsOrdered: [1, 5] } }
        : { succceeded: { u8sLoggedInUser: auth.authBasic?.credential ?? "" } },
    );
    const port = ["--port", String((await rose.listen({ port: 0 })).port)];
    const methods = await ask(["call", "asnLoginV2", ...port]);
    expect(methods).toEqual({
      code: 0,
      stdout: '{"supportedAuthMethods":{"authMethodsOrdered":[1,5]}}\n',
      stderr: "",
    });
    const basic = ["--json", '{"auth":{"authBasic":{"credential":"YTpi"}}}'];
    const login = await ask(["call", "1005", ...port, ...basic]);
    expect(login.stdout).toBe('{"succceeded":{"u8sLoggedInUser":"YTpi"}}\n');
    const { stdout } = await ask(["call", asnGetUserTokenV2.name, ...port]);
    expect(JSON.parse(stdout)).toMatchObject({ reject: { name: "unrecognisedOperation" } });
  });

  test("is listed on request, all of it or a module", async () => {
    const { stdout } = await ask(["operations", "Later", "--json"]);
    const list = JSON.parse(stdout) as { id: number; module: string; summary: string }[];
    expect(list).toHaveLength(allLaterOperations().length);
    expect(list.filter(({ summary }) => summary === "")).toEqual([]);
    const { stdout: chat } = await ask(["operations", "later.chatv2"]);
    expect(chat.trimEnd().split("\n")).toHaveLength(15);
    expect(chat).toMatch(/^ +1422 {2}Later\.ChatV2 {2}asnChatForwardMessage \(/m);
    const unknown = await ask(["operations", "Later.Chat"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("Later.ChatV2");
  });

  test("is printed by its name; with a name that 6.1 has too, the module is needed", async () => {
    const presence = await ask(["types", "AsnPresenceV2"]);
    expect(presence.code).toBe(0);
    expect(presence.stdout).toContain("AsnPresenceV2 of UC-Server-Access-Protocol-8-PresenceV2\n");
    const journal = await ask(["types", "AsnNetDatabaseJournal"]);
    expect(journal.stdout).toMatch(/^ {2}rCharging REAL,/m);
    const later = await ask(["types", "Later.Journal.AsnNetDatabaseJournal"]);
    expect(later.stdout).toMatch(/^ {2}iSucessState INTEGER,/m);
    expect(later.stdout).not.toMatch(/^ {2}rCharging/m);
    expect((await ask(["types", "Later.Journal.AsnPresenceV2"])).code).toBe(2);
    expect((await ask(["types", "AsnPresenceV3"])).stderr).toContain('no type "AsnPresenceV3"');
  });
});

describe("encode and decode", () => {
  const json = '{"iErrorDetail":1,"u8sErrorString":"no"}';
  const hex = "30070201010c026e6f";

  test("know types of version 8", async () => {
    for (const type of ["Later.Common.AsnRequestError", "AsnRequestError"]) {
      const encoded = await ask(["encode", "--type", type, "--hex"], { input: json });
      expect(encoded).toEqual({ code: 0, stdout: `${hex}\n`, stderr: "" });
    }
    const token = await ask(["encode", "--type", "AsnTokenVerifyV2Argument", "--hex"], {
      input: '{"u8sToken":"t"}',
    });
    expect(token.stdout).toBe("30030c0174\n");
    const none = await ask(["encode", "--type", "AsnTokenVerifyV3Argument"], { input: "{}" });
    expect(none.code).toBe(2);
  });

  test("know them in a batch, whose other lines mean what they meant", async () => {
    const lines = [
      `{"id":1,"type":"AsnRequestError","ber":"${hex}"}`,
      `{"id":2,"type":"ROSEMessage","ber":"a109020101020203ed3000"}`,
      `{"id":3,"type":"AsnTokenVerifyV2Argument","ber":"30030c0174"}`,
      `{"id":4,"type":"Nothing","ber":"3000"}`,
      `{"id":5,"type":"ROSEMessage","ber":"a109020101020203ed3000"}`,
      `{"id":6,"type":"Later.ROSEMessage","ber":"a109020101020203ed3000"}`,
    ];
    const { stdout } = await ask(["decode", "--batch"], { input: `${lines.join("\n")}\n` });
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as any);
    expect(answers[0].json).toEqual(JSON.parse(json));
    expect(answers[2].json).toEqual({ u8sToken: "t" });
    expect(answers[3].error.code).toBe("unknown-type");
    expect({ ...answers[4], id: 2 }).toEqual(answers[1]);
    expect(answers[5].json.invoke).toEqual({ invokeID: 1, operationID: 1005, argument: {} });
  });

  test("tell the two operations 1422 apart by the envelope's version", async () => {
    const argument = { u8sSourceConversationID: "a", iSourceSequenceID: 1, u8sEventCrossRefID: "" };
    const forward = { ...argument, asnForwardDestinationIDChoice: { u8sPartnerURI: "b" } };
    const input = JSON.stringify({ invoke: { invokeID: 1, operationID: 1422, argument: forward } });
    const encoded = await ask(["encode", "--type", "Later.ROSEMessage", "--hex"], { input });
    expect(encoded.code).toBe(0);
    const back = await ask(["decode", "--type", "Later.ROSEMessage", "--hex"], {
      input: encoded.stdout,
    });
    expect(JSON.parse(back.stdout)).toEqual(JSON.parse(input));
    expect((await ask(["encode", "--type", "ROSEMessage", "--hex"], { input })).code).not.toBe(0);
  });
});
