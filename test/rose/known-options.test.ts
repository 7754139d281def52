import { describe, expect, test } from "vitest";
import { connect, createServer } from "../../src/rose/index.js";
import { createGateway } from "../../src/gateway/index.js";
import { createUcServer } from "../../src/server/index.js";

const wrong = (options: object): never => options as never;

describe("options that there are not", () => {
  test.each([
    [
      { limits: { callTimout: 5 } },
      'unknown option "callTimout" of limits: did you mean "callTimeout"?',
    ],
    [{ strictnes: 1 }, 'unknown option "strictnes" of createServer: did you mean "strictness"?'],
    [{ strictness: "lenien" }, 'unknown value "lenien" of strictness: did you mean "lenient"?'],
    [{ somethingElse: 1 }, 'unknown option "somethingElse" of createServer'],
    [{ toString: 1 }, 'unknown option "toString" of createServer'],
    [
      { ["x\n".repeat(100)]: 1 },
      `unknown option ${JSON.stringify(`${"x\n".repeat(20)}...`)} of createServer`,
    ],
    [
      { tls: { policy: "requird" } },
      'unknown value "requird" of tls.policy: did you mean "required"?',
    ],
  ])("createServer refuses %j", (options, message) => {
    expect(() => createServer(wrong(options))).toThrow(new TypeError(message));
  });

  test.each([
    [{ hots: "x" }, 'unknown option "hots" of connect: did you mean "host"?'],
    [{ tls: "directt" }, 'unknown value "directt" of tls: did you mean "direct"?'],
    [{ tls: { mode: "never" } }, 'unknown value "never" of tls.mode'],
    [
      { tls: { mode: "direct", servrname: "x" } },
      'unknown option "servrname" of tls: did you mean "servername"?',
    ],
    [
      { reconnect: { maxDealy: 1 } },
      'unknown option "maxDealy" of reconnect: did you mean "maxDelay"?',
    ],
    [{ encoding: "jsn" }, 'unknown value "jsn" of encoding: did you mean "json"?'],
    [{ encoding: 1 }, "encoding must be a string, not of type number"],
    [{ limits: { maxDept: 1 } }, 'unknown option "maxDept" of limits: did you mean "maxDepth"?'],
  ])("connect refuses %j", async (options, message) => {
    await expect(connect(wrong(options))).rejects.toThrow(new TypeError(message));
  });

  test.each([
    [{ clok: 1 }, 'unknown option "clok" of createUcServer: did you mean "clock"?'],
    [{ port: 1 }, 'unknown option "port" of createUcServer'],
    [{ strictness: "lax" }, 'unknown value "lax" of strictness'],
    [
      { logons: { maxHashin: 1 } },
      'unknown option "maxHashin" of logons: did you mean "maxHashing"?',
    ],
    [{ limits: { maxDept: 1 } }, 'unknown option "maxDept" of limits: did you mean "maxDepth"?'],
    [
      { tls: { policy: "alowed" } },
      'unknown value "alowed" of tls.policy: did you mean "allowed"?',
    ],
  ])("createUcServer refuses %j", (options, message) => {
    expect(() => createUcServer(wrong(options))).toThrow(new TypeError(message));
  });

  test.each([
    [{ orgins: [] }, 'unknown option "orgins" of createGateway: did you mean "origins"?'],
    [
      { limits: { maxSession: 1 } },
      'unknown option "maxSession" of limits: did you mean "maxSessions"?',
    ],
  ])("createGateway refuses %j", (options, message) => {
    expect(() => createGateway(wrong(options))).toThrow(new TypeError(message));
  });

  test.each([
    [{ prot: 0 }, 'unknown option "prot" of listen: did you mean "port"?'],
    [
      { port: 0, tls: { cert: "", key: "" } },
      "tls of listen is a boolean: the certificate is an option of the server",
    ],
    [7222, "listen takes { host, port, tls }, not a number"],
  ])("listen refuses %j", async (where, message) => {
    const upstream = { open: () => Promise.reject(new Error("none")), close: async () => {} };
    for (const server of [createServer(), createUcServer(), createGateway({ upstream })]) {
      await expect(server.listen(wrong(where as object))).rejects.toThrow(new TypeError(message));
      await server.close();
    }
  });

  test("a known option may be undefined", async () => {
    const server = createServer({ tls: undefined, limits: undefined, logon: undefined });
    await expect(server.close()).resolves.toBeUndefined();
  });
});
