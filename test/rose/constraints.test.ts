import { describe, expect, it } from "vitest";
import {
  alias,
  bitString,
  event,
  integer,
  octetString,
  operation,
  OPTIONAL,
  sequence,
  sequenceOf,
  string,
  type BitString,
} from "../../src/codec/index.js";
import { BadAnswerError, RoseError } from "../../src/rose/errors.js";
import { encodeEvent } from "../../src/rose/message/encode-event.js";
import { join, serve, until } from "./support/peers.js";

const Port = alias<number>("Port", () =>
  integer({ constraint: { value: [{ min: 0, max: 65_535 }] } }),
);
const size = { size: [{ min: 1, max: 3 }] };

interface Entry {
  port: number;
  name?: string;
  key?: Uint8Array;
  flags?: BitString;
  list?: number[];
}
const Entry = sequence<Entry>("Entry", () => [
  ["port", Port],
  ["name", string("UTF8String", size), OPTIONAL],
  ["key", octetString(size), OPTIONAL],
  ["flags", bitString({ constraint: size }), OPTIONAL],
  ["list", sequenceOf("", () => Port, { constraint: size }), OPTIONAL],
]);
const Failure = sequence<{ iErrorDetail: number; u8sErrorString: string }>("Failure", () => [
  ["iErrorDetail", integer({ constraint: { value: [{ min: 0, max: 9 }] } })],
  ["u8sErrorString", string("UTF8String", { size: [{ max: 14 }] })],
]);
/** Too short for the words of a neutral error. */
const Narrow = sequence<{ u8sErrorString: string }>("Narrow", () => [
  ["u8sErrorString", string("UTF8String", size)],
]);

const types = () => ({ argument: Entry, result: Entry, error: Failure });
const swap = operation("swap", 70, types);
const bare = operation("bare", 71, () => ({ argument: Port, result: Port, error: Narrow }));
const happened = event("happened", 72, () => Entry);

/** What each of the types refuses, by the member that is wrong. */
const wrong: Readonly<Record<string, Entry>> = {
  port: { port: 65_536 },
  name: { port: 1, name: "four" },
  key: { port: 1, key: new Uint8Array(4) },
  flags: { port: 1, flags: { bytes: new Uint8Array(1), length: 4 } },
  list: { port: 1, list: [] },
  "list[1]": { port: 1, list: [1, -1] },
};
const good: Entry = { port: 65_535, name: "\u{1F600}".repeat(3), list: [1] };
const checked = { constraints: true } as const;
const violation = (member: string) =>
  expect.objectContaining({ code: "constraint", path: `Entry.${member}` });

describe.each(["ber", "json"] as const)("constraints of own types, in %s", (encoding) => {
  it("are not looked at unless they are asked for", async () => {
    const { server, port } = await serve();
    server.handle(swap, (argument) => argument);
    const client = await join(port, { encoding });
    for (const entry of Object.values(wrong)) {
      expect(await client.invoke(swap, entry)).toEqual(entry);
    }
  });

  it("let through what they permit", async () => {
    const { server, port } = await serve(checked);
    server.handle(swap, (argument) => argument);
    server.handle(bare, (argument) => argument);
    const client = await join(port, { encoding, ...checked });
    expect(await client.invoke(swap, good)).toEqual(good);
    expect(await client.invoke(bare, 65_535)).toBe(65_535);
  });

  it("of an argument that comes make a mistypedArgument of it", async () => {
    const { server, port } = await serve(checked);
    const seen: unknown[] = [];
    server.handle(swap, (argument) => (seen.push(argument), good));
    server.handle(bare, (argument) => (seen.push(argument), 1));
    const client = await join(port, { encoding });
    for (const [member, entry] of Object.entries(wrong)) {
      await expect(client.invoke(swap, entry)).rejects.toMatchObject({
        problemName: "mistypedArgument",
        details: `Entry.${member}: constraint`,
      });
    }
    await expect(client.invoke(bare, -1)).rejects.toMatchObject({
      problemName: "mistypedArgument",
    });
    expect(seen).toEqual([]);
  });

  it("of an argument are an error to the caller before anything is sent", async () => {
    const { server, port } = await serve();
    server.handle(swap, (argument) => argument);
    const client = await join(port, { encoding, ...checked });
    const before = client.connection?.messagesOut;
    for (const [member, entry] of Object.entries(wrong)) {
      await expect(client.invoke(swap, entry)).rejects.toEqual(violation(member));
    }
    await expect(client.invoke(bare, 65_536)).rejects.toMatchObject({ code: "constraint" });
    expect(client.connection?.messagesOut).toBe(before);
    expect(await client.invoke(swap, good)).toEqual(good);
  });

  it("of a handler's result make a neutral error of it, and are logged", async () => {
    const { server, port, log } = await serve(checked);
    server.handle(swap, ({ port: at }) => Object.values(wrong)[at] as Entry);
    const client = await join(port, { encoding });
    for (const at of Object.keys(wrong).keys()) {
      await expect(client.invoke(swap, { port: at })).rejects.toMatchObject({
        code: "rose-error",
        error: { iErrorDetail: 0, u8sErrorString: "internal error" },
      });
    }
    const causes = log.of("the handler failed").map(({ facts }) => facts.err);
    expect(causes).toEqual(Object.keys(wrong).map((member) => violation(member)));
  });

  it("of a handler's error make a neutral one of it, without a value if none is permitted", async () => {
    const { server, port } = await serve(checked);
    server.handle(swap, () => {
      throw new RoseError(swap, { iErrorDetail: 10, u8sErrorString: "" });
    });
    server.handle(bare, () => {
      throw new RoseError(bare, { u8sErrorString: "four" });
    });
    const client = await join(port, { encoding, ...checked });
    await expect(client.invoke(swap, good)).rejects.toMatchObject({
      code: "rose-error",
      error: { iErrorDetail: 0, u8sErrorString: "internal error" },
    });
    await expect(client.invoke(bare, 1)).rejects.toMatchObject({
      code: "rose-error",
      error: { u8sErrorString: "internal error" },
    });
  });

  it("of an answer that comes are a BadAnswerError", async () => {
    const { server, port } = await serve();
    server.handle(swap, ({ port: at }) => {
      if (at === 100) throw new RoseError(swap, { iErrorDetail: 10, u8sErrorString: "" });
      return Object.values(wrong)[at] as Entry;
    });
    const client = await join(port, { encoding, ...checked });
    for (const [at, member] of Object.keys(wrong).entries()) {
      const failure = client.invoke(swap, { port: at });
      await expect(failure).rejects.toBeInstanceOf(BadAnswerError);
      await expect(failure).rejects.toMatchObject({ cause: violation(member) });
    }
    await expect(client.invoke(swap, { port: 100 })).rejects.toBeInstanceOf(BadAnswerError);
  });

  it("of events count in both directions", async () => {
    const { server, port, log } = await serve(checked);
    const seen: Entry[] = [];
    server.handle(happened, (argument) => void seen.push(argument));
    server.handle(swap, (argument) => argument);
    const careless = await join(port, { encoding });
    careless.emit(happened, wrong["name"] as Entry);
    careless.emit(happened, good);
    await until(() => seen.length > 0);
    expect(seen).toEqual([good]);
    expect(log.of("event with a bad argument")).toHaveLength(1);

    const careful = await join(port, { encoding, ...checked });
    expect(() => careful.emit(happened, wrong["list"] as Entry)).toThrow(
      violation("list") as unknown as Error,
    );
    // Whoever has spoken JSON gets events in JSON.
    await careful.invoke(swap, good);
    await careless.invoke(swap, good);
    for (const bad of Object.values(wrong)) {
      expect(() => server.broadcast(happened, bad)).toThrow("constraint does not permit");
      expect(() => server.broadcastToSessions(happened, bad, () => true)).toThrow(
        "constraint does not permit",
      );
      expect(() => encodeEvent(happened, bad, undefined, checked)).toThrow(
        "constraint does not permit",
      );
    }
    const events = careful.events(happened)[Symbol.asyncIterator]();
    expect(server.broadcast(happened, good)).toBe(2);
    expect((await events.next()).value).toEqual(good);
  });

  it("count for what a server invokes of its client", async () => {
    const { server, port } = await serve(checked);
    const client = await join(port, { encoding });
    client.handle(swap, ({ port: at }) => Object.values(wrong)[at] as Entry);
    server.handle(bare, (argument) => argument);
    await client.invoke(bare, 1);
    const [connection] = server.connections;
    await expect(connection?.invoke(swap, wrong["key"] as Entry)).rejects.toEqual(violation("key"));
    await expect(connection?.invoke(swap, { port: 1 })).rejects.toBeInstanceOf(BadAnswerError);
  });
});
