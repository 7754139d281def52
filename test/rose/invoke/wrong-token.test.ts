import { describe, expect, test } from "vitest";
import { encodeEvent } from "../../../src/rose/message/encode-event.js";
import type { Client } from "../../../src/rose/index.js";
import { asnAppointmentSetEntry } from "../../../src/modules/appointments/appointments.js";
import { AsnLogonResult, asnLogoff } from "../../../src/modules/authentication/authentication.js";
import { join, serve } from "../support/peers.js";

/** What no operation or event is, and what an error calls it. */
const others: [given: unknown, described: string][] = [
  [undefined, "undefined: is its import spelt right?"],
  [null, "null"],
  [4010, "a number"],
  [() => {}, "a function"],
  [{}, "an object"],
  [{ name: "asnLogofff" }, 'an object "asnLogofff": did you mean "asnLogoff"?'],
  [AsnLogonResult, 'the type "AsnLogonResult"'],
  [
    "asnAppointmentSetEntri",
    'the text "asnAppointmentSetEntri": did you mean "asnAppointmentSetEntry"?',
  ],
  ["asnLogoff", 'the text "asnLogoff": import what has that name, and give it'],
  ["something else", 'the text "something else"'],
  ["x".repeat(1000), `the text "${"x".repeat(40)}..."`],
];

const wrong = (given: unknown): never => given as never;

async function client(): Promise<Client> {
  const { port } = await serve();
  return await join(port);
}

describe("something that is no operation", () => {
  test.each([...others, [asnLogoff, "the event asnLogoff: use emit"]])(
    "is told apart by invoke and call: %o",
    async (given, described) => {
      const from = await client();
      const error = (method: string) =>
        new TypeError(`${method} takes an operation, not ${described}`);
      const whose = [from, from.connection, from.connection.session];
      for (const one of whose) {
        await expect(one.invoke(wrong(given), {})).rejects.toThrow(error("invoke"));
        const told = new Promise((resolve) => {
          one.call(wrong(given), {}, resolve);
        });
        expect(await told).toEqual(error("call"));
      }
      expect(from.connection.pendingCalls).toBe(0);
    },
  );

  test("is refused by a client that is not connected too", async () => {
    const { server, port } = await serve();
    const from = await join(port, { reconnect: { initialDelay: 20_000 } });
    await server.close();
    await expect.poll(() => from.state).toBe("waiting");
    const error = new TypeError("invoke takes an operation, not the event asnLogoff: use emit");
    await expect(from.invoke(wrong(asnLogoff), {})).rejects.toThrow(error);
  });
});

describe("something that is no event", () => {
  const operation: [unknown, string] = [
    asnAppointmentSetEntry,
    "the operation asnAppointmentSetEntry: use invoke",
  ];

  test.each([...others, operation])("is told apart by emit: %o", async (given, described) => {
    const { server, port } = await serve();
    const from = await join(port);
    const error = (method: string) => new TypeError(`${method} takes an event, not ${described}`);
    for (const one of [from, from.connection, from.connection.session]) {
      expect(() => one.emit(wrong(given), {})).toThrow(error("emit"));
    }
    expect(() => encodeEvent(wrong(given), {})).toThrow(error("encodeEvent"));
    expect(() => server.broadcast(wrong(given), {})).toThrow(error("broadcast"));
    expect(() => server.broadcastToSessions(wrong(given), {}, () => true)).toThrow(
      error("broadcast"),
    );
  });

  test("is refused by events, which names handle for an operation", async () => {
    const from = await client();
    for (const one of [from, from.connection.session]) {
      expect(() => one.events(wrong(asnAppointmentSetEntry))).toThrow(
        new TypeError(
          "events takes an event, not the operation asnAppointmentSetEntry: use handle",
        ),
      );
      expect(() => one.events(wrong(undefined))).toThrow(TypeError);
    }
  });
});

describe("something that is neither", () => {
  test.each(others)("is told apart by handle: %o", async (given, described) => {
    const { server, port } = await serve();
    const from = await join(port);
    const error = new TypeError(`handle takes an operation or event, not ${described}`);
    const session = from.connection.session;
    expect(() => server.handle(wrong(given), () => {})).toThrow(error);
    expect(() => from.handle(wrong(given), () => {})).toThrow(error);
    expect(() => session.handle(wrong(given), () => {})).toThrow(error);
  });
});

test("a handler must be a function", async () => {
  const { server } = await serve();
  const error = new TypeError("the handler of asnLogoff must be a function, not undefined");
  expect(() => server.handle(asnLogoff, wrong(undefined))).toThrow(error);
});
