import { stderr } from "node:process";
import { AsnLogonArgument, asnLogon } from "../modules/authentication/authentication.js";
import { annotate, readMessage, type TraceHook } from "../rose/index.js";

/** What of a logon is nobody's business. */
const secrets: ReadonlySet<string> = new Set([
  "u8sClientUserPassword",
  "u8sClientUserPasswordCrypted",
  "u8sClientUsernameAuthorisation",
  "sAuthCredetials",
]);

/** Writes every message as annotated hex to stderr, the secrets of a logon as asterisks. */
export const traceToStderr: TraceHook = (direction, bytes) => {
  const heading = direction === "out" ? ">> sent" : "<< received";
  stderr.write(`${heading}, ${bytes.length} octets\n${annotate(withoutSecrets(bytes))}\n`);
};

/**
 * The message itself; for a logon, a copy in which each octet of a password is an asterisk.
 * A logon that cannot be read is blanked as a whole.
 */
export function withoutSecrets(bytes: Uint8Array): Uint8Array {
  const argument = logonArgument(bytes);
  if (argument === undefined) return bytes;
  const masked = maskedArgument(argument.octets);
  const copy = Uint8Array.from(bytes);
  if (masked?.length === argument.octets.length) copy.set(masked, argument.start);
  else copy.fill(asterisk, argument.start, argument.start + argument.octets.length);
  return copy;
}

const asterisk = 0x2a;

function logonArgument(bytes: Uint8Array): { octets: Uint8Array; start: number } | undefined {
  try {
    const message = readMessage(bytes);
    const isLogon = message.operationID === asnLogon.id || message.operationName === asnLogon.name;
    const octets = message.argument;
    return isLogon && octets ? { octets, start: message.argumentStart } : undefined;
  } catch {
    // It is no message; whoever reads the connection says so.
    return undefined;
  }
}

function maskedArgument(octets: Uint8Array): Uint8Array | undefined {
  try {
    const value = AsnLogonArgument.decode(octets);
    const masked = Object.entries(value.authentication).map(([method, data]) => [
      method,
      maskMembers(data as Record<string, unknown>),
    ]);
    return AsnLogonArgument.encode({ ...value, authentication: Object.fromEntries(masked) });
  } catch {
    return undefined;
  }
}

function maskMembers(data: Record<string, unknown>): Record<string, unknown> {
  const members = Object.entries(data).map(([name, value]) => [
    name,
    secrets.has(name) ? mask(value) : value,
  ]);
  return Object.fromEntries(members);
}

function mask(value: unknown): unknown {
  if (typeof value === "string") return "*".repeat(Buffer.byteLength(value));
  return new Uint8Array((value as Uint8Array).length).fill(asterisk);
}
