import { expect, test } from "vitest";
import { withoutSecrets } from "../../src/cli/trace.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import {
  AsnLogonArgument,
  type AsnAuthenticationChoice,
} from "../../src/modules/authentication/authentication.js";

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
  expect(withoutSecrets(other)).toBe(other);
  const garbage = Buffer.from("GET / HTTP/1.1");
  expect(withoutSecrets(garbage)).toBe(garbage);
});
