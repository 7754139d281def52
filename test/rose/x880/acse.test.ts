import { expect, test } from "vitest";
import { defaultLimits } from "../../../src/codec/index.js";
import {
  ABORT,
  answerOf,
  readAnswer,
  readRequest,
  RELEASE_ANSWER,
  requestOf,
} from "../../../src/rose/x880/acse.js";
import { cstaCorpus } from "../../support/csta.js";
import { fromHex, toHex } from "../../support/same-value.js";

const vectors = new Map(cstaCorpus.vectors.map(({ name, hex }) => [name, hex]));
const octetsOf = (name: string): Uint8Array => fromHex(vectors.get(name) as string);
const contextName = "1.3.12.0.218";

test("a request is that of HiPath, to the octet", () => {
  const login = { name: "USER01", password: "12345" };
  expect(toHex(requestOf({ contextName, versions: [3] }, login))).toBe(vectors.get("aarq"));
  expect(readRequest(octetsOf("aarq"), defaultLimits)).toEqual({
    contextName,
    versions: [3],
    login,
  });
});

test("a request without login has none", () => {
  const read = readRequest(octetsOf("aarq-kernel-only"), defaultLimits);
  expect(read).toEqual({ contextName, versions: [2], login: undefined });
  expect(
    readRequest(requestOf({ contextName, versions: [2, 18] }, undefined), defaultLimits),
  ).toEqual({
    contextName,
    versions: [2, 18],
    login: undefined,
  });
});

test("answers are read, whatever else is in them", () => {
  expect(readAnswer(octetsOf("aare-accepted"), defaultLimits)).toEqual({
    contextName,
    versions: [3],
    result: 0,
    diagnostic: 0,
  });
  expect(readAnswer(octetsOf("aare-authentication-failure"), defaultLimits)).toEqual({
    contextName,
    versions: [],
    result: 1,
    diagnostic: 13,
  });
  expect(toHex(answerOf({ contextName, versions: [] }, 1, 13))).toBe(
    vectors.get("aare-authentication-failure"),
  );
});

test("the short messages are those of the examples", () => {
  expect(toHex(ABORT)).toBe(vectors.get("abrt-user"));
  expect(toHex(RELEASE_ANSWER)).toBe(vectors.get("rlre-normal"));
});

test("versions in the form of Phase II are read, and no more bits than have a meaning", () => {
  const old = "30080302064030003000";
  const many = "a0050303000000";
  const request = toHex(requestOf({ contextName, versions: [3] }, undefined));
  const withInformation = (information: string): Uint8Array => {
    const external = tlv("28", tlv("a0", information));
    return fromHex(tlv("60", `a10706052b0c00815a${tlv("be", external)}`));
  };
  expect(toHex(withInformation("a0050303001000"))).toBe(request);
  expect(readRequest(withInformation(old), defaultLimits).versions).toEqual([1]);
  expect(readRequest(withInformation(many), defaultLimits).versions).toEqual([]);
  const long = tlv("a0", tlv("03", `00${"ff".repeat(100)}`));
  expect(readRequest(withInformation(long), defaultLimits).versions).toHaveLength(24);
});

function tlv(tag: string, contents: string): string {
  const length = contents.length / 2;
  return tag + (length < 128 ? "" : "81") + length.toString(16).padStart(2, "0") + contents;
}
