// Reads certificates in PEM or DER, and tells of each in a line of JSON what it says, and whether it is DER to the last bit.
import { readFileSync } from "node:fs";
import { BerDecodeError, type Type } from "rosewire/codec";
import * as X509 from "./x509.js";

/** Types of extensions, by their object identifiers. */
const extensions = new Map<string, readonly [name: string, type: Type<unknown>]>([
  ["2.5.29.14", ["subjectKeyIdentifier", X509.SubjectKeyIdentifier]],
  ["2.5.29.15", ["keyUsage", X509.KeyUsage]],
  ["2.5.29.17", ["subjectAltName", X509.GeneralNames]],
  ["2.5.29.18", ["issuerAltName", X509.GeneralNames]],
  ["2.5.29.19", ["basicConstraints", X509.BasicConstraints]],
  ["2.5.29.31", ["cRLDistributionPoints", X509.CRLDistributionPoints]],
  ["2.5.29.32", ["certificatePolicies", X509.CertificatePolicies]],
  ["2.5.29.35", ["authorityKeyIdentifier", X509.AuthorityKeyIdentifier]],
  ["2.5.29.37", ["extKeyUsage", X509.ExtendedKeyUsage]],
  ["1.3.6.1.5.5.7.1.1", ["authorityInfoAccess", X509.AuthorityInformationAccess]],
]);

const attributes = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
]);

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString("hex");

/** `CN=Example, O=..`; values that are no text in hexadecimal. */
function nameOf({ relativeNames }: X509.Name): string {
  return relativeNames
    .flat()
    .map(({ type, value }) => `${attributes.get(type) ?? type}=${textOf(value)}`)
    .join(", ");
}

function textOf(value: Uint8Array): string {
  try {
    return Object.values(X509.DirectoryString.decode(value)).join("");
  } catch (error) {
    if (error instanceof BerDecodeError) return `#${hex(value)}`;
    throw error;
  }
}

/** The certificates in a file: one in DER, or any number in PEM. */
function certificatesIn(file: Buffer): Uint8Array[] {
  if (file[0] === 0x30) return [file];
  const found = file.toString("latin1").matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END/g);
  return Array.from(found, ([, base64]) => Buffer.from(base64 ?? "", "base64"));
}

/** Reads one; what is not DER in an extension does not make it unreadable. */
function describe(octets: Uint8Array): object {
  const certificate = X509.Certificate.decode(octets, { der: true });
  const {
    subject,
    issuer,
    serialNumber,
    validity,
    extensions: given = [],
  } = certificate.toBeSigned;
  const read = given.map(({ id, value }) => {
    const [name, type] = extensions.get(id) ?? [id, undefined];
    if (type === undefined) return [name, hex(value)];
    const known = type.decode(value);
    return [
      name,
      known,
      ...(hex(type.encode(known as never, { der: true })) === hex(value) ? [] : ["not DER"]),
    ];
  });
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    serial: serialNumber.toString(16),
    notAfter: Object.values(validity.notAfter).join(""),
    extensions: read,
    same: hex(X509.Certificate.encode(certificate, { der: true })) === hex(octets),
  };
}

const plain = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? hex(value) : typeof value === "bigint" ? value.toString(16) : value;

for (const path of process.argv.slice(2)) {
  for (const octets of certificatesIn(readFileSync(path))) {
    try {
      console.log(JSON.stringify(describe(octets), plain));
    } catch (error) {
      if (!(error instanceof BerDecodeError)) throw error;
      console.log(JSON.stringify({ path, error: error.message }));
      process.exitCode = 1;
    }
  }
}
