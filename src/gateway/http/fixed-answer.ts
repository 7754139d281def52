import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** One form of an answer: plain or compressed. */
interface Writing {
  readonly octets: Uint8Array;
  readonly coding: Coding | undefined;
}

/** Content codings (RFC 9110 section 8.4.1), the better ones first. */
const codings = ["br", "gzip"] as const;
type Coding = (typeof codings)[number];

const compress: Readonly<Record<Coding, (octets: Uint8Array) => Promise<Uint8Array>>> = {
  br: (octets) => {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
    const params = { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_SIZE_HINT]: octets.length };
    return promisify(brotliCompress)(octets, { params });
  },
  gzip: (octets) => promisify(gzip)(octets, { level: 9 }),
};

/** An answer that is always the same: its octets, and each coding of them, are in memory once. */
export class FixedAnswer {
  readonly #octets: Uint8Array;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #digest: string;
  readonly #compressed = new Map<Coding, Promise<Uint8Array>>();

  /** @param headers Headers of the answer, such as its media type. */
  constructor(content: string | Uint8Array, headers: Readonly<Record<string, string>>) {
    this.#octets = Buffer.from(content);
    this.#headers = headers;
    this.#digest = createHash("sha256").update(content).digest("base64url").slice(0, 27);
  }

  /**
   * Answers a GET or HEAD.
   * @returns 304 if the client has it already.
   */
  async response(request: { header(name: string): string | undefined }): Promise<Response> {
    const { octets, coding } = await this.#writing(request.header("accept-encoding"));
    const tag = `"${this.#digest}${coding === undefined ? "" : `-${coding}`}"`;
    const headers = { ...this.#headers, ETag: tag, Vary: "Accept-Encoding" };
    if (isAmong(tag, request.header("if-none-match"))) {
      return new Response(null, { status: 304, headers });
    }
    // Not as octets, because each answer would then make a copy of its own.
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(octets);
        controller.close();
      },
    });
    const length = { "Content-Length": String(octets.length) };
    const encoded = coding === undefined ? {} : { "Content-Encoding": coding };
    return new Response(body, { headers: { ...headers, ...length, ...encoded } });
  }

  async #writing(accepted: string | undefined): Promise<Writing> {
    const coding = codings.find((name) => takes(accepted ?? "", name));
    if (coding === undefined) return { octets: this.#octets, coding };
    let octets = this.#compressed.get(coding);
    if (octets === undefined) {
      octets = compress[coding](this.#octets);
      this.#compressed.set(coding, octets);
    }
    return { octets: await octets, coding };
  }
}

/** Whether an Accept-Encoding header (RFC 9110 section 12.5.3) names a coding. */
function takes(accepted: string, coding: Coding): boolean {
  return accepted.split(",").some((part) => {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

/** Whether an If-None-Match header (RFC 9110 section 13.1.2) names a tag. */
function isAmong(tag: string, header: string | undefined): boolean {
  const names = (header ?? "").split(",").map((name) => name.trim().replace(/^W\//, ""));
  return names.includes(tag) || names.includes("*");
}
