import { describe, expect, test } from "vitest";
import {
  authenticationChoice,
  Backoff,
  defaultEngineLimits,
  encodeEvent,
  Framer,
  logOn,
  roseMessageFromJson,
  roseMessageToJson,
  SharedEvent,
  type Client,
} from "../../src/rose/index.js";
import { logOnLater } from "../../src/rose/later.js";
import { add, news } from "./support/operations.js";
import { join, serve } from "./support/peers.js";

const wrong = (options: unknown): never => options as never;
const sum = { a: 1, b: 2 };
const item = { number: 1, text: "" };

/** What is given, and the error; `*` stands for the method. */
type Row = readonly [options: unknown, message: string];

const error = (message: string, method: string): TypeError =>
  new TypeError(message.replace("*", method));

/** A client, its connection and session, and what came of calls. */
async function sides(): Promise<{
  client: Client;
  all: Pick<Client, "invoke" | "call" | "emit">[];
}> {
  const { server, port } = await serve();
  server.handle(add, ({ a, b }) => ({ total: a + b }));
  const client = await join(port);
  return { client, all: [client, client.connection, client.connection.session] };
}

describe("options that there are not, of one call", () => {
  test.each<Row>([
    [{ timout: 5 }, 'unknown option "timout" of *: did you mean "timeout"?'],
    [{ sesionID: "x" }, 'unknown option "sesionID" of *: did you mean "sessionID"?'],
    [{ sgnal: AbortSignal.abort() }, 'unknown option "sgnal" of *: did you mean "signal"?'],
    [{ timeout: 5, constructor: 1 }, 'unknown option "constructor" of *'],
  ])("invoke and call refuse %j, and send nothing", async (options, message) => {
    const { client, all } = await sides();
    for (const one of all) {
      await expect(one.invoke(add, sum, wrong(options))).rejects.toThrow(error(message, "invoke"));
      const failure = await new Promise((resolve) => {
        one.call(add, sum, resolve, wrong(options));
      });
      expect(failure).toEqual(error(message, "call"));
    }
    expect(client.connection.messagesOut).toBe(0);
    expect(client.connection.pendingCalls).toBe(0);
  });

  test.each<Row>([
    [5000, "the options of * must be an object, not of type number"],
    [null, "the options of * must be an object, not null"],
  ])("invoke refuses %j", async (options, message) => {
    const { client } = await sides();
    for (const one of [client, client.connection]) {
      await expect(one.invoke(add, sum, wrong(options))).rejects.toThrow(error(message, "invoke"));
    }
    expect(client.connection.messagesOut).toBe(0);
  });

  test("invoke refuses them while there is no connection", async () => {
    const { server, port } = await serve();
    const reconnect = { initialDelay: 60_000, maxDelay: 60_000 };
    const client = await join(port, { reconnect, callTimeout: 10 });
    await Promise.all([server.close(), client.connection.closed]);
    const call = client.invoke(add, sum, wrong({ sesionID: "x" }));
    await expect(call).rejects.toThrow('unknown option "sesionID" of invoke');
  });

  test.each<Row>([
    [{ linkId: 1 }, 'unknown option "linkId" of *: did you mean "linkedID"?'],
    [{ timeout: 1 }, 'unknown option "timeout" of *'],
  ])("emit and encodeEvent refuse %j, and send nothing", async (extras, message) => {
    const { client, all } = await sides();
    for (const one of all) {
      expect(() => one.emit(news, item, wrong(extras))).toThrow(error(message, "emit"));
    }
    expect(() => encodeEvent(news, item, wrong(extras))).toThrow(error(message, "encodeEvent"));
    expect(client.connection.messagesOut).toBe(0);
    await client.connection.close();
    expect(() => client.emit(news, item, wrong(extras))).toThrow(error(message, "emit"));
  });

  test.each<Row>([
    [{ sgnal: AbortSignal.abort() }, 'unknown option "sgnal" of *: did you mean "signal"?'],
    [{ signal: true }, "signal must be an object, not of type boolean"],
    ["x", "the options of * must be an object, not of type string"],
  ])("events and status refuse %j", async (options, message) => {
    const { client } = await sides();
    for (const one of [client, client.connection.session]) {
      expect(() => one.events(news, wrong(options))).toThrow(error(message, "events"));
    }
    expect(() => client.status(wrong(options))).toThrow(error(message, "status"));
  });

  test.each<Row>([
    [
      { unknownMember: "refuse" },
      'unknown option "unknownMember" of *: did you mean "unknownMembers"?',
    ],
    [
      { unknownMembers: "refus" },
      'unknown value "refus" of unknownMembers: did you mean "refuse"?',
    ],
  ])("encodeEvent and SharedEvent refuse %j", (options, message) => {
    expect(() => new SharedEvent(news, item, wrong(options), encodeEvent)).toThrow(
      error(message, "SharedEvent"),
    );
    expect(() => encodeEvent(news, item, undefined, wrong(options))).toThrow(
      error(message, "encodeEvent"),
    );
  });

  test("startTls refuses them, and the connection stays as it is", async () => {
    const { client } = await sides();
    const start = (): unknown => client.connection.startTls(wrong({ rejectUnauthorised: false }));
    expect(start).toThrow(
      'unknown option "rejectUnauthorised" of startTls: did you mean "rejectUnauthorized"?',
    );
    await expect(client.invoke(add, sum)).resolves.toEqual({ total: 3 });
  });

  test.each<[unknown, unknown, string]>([
    [
      { token: "x" },
      { versoin: "1" },
      'unknown option "versoin" of logOn: did you mean "version"?',
    ],
    [
      { user: "x", pasword: "y" },
      {},
      'unknown option "pasword" of credentials: did you mean "password"?',
    ],
    [{ user: "x" }, {}, "credentials are a user with a password, or a token"],
    [undefined, {}, "the options of credentials must be an object, not undefined"],
  ])("logOn refuses %j with %j, and sends nothing", async (credentials, options, message) => {
    const { client } = await sides();
    const logon = logOn(client, wrong(credentials), wrong(options));
    await expect(logon).rejects.toThrow(new TypeError(message));
    expect(client.connection.messagesOut).toBe(0);
  });

  test.each<[unknown, unknown, string]>([
    [
      { token: "x" },
      { deviceID: "1" },
      'unknown option "deviceID" of logOnLater: did you mean "deviceId"?',
    ],
    [{ token: "x" }, { subscribe: "no" }, "subscribe must be a boolean, not of type string"],
    [
      { user: "x", pasword: "y" },
      {},
      'unknown option "pasword" of credentials: did you mean "password"?',
    ],
    [{ token: undefined }, {}, "credentials are a user with a password, or a token"],
  ])("logOnLater refuses %j with %j, and sends nothing", async (credentials, options, message) => {
    const { client } = await sides();
    const logon = logOnLater(client, wrong(credentials), wrong(options));
    await expect(logon).rejects.toThrow(new TypeError(message));
    expect(client.connection.messagesOut).toBe(0);
  });

  test.each([
    [{ kind: "password", user: "x", password: "" }],
    [{ user: "x", password: "", token: undefined }],
    [{ user: "x", password: "", token: "y" }],
  ])("authenticationChoice takes name and password from %j", (given) => {
    expect(authenticationChoice(wrong(given))).toEqual({
      simple: { u8sClientUsername: "x", u8sClientUserPassword: "" },
    });
  });

  test("authenticationChoice takes the token where a password is undefined", () => {
    const given = { user: "x", password: undefined, token: "y" };
    expect(authenticationChoice(wrong(given))).toMatchObject({
      enhanced: { u8sAuthenticationMethod: "JWT", sAuthCredetials: Buffer.from("y") },
    });
  });

  test("openLocal refuses them, and opens nothing", async () => {
    const { server } = await serve();
    const open = (): unknown => server.openLocal("127.0.0.1", wrong({ mayExced: () => true }));
    expect(open).toThrow('unknown option "mayExced" of openLocal: did you mean "mayExceed"?');
    expect(server.connections.size).toBe(0);
  });

  test.each<Row>([
    [{ strictnes: "strict" }, 'unknown option "strictnes" of *: did you mean "strictness"?'],
    [{ typeNames: "roots" }, 'unknown value "roots" of typeNames: did you mean "root"?'],
  ])("the conversions of messages refuse %j", (options, message) => {
    const resolver = { operation: () => undefined, type: () => undefined };
    const event = encodeEvent(news, item);
    const json: unknown = JSON.parse(roseMessageToJson(event, resolver));
    expect(() => roseMessageToJson(event, resolver, wrong(options))).toThrow(
      error(message, "roseMessageToJson"),
    );
    expect(() => roseMessageFromJson(json, resolver, wrong(options))).toThrow(
      error(message, "roseMessageFromJson"),
    );
  });

  test.each<Row>([
    [{ maxFramBytes: 1 }, 'unknown option "maxFramBytes" of Framer: did you mean "maxFrameBytes"?'],
    [{}, "Framer needs maxFrameBytes"],
    [{ maxFrameBytes: "5" }, "maxFrameBytes must be a number, not of type string"],
    [undefined, "the options of Framer must be an object, not undefined"],
  ])("a Framer refuses %j", (limits, message) => {
    expect(() => new Framer(wrong(limits))).toThrow(new TypeError(message));
  });

  test("a Framer takes its limit from all limits of an engine", () => {
    expect(new Framer({ ...defaultEngineLimits, maxFrameBytes: 5 }).maxFrameBytes).toBe(5);
  });

  test.each<Row>([
    [{ maxDealy: 1 }, 'unknown option "maxDealy" of reconnect: did you mean "maxDelay"?'],
    [{ retry: true }, "retry must be a function, not of type boolean"],
  ])("a Backoff refuses %j", (options, message) => {
    expect(() => new Backoff(wrong(options))).toThrow(new TypeError(message));
  });
});
