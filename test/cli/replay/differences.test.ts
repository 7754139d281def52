import { expect, test } from "vitest";
import { differencesOf, MOST_DIFFERENCES } from "../../../src/cli/replay/differences.js";

const none: ReadonlySet<string> = new Set();

test("Differences are told by their paths, with what is there on one side only", () => {
  const recorded = { a: 1n, list: [{ b: "x" }, { b: "y" }], gone: null, same: [1, { c: true }] };
  const answered = { a: 2, list: [{ b: "z" }], come: [], same: [1n, { c: true }], _type: "T" };
  expect(differencesOf(recorded, answered, none)).toEqual([
    { path: "a", recorded: "1", answered: "2" },
    { path: "list[0].b", recorded: '"x"', answered: '"z"' },
    { path: "list[1]", recorded: '{"b":"y"}', answered: undefined },
    { path: "gone", recorded: "null", answered: undefined },
    { path: "come", recorded: undefined, answered: "[]" },
  ]);
});

test("Members that are to be ignored are, at any depth, and secrets are asterisks", () => {
  const [recorded, answered] = [1, 2].map((n) => ({
    ...{ sToken: `t${n}`, x: [{ time: n, keep: { time: n } }] },
    whole: n === 1 ? { password: "p" } : 0,
  }));
  expect(differencesOf(recorded, answered, new Set(["time"]))).toEqual([
    { path: "sToken", recorded: '"***"', answered: '"***"' },
    { path: "whole", recorded: '{"password":"***"}', answered: "0" },
  ]);
});

test("Very many differences are not all told", () => {
  const long = Array.from({ length: 100_000 }, (_, i) => i);
  expect(differencesOf(long, [], none)).toHaveLength(MOST_DIFFERENCES);
});
