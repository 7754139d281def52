import { generateKeyPair, randomBytes, sign, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** What a certificate is made for. */
export interface SelfSigned {
  /** The common name of who has issued it, and whom it is for. */
  readonly name: string;
  readonly dnsNames: readonly string[];
  /** The octets of addresses: 4 or 16 each. */
  readonly addresses: readonly Uint8Array[];
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Identifier octets (X.690, 8.1.2). */
const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `dNSName` and `iPAddress` of a GeneralName (RFC 5280, 4.2.1.6). */
  dnsName: 0x82,
  ipAddress: 0x87,
  /** `version` and `extensions` of a TBSCertificate (RFC 5280, 4.1). */
  version: 0xa0,
  extensions: 0xa3,
} as const;

/** Contents octets of OBJECT IDENTIFIERs. */
const Oid = {
  ecdsaWithSha256: "2a8648ce3d040302",
  commonName: "550403",
  keyUsage: "551d0f",
  subjectAltName: "551d11",
  basicConstraints: "551d13",
  extKeyUsage: "551d25",
  serverAuth: "2b06010505070301",
} as const;

/**
 * Makes a certificate for a server that its own key signs, on the curve P-256 (RFC 5280, version 3). It is not that of an authority: a client
 * that trusts it must not trust others that the key signs.
 * @returns The certificate, and its key in PKCS #8, both in PEM.
 */
export async function selfSigned(what: SelfSigned): Promise<{ cert: string; key: string }> {
  const pair = await promisify(generateKeyPair)("ec", { namedCurve: "P-256" });
  const { publicKey, privateKey } = pair;
  const algorithm = sequence(oid(Oid.ecdsaWithSha256));
  const signed = toBeSigned(what, publicKey, algorithm);
  const signature = bits(0, sign("sha256", signed, privateKey));
  const der = sequence(signed, algorithm, signature);
  return {
    cert: pem("CERTIFICATE", der),
    key: privateKey.export({ format: "pem", type: "pkcs8" }) as string,
  };
}

/** The TBSCertificate (RFC 5280, 4.1). */
function toBeSigned(what: SelfSigned, publicKey: KeyObject, algorithm: Buffer): Buffer {
  const name = sequence(
    element(Tag.set, sequence(oid(Oid.commonName), element(Tag.utf8String, octets(what.name)))),
  );
  // Positive, and without an octet too many, for its first one is 0x40 to 0x7f.
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return sequence(
    element(Tag.version, element(Tag.integer, Buffer.of(2))),
    element(Tag.integer, serial),
    algorithm,
    name,
    sequence(time(what.notBefore), time(what.notAfter)),
    name,
    publicKey.export({ format: "der", type: "spki" }),
    element(Tag.extensions, sequence(...extensionsOf(what))),
  );
}

function extensionsOf({ dnsNames, addresses }: SelfSigned): Buffer[] {
  const names = [
    ...dnsNames.map((name) => element(Tag.dnsName, octets(name))),
    ...addresses.map((address) => element(Tag.ipAddress, address)),
  ];
  // Of the bits of a KeyUsage only the first: digitalSignature.
  const digitalSignature = bits(7, Buffer.of(0x80));
  return [
    // `cA` is FALSE where it is absent.
    extension(Oid.basicConstraints, true, sequence()),
    extension(Oid.keyUsage, true, digitalSignature),
    extension(Oid.extKeyUsage, false, sequence(oid(Oid.serverAuth))),
    extension(Oid.subjectAltName, false, sequence(...names)),
  ];
}

function extension(id: string, isCritical: boolean, value: Buffer): Buffer {
  const critical = isCritical ? [element(Tag.boolean, Buffer.of(0xff))] : [];
  return sequence(oid(id), ...critical, element(Tag.octetString, value));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5), to the second. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\.\d+|[-:T]/g, "");
  return date.getUTCFullYear() < 2050
    ? element(Tag.utcTime, octets(digits.slice(2)))
    : element(Tag.generalizedTime, octets(digits));
}

function oid(contents: string): Buffer {
  return element(Tag.oid, Buffer.from(contents, "hex"));
}

/** A BIT STRING of whose last octet so many bits are unused. */
function bits(unused: number, contents: Uint8Array): Buffer {
  return element(Tag.bitString, Buffer.of(unused), contents);
}

function sequence(...elements: readonly Uint8Array[]): Buffer {
  return element(Tag.sequence, ...elements);
}

function octets(text: string): Buffer {
  return Buffer.from(text, "utf8");
}

/** An element in DER: none here has contents of 64 KiB. */
function element(identifier: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const header =
    length < 0x80
      ? [identifier, length]
      : length < 0x100
        ? [identifier, 0x81, length]
        : [identifier, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), ...contents]);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString("base64").replaceAll(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
