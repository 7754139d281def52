import {
  integerValues,
  knownOptions,
  requiredOptions,
  requireGiven,
  strictnessValues,
  unknownMemberValues,
  type NamesOf,
} from "./known-options.js";
import type { Limits } from "./limits.js";
import type { DecodeOptions, EncodeOptions, JsonOptions } from "./options.js";

type AnyOptions = DecodeOptions & EncodeOptions & JsonOptions;

/** Each method takes the options of all, so that one object may be handed to several. */
const optionNames = {
  integers: integerValues,
  constraints: "boolean",
  der: "boolean",
  strictness: strictnessValues,
  unknown: { skip: true, keep: true },
  limits: "object",
  unknownMembers: unknownMemberValues,
  lax: "boolean",
  onDefault: "function",
  typeNames: { root: true, all: true },
  unsetTimes: { empty: true, date: true },
} satisfies NamesOf<AnyOptions>;

const limitNames = {
  maxDepth: "number",
  maxElements: "number",
  maxBytes: "number",
} satisfies NamesOf<Limits>;

/** The options that were found right last, and before: most programs use the same object all the time, or one to read and one to write. */
let last: object | undefined;
let before: object | undefined;

/**
 * Refuses unknown options and limits. This costs a comparison, or a glance at each option if the object is
 * not the same as in one of the last calls.
 * @param what The method, for the message.
 * @throws TypeError
 */
export function checkOptions(options: AnyOptions | undefined, what: string): void {
  if (options === undefined || options === last || options === before) return;
  if (!seemRight(options)) requireRight(options, what);
  // It would keep alive whatever the function refers to.
  if (options.onDefault !== undefined) return;
  before = last;
  last = options;
}

/** Whether all is right with the most usual options; written so that it takes some nanoseconds. */
function seemRight(options: AnyOptions): boolean {
  if (typeof options !== "object" || options === null) return false;
  for (const name in options) {
    const value = options[name as keyof AnyOptions];
    let right = value === undefined;
    switch (name) {
      case "integers":
        right ||= value === "bigint" || value === "number";
        break;
      case "strictness":
        right ||= value === "strict" || value === "lenient" || value === "standard";
        break;
      case "limits":
        right ||= seemWhole(value as Limits);
        break;
      case "unknownMembers":
        right ||= value === "refuse" || value === "ignore";
        break;
      case "unknown":
        right ||= value === "keep" || value === "skip";
        break;
      case "typeNames":
        right ||= value === "all" || value === "root";
        break;
      case "unsetTimes":
        right ||= value === "date" || value === "empty";
        break;
      case "constraints":
      case "der":
      case "lax":
        right ||= typeof value === "boolean";
        break;
      default:
        return false;
    }
    if (!right) return false;
  }
  return true;
}

function seemWhole(limits: Limits): boolean {
  if (typeof limits !== "object" || limits === null) return false;
  for (const name in limits) {
    if (name !== "maxDepth" && name !== "maxElements" && name !== "maxBytes") return false;
  }
  const { maxDepth, maxElements, maxBytes } = limits;
  return seemsNumber(maxDepth) && seemsNumber(maxElements) && seemsNumber(maxBytes);
}

/** Also false for NaN. */
function seemsNumber(limit: number): boolean {
  return typeof limit === "number" && limit >= 0;
}

function requireRight(options: AnyOptions, what: string): void {
  requiredOptions(options, optionNames, what);
  const { limits } = options;
  if (limits === undefined) return;
  knownOptions(limits, limitNames, "limits", "limits.");
  // Whatever is compared with undefined or NaN is within the limit.
  requireGiven(limits, ["maxDepth", "maxElements", "maxBytes"], "limits");
  for (const name of Object.keys(limitNames) as (keyof Limits)[]) {
    if (Number.isNaN(limits[name])) throw new TypeError(`limits.${name} is not a number`);
  }
}
