import { callState, type CallInfo, type LineInfo, type LineState } from "./values.js";
import { conferencePartyOf } from "./words.js";

/** A line with what happens on it. */
export interface Line extends Pick<
  LineState,
  "iDoNotDisturb" | "seqLineForwards" | "remoteOfficeState"
> {
  readonly info: LineInfo;
  /** Whether it is the user's. */
  readonly isOwn: boolean;
  /** Whether the user may call by it, and do something with its calls. */
  readonly isControlled: boolean;
  readonly calls: ReadonlyMap<string, CallInfo>;
  /** Who takes part in the line's conference besides it, as far as has been told since the line is followed. */
  readonly parties: readonly CallInfo[];
  /** Why it cannot be followed; undefined if it can. */
  readonly problem: string | undefined;
}

/** The members that tell what an event is about; each event has some of them. */
interface Told extends Partial<LineState> {
  readonly u8sLinePhoneNumber: string;
  readonly callinformation?: CallInfo;
  readonly callFeaturesList?: readonly Pick<CallInfo, "u8sConnectionID" | "iFeatures">[];
  readonly conferenceControllerCallInfo?: CallInfo;
  readonly conferenceMemberCallInfoList?: readonly CallInfo[];
  readonly conferenceMemberCallInfo?: CallInfo;
}

/** Lines as the server has told them, in its order; the user's own come first. */
export class Lines {
  readonly #lines = new Map<string, Line>();
  readonly #most: number;
  #count = 0;

  /** @param most How many lines there may be. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The lines that are shown. */
  get all(): readonly Line[] {
    return [...this.#lines.values()];
  }

  /** How many there are that are not shown. */
  get others(): number {
    return this.#count - this.#lines.size;
  }

  /** The line by which the user calls: the first one of his own, or else the first one by which he may. */
  get first(): Line | undefined {
    return this.all.find(({ isOwn }) => isOwn) ?? this.all.find(({ isControlled }) => isControlled);
  }

  get(uri: string): Line | undefined {
    return this.#lines.get(uri);
  }

  /**
   * Takes the lines that there are; what is known of those that were there already is kept.
   * @param own What names those of the user.
   * @param mayAll Whether the user may call by all.
   */
  list(lines: readonly LineInfo[], own: ReadonlySet<string>, mayAll: boolean): void {
    const isOwn = (info: LineInfo): boolean => own.has(info.u8sLinePhoneNumber);
    const sorted = [...lines.filter(isOwn), ...lines.filter((info) => !isOwn(info))];
    const before = new Map(this.#lines);
    this.#lines.clear();
    this.#count = lines.length;
    for (const info of sorted.slice(0, this.#most)) {
      const { u8sLinePhoneNumber: uri } = info;
      const known = before.get(uri) ?? blankLine;
      const rights = { isOwn: isOwn(info), isControlled: mayAll || isOwn(info) };
      this.#lines.set(uri, { ...known, info, ...rights });
    }
  }

  /** Takes a line as it is at the moment. */
  take(uri: string, state: LineState): void {
    const { lineInfo: info, seqCalls, iDoNotDisturb, seqLineForwards, remoteOfficeState } = state;
    const calls = new Map(seqCalls.map((call) => [call.u8sConnectionID, call]));
    const more = { iDoNotDisturb, seqLineForwards, remoteOfficeState, problem: undefined };
    this.#change(uri, () => ({ info, calls, parties: [], ...more }));
  }

  /** Notes that a line cannot be followed. */
  fail(uri: string, problem: string): void {
    this.#change(uri, () => ({ problem }));
  }

  /** Takes an event. That lines have come or gone is none of these: the list is to be read again. */
  event(name: string, argument: unknown): void {
    const told = argument as Told;
    const uri = told.u8sLinePhoneNumber;
    const { lineInfo, callinformation, callFeaturesList = [] } = told;
    const { iDoNotDisturb, seqLineForwards, remoteOfficeState } = told;
    switch (name) {
      case "asnCtiNotifyLineInfoChanged":
        this.#change(uri, () => lineInfo && { info: lineInfo });
        return;
      case "asnCtiNotifyLineDoNotDisturbChanged":
        this.#change(uri, () => (iDoNotDisturb === undefined ? undefined : { iDoNotDisturb }));
        return;
      case "asnCtiNotifyLineForwardingChanged":
        this.#change(uri, () => seqLineForwards && { seqLineForwards });
        return;
      case "asnCtiNotifyLineRemoteOfficeChanged":
        this.#change(uri, () => remoteOfficeState && { remoteOfficeState });
        return;
      case "asnCtiNotifyLineCallInformationChanged":
        this.#change(
          uri,
          ({ calls }) => callinformation && { calls: after(calls, callinformation) },
        );
        return;
      case "asnCtiNotifyLineCallFeaturesChanged":
        this.#change(uri, ({ calls }) => {
          const changed = new Map(calls);
          for (const { u8sConnectionID: id, iFeatures } of callFeaturesList) {
            const call = changed.get(id);
            if (call !== undefined) changed.set(id, { ...call, iFeatures });
          }
          return { calls: changed };
        });
        return;
      case "asnCtiNotifyConferenceCreated":
      case "asnCtiNotifyConferencePartyAdded":
      case "asnCtiNotifyConferencePartyRemoved":
      case "asnCtiNotifyConferenceDestroyed":
        this.#change(uri, ({ parties }) => ({
          parties: conferenceAfter(name, uri, told, parties).filter(
            (party) => party.u8sLinePhoneNumber !== uri && conferencePartyOf(party) !== "",
          ),
        }));
    }
  }

  #change(uri: string, change: (line: Line) => Partial<Line> | undefined): void {
    const line = this.#lines.get(uri);
    if (line !== undefined) this.#lines.set(uri, { ...line, ...change(line) });
  }
}

/** Parties of a conference that are shown. */
const mostParties = 20;

/** The parties of a conference after an event about it, which a line has got. */
function conferenceAfter(
  name: string,
  uri: string,
  told: Told,
  before: readonly CallInfo[],
): readonly CallInfo[] {
  const { conferenceControllerCallInfo: controller, conferenceMemberCallInfo: member } = told;
  const { conferenceMemberCallInfoList: members = [] } = told;
  const by = controller === undefined ? [] : [controller];
  if (name === "asnCtiNotifyConferenceCreated") return [...by, ...members].slice(0, mostParties);
  if (name === "asnCtiNotifyConferenceDestroyed" || member === undefined) return [];
  const isRemoved = name === "asnCtiNotifyConferencePartyRemoved";
  // Whoever has just come is told of nobody but the controller.
  if (member.u8sLinePhoneNumber === uri) return isRemoved ? [] : by;
  const others = before.filter((party) => partyKey(party) !== partyKey(member));
  return isRemoved ? others : [...others, member].slice(0, mostParties);
}

/** What tells one party of a conference from another: its line, or the number outside. */
function partyKey({ u8sLinePhoneNumber: line, u8sRemoteNumberSC: number }: CallInfo): string {
  return line === "" ? number : line;
}

const blankLine = {
  calls: new Map<string, CallInfo>(),
  parties: [],
  iDoNotDisturb: 0,
  seqLineForwards: [],
  remoteOfficeState: { iEnabled: 0, u8sDestination: "" },
  problem: undefined,
} as const;

function after(
  calls: ReadonlyMap<string, CallInfo>,
  call: CallInfo,
): ReadonlyMap<string, CallInfo> {
  const changed = new Map(calls);
  if (call.iCallState === callState.destroyed) changed.delete(call.u8sConnectionID);
  else changed.set(call.u8sConnectionID, call);
  return changed;
}
