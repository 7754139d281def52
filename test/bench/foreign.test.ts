import { afterAll, describe, expect, test } from "vitest";
import { foreignCases, load } from "../../bench/foreign/cases.js";
import { buildAsn1c, NotInstalled } from "../../bench/foreign/build.js";
import { notationOf } from "../../bench/foreign/notation.js";
import { Foreign } from "../../bench/foreign/process.js";
import {
  endForeign,
  foreignNotes,
  foreignSubjects,
  processOf,
  type ForeignSubject,
} from "../../bench/foreign/subjects.js";
import { m1, m2p, m5, messages } from "../../bench/messages/index.js";
import { measure } from "../../bench/runner.js";

afterAll(endForeign);

const all = [...messages, m2p];

describe("codecs in other languages, asn1c and Erlang/OTP (long)", () => {
  test("decode what we encode, and we what they encode of that", async () => {
    const cases = foreignCases(all);
    const { unmeasured } = await measure(cases, { time: 0, smoke: true }, () => {});
    expect(unmeasured.filter(({ failed }) => failed)).toEqual([]);
    const known = foreignSubjects.flatMap(({ cannot }) => [...(cannot?.values() ?? [])]);
    expect(new Set(unmeasured.map(({ reason }) => reason))).toEqual(new Set(known));
  });

  test("have numbers of their own clock", async () => {
    const cases = foreignCases([m1]);
    const { results } = await measure(cases, { time: 0.001, smoke: false }, () => {});
    expect(results.map(({ group, subject }) => `${group} ${subject}`)).toEqual([
      ...foreignSubjects.map(({ name }) => `decode M1 ${name}`),
      "encode M1 asn1c",
      "encode M1 Erlang/OTP",
    ]);
    for (const { samples } of results) expect(samples.every((one) => one > 0)).toBe(true);
  });

  test.for(foreignSubjects)("$name checks UTF-8 if it says so", async (subject) => {
    const program = await processOf(subject);
    const octets = Buffer.from(m1.type.encode(m1.values[0] as never));
    octets[octets.length - 1] = 0xff;
    await load(program, m1, [octets]);
    const answer = await program.ask(`decode ${Number(subject.checks)} 1`).catch(String);
    expect(answer).toMatch(subject.checks ? /constraint|badmatch/ : /^\d+$/);
  });

  test.for(foreignSubjects.filter(({ checks }) => !checks))(
    "$name refuses what has been cut off",
    async (subject) => {
      const program = await processOf(subject);
      await load(program, m1, [m1.type.encode(m1.values[0] as never).subarray(0, 12)]);
      await expect(program.ask("decode 0 1")).rejects.toThrow(/decoded|badmatch/);
    },
  );
});

describe("a codec in another language", () => {
  test("that is not installed is left out, with the reason", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    try {
      await expect(buildAsn1c("", [])).rejects.toThrow(new NotInstalled("asn1c is not installed"));
    } finally {
      process.env["PATH"] = path;
    }
  });

  test("whose program ends leaves nobody waiting", async () => {
    const program = new Foreign({ command: "false", args: [], name: "none", version: "0" });
    await expect(program.ask("again")).rejects.toThrow("none ended with 1");
    await expect(program.ask("again")).rejects.toThrow("none ended with 1");
    const missing = new Foreign({ command: "/nowhere", args: [], name: "none", version: "0" });
    await expect(missing.ask("again")).rejects.toThrow("ENOENT");
    await Promise.all([program.stop(), missing.stop()]);
  });

  test("gets the types of the messages and what they use, and nothing else", () => {
    expect(notationOf([m5]).match(/^[A-Z]\S* ::=/gm)).toEqual([
      "AsnChatGetBinaryChunkResult ::=",
      "AsnOptionalParameters ::=",
      "AsnOptionalParam ::=",
      "AsnOptionalParamChoice ::=",
    ]);
    expect(notationOf(all)).toContain("InvokeOfM1 ::= [1] IMPLICIT SEQUENCE");
  });

  test("says what it leaves out where it is measured", () => {
    expect(foreignNotes([{ subject: "JSON" }])).toEqual([]);
    const [note] = foreignNotes([{ subject: "asn1c" }]) as [ForeignSubject];
    expect(note.leavesOut).toContain("UTF-8 is not checked");
  });
});
