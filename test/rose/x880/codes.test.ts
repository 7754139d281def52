import { connect as dial, createServer as listener, type AddressInfo } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import {
  NULL,
  operation,
  operationError,
  type Code,
  type OperationError,
} from "../../../src/codec/index.js";
import { x880 } from "../../../src/rose/csta.js";
import {
  BadAnswerError,
  connect,
  createServer,
  encodeEvent,
  isRoseError,
  RoseError,
  RoseReject,
  silentLog,
  ucserver,
  type Client,
  type RoseProtocol,
  type RoseServer,
} from "../../../src/rose/index.js";
import * as Dialling from "../../asn1/emit/golden/dialling.js";
import * as Signals from "../../asn1/emit/golden/signals.js";
import { fromHex, toHex } from "../../support/same-value.js";

const { askPin, badNumber, dial: call, hangUp, lost, noCall, noPin, told } = Dialling;
const { busy, ring } = Signals;
const protocol = x880({ framing: "none" });
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function pair(
  own: RoseProtocol = protocol,
  encoding: "ber" | "json" = "ber",
): Promise<{ server: RoseServer; client: Client; port: number }> {
  const server = createServer({ log: silentLog, protocol: own });
  opened.push(server);
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  const client = await connect({
    host: "127.0.0.1",
    port,
    log: silentLog,
    encoding,
    protocol: own,
  });
  opened.push(client);
  return { server, client, port };
}

/** What a server answers, as hexadecimal digits. */
async function answer(port: number, hex: string): Promise<string> {
  const socket = dial(port, "127.0.0.1");
  opened.push({ close: () => socket.destroy() });
  await once(socket, "connect");
  socket.write(fromHex(hex));
  const [octets] = (await once(socket, "data")) as [Buffer];
  return toHex(octets);
}

/** An invoke with this object identifier, and without an argument. */
function invokeOf(contents: string): string {
  const withLength = (tag: string, hex: string) =>
    `${tag}82${(hex.length / 2).toString(16).padStart(4, "0")}${hex}`;
  return withLength("a1", `020105${withLength("06", contents)}`);
}

/** The error with which a call ends. */
function failure(invoked: Promise<unknown>): Promise<unknown> {
  return invoked.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

describe("operations with object identifiers", () => {
  test("are invoked, answered, and sent as events, beside those with numbers", async () => {
    const { server, client } = await pair();
    server.handle(call, ({ digits, retries }, { connection }) => {
      connection.emit(told, 8);
      return digits.length + retries;
    });
    server.handle(askPin, () => "1234");
    const events = client.events(told);
    expect(await client.invoke(call, { digits: "110" })).toBe(3);
    expect(await client.invoke(askPin, null)).toBe("1234");
    expect((await events.next()).value).toBe(8);
    expect(server.broadcast(told, 9)).toBe(1);
    expect((await events.next()).value).toBe(9);
    expect(server.handles(call)).toBe(true);
    expect(() => server.handle(call, () => 1)).toThrow("dial has a handler already");
    const other = operation("other", call.code, () => ({
      argument: NULL,
      result: NULL,
      error: NULL,
    }));
    expect(() => server.handle(other, () => null)).toThrow(
      "other (1.3.6.1.4.1.99.1) collides with dial (1.3.6.1.4.1.99.1)",
    );
  });

  test("are answered with their own code, and another one in its place is no answer", async () => {
    const { server, port } = await pair();
    server.handle(call, () => 7);
    const code = "06072b060104016301";
    const argument = "30058003313130";
    expect(await answer(port, `a113020105${code}${argument}`)).toBe(`a211020105300c${code}020107`);
    const impostor = listener((socket) => {
      socket.on("data", () => socket.write(fromHex("a20b0201013006" + "06012b" + "020107")));
      opened.push({ close: () => socket.destroy() });
    }).listen(0, "127.0.0.1");
    opened.push(impostor);
    await once(impostor, "listening");
    const { port: other } = impostor.address() as AddressInfo;
    const client = await connect({ host: "127.0.0.1", port: other, log: silentLog, protocol });
    opened.push(client);
    await expect(client.invoke(call, { digits: "1" })).rejects.toThrow(
      "has the code of another operation, 1.3",
    );
  });

  test("that nobody handles, or that nobody knows, are rejected as not recognised", async () => {
    const { server, client, port } = await pair();
    server.handle(askPin, () => "1234");
    const reject = await failure(client.invoke(call, { digits: "1" }));
    expect(reject).toMatchObject({ problemName: "unrecognisedOperation" });
    // As long as an object identifier may be, and with the largest arc.
    for (const contents of ["2b0601", `2b${"ffff7f".repeat(674)}01`, `2b83${"ff".repeat(35)}7f`]) {
      expect(await answer(port, invokeOf(contents))).toBe("a406020105810101");
    }
  });

  test("whose object identifier is longer than any is are badly structured, and the connection goes on", async () => {
    const { server, client, port } = await pair();
    server.handle(askPin, () => "1234");
    expect(await answer(port, invokeOf(`2b${"01".repeat(2100)}`))).toBe("a4050500800102");
    expect(await client.invoke(askPin, null)).toBe("1234");
  });

  test("are refused by name where messages are those of the UCServer", async () => {
    const refusal =
      "told has the code 1.3.6.1.4.1.99.2, and the protocol ucserver has numbers only";
    for (const encoding of ["ber", "json"] as const) {
      const { server, client } = await pair(ucserver, encoding);
      expect(() => server.handle(told, () => {})).toThrow(refusal);
      expect(() => client.events(told)).toThrow(refusal);
      expect(() => client.session("s").handle(told, () => {})).toThrow(refusal);
      expect(() =>
        server.handleWhen(
          () => true,
          call,
          () => 1,
        ),
      ).toThrow("numbers only");
      expect(() => client.emit(told, 1)).toThrow(refusal);
      expect(() => server.broadcast(told, 1)).toThrow(refusal);
      expect(() => encodeEvent(told, 1)).toThrow(refusal);
      await expect(client.invoke(call, { digits: "1" })).rejects.toThrow("numbers only");
      expect(client.connection.open).toBe(true);
    }
  });
});

describe("errors of an operation", () => {
  test("are told apart by their codes, and come with their parameters", async () => {
    const { server, client } = await pair();
    const failures: readonly RoseError[] = [
      new RoseError(call, badNumber, { at: 2 }),
      new RoseError(call, busy, { seconds: 30 }),
      new RoseError(call, call.errors![2]!, 77),
    ];
    server.handle(call, ({ retries }) => {
      throw failures[retries] as RoseError;
    });
    const [bad, taken, inline] = await Promise.all(
      [0, 1, 2].map((retries) => failure(client.invoke(call, { digits: "1", retries }))),
    );
    expect(bad).toMatchObject({
      name: "RoseError",
      message: "dial failed with badNumber",
      declared: badNumber,
      error: { at: 2, why: "?" },
    });
    expect([isRoseError(bad, call), isRoseError(bad, badNumber), isRoseError(bad, busy)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isRoseError(taken, busy) && taken.error.seconds).toBe(30);
    expect(inline).toMatchObject({ declared: { name: "", code: 9 }, error: 77 });
    expect(isRoseError(new Error("other"), busy)).toBe(false);
  });

  test("may have no parameter, and a single one needs no name", async () => {
    const { server, client } = await pair();
    server.handle(askPin, () => {
      throw new RoseError(askPin, null);
    });
    server.handle(hangUp, (id) => {
      throw id === 0 ? new RoseError(hangUp, noCall, null) : new RoseError(hangUp, lost, id);
    });
    const none = await failure(client.invoke(askPin, null));
    expect(none).toMatchObject({ message: "askPin failed", declared: noPin, error: null });
    expect(await failure(client.invoke(hangUp, 0))).toMatchObject({
      declared: noCall,
      error: null,
    });
    expect(await failure(client.invoke(hangUp, 5))).toMatchObject({ declared: lost, error: 5 });
  });

  test("with a code that none of them has come as octets", async () => {
    const { server, client } = await pair();
    const newer = operation("dial", call.code, () => ({
      argument: Dialling.Number,
      result: Dialling.Call,
      error: Signals.Until,
      errors: [Signals.busy, Dialling.noCall, ...[8, "1.3.9"].map(unknownError)],
    }));
    server.handle(newer, ({ retries }) => {
      throw new RoseError(newer, newer.errors![retries]!, retries === 1 ? null : { seconds: 1 });
    });
    expect(await failure(client.invoke(call, { digits: "1" }))).toMatchObject({ declared: busy });
    for (const [retries, code, parameter] of [
      [1, 3, undefined],
      [2, 8, "3003800101"],
      [3, "1.3.9", "3003800101"],
    ] as const) {
      const error = await failure(client.invoke(call, { digits: "1", retries }));
      expect(error).toBeInstanceOf(BadAnswerError);
      const { message, unknown } = error as BadAnswerError;
      expect(message).toBe(`the error of dial has the code ${code}, which none of its errors has`);
      expect(unknown?.code).toBe(code);
      expect(unknown?.parameter && toHex(unknown.parameter)).toBe(parameter);
    }
  });

  test("are checked: one that the operation does not have, or a wrong parameter, is not sent", async () => {
    expect(() => new RoseError(askPin, badNumber, { at: 1 })).toThrow(
      new TypeError("askPin does not have the error badNumber"),
    );
    const plain = operation("plain", 1, () => ({ argument: NULL, result: NULL, error: NULL }));
    expect(() => new RoseError(plain, busy, {})).toThrow(TypeError);
    const { server, client } = await pair();
    const thrown = [
      new RoseError(call, badNumber, { at: "no" } as never),
      new RoseError(call, new Uint8Array() as never),
      new Error("private"),
    ];
    server.handle(call, ({ retries }) => {
      throw thrown[retries] as Error;
    });
    for (const retries of [0, 1, 2]) {
      const reject = await failure(client.invoke(call, { digits: "1", retries }));
      expect(reject).toBeInstanceOf(RoseReject);
      expect(reject).toMatchObject({ problemName: "resourceLimitation" });
    }
    server.handle(askPin, () => {
      throw new Error("private");
    });
    expect(await failure(client.invoke(askPin, null))).toMatchObject({ declared: noPin });
  });

  test("are not told apart in messages of the UCServer, which have no codes of errors", async () => {
    for (const encoding of ["ber", "json"] as const) {
      const { server, client } = await pair(ucserver, encoding);
      server.handle(askPin, () => {
        throw new RoseError(askPin, noPin, null);
      });
      server.handle(hangUp, () => {
        throw new RoseError(hangUp, lost, 5);
      });
      expect(await failure(client.invoke(askPin, null))).toMatchObject({ declared: noPin });
      expect(await failure(client.invoke(hangUp, 1))).toMatchObject({
        error: 5,
        declared: undefined,
      });
    }
  });
});

function unknownError(code: Code): OperationError<Signals.Until> {
  return operationError("newer", code, () => Signals.Until);
}

describe("linked operations", () => {
  const typesOfCall = () => ({
    argument: Dialling.Number,
    result: Dialling.Call,
    error: NULL,
  });

  test("are invoked while their parent is carried out", async () => {
    const { server, client } = await pair();
    server.handle(call, async ({ digits }, { connection, invokeID }) => {
      const linkedID = invokeID;
      const pin = await connection.invoke(askPin, null, { linkedID });
      const isHeard = await connection.invoke(ring, null, { linkedID });
      return isHeard ? Number(digits + pin) : 0;
    });
    const parents: unknown[] = [];
    client.handle(askPin, (_, { linkedID }) => {
      parents.push(linkedID);
      return "1234";
    });
    client.handle(ring, (_, { linkedID }) => {
      parents.push(linkedID);
      return true;
    });
    expect(await client.invoke(call, { digits: "5" })).toBe(51234);
    expect(parents).toEqual([1, 1]);
  });

  test("are rejected without a parent that waits, or if they are none of its children", async () => {
    const { server, client } = await pair();
    const problems: unknown[] = [];
    const childless = operation("childless", 70, () => ({ ...typesOfCall(), linked: [] }));
    const open = operation("open", 71, typesOfCall);
    for (const parent of [call, childless, open] as const) {
      server.handle(parent as typeof open, async (_, { connection, invokeID }) => {
        const attempts = [
          connection.invoke(hangUp, 1, { linkedID: invokeID }),
          connection.invoke(hangUp, 1, { linkedID: invokeID + 50 }),
        ];
        for (const attempt of attempts) {
          const outcome = await attempt.catch((error: unknown) => error);
          problems.push((outcome as Partial<RoseReject> | null)?.problemName ?? outcome);
        }
        return 0;
      });
    }
    client.handle(hangUp, () => null);
    for (const parent of [call, childless, open] as const) {
      await client.invoke(parent as typeof open, { digits: "1", retries: 0 });
    }
    expect(problems).toEqual([
      "unexpectedChildOperation",
      "unrecognisedLinkedID",
      "linkedResponseUnexpected",
      "unrecognisedLinkedID",
      null,
      "unrecognisedLinkedID",
    ]);
    server.handle(hangUp, () => null);
    expect(await failure(client.invoke(hangUp, 1, { linkedID: 1 }))).toMatchObject({
      problemName: "unrecognisedLinkedID",
    });
  });
});
