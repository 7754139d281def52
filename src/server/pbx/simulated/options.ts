import type { SimulatedClock } from "./clock.js";
import { checkLimit, highest, knownOptions, type NamesOf } from "../../../rose/internal.js";

/** A line of a simulated PBX. */
export interface SimulatedLine {
  /** The number inside, which is also its id. */
  readonly id: string;
  /** The number outside. */
  readonly number?: string;
  /** What people call it; nothing by default. */
  readonly name?: string;
  /** The names of its addresses, of which a call may be made from one; none by default. */
  readonly addresses?: readonly string[];
  /** Without it, the server can do nothing with the line. By default, none is needed. */
  readonly password?: string;
}

/** A group of a simulated PBX. */
export interface SimulatedGroup {
  /** The number of the group, which is also its id. */
  readonly id: string;
  /** What people call it; nothing by default. */
  readonly name?: string;
  /** The ids of its lines. */
  readonly members: readonly string[];
  /** Whether only agents who are ready get calls; otherwise every line that is free does. */
  readonly acd?: boolean;
}

/** How a {@link SimulatedPbx} is made. */
export interface SimulatedPbxOptions {
  /** The lines that there are from the beginning. */
  readonly lines: readonly SimulatedLine[];
  /** The groups that distribute calls; none by default. */
  readonly groups?: readonly SimulatedGroup[];
  /** What time it is for the PBX: that of the machine by default, or a {@link ManualClock} for tests. */
  readonly clock?: SimulatedClock;
  /** Milliseconds after which a call is forwarded that nobody answers, if the forward says nothing, or goes to the next agent; 20 s by default. */
  readonly noAnswerTime?: number;
  /** Milliseconds for which a telephone rings at most; 2 minutes by default. */
  readonly ringTime?: number;
  /** Milliseconds for which a telephone stays off hook when the others are gone, or the call has failed; 5 s by default. */
  readonly toneTime?: number;
  /** Milliseconds that an agent has after a call of the group; 10 s by default. */
  readonly wrapUpTime?: number;
  /** Calls at a time; 10,000 by default. */
  readonly maxCalls?: number;
}

const lineNames = {
  id: "string",
  number: "string",
  name: "string",
  addresses: "array",
  password: "string",
} satisfies NamesOf<SimulatedLine>;

const groupNames = {
  id: "string",
  name: "string",
  members: "array",
  acd: "boolean",
} satisfies NamesOf<SimulatedGroup>;

const optionNames = {
  lines: "array",
  groups: "array",
  clock: "object",
  noAnswerTime: "number",
  ringTime: "number",
  toneTime: "number",
  wrapUpTime: "number",
  maxCalls: "number",
} satisfies NamesOf<SimulatedPbxOptions>;

/** @throws TypeError for an unknown option, RangeError for a number out of range, Error for an id that is used twice or of no line. */
export function checkSimulated(options: SimulatedPbxOptions): void {
  knownOptions(options, optionNames, "SimulatedPbx");
  for (const line of options.lines) knownOptions(line, lineNames, "lines", "lines.");
  for (const group of options.groups ?? []) knownOptions(group, groupNames, "groups", "groups.");
  for (const name of ["noAnswerTime", "ringTime", "toneTime", "wrapUpTime"] as const) {
    checkLimit(name, options[name] ?? 0, 0, highest.time);
  }
  checkLimit("maxCalls", options.maxCalls ?? 1, 1, highest.things);
  const ids = new Set<string>();
  for (const { id } of [...options.lines, ...(options.groups ?? [])]) {
    if (ids.has(id)) throw new Error(`there are two devices ${id}`);
    ids.add(id);
  }
  for (const { members } of options.groups ?? []) {
    const unknown = members.find((member) => !options.lines.some(({ id }) => id === member));
    if (unknown !== undefined)
      throw new Error(`a group has the member ${unknown}, which is no line`);
  }
}
