import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createGateway, sharedUpstream } from "../../src/gateway/index.js";
import { consoleLog, silentLog } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { bound } from "../support/processes.js";
import { programOf } from "../support/program.js";
import { news } from "./support/operations.js";
import { deferred, join, rawClient, serve } from "./support/peers.js";

const source = fileURLToPath(new URL("support/failing.ts", import.meta.url));

/** A process with a server whose handler throws, not at work before `stdin` ends. */
function failing(...args: string[]) {
  const command = ["--enable-source-maps", programOf(source), ...args];
  return bound(spawn(process.execPath, command, { stdio: ["pipe", "pipe", "pipe"] }));
}

async function outputOf(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const child = failing(...args);
  child.stdin.end();
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr };
}

const answered = "RoseError\nRoseError\n";

describe("a handler that throws", () => {
  it("is told on stderr by default, in one line with its stack", async () => {
    const { stdout, stderr } = await outputOf();
    expect(stdout).toBe(answered);
    const lines = stderr.split("\n");
    expect(lines.pop()).toBe("");
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const [, facts] = /^error: the handler failed (\{.*\})$/.exec(line) ?? [];
      const { operation, err } = JSON.parse(facts!) as { operation: string; err: Error };
      expect(operation).toBe("add");
      expect(err).toMatchObject({
        name: "TypeError",
        message: "no\nerror: forged\u001b[2J\u2028",
      });
      expect(err.stack).toMatch(/^ +at .*failing .*failing\.ts/m);
      // oxlint-disable-next-line no-control-regex -- none is in the line
      expect(line).not.toMatch(/[\u0000-\u001f\u2028]/);
    }
  });

  it("is told nowhere with silentLog", async () => {
    expect(await outputOf("silent")).toEqual({ stdout: answered, stderr: "" });
  });

  it("is answered as ever when nobody reads stderr any more", async () => {
    const child = failing();
    child.stderr.destroy();
    await once(child.stderr, "close");
    const ended = once(child, "exit");
    child.stdin.end();
    expect(await text(child.stdout)).toBe(answered);
    expect(await ended).toEqual([0, null]);
  });
});

/** What is written to stderr during a test. */
const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stderr, "write").mockImplementation((line, done) => {
    lines.push(String(line));
    (done as unknown as () => void)();
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("without the option log", () => {
  it("a client tells of its handler that throws", async () => {
    const { server, port } = await serve();
    const client = await join(port, { log: undefined });
    const { promise: failed, resolve } = deferred();
    client.handle(news, () => {
      setImmediate(resolve);
      throw new Error("no");
    });
    server.broadcast(news, { number: 1, text: "" });
    await failed;
    expect(lines).toEqual([expect.stringMatching(/^error: the handler of an event/)]);
  });

  it("a UcServer tells why it closed a connection", async () => {
    const server = createUcServer();
    onTestFinished(() => server.close());
    const peer = await rawClient((await server.listen({ port: 0 })).port);
    peer.send("GET / HTTP/1.1\r\n\r\n");
    await peer.end();
    expect(lines).toEqual([expect.stringMatching(/^warn: connection closed \{.*\}\n$/)]);
  });

  it("a gateway tells of a request that failed", async () => {
    const upstream = { open: () => Promise.reject(new Error("none")), close: async () => {} };
    const gateway = createGateway({
      upstream,
      extend: (app) =>
        app.get("/fails", () => {
          throw new Error("no");
        }),
    });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    expect((await fetch(`http://127.0.0.1:${port}/fails`)).status).toBe(500);
    expect(lines).toEqual([expect.stringMatching(/^error: a web request failed \{/)]);
  });
});

describe("without the option log, the connection that web sessions share", () => {
  const webService = { user: "webservice", password: "between us" };
  const listener = { find: () => undefined, onEvent: () => {}, onInvoke: () => Promise.reject() };

  it("tells that there is no server", async () => {
    const upstream = sharedUpstream({ open: () => Promise.reject(new Error("none")) });
    onTestFinished(() => upstream.close());
    const opening = upstream.open({ iClientProtocolVersion: 61 }, { ...listener, onEnd() {} });
    await expect(opening).rejects.toThrow("the server cannot be reached");
    const told =
      /^warn: web service cannot connect to the server \{"err":\{"name":"Error","message":"none"/;
    expect(lines).toEqual([expect.stringMatching(told)]);
  });

  it("tells that it has lost the server, and what a session makes of that", async () => {
    const server = createUcServer({ log: silentLog, webService });
    onTestFinished(() => server.close());
    const { port } = await server.listen({ port: 0 });
    const upstream = sharedUpstream({ host: "127.0.0.1", port, webService });
    onTestFinished(() => upstream.close());
    const { promise: failed, resolve } = deferred();
    const onEnd = (): void => {
      setImmediate(resolve);
      throw new Error("no");
    };
    await upstream.open({ iClientProtocolVersion: 61 }, { ...listener, onEnd });
    expect(lines).toEqual([]);
    await server.close();
    await failed;
    expect(lines).toContainEqual(expect.stringMatching(/^warn: web service lost the server \{/));
    const told = /^error: something unexpected went wrong \{"what":"the end of a connection"/;
    expect(lines).toContainEqual(expect.stringMatching(told));
  });
});

describe("consoleLog", () => {
  it("tells warnings and errors alone", () => {
    consoleLog.debug?.({ a: 1 }, "one");
    consoleLog.info({ a: 2 }, "two");
    consoleLog.warn({ a: 3, b: undefined }, "three");
    consoleLog.error({}, "four");
    expect(lines).toEqual(['warn: three {"a":3}\n', "error: four {}\n"]);
  });

  it("keeps control characters of text and facts within the line", () => {
    consoleLog.warn({ name: "a\nb\u0085c\u2029" }, "x\r\ny");
    expect(lines).toEqual([String.raw`warn: x\u000d\u000ay {"name":"a\nb\u0085c\u2029"}` + "\n"]);
  });

  it("writes of the facts what can be written", () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    consoleLog.warn({ ring, id: 2n ** 64n, err: Object.create(null), last: 1 }, "facts");
    expect(lines).toEqual([
      'warn: facts {"ring":"(cannot be written)","id":"18446744073709551616",' +
        '"err":"(cannot be written)","last":1}\n',
    ]);
  });

  it("tells what was thrown though it is no Error, and causes that go round", () => {
    consoleLog.error({ err: "text" }, "failed");
    const error = new Error("outer");
    error.cause = error;
    consoleLog.error({ err: error }, "failed");
    expect(lines[0]).toBe('error: failed {"err":{"message":"text"}}\n');
    expect(lines[1]).toContain('"cause":{"name":"Error","message":"outer"');
  });

  it("throws nothing when stderr does, and leaves no listener there", () => {
    const listeners = process.stderr.listenerCount("error");
    vi.spyOn(process.stderr, "write").mockImplementation(() => {
      throw new Error("gone");
    });
    expect(() => consoleLog.error({}, "lost")).not.toThrow();
    expect(process.stderr.listenerCount("error")).toBe(listeners);
  });
});
