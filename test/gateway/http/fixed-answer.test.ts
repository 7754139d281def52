import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { FixedAnswer } from "../../../src/gateway/http/fixed-answer.js";
import { RawHttp, requestText } from "../support/raw-http.js";
import { world } from "../world.js";

async function raw(url: string): Promise<RawHttp> {
  const client = await RawHttp.to(url);
  onTestFinished(() => client[Symbol.dispose]());
  return client;
}

const fieldOf = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim();

describe.each([
  "/openapi.json",
  "/openapi",
  "/openapi/Cti.json",
  "/",
  "/page/explorer.js",
  "/page/explorer.css",
])("the fixed answer %s", (path) => {
  it("is compressed as the client takes it, the same each time", async () => {
    const { url } = await world();
    const client = await raw(url);
    const get = async (
      accept?: string,
    ): Promise<{ coding: string | undefined; text: string; body: Buffer }> => {
      const headers = accept === undefined ? {} : { "Accept-Encoding": accept };
      client.write(requestText(`GET ${path}`, headers));
      const { status, head, body } = await client.answer();
      expect(status).toBe(200);
      expect(fieldOf(head, "vary")).toBe("Accept-Encoding");
      expect(fieldOf(head, "cache-control")).toBe("no-cache");
      expect(fieldOf(head, "x-content-type-options")).toBe("nosniff");
      return { coding: fieldOf(head, "content-encoding"), text: body.toString("latin1"), body };
    };
    const plain = await get();
    expect(plain.coding).toBeUndefined();
    for (const accept of ["identity", "br;q=0, gzip;q=0.0", "deflate", "xgzip"]) {
      expect((await get(accept)).text === plain.text).toBe(true);
    }
    const zipped = await get("gzip, deflate");
    expect(zipped.coding).toBe("gzip");
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    const smaller = await get("gzip;q=1.0, BR;q=0.5");
    expect(smaller.coding).toBe("br");
    expect(brotliDecompressSync(smaller.body).equals(plain.body)).toBe(true);
    expect((await get("gzip")).text === zipped.text).toBe(true);
  });

  it("is not sent again to who has it", async () => {
    const { url } = await world();
    const client = await raw(url);
    const tags = new Set<string>();
    for (const coding of ["identity", "gzip", "br"]) {
      const accept = { "Accept-Encoding": coding };
      client.write(requestText(`GET ${path}`, accept));
      const tag = fieldOf((await client.answer()).head, "etag") as string;
      expect(tag).toMatch(/^"[\w-]+"$/);
      tags.add(tag);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        client.write(requestText(`GET ${path}`, { ...accept, "If-None-Match": known }));
        const { status, head } = await client.answer();
        expect([status, fieldOf(head, "etag")]).toEqual([304, tag]);
      }
      client.write(requestText(`GET ${path}`, { ...accept, "If-None-Match": '"other"' }));
      expect((await client.answer()).status).toBe(200);
    }
    // Strong tags: other octets, another tag.
    expect(tags.size).toBe(3);
  });
});

it("the octets of a fixed answer are the same in all that are sent", async () => {
  const answer = new FixedAnswer("x".repeat(100_000), {});
  for (const accept of ["", "gzip", "br"]) {
    const request = { header: (name: string) => (name === "accept-encoding" ? accept : undefined) };
    const octets: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const { body } = await answer.response(request);
      octets.push((await body?.getReader().read())?.value);
    }
    expect(octets[0]).toBe(octets[1]);
  }
});

it("HEAD of a fixed answer gives its head alone", async () => {
  const { url } = await world();
  const whole = await fetch(`${url}/openapi.json`, { headers: { "Accept-Encoding": "gzip" } });
  const head = await fetch(`${url}/openapi.json`, {
    method: "HEAD",
    headers: { "Accept-Encoding": "gzip" },
  });
  expect(await head.text()).toBe("");
  for (const name of ["etag", "vary", "content-encoding", "content-type", "content-length"]) {
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
  }
});
