import { connect as dial, createServer as listener, type AddressInfo } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { compile, load } from "../../../src/asn1/index.js";
import { INTEGER, NULL, operation, type Event, type Operation } from "../../../src/codec/index.js";
import { x880 } from "../../../src/rose/csta.js";
import {
  connect,
  createServer,
  isRoseError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
  silentLog,
  ucserver,
  type Client,
  type RoseProtocol,
  type RoseServer,
} from "../../../src/rose/index.js";
import { fromHex, toHex } from "../../support/same-value.js";
import { inTheEnd } from "../../support/in-the-end.js";

const text = `Classes DEFINITIONS AUTOMATIC TAGS ::= BEGIN
  answered OPERATION ::= { ARGUMENT INTEGER RESULT INTEGER ERRORS { bad } CODE local:1 }
  failing  OPERATION ::= { ARGUMENT INTEGER RETURN RESULT FALSE ERRORS { bad } CODE local:2 }
  winning  OPERATION ::= { ARGUMENT INTEGER RESULT INTEGER ALWAYS RESPONDS FALSE CODE local:3 }
  perhaps  OPERATION ::= { ARGUMENT INTEGER RESULT INTEGER ERRORS { bad | worse } ALWAYS RESPONDS FALSE CODE local:4 }
  told     OPERATION ::= { ARGUMENT INTEGER RETURN RESULT FALSE ALWAYS RESPONDS FALSE CODE local:5 }
  bad      ERROR     ::= { PARAMETER INTEGER CODE local:1 }
  worse    ERROR     ::= { CODE local:2 }
END`;
const classes = load(compile([{ name: "classes.asn1", text }]));
const operationOf = (name: string) => classes.operation(name) as Operation;
const answered = operationOf("answered");
const failing = operationOf("failing");
const winning = operationOf("winning");
const perhaps = operationOf("perhaps");
const bad = classes.error("bad");
const protocol = x880({ framing: "none" });
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

/** @param limits Those of both sides. */
async function pair(
  own: RoseProtocol = protocol,
  limits = {},
): Promise<{ server: RoseServer; client: Client; port: number }> {
  const server = createServer({ log: silentLog, protocol: own, limits });
  opened.push(server);
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  const client = await connect({ host: "127.0.0.1", port, log: silentLog, protocol: own });
  opened.push(client);
  return { server, client, port };
}

/** A peer that answers each message with these octets, or with nothing. */
async function peer(texts: readonly (string | undefined)[]): Promise<Client> {
  const left = [...texts];
  const server = listener((socket) => {
    opened.push({ close: () => socket.destroy() });
    socket.on("data", () => {
      const hex = left.shift();
      if (hex !== undefined) socket.write(fromHex(hex));
    });
  }).listen(0, "127.0.0.1");
  opened.push(server);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = await connect({ port, host: "127.0.0.1", protocol, log: silentLog });
  opened.push(client);
  return client;
}

/** What the server sends while it is asked this, up to the answer to the last message, which is answered. */
async function answers(port: number, messages: readonly string[]): Promise<string> {
  const socket = dial(port, "127.0.0.1");
  opened.push({ close: () => socket.destroy() });
  await once(socket, "connect");
  let got = "";
  const last = new Promise<void>((resolve) => {
    socket.on("data", (octets) => {
      got += toHex(octets);
      if (got.endsWith(RESULT_OF_LAST)) resolve();
    });
  });
  for (const hex of [...messages, invoke(9, 1, 7)]) socket.write(fromHex(hex));
  await last;
  return got.slice(0, -RESULT_OF_LAST.length);
}

const octet = (value: number) => value.toString(16).padStart(2, "0");
const invoke = (id: number, code: number, argument: number) =>
  `a1090201${octet(id)}0201${octet(code)}0201${octet(argument)}`;
const RESULT_OF_LAST = "a20b0201093006020101020107";

function failure(invoked: Promise<unknown>): Promise<unknown> {
  return invoked.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

describe("an operation whose success is not answered", () => {
  test("has succeeded when no error has come within its time (RETURN RESULT FALSE)", async () => {
    const { server, client } = await pair();
    const got: number[] = [];
    server.handle(failing, (value: number) => {
      got.push(value);
      return null;
    });
    expect(await client.invoke(failing, 5, { timeout: 20 })).toBe(null);
    await vi.waitFor(() => expect(got).toEqual([5]), inTheEnd);
    expect(client.connection).toMatchObject({ pendingCalls: 0, strayAnswers: 0 });
    // A callback is called as a promise is fulfilled.
    const outcome = await new Promise((resolve) => {
      client.call(failing, 6, (...all) => resolve(all), { timeout: 20 });
    });
    expect(outcome).toEqual([null, null]);
  });

  test("has failed as soon as an error or reject has come", async () => {
    const { server, client } = await pair();
    server.handle(failing, (value: number) => {
      if (value === 1) throw new RoseError(failing, bad, 8);
      throw new Error("private");
    });
    const timeout = 60_000;
    const told = await failure(client.invoke(failing, 1, { timeout }));
    expect(isRoseError(told, bad) && told.error).toBe(8);
    // In neutral words, as any other operation with one error: silence would mean success.
    expect(await failure(client.invoke(failing, 2, { timeout }))).toMatchObject({ declared: bad });
    expect(await failure(client.invoke(failing, "x", { timeout }))).toMatchObject({
      name: "BerEncodeError",
    });
    const mistyped = operation("failing", 2, () => ({
      argument: NULL,
      result: NULL,
      error: INTEGER,
      returnsResult: false,
    }));
    expect(await failure(client.invoke(mistyped, null, { timeout }))).toMatchObject({
      problemName: "mistypedArgument",
    });
  });

  test("has succeeded at once if an empty result comes all the same, and an error that is late is ignored", async () => {
    const client = await peer(["a203020101", undefined, "a309020102020101020108a203020103"]);
    const timeout = 60_000;
    expect(await client.invoke(failing, 1, { timeout })).toBe(null);
    expect(await client.invoke(failing, 2, { timeout: 20 })).toBe(null);
    expect(await client.invoke(failing, 3, { timeout })).toBe(null);
    expect(client.connection).toMatchObject({ lateAnswers: 1, strayAnswers: 0 });
  });

  test("has no outcome if the connection ends before", async () => {
    const { server, client } = await pair();
    server.handle(failing, (_, { connection }) => {
      void connection.close();
      return null;
    });
    expect(await failure(client.invoke(failing, 1, { timeout: 0 }))).toMatchObject({
      code: "rose-connection-closed",
    });
  });

  test("is the same with the protocol of the UCServer", async () => {
    const { server, client } = await pair(ucserver);
    server.handle(failing, (value: number) => {
      if (value === 1) throw new RoseError(failing, bad, 8);
      return null;
    });
    expect(await client.invoke(failing, 0, { timeout: 20 })).toBe(null);
    expect(await failure(client.invoke(failing, 1, { timeout: 60_000 }))).toMatchObject({
      error: 8,
    });
  });
});

describe("an operation that need not be answered (ALWAYS RESPONDS FALSE)", () => {
  test("has failed in an unknown way when no result has come within its time", async () => {
    const { server, client } = await pair();
    server.handle(winning, (value: number) => {
      if (value > 5) throw new Error("private");
      return value + 1;
    });
    expect(await client.invoke(winning, 5, { timeout: 60_000 })).toBe(6);
    expect(await failure(client.invoke(winning, 6, { timeout: 20 }))).toBeInstanceOf(
      RoseTimeoutError,
    );
  });

  test("is rejected for failures that its errors do not name, if it has some", async () => {
    const { server, client } = await pair();
    server.handle(perhaps, () => {
      throw new Error("private");
    });
    const reject = await failure(client.invoke(perhaps, 6, { timeout: 60_000 }));
    expect(reject).toBeInstanceOf(RoseReject);
    expect(reject).toMatchObject({ problemName: "resourceLimitation" });
  });
});

describe("a server answers", () => {
  test("nothing where no answer is defined, and rejects as everywhere", async () => {
    const { server, port } = await pair();
    server.handle(answered, (value: number) => value);
    server.handle(failing, (value: number) => {
      if (value === 1) throw new RoseError(failing, bad, 8);
      return null;
    });
    server.handle(winning, () => {
      throw new Error("private");
    });
    server.handle(classes.operation("told") as Event, () => {
      throw new Error("private");
    });
    expect(await answers(port, [invoke(1, 2, 0)])).toBe("");
    expect(await answers(port, [invoke(1, 2, 1)])).toBe("a309020101020101020108");
    expect(await answers(port, [invoke(1, 3, 0), invoke(2, 5, 0)])).toBe("");
    // mistypedArgument
    expect(await answers(port, ["a1080201010201030500"])).toBe("a406020101810102");
  });

  test("nothing when a handler takes too long, if it has no error to say so", async () => {
    const { server, port } = await pair(protocol, { handlerTimeout: 20 });
    server.handle(answered, (value: number) => value);
    const given: Promise<void>[] = [];
    for (const slow of [winning, failing]) {
      server.handle(slow, (_, { signal }) => {
        const aborted = once(signal, "abort");
        given.push(aborted.then(() => undefined));
        return aborted.then(() => 1);
      });
    }
    expect(await answers(port, [invoke(1, 3, 0), invoke(2, 2, 0)])).toBe("");
    await Promise.all(given);
    expect(given).toHaveLength(2);
  });
});

test("what is never answered is declared as an event", () => {
  const never = operation("never", 9, () => ({
    argument: NULL,
    result: NULL,
    error: NULL,
    errors: [],
    returnsResult: false,
  }));
  expect(() => never.argument).toThrow(
    new TypeError("never is never answered: declare it as an event"),
  );
});

test("a call tells its invoke id, to which the peer links others", async () => {
  const { server, client } = await pair();
  server.handle(answered, (value: number, { connection, invokeID }) =>
    connection.invoke(winning, value, { linkedID: invokeID }),
  );
  const calls = new Map<number, string>();
  const asked: (string | undefined)[] = [];
  client.handle(winning, (value: number, { linkedID }) => {
    asked.push(calls.get(linkedID as number));
    return value * 2;
  });
  const results = ["first", "second"].map((name, at) =>
    client.invoke(answered, at + 1, { onInvoke: (id) => calls.set(id, name) }),
  );
  expect(await Promise.all(results)).toEqual([2, 4]);
  expect(asked).toEqual(["first", "second"]);
  const ids: number[] = [];
  await client.connection?.session.invoke(answered, 1, { onInvoke: (id) => ids.push(id) });
  client.call(answered, 1, () => undefined, { onInvoke: (id) => ids.push(id) });
  expect(ids).toEqual([3, 4]);
});

test("nothing is sent if the function that is told the invoke id throws", async () => {
  const { server, client } = await pair();
  let count = 0;
  server.handle(answered, () => ++count);
  const mine = new Error("mine");
  const onInvoke = () => {
    throw mine;
  };
  expect(await failure(client.invoke(answered, 1, { onInvoke }))).toBe(mine);
  expect(await client.invoke(answered, 1)).toBe(1);
  expect(client.connection?.pendingCalls).toBe(0);
});
