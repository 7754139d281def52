import { usageError } from "./outcome.js";

/** What somebody does at a telephone. */
export type PhoneAction =
  | "answers"
  | "hangs up"
  | "holds"
  | "retrieves"
  | "calls"
  | "redirects to"
  | "transfers to";

/** A step of a script. */
export interface Step {
  /** Milliseconds before it. */
  readonly delay: number;
  /** Undefined if it only waits. */
  readonly act?: {
    /** A demo user, or the number of a line. */
    readonly who: string;
    readonly action: PhoneAction;
    /** Another user, or any number; empty if the action has none. */
    readonly whom: string;
  };
}

/** Characters of a statement. */
const longest = 200;
/** Seconds of a pause. */
const longestPause = 3_600;

const pause = String.raw`(\d+(?:\.\d+)?) ?(ms|s|seconds?)`;
const onlyWaits = new RegExp(String.raw`^(?:wait|after) ${pause}$`);
const delayed = new RegExp(String.raw` after ${pause}$`);
const statement =
  /^(\S+) (?:(answers|hangs up|holds|retrieves)|(calls|redirects to|transfers to) (\S+))$/;

/**
 * Reads a script: "alice calls bob, bob answers after 2 s, alice holds". Steps are separated by commas or lines; what follows # is a remark.
 * @throws CommandError for a step that it does not understand.
 */
export function readScript(text: string): Step[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, ""))
    .join(",")
    .split(",")
    .map((part) => part.trim().replaceAll(/\s+/g, " "))
    .filter((part) => part !== "")
    .map((part) => readStep(part));
}

function readStep(text: string): Step {
  const shown = JSON.stringify(text.slice(0, longest));
  if (text.length > longest) throw usageError(`the step ${shown} is too long`);
  const [, only, unit] = onlyWaits.exec(text) ?? [];
  if (only !== undefined) return { delay: milliseconds(only, unit!) };
  const [, number, of] = delayed.exec(text) ?? [];
  const [, who, alone, towards, whom = ""] = statement.exec(text.replace(delayed, "")) ?? [];
  if (who === undefined) {
    throw usageError(
      `what is the step ${shown}? Write "alice calls bob", "bob answers after 2 s", "wait 1 s", or that somebody ` +
        "hangs up, holds, retrieves, redirects to or transfers to another",
    );
  }
  const action = (alone ?? towards) as PhoneAction;
  const delay = number === undefined ? 0 : milliseconds(number, of!);
  return { delay, act: { who, action, whom } };
}

/** @throws CommandError for a pause of over an hour. */
function milliseconds(number: string, unit: string): number {
  const seconds = Number(number) / (unit === "ms" ? 1000 : 1);
  if (seconds > longestPause) throw usageError(`a pause has ${longestPause} seconds at most`);
  return Math.round(seconds * 1000);
}
