import { createPrivateKey, X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type TLSSocket } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import * as X509 from "../../examples/certificate-reader/x509.js";
import { selfSigned } from "../../src/cli/self-signed.js";

const what = {
  name: "localhost",
  dnsNames: ["localhost", "bücher.example"],
  addresses: [Buffer.of(127, 0, 0, 1), Buffer.alloc(16).fill(1, 15)],
  notBefore: new Date("2030-01-02T03:04:05.678Z"),
  notAfter: new Date("2049-12-31T23:59:59Z"),
};

/** A certificate whose names are of ASCII only, valid at present. */
const now = {
  ...what,
  dnsNames: ["localhost"],
  notBefore: new Date(Date.now() - 60_000),
  notAfter: new Date(Date.now() + 86_400_000),
};

test("a certificate that is signed by its own key says what it is made for", async () => {
  const { cert, key } = await selfSigned(now);
  const read = new X509Certificate(cert);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: "prime256v1" });
  expect([read.subject, read.issuer]).toEqual(["CN=localhost", "CN=localhost"]);
  expect(read.ca).toBe(false);
  expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
  expect(read.checkHost("localhost")).toBe("localhost");
  expect(read.checkHost("elsewhere")).toBeUndefined();
  expect(["127.0.0.1", "::1", "127.0.0.2"].map((ip) => read.checkIP(ip))).toEqual([
    "127.0.0.1",
    "::1",
    undefined,
  ]);
});

test("a certificate holds nothing but what RFC 5280 has, in DER", async () => {
  const { raw } = new X509Certificate((await selfSigned({ ...what, dnsNames: [] })).cert);
  const read = X509.Certificate.decode(raw, { der: true });
  expect(Buffer.from(X509.Certificate.encode(read))).toEqual(raw);
  const { version, serialNumber, validity, extensions } = read.toBeSigned;
  expect(version).toBe(2);
  expect(serialNumber).toBeGreaterThanOrEqual(2n ** 126n);
  expect(serialNumber).toBeLessThan(2n ** 127n);
  expect(validity).toBeDefined();
  expect(extensions).toHaveLength(4);
});

test("a certificate is valid from and until the second that is asked for, beyond 2049 too", async () => {
  const notAfter = new Date("2050-01-01T00:00:00Z");
  const [before, after] = await Promise.all([selfSigned(what), selfSigned({ ...what, notAfter })]);
  expect(new X509Certificate(before.cert)).toMatchObject({
    validFrom: "Jan  2 03:04:05 2030 GMT",
    validTo: "Dec 31 23:59:59 2049 GMT",
  });
  expect(new X509Certificate(after.cert).validTo).toBe("Jan  1 00:00:00 2050 GMT");
});

test("certificates have different serial numbers and keys", async () => {
  const made = await Promise.all([1, 2, 3].map(() => selfSigned(now)));
  expect(new Set(made.map(({ cert }) => new X509Certificate(cert).serialNumber)).size).toBe(3);
  expect(new Set(made.map(({ key }) => key)).size).toBe(3);
});

test("a client that trusts the certificate connects with TLS, and one that does not is refused", async () => {
  const { cert, key } = await selfSigned(now);
  const server = createServer({ cert, key }, (socket) => socket.end("in"));
  server.on("tlsClientError", () => {});
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const client = (ca?: string): TLSSocket => connect({ host: "127.0.0.1", port, ca });
  const [said] = (await once(client(cert), "data")) as [Buffer];
  expect(said.toString()).toBe("in");
  await expect(once(client(), "secureConnect")).rejects.toMatchObject({
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
  });
});
