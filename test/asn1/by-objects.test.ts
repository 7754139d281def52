import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import { toHex, fromHex } from "../support/same-value.js";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const loaded = load(
  compile(
    [
      "examples/certificate-reader/x509.asn1",
      ...["by-objects", "cms", "snmp"].map((name) => `test/corpus/asn1/protocols/${name}.asn1`),
    ].map((name) => ({ name, text: read(name) })),
  ),
);

describe("Certificates in the notation of 2008", () => {
  it("have their names, algorithms and extensions as values", () => {
    const [, base64] = read("test/corpus/certificates/ec-leaf.pem").split(/-----[^-]*-----/);
    const octets = new Uint8Array(Buffer.from(base64!, "base64"));
    const type = loaded.type("Certificates-By-Objects.Certificate");
    const certificate = type.decode(octets, { der: true });
    expect(toHex(type.encode(certificate, { der: true }))).toBe(toHex(octets));
    const { subject, publicKey, extensions } = certificate.toBeSigned;
    expect(subject.relativeNames[0]).toEqual([
      { type: "2.5.4.6", value: { known: "country", value: "DE" } },
    ]);
    expect(subject.relativeNames.at(-1)).toEqual([
      { type: "2.5.4.3", value: { known: "commonName", value: { utf8String: "example.org" } } },
    ]);
    expect(publicKey.algorithm.parameters).toEqual({
      known: "ec",
      value: { namedCurve: "1.2.840.10045.3.1.7" },
    });
    const names = extensions.find(({ id }: { readonly id: string }) => id === "2.5.29.17");
    expect(names.value).toMatchObject({ known: "subjectAltName" });
    expect(names.value.value).toContainEqual({ dnsName: "*.example.org" });
  });
});

interface Vector {
  readonly type: string;
  readonly hex: string;
}

const octetsOf = (name: string, type: string): string[] =>
  (JSON.parse(read(`test/corpus/protocols/${name}.json`)) as { vectors: Vector[] }).vectors
    .filter((vector) => vector.type === type)
    .map(({ hex }) => hex);

describe("Messages in the notation of 2008", () => {
  it("of CMS have what is signed, certificates and attributes as values", () => {
    const [hex] = octetsOf("cms", "ContentInfo");
    const type = loaded.type("Messages-By-Objects.ContentInfo");
    const message = type.decode(fromHex(hex!));
    const { content } = message;
    expect(content.known).toBe("signedData");
    const [{ signedAttrs }] = content.value.signerInfos;
    expect(signedAttrs).toContainEqual({
      type: "1.2.840.113549.1.9.3",
      values: [{ known: "contentType", value: "1.2.840.113549.1.7.1" }],
    });
    const [{ toBeSigned }] = content.value.certificates;
    expect(toBeSigned.extensions[0].value.known).toBe("subjectKeyIdentifier");
    expect(toHex(type.encode(message))).toBe(hex);
  });

  it("of SNMP have the parameters of their security model as values", () => {
    const type = loaded.type("SNMP-By-Objects.Message");
    const all = octetsOf("snmp", "SNMPv3Message");
    expect(all.length).toBeGreaterThan(3);
    for (const hex of all) {
      const message = type.decode(fromHex(hex));
      expect(message.msgSecurityParameters).toMatchObject({
        known: "usm",
        value: { msgAuthoritativeEngineBoots: expect.any(Number) as number },
      });
      expect(toHex(type.encode(message))).toBe(hex);
    }
  });
});
