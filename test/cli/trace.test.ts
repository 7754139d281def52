import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { builtInRegistry } from "../../src/modules/registry.js";
import { traceToLog, withoutSecrets } from "../../src/cli/trace.js";
import type { Operation } from "../../src/codec/index.js";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import {
  asnGetUserToken,
  asnLogon,
  AsnLogonArgument,
  AsnNegotiateServerConnectionArgument,
  type AsnAuthenticationChoice,
} from "../../src/modules/authentication/authentication.js";
import { readMessage, type Connection, type TraceHook } from "../../src/rose/index.js";

function invoke(operationID: number, argument: Uint8Array, operationName?: string): Uint8Array {
  return ROSEMessage.encode({
    invoke: { invokeID: 1, operationID, argument, ...(operationName && { operationName }) },
  });
}

function logon(authentication: AsnAuthenticationChoice): Uint8Array {
  return AsnLogonArgument.encode({
    iVersion: 61,
    u8sVersion: "a version",
    iAttachToContact: 0,
    u8sClientComputerName: "a computer",
    authentication,
  });
}

const user = { u8sClientUsername: "alice" };

test.each<[string, AsnAuthenticationChoice]>([
  ["simple", { simple: { ...user, u8sClientUserPassword: "s\u00e4cret" } }],
  ["simplecrypt", { simplecrypt: { ...user, u8sClientUserPasswordCrypted: "s\u00e4cret" } }],
  ["winuser", { winuser: { ...user, u8sClientUsernameAuthorisation: "s\u00e4cret" } }],
  [
    "enhanced",
    {
      enhanced: {
        ...user,
        u8sClientUsernameAuthorisation: "s\u00e4cret",
        u8sAuthenticationMethod: "Basic",
        sAuthCredetials: Buffer.from("s\u00e4cret"),
      },
    },
  ],
])("a logon by %s is shown with asterisks and otherwise as it is", (_method, authentication) => {
  for (const bytes of [
    invoke(1000, logon(authentication)),
    invoke(0, logon(authentication), "asnLogon"),
  ]) {
    const shown = Buffer.from(withoutSecrets(bytes));
    expect(shown).toHaveLength(bytes.length);
    expect(shown.includes("s\u00e4cret")).toBe(false);
    expect(shown.toString("latin1")).toContain("*******");
    for (const kept of ["a version", "a computer", "alice"])
      expect(shown.includes(kept)).toBe(true);
    expect(Buffer.from(bytes).includes("s\u00e4cret")).toBe(true);
  }
});

test("a logon that cannot be read is blanked as a whole", () => {
  const broken = Buffer.from("300a0c08736563726574212100", "hex").subarray(0, 12);
  const shown = Buffer.from(withoutSecrets(invoke(1000, broken)));
  expect(shown.includes("secret")).toBe(false);
});

test("other messages, and octets that are no message, are shown as they are", () => {
  const other = invoke(401, Buffer.from("30030c0131", "hex"));
  expect(withoutSecrets(other)).toEqual(other);
  const malformed = invoke(401, Buffer.from("3003020131", "hex"));
  expect(withoutSecrets(malformed)).toEqual(malformed);
  const garbage = Buffer.from("GET / HTTP/1.1");
  expect(withoutSecrets(garbage)).toBe(garbage);
});

describe("asterisks stand for", () => {
  const shown = (bytes: Uint8Array, operation?: Operation): string => {
    const text = Buffer.from(withoutSecrets(bytes, operation)).toString("latin1");
    expect(text).toHaveLength(bytes.length);
    return text;
  };

  test("a token in a result, once the operation is known", () => {
    const result = asnGetUserToken.result.encode({ sToken: "a-secret-token" });
    const bytes = ROSEMessage.encode({
      result: { invokeID: 1, result: { resultValue: 0, result } },
    });
    expect(shown(bytes, asnGetUserToken)).not.toContain("secret");
  });

  test("the credentials of an error of a logon", () => {
    const error = asnLogon.error.encode({
      iErrorDetail: 105,
      u8sErrorString: "one more step",
      sAuthCredetials: Buffer.from("secret step"),
      u8sFailedUser: "alice",
    });
    const bytes = ROSEMessage.encode({ error: { invokedID: 1, "error-value": 0, error } });
    expect(shown(bytes, asnLogon)).not.toContain("secret");
    expect(shown(bytes, asnLogon)).toContain("one more step");
  });

  test("what an invoke authenticates itself with, whatever its operation", () => {
    const auth = { method: "Basic", authdata: Buffer.from("alice:secret") };
    for (const operationID of [401, 64_000]) {
      const bytes = ROSEMessage.encode({
        invoke: { invokeID: 1, operationID, authentication: { auth } },
      });
      expect(shown(bytes)).not.toContain("secret");
      expect(shown(bytes)).toContain("Basic");
    }
  });

  test("a password among optional parameters", () => {
    const optionalParams = [
      { key: "InvalidPasswordUser", value: { stringdata: "secret" } },
      { key: "ForwardMode", value: { stringdata: "shown" } },
    ];
    const argument = AsnNegotiateServerConnectionArgument.encode({
      iClientProtocolVersion: 61,
      optionalParams,
    });
    expect(shown(invoke(1002, argument))).not.toContain("secret");
    expect(shown(invoke(1002, argument))).toContain("shown");
    // The same with its last octet gone.
    const broken = Uint8Array.from(argument);
    broken[1]!--;
    expect(shown(invoke(1002, broken.subarray(0, -1)))).not.toContain("secret");
  });

  test("a whole message if its credentials came in segments", () => {
    const tlv = (tag: number, ...contents: Uint8Array[]) => {
      const inside = Buffer.concat(contents);
      return Buffer.concat([Uint8Array.of(tag, inside.length), inside]);
    };
    const segments = ["alice:", "secret"].map((part) => tlv(0x04, Buffer.from(part)));
    const auth = tlv(0x30, tlv(0x0c, Buffer.from("Basic")), tlv(0x24, ...segments));
    const id = Uint8Array.of(0x02, 0x01, 0x01);
    const bytes = tlv(0xa1, id, tlv(0xa3, tlv(0x30, auth)), tlv(0x02, Uint8Array.of(100)));
    expect(readMessage(bytes).authentication!.auth.authdata).toHaveLength(12);
    expect(shown(bytes)).toBe("*".repeat(bytes.length));
  });
});

describe("a log of messages", () => {
  const connection = { id: 7 } as Connection;
  const traced = (): { trace: TraceHook; lines: Record<string, unknown>[] } => {
    const lines: Record<string, unknown>[] = [];
    const info = (facts: object, message: string) => void lines.push({ ...facts, msg: message });
    return { trace: traceToLog({ info }, builtInRegistry()), lines };
  };

  test("shows an invoke and its result in the types of the operation", () => {
    const { trace, lines } = traced();
    const argument = asnAppointmentRemoveEntry.argument.encode({ u8sEntryID: "entry-1" });
    const result = asnAppointmentRemoveEntry.result.encode({ iResult: 0 });
    trace("in", invoke(401, argument), connection);
    const answer = { invokeID: 1, result: { resultValue: 0, result } };
    trace("out", ROSEMessage.encode({ result: answer }), connection);
    expect(lines).toMatchObject([
      {
        msg: "message received",
        connection: 7,
        operation: "asnAppointmentRemoveEntry",
        message: { invoke: { operationID: 401, argument: { u8sEntryID: "entry-1" } } },
      },
      {
        msg: "message sent",
        connection: 7,
        operation: "asnAppointmentRemoveEntry",
        message: { result: { result: { result: { iResult: 0 } } } },
      },
    ]);
  });

  test("masks a token in a result by the invoke it answers", () => {
    const { trace, lines } = traced();
    trace("in", invoke(asnGetUserToken.id, asnGetUserToken.argument.encode({})), connection);
    const result = asnGetUserToken.result.encode({ sToken: "a-secret-token" });
    const answer = { invokeID: 1, result: { resultValue: 0, result } };
    trace("out", ROSEMessage.encode({ result: answer }), connection);
    expect(lines[1]).toMatchObject({ operation: "asnGetUserToken" });
    expect(inspect(lines, { depth: 9 })).not.toContain("secret");
  });

  test("masks secrets in messages in JSON, and shows nothing of what cannot be read", () => {
    const { trace, lines } = traced();
    const text = JSON.stringify({
      invoke: {
        operationID: 1000,
        argument: { authentication: { simple: { u8sClientUserPassword: "secret" } }, a: 1 },
      },
    });
    trace("in", Buffer.from(text), connection);
    trace("in", Buffer.from(`${text}}`), connection);
    expect(inspect(lines)).not.toContain("secret");
    expect(lines[0]!["message"]).toContain('"a":1');
  });

  test("shows of octets that are no message the first in hex: there may be a password behind", () => {
    const { trace, lines } = traced();
    trace("in", Uint8Array.of(0xa1, 0x00), connection);
    const password = Buffer.from("a-secret-password");
    const argument = Buffer.concat([Uint8Array.of(0x0c, password.length), password]);
    trace("in", Buffer.concat([invoke(1000, argument), Uint8Array.of(0)]), connection);
    expect(lines[0]).toMatchObject({ hex: "a100", octets: 2 });
    expect(lines[1]!["hex"]).toHaveLength(32);
    expect(inspect(lines)).not.toContain(password.toString("hex").slice(-12));
  });
});
