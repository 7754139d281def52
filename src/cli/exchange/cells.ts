import { CodecError, isNoTime, noTime, type Type } from "../../codec/index.js";
import { Refusal } from "./kind.js";

/** How values of a member are written as text, and read again. */
export interface Cell<V = any> {
  /** @throws Refusal for a text that is no such value. */
  read(text: string): V;
  write(value: V): string;
}

/** A text as it is. */
export const text: Cell<string> = { read: (given) => given, write: (value) => value };

/** A whole number; an empty text is 0. */
export const integer: Cell<number> = {
  read(given) {
    if (given === "") return 0;
    const value = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (Number.isSafeInteger(value)) return value;
    throw new Refusal("is no whole number");
  },
  write: String,
};

/** A number; an empty text is 0. */
export const real: Cell<number> = {
  read(given) {
    const value = /^(?:-?\d{1,15}(?:\.\d{1,15})?(?:e[+-]\d{1,3})?)?$/i.test(given)
      ? Number(given)
      : Number.NaN;
    if (Number.isFinite(value)) return value;
    throw new Refusal("is no number");
  },
  write: String,
};

const yes = new Set(["1", "true", "yes"]);
const no = new Set(["", "0", "false", "no"]);

/** A truth value: `yes` or `no`, which may also be written `1` or `true`, and `0`, `false` or nothing. */
export const truth: Cell<boolean> = {
  read(given) {
    const word = given.toLowerCase();
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    throw new Refusal("is neither yes nor no");
  },
  write: (value) => (value ? "yes" : "no"),
};

/** The same for a member that is a number: 1 or 0. */
export const flag: Cell<number> = {
  read: (given) => Number(truth.read(given)),
  write: (value) => truth.write(value !== 0),
};

/** A moment, in ISO 8601 with a time zone; an empty text is none. */
export const moment: Cell<Date> = {
  read(given) {
    if (given === "") return noTime;
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/i;
    const value = new Date(form.test(given) ? given : Number.NaN);
    if (!Number.isNaN(value.getTime())) return value;
    throw new Refusal("is no time such as 2030-01-07T09:00:00Z");
  },
  write: (value) => (isNoTime(value) ? "" : value.toISOString().replace(".000Z", "Z")),
};

/** Texts with semicolons between them; `\;` and `\\` are these characters in a text. Empty texts do not count. */
export const list: Cell<readonly string[]> = {
  read(given) {
    const parts: string[] = [];
    let part = "";
    for (let at = 0; at < given.length; at++) {
      const character = given[at] as string;
      if (character === "\\" && at + 1 < given.length) {
        part += given[++at] as string;
      } else if (character === ";") {
        parts.push(part);
        part = "";
      } else {
        part += character;
      }
    }
    return [...parts, part].filter((each) => each !== "");
  },
  write: (value) => value.map((part) => part.replaceAll(/[;\\]/g, "\\$&")).join(";"),
};

/** Values of a type as estos JSON; an empty text is `none`. */
export function json<V>(type: Type<V>, none: V): Cell<V> {
  return {
    read(given) {
      if (given === "") return none;
      try {
        return type.decodeJson(given, { unknownMembers: "refuse" });
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        throw new Refusal(`is not ${type.name}: ${error.message}`);
      }
    },
    write(value) {
      const written = type.encodeJson(value);
      return written === type.encodeJson(none) ? "" : written;
    },
  };
}
