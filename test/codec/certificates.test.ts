import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import { BerDecodeError } from "../../src/codec/index.js";

const example = new URL("../../examples/certificate-reader/x509.asn1", import.meta.url);
const types = load(compile([{ name: "x509.asn1", text: readFileSync(example, "utf8") }]));
const Certificate = types.type("Certificate");
const folder = new URL("../corpus/certificates/", import.meta.url);
const der = { der: true } as const;

/** Extensions of the certificates that OpenSSL has made. */
const extensions: Readonly<Record<string, string>> = {
  "2.5.29.14": "SubjectKeyIdentifier",
  "2.5.29.15": "KeyUsage",
  "2.5.29.17": "GeneralNames",
  "2.5.29.19": "BasicConstraints",
  "2.5.29.31": "CRLDistributionPoints",
  "2.5.29.32": "CertificatePolicies",
  "2.5.29.35": "AuthorityKeyIdentifier",
  "2.5.29.37": "ExtendedKeyUsage",
  "1.3.6.1.5.5.7.1.1": "AuthorityInformationAccess",
};

function octetsOf(name: string): Buffer {
  const text = readFileSync(new URL(name, folder), "utf8");
  return Buffer.from(text.replaceAll(/-----[^-]*-----/g, ""), "base64");
}

describe.each(readdirSync(folder))("the certificate %s", (name) => {
  const octets = octetsOf(name);

  test("is read as strict DER, with its extensions, and written again as it was", () => {
    const certificate = Certificate.decode(octets, der);
    expect(Buffer.from(Certificate.encode(certificate, der))).toEqual(octets);
    for (const { id, value } of certificate.toBeSigned.extensions ?? []) {
      const type = types.type(extensions[id] as string);
      expect(Buffer.from(type.encode(type.decode(value, der), der))).toEqual(Buffer.from(value));
    }
  });

  test("is read no longer with one bit changed, or says something else", () => {
    const before = JSON.stringify(Certificate.decodeAt(octets).end);
    expect(before).toBe(String(octets.length));
    let refused = 0;
    for (let at = 0; at < octets.length; at++) {
      const changed = Buffer.from(octets);
      changed[at]! ^= 0x80;
      try {
        // What is read as DER is written as it was: nothing has two forms.
        expect(Buffer.from(Certificate.encode(Certificate.decode(changed, der), der))).toEqual(
          changed,
        );
      } catch (error) {
        if (!(error instanceof BerDecodeError)) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(octets.length / 10);
  });
});

test("a critical extension whose TRUE is 01, and one that says that it is not critical, are refused by name", () => {
  const octets = octetsOf("rsa-root.pem");
  const critical = octets.indexOf(Buffer.from("0101ff", "hex"));
  for (const [octet, why] of [
    [1, "extensions[0].critical: TRUE is not ff (X.690 11.1)"],
    [0, "extensions[0].critical: a member that has the value of its DEFAULT (X.690 11.5)"],
  ] as const) {
    octets[critical + 2] = octet;
    expect(() => Certificate.decode(octets, der)).toThrow(`Certificate.toBeSigned.${why}`);
    expect(Certificate.decode(octets).toBeSigned.version).toBe(2);
  }
});

test("the subject of a certificate has more than one attribute in a set, in the order of DER", () => {
  const { subject } = Certificate.decode(octetsOf("ec-leaf.pem"), der).toBeSigned;
  expect(subject.relativeNames.map((set: unknown[]) => set.length)).toEqual([1, 1, 2, 1]);
});
