import { AsnPresenceAction } from "../../../modules/presence-v2/presence-v2.js";
import {
  AsnContactFeatureSetEnum,
  AsnPresenceStateEnum,
  AsnPresenceStateFlags,
  EnumCallState,
} from "../../../modules/general/general.js";
import {
  AsnCtiLineOpenStatus,
  EnumCallFeatures,
  type AsnCtiCallInformation,
} from "../../../modules/cti/cti.js";
import type {
  CallPresence,
  CallsOfUsers,
  PhoneCall,
  PhoneLine,
  Presence,
} from "../presence/api.js";
import type { Granted, Line } from "../rights/api.js";
import type { Listener } from "./events.js";
import type { CallNews } from "./live-calls.js";
import { sees, type KnownLine } from "./line-book.js";
import { lineForwardFeatures, lineForwards, lineType } from "./line-info.js";
import { trimmed } from "./live-call.js";
import type { LineState } from "./pbx-state.js";
import type { Switchboard } from "./switchboard.js";

const states = EnumCallState.values;
const flags = AsnPresenceStateFlags.values;
const features = AsnContactFeatureSetEnum.values;
const action = AsnPresenceAction.values;
const { eCFEATUREREDIRECT, eCFEATUREMAYBEPICKUPED } = EnumCallFeatures.values;

/** The lines and calls of users, as far as presence shows them. */
export class CallsInPresence implements CallsOfUsers, Listener {
  readonly #board: Switchboard;
  readonly #presence: Pick<Presence, "touch" | "touchCall" | "touchForwards">;
  /** The ids of calls that have been told. */
  readonly #told = new Set<string>();
  /** What users have been shown of their lines last. */
  #lines = new Map<number, string>();

  constructor(
    board: Switchboard,
    presence: Pick<Presence, "touch" | "touchCall" | "touchForwards">,
  ) {
    this.#board = board;
    this.#presence = presence;
  }

  presence(user: number): CallPresence | undefined {
    let ringing = 0;
    let busy = false;
    let isInConference = false;
    let can = 0;
    const lines = this.#board.book.linesOf(user);
    for (const line of lines) {
      const isFirst = this.#kindOf(line) === "primary";
      if (isFirst) can |= features.eCONTACTFEATUREDIAL;
      can |= isFirst ? features.eCONTACTFEATURESETFORWARDL1 : features.eCONTACTFEATURESETFORWARDL2;
      for (const { iCallState, iFeatures } of this.#calls(line)) {
        if (iCallState !== states.eCALLSTATEOFFERING) {
          busy = true;
          isInConference ||= iCallState === states.eCALLSTATECONFERENCED;
          continue;
        }
        ringing = flags.eRINGING;
        if ((iFeatures & eCFEATUREMAYBEPICKUPED) === 0) continue;
        can |= isFirst ? features.eCONTACTFEATUREPICKUPL1 : features.eCONTACTFEATUREPICKUPL2;
      }
    }
    if (lines.length === 0) return undefined;
    return {
      ...(busy && { value: AsnPresenceStateEnum.values.eBUSY }),
      flags: ringing | (busy ? flags.eCALL : 0),
      features: can,
      isInConference,
    };
  }

  lines(user: number, granted: Granted, isOwn: boolean): PhoneLine[] {
    return this.#board.book.linesOf(user).map((line) => this.#shown(line, granted, isOwn));
  }

  tellCalls(line: KnownLine, news: CallNews): void {
    if (news.kind === "conference") return;
    const owner = this.#board.book.owner(line);
    const calls = news.kind === "call" ? [news.info] : news.calls;
    for (const info of calls) {
      const { u8sConnectionID: id } = info;
      const isOver = info.iCallState === states.eCALLSTATEDESTROYED;
      const known = this.#told.has(id) ? action.eChanged : action.eAdded;
      if (isOver) this.#told.delete(id);
      else this.#told.add(id);
      if (owner === undefined) continue;
      const call: PhoneCall = {
        ...{ id, number: line.number, action: isOver ? action.eDeleted : known },
        shown: (granted, isOwn) => callFor(info, granted, owner.line, isOwn),
      };
      this.#presence.touchCall(owner.id, call);
    }
  }

  tellLine(line: KnownLine, before: LineState, after: LineState): void {
    const owner = this.#board.book.owner(line);
    if (owner === undefined) return;
    if (before.status !== after.status || before.doNotDisturb !== after.doNotDisturb) {
      this.#presence.touch(owner.id, "lines");
    }
    if (JSON.stringify(before.forwards) !== JSON.stringify(after.forwards)) {
      this.#presence.touchForwards(owner.id, line.uri);
    }
  }

  /** A line has been opened or closed. */
  touch(line: KnownLine): void {
    const owner = this.#board.book.owner(line);
    if (owner !== undefined) this.#presence.touch(owner.id, "lines");
  }

  /** Lines, owners or locations are others. */
  refresh(): void {
    const { book } = this.#board;
    const now = new Map<number, string>();
    for (const line of book.all) {
      const owner = book.owner(line);
      if (owner === undefined) continue;
      const { uri, number, name } = line;
      const told = JSON.stringify([owner.line, uri, number, name]);
      now.set(owner.id, `${now.get(owner.id) ?? ""}${told}`);
    }
    for (const user of new Set([...this.#lines.keys(), ...now.keys()])) {
      if (this.#lines.get(user) !== now.get(user)) this.#presence.touch(user, "lines");
    }
    this.#lines = now;
  }

  #shown(line: KnownLine, granted: Granted, isOwn: boolean): PhoneLine {
    const state = this.#board.stateOf(line);
    const owned = this.#board.book.owner(line)?.line;
    const kind = owned ?? "secondary";
    return {
      type: lineType(owned),
      uri: line.uri,
      name: line.name,
      number: line.number,
      isOpen: state.status === AsnCtiLineOpenStatus.values.lineStatusOpen,
      doNotDisturb: state.doNotDisturb,
      forwardFeatures: lineForwardFeatures(line, this.#board.linkOf(line)),
      forwards: lineForwards(state.forwards, granted.may("see-redirection-numbers", kind)),
      calls: this.#calls(line).map((call) => callFor(call, granted, kind, isOwn)),
    };
  }

  #calls(line: KnownLine): readonly AsnCtiCallInformation[] {
    const calls = this.#board.callsOf(line);
    if (calls.length === 0) return noCalls;
    return calls.flatMap(({ shown }) =>
      shown === undefined || shown.info.iCallState === states.eCALLSTATEDESTROYED ? [] : shown.info,
    );
  }

  #kindOf(line: KnownLine): Line {
    return this.#board.book.owner(line)?.line ?? "secondary";
  }
}

const noCalls: readonly AsnCtiCallInformation[] = [];

/** A call as somebody sees it who sees the presence of its user; others can do nothing with it but take it away. */
function callFor(
  info: AsnCtiCallInformation,
  granted: Granted,
  line: Line,
  isOwn: boolean,
): AsnCtiCallInformation {
  const seen =
    (granted.may("see-incoming-numbers", line) ? sees.incoming : 0) |
    (granted.may("see-outgoing-numbers", line) ? sees.outgoing : 0) |
    (granted.may("see-redirection-numbers", line) ? sees.redirections : 0);
  const call = trimmed(info, seen);
  if (isOwn) return call;
  const may =
    (granted.may("pick-up-calls", line) ? eCFEATUREMAYBEPICKUPED : 0) |
    (granted.may("set-redirections", line) ? eCFEATUREREDIRECT : 0);
  return { ...call, iFeatures: call.iFeatures & may };
}
