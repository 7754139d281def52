import { describe, expect, test } from "vitest";
import {
  stepFor,
  withForward,
  type SetForward,
  type WantedForward,
} from "../../../../src/server/modules/appointment-forwards/steps.js";
import type { Forward } from "../../../../src/server/pbx/index.js";

const to = (destination: string, after?: number): Forward => ({
  mode: "noAnswer",
  destination,
  ...(after !== undefined && { after }),
});
const place = { pbx: "pbx", device: "10", mode: "noAnswer", owner: 1 } as const;
const wanted = (destination: string, begun = 1): WantedForward => ({
  ...place,
  forward: to(destination),
  begun,
});
const was = (destination: string, before?: Forward, done = true): SetForward => ({
  ...wanted(destination),
  ...(before !== undefined && { before }),
  done,
});
const other: Forward = { mode: "busy", destination: "x" };

describe("a forward that no appointment has set", () => {
  test("is set with a note of what was there", () => {
    const note = { ...wanted("a"), done: false };
    const set = to("a");
    expect(stepFor(undefined, wanted("a"), [other])).toEqual({ note, set, outcome: "done" });
    const before = to("b", 5);
    const replacing = { note: { ...note, before }, set, outcome: "done" };
    expect(stepFor(undefined, wanted("a"), [other, before])).toEqual(replacing);
  });

  test("is only noted if it is there already, so that it stays after the appointment", () => {
    const note = { ...wanted("a"), before: to("a"), done: true };
    expect(stepFor(undefined, wanted("a"), [to("a")])).toEqual({ note, outcome: "nothing" });
    expect(stepFor(note, undefined, [to("a")])).toEqual({ outcome: "removed" });
  });

  test("is left alone if none wants it", () => {
    expect(stepFor(undefined, undefined, [to("a")])).toBeUndefined();
  });
});

describe("a forward that an appointment has set", () => {
  test("is not looked at as long as the appointment runs", () => {
    for (const current of [[to("a")], [], [to("b")]]) {
      expect(stepFor(was("a"), wanted("a"), current)).toBeUndefined();
      expect(stepFor(was("a"), wanted("a", 0), current)).toBeUndefined();
    }
  });

  test("gives way to what was there before, unless somebody has changed it", () => {
    expect(stepFor(was("a"), undefined, [to("a")])).toEqual({ set: null, outcome: "removed" });
    const before = to("b");
    expect(stepFor(was("a", before), undefined, [to("a")])).toEqual({
      set: before,
      outcome: "removed",
    });
    for (const current of [[], [to("c")], [to("a", 5)], [other]]) {
      expect(stepFor(was("a", before), undefined, current)).toEqual({ outcome: "removed" });
    }
  });

  test("becomes another one when another is wanted, and what was there at first is still noted", () => {
    const note = { ...wanted("c"), before: to("b"), replaced: to("a"), done: false };
    const step = { note, set: to("c"), outcome: "done" };
    expect(stepFor(was("a", to("b")), wanted("c"), [to("a")])).toEqual(step);
    // The PBX has not accepted that: it is tried again, or what was there at first comes back.
    expect(stepFor(note, wanted("c"), [to("a")])).toEqual(step);
    expect(stepFor(note, undefined, [to("a")])).toEqual({ set: to("b"), outcome: "removed" });
  });

  test("which somebody has changed stays so until another appointment begins", () => {
    const current = [to("hand")];
    const left = { ...wanted("c"), before: to("hand"), done: true };
    expect(stepFor(was("a", to("b")), wanted("c"), current)).toEqual({
      note: left,
      outcome: "nothing",
    });
    expect(stepFor(left, undefined, current)).toEqual({ outcome: "removed" });
    const note = { ...wanted("a", 2), before: to("hand"), done: false };
    const step = { note, set: to("a"), outcome: "done" };
    expect(stepFor(was("a", to("b")), wanted("a", 2), current)).toEqual(step);
  });

  test("stays when another appointment begins that wants the same, and what was there at first is still noted", () => {
    const note = { ...wanted("a", 2), before: to("b"), done: true };
    expect(stepFor(was("a", to("b")), wanted("a", 2), [to("a")])).toEqual({
      note,
      outcome: "nothing",
    });
  });
});

describe("a forward of which it is not known whether the PBX has set it", () => {
  const unsure = was("a", to("b"), false);

  test("is set if it is there", () => {
    expect(stepFor(unsure, wanted("a"), [to("a")])).toEqual({ outcome: "done" });
    expect(stepFor(unsure, undefined, [to("a")])).toEqual({ set: to("b"), outcome: "removed" });
  });

  test("is set again if it is not there, with a note of what is there now", () => {
    const note = { ...wanted("a"), before: to("c"), done: false };
    expect(stepFor(unsure, wanted("a"), [to("c")])).toEqual({
      note,
      set: to("a"),
      outcome: "done",
    });
    expect(stepFor(unsure, undefined, [to("b")])).toEqual({ outcome: "removed" });
  });
});

test("one forward of a kind takes the place of another, and the others stay", () => {
  expect(withForward([to("a"), other], "noAnswer", to("b"))).toEqual([other, to("b")]);
  expect(withForward([to("a"), other], "noAnswer", null)).toEqual([other]);
});
