import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  digestOf,
  digestResponse,
  provesDigest,
} from "../../../../src/server/modules/digests/response.js";

const good = `username="Al \\"x\\" ice", realm="r", nonce="n", uri="ucserver", response="00ff", cnonce="c", nc=00000001, qop=auth, algorithm=SHA-256`;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("credentials of Digest", () => {
  test("are read with and without the word Digest, in any order, with quotes or without", () => {
    const expected = {
      ...{ username: 'Al "x" ice', realm: "r", nonce: "n", uri: "ucserver" },
      ...{ response: "00ff", cnonce: "c", nc: "00000001" },
    };
    expect(digestResponse(good)).toEqual(expected);
    expect(digestResponse(`Digest ${good}`)).toEqual(expected);
    expect(digestResponse(good.split(/, /).toReversed().join(" ,  "))).toEqual(expected);
    expect(digestResponse(good.replace("qop=auth", 'qop="auth"'))).toEqual(expected);
  });

  test.each([
    ["nothing", ""],
    ["something that is no parameter", `${good}, and more`],
    ["a quote that does not end", `${good}, opaque="x`],
    ["a parameter twice", `${good}, nc=00000001`],
    ["a parameter too few", good.replace('cnonce="c", ', "")],
    ["MD5", good.replace("SHA-256", "MD5")],
    ["no algorithm, which is MD5", good.replace(", algorithm=SHA-256", "")],
    ["another quality", good.replace("qop=auth", "qop=auth-int")],
  ])("with %s are none", (_, text) => {
    expect(digestResponse(text)).toBeUndefined();
  });

  test("of 8,192 octets take no longer for being hostile", () => {
    for (const piece of ["\\\\", '\\"', " ", 'a="', "a=,", '"']) {
      expect(digestResponse(`a="${piece.repeat(4_096)}`)).toBeUndefined();
    }
  });
});

describe("a response", () => {
  test("is that of RFC 7616 section 3.4.1 for the method AUTHENTICATE", () => {
    const a1 = sha256("alice:r:pässword");
    expect(digestOf("alice", "r", "pa\u0308ssword").toString("hex")).toBe(a1);
    const known = { ...digestResponse(good)!, username: "alice" };
    const a2 = sha256("AUTHENTICATE:ucserver");
    const response = sha256(`${a1}:n:00000001:c:auth:${a2}`);
    const digest = digestOf("alice", "r", "pässword");
    expect(provesDigest({ ...known, response }, digest)).toBe(true);
    expect(provesDigest({ ...known, response: response.toUpperCase() }, digest)).toBe(true);
    for (const other of [
      { response: "" },
      { response: `${response}00` },
      { response: `${response.slice(0, -2)}zz` },
      { response, nonce: "m" },
      { response, uri: "other" },
      { response, cnonce: "d" },
    ]) {
      expect(provesDigest({ ...known, ...other }, digest)).toBe(false);
    }
  });
});
