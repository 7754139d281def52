import { existsSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formattedText } from "../../scripts/generator.js";
import { compile, emitTypeScript, load } from "../../src/asn1/index.js";
import { root } from "./packed.js";
import { importsOf, programsOf } from "./example-programs.js";

/** All authorities that Debian trusts, one after the other; the package ca-certificates has them. */
const debian = "/etc/ssl/certs/ca-certificates.crt";
const corpus = join(root, "test/corpus/certificates");

interface Told {
  readonly subject: string;
  readonly issuer: string;
  readonly extensions: readonly (readonly unknown[])[];
  readonly same: boolean;
}

/** What the example tells of the certificates in files. */
function told(folder: string, files: readonly string[]): Told[] {
  const program = join(folder, "reader.js");
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...files], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Told);
}

test("the reader tells what certificates say, and reads all that Debian trusts to the last bit (long)", async () => {
  const folder = programsOf("certificate-reader");
  const [leaf, ca] = told(folder, [join(corpus, "ec-leaf.pem"), join(corpus, "rsa-root.pem")]);
  expect(leaf).toMatchObject({
    subject: "C=DE, O=Example, OU=One, OU=Another, CN=example.org",
    serial: "9a0102030405060708090a0b0c0d0e0f10111213",
    same: true,
  });
  expect(ca).toMatchObject({ same: true });
  expect(leaf!.issuer).toBe(ca!.subject);
  const extensions = new Map(leaf!.extensions.map(([name, value]) => [name, value]));
  expect(extensions.get("subjectAltName")).toContainEqual({ dnsName: "*.example.org" });
  expect(extensions.get("subjectAltName")).toContainEqual({ ipAddress: "c0000201" });

  expect(existsSync(debian), `${debian}: install the package ca-certificates`).toBe(true);
  const authorities = told(folder, [debian]);
  const many = readFileSync(debian, "latin1").split("BEGIN CERTIFICATE").length - 1;
  expect(many).toBeGreaterThan(100);
  expect(authorities).toHaveLength(many);
  expect(authorities.filter(({ same }) => !same)).toEqual([]);
  for (const { extensions: given } of authorities) {
    for (const [name, , fault] of given) if (fault !== undefined) expect(name).toBe("keyUsage");
  }
});

test("in the notation of 2008 they are read and written to the octet, extensions as values (long)", () => {
  const modules = [
    "examples/certificate-reader/x509.asn1",
    "test/corpus/asn1/protocols/by-objects.asn1",
    "test/corpus/asn1/protocols/cms.asn1",
    "test/corpus/asn1/protocols/snmp.asn1",
  ].map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  const type = load(compile(modules)).type("Certificates-By-Objects.Certificate");
  const values = new Set<string>();
  const octets = new Set<string>();
  const found = readFileSync(debian, "latin1").matchAll(/-----BEGIN[^-]*-----([^-]*)-----END/g);
  for (const [, base64] of found) {
    const text = base64!.replaceAll("\n", "");
    const certificate = type.decode(Buffer.from(text, "base64"));
    expect(Buffer.from(type.encode(certificate)).toString("base64")).toBe(text);
    for (const { id, value } of certificate.toBeSigned.extensions ?? [])
      (value instanceof Uint8Array ? octets : values).add(id);
  }
  for (const id of ["2.5.29.14", "2.5.29.15", "2.5.29.19", "2.5.29.35"]) {
    expect(values).toContain(id);
    expect(octets).not.toContain(id);
  }
});

test("its types are those that rosewire compile makes of their module", async () => {
  const read = (name: string): string =>
    readFileSync(join(root, "examples/certificate-reader", name), "utf8");
  const model = compile([{ name: "x509.asn1", text: read("x509.asn1") }]);
  const made = emitTypeScript(model.modules[0]!, model, {
    codec: "rosewire/codec",
    generator: "rosewire compile",
    locate: () => ({ specifier: "", namespace: "" }),
  });
  expect(read("x509.ts")).toBe(await formattedText(root, "examples/x509.ts", made));
  expect(importsOf("certificate-reader")).toEqual(["./x509.js", "rosewire/codec"]);
});
