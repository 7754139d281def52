import * as Cti from "../../../src/modules/cti/cti.js";
import { EnumCallState } from "../../../src/modules/general/general.js";
import { demoNumber, firstDemoLine } from "../../../src/cli/demo-pbx.js";
import { inTime, type Caller } from "../caller.js";
import type { Everybody, Part } from "./part.js";

const { eCALLSTATEDESTROYED: over, eCALLSTATEOFFERING: offering } = EnumCallState.values;

/** The line of the user with this place among all. */
export const lineOf = (at: number): string => `tel:${firstDemoLine + at}@pbx`;

/** What is known of a line: whether it is in service, and its calls by their ids. */
interface Line {
  status: number;
  readonly calls: Map<string, Cti.AsnCtiCallInformation>;
}

/** A call of which a client has been told. */
interface ToldCall {
  readonly line: string;
  /** The starts of servers that have told of it. */
  readonly lives: Set<string>;
}

/** Monitors the lines of all users. One session of each user calls the next user, answers, and hangs up, one after the other. */
export class Calls implements Part {
  readonly lines = new Map<string, Line>();
  /** The ids of all calls of which it has been told, as far as it is known by which server: with their lines, and with the starts of servers. */
  readonly told = new Map<string, ToldCall>();
  /** How many calls it has made. */
  made = 0;
  /** Of how many calls that it was told of the entries have been found. */
  written = 0;
  readonly #count: number;
  readonly #own: number | undefined;
  #turn = 0;

  /**
   * @param count Of how many users.
   * @param own The place of the user whose calls it controls.
   */
  constructor(count: number, own?: number) {
    this.#count = count;
    this.#own = own;
  }

  async begin(caller: Caller): Promise<void> {
    this.lines.clear();
    const ended = new Set<string>();
    const heard = new Set<string>();
    for (let at = 0; at < this.#count; at++) {
      this.lines.set(lineOf(at), { status: NaN, calls: new Map() });
    }
    caller.hear(Cti.asnCtiNotifyLineCallInformationChanged, ({ u8sLinePhoneNumber, ...told }) => {
      const calls = this.lines.get(u8sLinePhoneNumber)?.calls;
      const { callinformation: call } = told;
      const { u8sConnectionID: id } = call;
      heard.add(id);
      this.#note(id, u8sLinePhoneNumber, caller);
      if (call.iCallState === over) {
        ended.add(id);
        calls?.delete(id);
      } else calls?.set(id, call);
    });
    caller.hear(Cti.asnCtiNotifyLineCallFeaturesChanged, ({ u8sLinePhoneNumber, ...told }) => {
      const calls = this.lines.get(u8sLinePhoneNumber)?.calls;
      for (const { u8sConnectionID: id, iFeatures } of told.callFeaturesList) {
        const call = calls?.get(id);
        if (call !== undefined) calls?.set(id, { ...call, iFeatures });
      }
    });
    caller.hear(Cti.asnCtiNotifyLineInfoChanged, ({ u8sLinePhoneNumber, lineInfo }) => {
      const line = this.lines.get(u8sLinePhoneNumber);
      if (line !== undefined) line.status = lineInfo.iLineOpenStatus;
    });
    for (const [u8sLinePhoneNumber, line] of this.lines) {
      const answer = await caller.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber });
      if (Number.isNaN(line.status)) line.status = answer.lineInfo.iLineOpenStatus;
      for (const call of answer.seqCalls) {
        const { u8sConnectionID: id } = call;
        this.#note(id, u8sLinePhoneNumber, caller);
        if (!heard.has(id) && !ended.has(id)) line.calls.set(id, call);
      }
    }
  }

  #note(id: string, line: string, { life }: Caller): void {
    if (life === undefined) return;
    const told = this.told.get(id);
    if (told === undefined) this.told.set(id, { line, lives: new Set([life]) });
    else told.lives.add(life);
  }

  async write(caller: Caller): Promise<void> {
    const own = this.#own;
    // A call is to be there for a while.
    if (own === undefined || ++this.#turn % 4 !== 0) return;
    const [call] = this.lines.get(lineOf(own))?.calls.values() ?? [];
    if (call === undefined) {
      const to = demoNumber(firstDemoLine + ((own + 1) % this.#count));
      const made = caller.invoke(Cti.asnCtiMakeCall, {
        u8sPhoneNumberFrom: lineOf(own),
        u8sPhoneNumberTo: to,
        iNumberFormat: 1,
      });
      if (await inTime(made)) this.made += 1;
    } else if (call.iCallState === offering) {
      await inTime(caller.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: call.u8sConnectionID }));
    } else {
      await drop(caller, call);
    }
  }

  /** Hangs up. */
  async end(caller: Caller): Promise<void> {
    if (this.#own === undefined) return;
    const calls = this.lines.get(lineOf(this.#own))?.calls.values() ?? [];
    for (const call of [...calls]) await drop(caller, call);
  }
}

async function drop(caller: Caller, call: Cti.AsnCtiCallInformation): Promise<void> {
  await inTime(caller.invoke(Cti.asnCtiDropCall, { u8sConnectionID: call.u8sConnectionID }));
}

/** An entry of a journal: whose it is, and of which call. */
export interface Entry {
  readonly user: string;
  readonly id: string;
  /** What no two calls of a user have in common: when they began, in which direction, with whom. */
  readonly call: string;
}

/**
 * What of the journals is not as it must be. Each call that is over is to be in the journal of whose line it was, once. Only one of which
 * no server has told that still runs may be missing: there was nobody left to write it down.
 * @param truth What whoever asks now is told of the lines.
 * @param lives Which starts of servers there are now.
 * @param owners The users by their lines.
 */
export function wrongJournals(
  all: readonly Everybody<Calls>[],
  truth: ReadonlyMap<string, Line>,
  entries: readonly Entry[],
  lives: ReadonlySet<string>,
  owners: ReadonlyMap<string, string>,
): string[] {
  const wrong: string[] = [];
  const written = new Set(entries.map(({ user, id }) => `${user} ${id}`));
  for (const { name, part } of all) {
    for (const [id, { line, lives: told }] of part.told) {
      if (truth.get(line)?.calls.has(id) === true) continue;
      const owner = owners.get(line);
      const isWritten = written.has(`${owner} ${id}`);
      if (isWritten) part.written += 1;
      if (isWritten || ![...told].some((life) => lives.has(life))) part.told.delete(id);
      else wrong.push(`journal: ${owner} has no entry of ${id}, of which ${name} was told`);
    }
  }
  // Calls may have begun in the same millisecond: a server that was stopped carries out what has gathered.
  const seen = new Set<string>();
  for (const { user, call, id } of entries) {
    const key = `${user} ${id}`;
    if (seen.has(key)) wrong.push(`journal: two entries of call ${id} of ${user}: ${call}`);
    seen.add(key);
  }
  return wrong;
}

/** What whoever asks now is told of the lines. */
export async function readLines(
  caller: Pick<Caller, "invoke">,
  count: number,
): Promise<ReadonlyMap<string, Line>> {
  const lines = new Map<string, Line>();
  for (let at = 0; at < count; at++) {
    const u8sLinePhoneNumber = lineOf(at);
    const { lineInfo, seqCalls } = await caller.invoke(Cti.asnCtiSnapshotPhoneLine, {
      u8sLinePhoneNumber,
    });
    const calls = new Map(seqCalls.map((call) => [call.u8sConnectionID, call]));
    lines.set(u8sLinePhoneNumber, { status: lineInfo.iLineOpenStatus, calls });
  }
  return lines;
}

/**
 * What of the lines is not as it must be.
 * @param truths What whoever asks now is told, on each server.
 */
export function wrongCalls(
  all: readonly Everybody<Calls>[],
  truths: readonly ReadonlyMap<string, Line>[],
): string[] {
  const wrong: string[] = [];
  const views = [
    ...all.map(({ name, part }) => ({ name, view: part.lines as ReadonlyMap<string, Line> })),
    ...truths.map((view, at) => ({ name: `who asks node ${at + 1}`, view })),
  ];
  for (const [uri, line] of truths[0] ?? []) {
    if (line.status !== Cti.AsnCtiLineOpenStatus.values.lineStatusOpen) {
      wrong.push(`line ${uri}: it has the status ${line.status}`);
    }
    const expected = textOf(line);
    for (const { name, view } of views) {
      const seen = textOf(view.get(uri));
      if (seen !== expected) wrong.push(`line ${uri}: ${name} sees ${seen}, not ${expected}`);
    }
  }
  return wrong;
}

function textOf(line: Line | undefined): string {
  if (line === undefined) return "nothing";
  const calls = Array.from(line.calls.values(), (call) =>
    [
      call.u8sConnectionID,
      call.iCallState,
      call.u8sRemoteNumberSC,
      call.iFeatures,
      call.utcCallConnected.toISOString(),
    ].join(),
  );
  return `${line.status} ${calls.toSorted().join("; ")}`;
}
