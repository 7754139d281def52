import { describe, expect, test } from "vitest";
import { connect, createServer, silentLog } from "../../src/rose/index.js";
import { createGateway } from "../../src/gateway/index.js";
import { createUcServer } from "../../src/server/index.js";
import { certificate } from "../server/certificate.js";

const wrong = (options: unknown): never => options as never;

/** What is given, and the error. */
type Row = readonly [given: unknown, message: string];

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
  ])("createServer refuses %j", (options, message) => {
    expect(() => createServer(wrong(options))).toThrow(new TypeError(message));
  });

  // Without its certificate or its policy, a server would take passwords in clear text.
  const wrongTls: readonly Row[] = [
    ["required", "the options of tls must be an object, not of type string"],
    [null, "the options of tls must be an object, not null"],
    [[], "the options of tls must be an object, not an array"],
    [{ polcy: "required" }, 'unknown option "polcy" of tls: did you mean "policy"?'],
    [{ policy: "requird" }, 'unknown value "requird" of tls.policy: did you mean "required"?'],
    [{ policy: true }, "tls.policy must be a string, not of type boolean"],
    [{ cret: "" }, 'unknown option "cret" of tls: did you mean "cert"?'],
    [{ passphrse: "" }, 'unknown option "passphrse" of tls: did you mean "passphrase"?'],
    [{ requestCert: true }, 'unknown option "requestCert" of tls'],
  ];
  test.each<Row>([
    ...wrongTls,
    [
      { clearOperation: [] },
      'unknown option "clearOperation" of tls: did you mean "clearOperations"?',
    ],
    [{ clearOperations: "all" }, "tls.clearOperations must be an object, not of type string"],
    [{ refuse: {} }, "tls.refuse must be a function, not of type object"],
  ])("createServer refuses the TLS %j", (tls, message) => {
    expect(() => createServer(wrong({ tls }))).toThrow(new TypeError(message));
  });

  test.each<Row>([
    ...wrongTls,
    [{ clearOperations: [] }, 'unknown option "clearOperations" of tls'],
    [{ refuse: {} }, 'unknown option "refuse" of tls'],
  ])("createUcServer refuses the TLS %j", (tls, message) => {
    expect(() => createUcServer(wrong({ tls }))).toThrow(new TypeError(message));
  });

  test.each<Row>([
    ...wrongTls.filter(([, message]) => !message.includes("policy")),
    [{ policy: "required" }, 'unknown option "policy" of tls'],
  ])("createGateway refuses the TLS %j", (tls, message) => {
    expect(() => createGateway(wrong({ upstream: {}, tls }))).toThrow(new TypeError(message));
  });

  test.each([
    [{ cret: "" }, 'unknown option "cret" of setCertificate: did you mean "cert"?'],
    [{ policy: "required" }, 'unknown option "policy" of setCertificate'],
    [undefined, "the options of setCertificate must be an object, not undefined"],
    ["cert", "the options of setCertificate must be an object, not of type string"],
  ])("setCertificate refuses %j", async (given, message) => {
    const pem = await certificate();
    const upstream = { open: () => Promise.reject(new Error("none")), close: async () => {} };
    const servers = [
      createServer({ tls: pem }),
      createUcServer({ tls: pem }),
      createGateway({ upstream, tls: pem }),
    ];
    for (const server of servers) {
      expect(() => server.setCertificate(wrong(given))).toThrow(new TypeError(message));
      await server.close();
    }
  });

  test.each<Row>([
    [{ integers: "bigin" }, 'unknown value "bigin" of integers: did you mean "bigint"?'],
    [
      { unknownMembers: "refus" },
      'unknown value "refus" of unknownMembers: did you mean "refuse"?',
    ],
    [{ log: 5 }, "log must have a method info"],
    [{ log: { info() {}, warn() {} } }, "log must have a method error"],
    [{ log: { ...silentLog, debug: true } }, "log has a debug that is no method"],
    [{ limits: 5 }, "limits must be an object, not of type number"],
    [{ authorize: true }, "authorize must be a function, not of type boolean"],
    [{ logon: "yes" }, "logon must be a boolean, not of type string"],
    [{ constraints: 1 }, "constraints must be a boolean, not of type number"],
    [null, "the options of createServer must be an object, not null"],
    ["x", "the options of createServer must be an object, not of type string"],
  ])("createServer refuses %j", (options, message) => {
    expect(() => createServer(wrong(options))).toThrow(new TypeError(message));
  });

  test.each<Row>([
    [
      { tls: { mode: "direct", rejectUnauthorized: 0 } },
      "tls.rejectUnauthorized must be a boolean, not of type number",
    ],
    [{ reconnect: "yes" }, "the options of reconnect must be an object, not of type string"],
    [{ onConnected: {} }, "onConnected must be a function, not of type object"],
    [{ log: "x" }, "log must have a method info"],
    [{ integers: 5 }, "integers must be a string, not of type number"],
    [{ callTimeuot: 5 }, 'unknown option "callTimeuot" of connect: did you mean "callTimeout"?'],
  ])("connect refuses %j", async (options, message) => {
    await expect(connect(wrong(options))).rejects.toThrow(new TypeError(message));
  });

  test.each([
    [{ hots: "x" }, 'unknown option "hots" of connect: did you mean "host"?'],
    [{ tls: "directt" }, 'unknown value "directt" of tls: did you mean "direct"?'],
    [{ tls: null }, "the options of tls must be an object, not null"],
    [{ tls: true }, "tls must be a string, not of type boolean"],
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
      { webService: { pasword: "x" } },
      'unknown option "pasword" of webService: did you mean "password"?',
    ],
    [{ webService: { user: "x" } }, "webService needs password"],
    [{ webService: "x" }, "webService must be an object, not of type string"],
    [{ passwordCost: { foo: 1 } }, 'unknown option "foo" of passwordCost'],
    [{ passwordCost: { N: 16, r: 8 } }, "passwordCost needs p"],
    [
      { passwordCost: { N: "16", r: 8, p: 1 } },
      "passwordCost.N must be a number, not of type string",
    ],
    [{ log: 5 }, "log must have a method info"],
    [{ anonymous: "false" }, "anonymous must be a boolean, not of type string"],
    [
      { unknownMembers: "refus" },
      'unknown value "refus" of unknownMembers: did you mean "refuse"?',
    ],
    [
      { itemStores: { maxItem: 5 } },
      'unknown option "maxItem" of itemStores: did you mean "maxItems"?',
    ],
    [{ itemStores: { enabled: "no" } }, "itemStores.enabled must be a boolean, not of type string"],
    [
      { itemStores: { shared: [{ name: "x", reders: "administrators" }] } },
      'unknown option "reders" of itemStores.shared: did you mean "readers"?',
    ],
    [{ itemStores: { shared: [{ readers: "users" }] } }, "itemStores.shared needs name"],
    [{ presenceDomains: "x" }, "presenceDomains must be an array, not of type string"],
    [
      { tls: { policy: "alowed" } },
      'unknown value "alowed" of tls.policy: did you mean "allowed"?',
    ],
  ])("createUcServer refuses %j", (options, message) => {
    expect(() => createUcServer(wrong(options))).toThrow(new TypeError(message));
  });

  test.each<Row>([
    [undefined, "the options of createGateway must be an object, not undefined"],
    [{}, "createGateway needs upstream"],
    [{ upstream: {}, origins: "https://x.y" }, "origins must be an array, not of type string"],
    [{ upstream: {}, explorer: "no" }, "explorer must be a boolean, not of type string"],
    [{ upstream: {}, log: 1 }, "log must have a method info"],
    [
      { upstream: {}, strictness: "stric" },
      'unknown value "stric" of strictness: did you mean "strict"?',
    ],
  ])("createGateway refuses %j", (options, message) => {
    expect(() => createGateway(wrong(options))).toThrow(new TypeError(message));
  });

  test.each([
    [{ orgins: [] }, 'unknown option "orgins" of createGateway: did you mean "origins"?'],
    [
      { limits: { maxSession: 1 } },
      'unknown option "maxSession" of limits: did you mean "maxSessions"?',
    ],
  ])("createGateway refuses %j", (options, message) => {
    expect(() => createGateway(wrong({ upstream: {}, ...options }))).toThrow(
      new TypeError(message),
    );
  });

  test.each([
    [{ prot: 0 }, 'unknown option "prot" of listen: did you mean "port"?'],
    [
      { port: 0, tls: { cert: "", key: "" } },
      "tls of listen is a boolean: the certificate is an option of the server",
    ],
    [{ host: "" }, "host of listen is an address or a name: 0.0.0.0 and :: mean all addresses"],
    [{ host: null }, "host of listen is an address or a name: 0.0.0.0 and :: mean all addresses"],
    [7222, "listen takes { host, port, tls }, not a number"],
  ])("listen refuses %j", async (where, message) => {
    const upstream = { open: () => Promise.reject(new Error("none")), close: async () => {} };
    for (const server of [createServer(), createUcServer(), createGateway({ upstream })]) {
      await expect(server.listen(wrong(where))).rejects.toThrow(new TypeError(message));
      await server.close();
    }
  });

  test("a known option may be undefined", async () => {
    const server = createServer({ tls: undefined, limits: undefined, logon: undefined });
    await expect(server.close()).resolves.toBeUndefined();
  });
});
