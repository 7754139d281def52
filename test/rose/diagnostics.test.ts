import { channel } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { channels } from "../../src/rose/diagnostics.js";
import { RoseError } from "../../src/rose/errors.js";
import { certificateFor } from "./support/certificates.js";
import { hex } from "./support/bytes.js";
import { add, configure, echo, news, stall } from "./support/operations.js";
import { join, rawClient, serve, until } from "./support/peers.js";

/** What is published on channels until the test is over, by the short name of the channel. */
function listen<T = any>(...names: string[]): { name: string; message: T }[] {
  const seen: { name: string; message: T }[] = [];
  for (const name of names) {
    const listener = (message: unknown): void => void seen.push({ name, message: message as T });
    const at = channel(`rosewire:${name}`);
    at.subscribe(listener);
    onTestFinished(() => at.unsubscribe(listener));
  }
  return seen;
}

/** The messages of the server's connections: those of the client are in this process too. */
function ofServer<T extends { name: string; message: any }>(seen: T[]): T[] {
  return seen.filter(({ message }) => message.connection?.engine.role === "server");
}

describe("diagnostics channels", () => {
  it("are the documented ones, and have no subscribers by themselves", () => {
    const names = Object.values(channels).map(({ name }) => String(name));
    const docs = readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");
    for (const name of names) {
      expect(docs).toContain(`\`${name}\``);
      expect(channel(name).hasSubscribers).toBe(false);
    }
    const documented = new Set(docs.match(/rosewire(:[a-z]+)+/g));
    expect([...documented].toSorted()).toEqual(names.toSorted());
  });

  it("tell of connections that come, switch to TLS and go", async () => {
    const seen = listen("connection:open", "connection:secure", "connection:close");
    const own = await certificateFor();
    const { server, port } = await serve({ tls: own });
    const client = await join(port, { tls: { mode: "starttls", ca: own.cert } });
    await until(() => ofServer(seen).length === 2);
    await client.close();
    await until(() => seen.length === 6);
    expect(ofServer(seen).map(({ name }) => name)).toEqual([
      "connection:open",
      "connection:secure",
      "connection:close",
    ]);
    expect(ofServer(seen)[2]?.message.reason).toMatchObject({ code: "remote" });
    expect(server.connections.size).toBe(0);
  });

  it("tell of frames, as they stand on the wire", async () => {
    const seen = listen<{ kind: string; bytes: Uint8Array }>("frame:in", "frame:out");
    const copies: string[] = [];
    for (const name of ["frame:in", "frame:out"]) {
      const listener = (message: any): void => {
        if (message.connection.role !== "server") return;
        copies.push(`${name} ${message.kind} ${Buffer.from(message.bytes).toString("hex")}`);
      };
      channel(`rosewire:${name}`).subscribe(listener);
      onTestFinished(() => channel(`rosewire:${name}`).unsubscribe(listener));
    }
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port);
    await client.invoke(configure, {});
    expect(copies).toEqual([
      "frame:in ber a10802010102010c3000",
      "frame:out ber a20a02010130050201003000",
    ]);
    // One that is sent in several pieces is shown in one.
    await client.invoke(echo, { bytes: new Uint8Array(10_000).fill(7) });
    const [, , big, answer] = ofServer(seen as never[]) as typeof seen;
    expect(big?.message.bytes.length).toBe(10_000 + 18);
    expect(answer?.message.bytes.length).toBe(10_000 + 22);
    expect(copies[3]).toContain("0707");
  });

  it("tell how each invoke ended, and how long it took", async () => {
    const seen = listen("invoke:start", "invoke:end");
    const { server, port } = await serve({
      limits: { handlerTimeout: 100 },
      authorize: (_, operation) =>
        operation === echo ? { reject: "authenticationFailed" } : undefined,
    });
    server.handle(configure, ({ text }) => {
      if (text === "error") {
        throw new RoseError(configure, { iErrorDetail: 1, u8sErrorString: "x", bFatal: false });
      }
      if (text === "fail") throw new Error("no");
      return {};
    });
    server.handle(stall, () => new Promise(() => {}));
    server.handle(echo, ({ bytes }) => ({ bytes }));
    server.handle(news, () => {});
    const client = await join(port);
    await client.invoke(configure, {});
    for (const text of ["error", "fail"]) await client.invoke(configure, { text }).catch(() => {});
    await client.invoke(stall, {}).catch(() => {});
    await client.invoke(echo, { bytes: new Uint8Array(1) }).catch(() => {});
    await client.invoke(add, { a: 1, b: 2 }).catch(() => {});
    client.connection.send(hex("a10b 020163 02010c 3003 0c01ff"));
    client.emit(news, { number: 1, text: "" });
    const ends = (): any[] => seen.filter(({ name }) => name === "invoke:end");
    await until(() => ends().length === 8);
    expect(
      ends().map(({ message }) => [message.operation?.name, message.outcome, message.problemCode]),
    ).toEqual([
      ["configure", "result", undefined],
      ["configure", "error", undefined],
      ["configure", "failure", undefined],
      ["stall", "timeout", undefined],
      ["echo", "reject", 10],
      [undefined, "reject", 1],
      ["configure", "reject", 2],
      ["news", "event", undefined],
    ]);
    expect(ends()[3].message.duration).toBeGreaterThanOrEqual(90);
    expect(ends()[3].message).toMatchObject({ operationID: 13, invokeID: 4, sessionID: undefined });
    // What nobody handles does not begin.
    expect(seen.length - ends().length).toBe(7);
  });

  it("tell how each own call ended", async () => {
    const seen = listen("call:start", "call:end");
    const { server, port } = await serve();
    server.handle(configure, ({ text }) => {
      if (text === undefined) return {};
      throw new RoseError(configure, { iErrorDetail: 1, u8sErrorString: "x", bFatal: false });
    });
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const controller = new AbortController();
    const calls = [
      client.invoke(configure, {}),
      client.invoke(configure, { text: "x" }),
      client.invoke(add, { a: 1, b: 2 }),
      client.invoke(stall, {}, { timeout: 10 }),
      client.invoke(stall, {}, { signal: controller.signal }),
      client.invoke(add, { a: "1", b: 2 } as never),
      client.invoke(stall, {}, { sessionID: "S1" }),
      client.invoke(stall, {}),
    ];
    const settled = Promise.allSettled(calls);
    controller.abort();
    const ends = (): any[] => seen.filter(({ name }) => name === "call:end");
    await until(() => ends().length === 7);
    await client.close();
    await settled;
    const outcomes = new Map(ends().map(({ message }) => [message.invokeID, message]));
    const list = [1, 2, 3, 4, 5, 6, 7, 8].map((id) => outcomes.get(id));
    expect(list.map(({ outcome, problemCode }) => [outcome, problemCode])).toEqual([
      ["result", undefined],
      ["error", undefined],
      ["reject", 1],
      ["timeout", undefined],
      ["abort", undefined],
      ["unsent", undefined],
      ["reject", 8],
      ["closed", undefined],
    ]);
    expect(list[6]).toMatchObject({ sessionID: "S1", operation: stall, problem: "invokeProblem" });
    expect(list.every(({ duration }) => duration >= 0)).toBe(true);
    expect(seen.filter(({ name }) => name === "call:start")).toHaveLength(8);
  });

  it("tell of failures that peers are not told about", async () => {
    const seen = listen<{ error: Error; operation: unknown }>("error");
    const { server, port } = await serve({
      onConnection() {
        throw new Error("a hook");
      },
    });
    server.handle(configure, () => {
      throw new Error("a handler");
    });
    const client = await join(port);
    await client.invoke(configure, {}).catch(() => {});
    expect(seen.map(({ message }) => [message.error.message, message.operation])).toEqual([
      ["a hook", undefined],
      ["a handler", configure],
    ]);
  });

  it("tell of limits that are hit, also where no connection came about", async () => {
    const seen = listen("limit");
    const { port } = await serve({ limits: { maxConnections: 1 } });
    await join(port);
    await (await rawClient(port)).end();
    expect(seen).toEqual([
      {
        name: "limit",
        message: { limit: "maxConnections", connection: undefined, remoteAddress: "127.0.0.1" },
      },
    ]);
  });

  it("tell what a client does about its connection", async () => {
    const seen = listen("client:status");
    const { port } = await serve();
    const client = await join(port);
    await client.close();
    expect(seen.map(({ message }) => [message.client === client, message.status.state])).toEqual([
      [true, "connected"],
      [true, "closed"],
    ]);
  });
});
