import { describe, expect, it } from "vitest";
import { createGateway } from "../../src/gateway/index.js";
import { certificate } from "../server/certificate.js";
import { getOverTls } from "./https.js";
import { world } from "./world.js";

const page = "/.well-known/jwks.json";

describe("the certificate of a web service", () => {
  it("is shown on each port that listens with TLS, and replaced on all of them", async () => {
    const [first, second] = [await certificate(), await certificate()];
    const { gateway } = await world({ tls: first });
    const urlOf = async (): Promise<string> => {
      const { port } = await gateway.listen({ port: 0, tls: true });
      return `https://127.0.0.1:${port}${page}`;
    };
    const urls = [await urlOf(), await urlOf()];
    for (const url of urls)
      expect(await getOverTls(url, first.cert)).toMatchObject({ status: 200 });
    expect(() => gateway.setCertificate({ cert: "none", key: second.key })).toThrow("PEM");
    for (const url of urls)
      expect(await getOverTls(url, first.cert)).toMatchObject({ status: 200 });
    gateway.setCertificate(second);
    for (const url of [...urls, await urlOf()]) {
      expect(await getOverTls(url, second.cert)).toMatchObject({ status: 200 });
      await expect(getOverTls(url, first.cert)).rejects.toThrow(/certificate/);
    }
  });

  it("is in the options, or there is no TLS", async () => {
    const { gateway } = await world();
    await expect(gateway.listen({ port: 0, tls: true })).rejects.toThrow("no certificate");
    expect(() => gateway.setCertificate({ cert: "", key: "" })).toThrow("no certificate");
  });

  it("is looked at when the web service is made", () => {
    const upstream = {} as never;
    expect(() => createGateway({ upstream, tls: { cert: "none", key: "none" } })).toThrow("PEM");
    expect(() => createGateway({ upstream, tls: { minVersion: "TLSv1.1" } })).toThrow(RangeError);
  });
});
