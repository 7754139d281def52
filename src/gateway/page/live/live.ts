import { Refusal } from "../channel.js";
import { Lines } from "./lines.js";
import { People } from "./people.js";
import { sections, type CallInfo, type LineInfo, type LineState, type Presence } from "./values.js";

/** How many lines and users are followed at most. */
export const most = { lines: 100, people: 200 } as const;

/** How many lines are asked for at a time. */
const atOnce = 20;

/** `iNumberFormat`: the server makes of a number what is dialled. */
const formatted = 1;

/** What {@link Live} depends on, and whom it tells. */
export interface LiveParts {
  /** Invokes an operation; rejects with an Error whose message says why it has not been carried out. */
  invoke<Result>(operation: string, argument: object): Promise<Result>;
  /** Something is different. */
  changed(): void;
  /** Something has gone wrong that no answer has told. */
  failed(why: string): void;
  /** A line of the user rings. */
  rings(call: CallInfo, line: LineInfo): void;
}

/** What there is to see, or why there is nothing. */
export type Loading = "not yet" | "loading" | "there" | { readonly problem: string };

/** Lines, calls and presence as a session sees them, and what can be done with them. */
export class Live {
  readonly lines = new Lines(most.lines);
  readonly people = new People();
  linesState: Loading = "not yet";
  peopleState: Loading = "not yet";
  /** How many users there are that are not shown. */
  otherPeople = 0;
  readonly #parts: LiveParts;
  /** The ids of all users whose presence may be seen, shown or not. */
  #people: ReadonlySet<string> = new Set();
  /** The ids of monitors, by the line. */
  readonly #monitors = new Map<string, string>();
  /** The lines whose monitor may have ended: they may have been gone for a moment, or events may have been lost. */
  readonly #doubtful = new Set<string>();
  /** What is being dialled, by the line. */
  readonly #dialling = new Map<string, Promise<unknown>>();
  #isListing = false;
  /** Whether lines are to be read once more. */
  #isListDue = false;
  #loading: Promise<unknown> | undefined;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** Reads everything, for the first time or after events may have been lost, and follows it. */
  async load(): Promise<void> {
    this.#loading ??= Promise.all([this.#listAll(), this.#loadPeople()]).finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  /** Takes an event of the server. */
  event(name: string, argument: unknown): void {
    if (this.linesState === "not yet") return;
    if (name === "asnCtiNotifyLineAddRemove") {
      this.#doubtful.add((argument as { u8sLinePhoneNumber: string }).u8sLinePhoneNumber);
      void this.#list();
      return;
    }
    if (name === "asnCtiNotifyMakeCallResult") this.#dialled(argument as Dialled);
    this.lines.event(name, argument);
    if (name === "asnCtiNotifyLineCallInformationChanged") this.#rings(argument as Changed);
    this.people.event(name, argument);
    this.#parts.changed();
  }

  /** Calls a number by a line. While the line dials, nothing more is dialled by it: that would be a second click. */
  async call(uri: string, number: string): Promise<void> {
    const u8sPhoneNumberTo = requireTyped(number, "a number");
    const argument = { u8sPhoneNumberFrom: uri, u8sPhoneNumberTo, iNumberFormat: formatted };
    let dialling = this.#dialling.get(uri);
    if (dialling === undefined) {
      dialling = this.#parts
        .invoke("asnCtiMakeCall", argument)
        .finally(() => this.#dialling.delete(uri));
      this.#dialling.set(uri, dialling);
    }
    await dialling;
  }

  async answer(u8sConnectionID: string): Promise<void> {
    await this.#parts.invoke("asnCtiAnswerCall", { u8sConnectionID });
  }

  async hangUp(u8sConnectionID: string): Promise<void> {
    await this.#parts.invoke("asnCtiDropCall", { u8sConnectionID });
  }

  /** Puts a call on hold, or takes it back. */
  async hold(u8sConnectionID: string, bHold: boolean): Promise<void> {
    await this.#parts.invoke("asnCtiHold", { u8sConnectionID, bHold });
  }

  /** Takes the call on hold back, and puts the other one on hold. */
  async swap(u8sConnectionID: string): Promise<void> {
    await this.#parts.invoke("asnCtiSwapHold", { u8sConnectionID });
  }

  /** Sends a call elsewhere: one that rings here, or one that has been answered, which the line leaves. */
  async redirect(u8sConnectionID: string, number: string): Promise<void> {
    const to = { u8sPhoneNumber: requireTyped(number, "a number"), iNumberFormat: formatted };
    await this.#parts.invoke("asnCtiRedirectCall", { u8sContactID: "", u8sConnectionID, ...to });
  }

  /** Sends digits to the other party. */
  async sendDigits(u8sConnectionID: string, digits: string): Promise<void> {
    const u8sDigitsToDial = requireTyped(digits, "digits");
    const how = { iDigitMode: 0, iDigitDuration: 0 };
    await this.#parts.invoke("asnCtiDialDigits", { u8sConnectionID, u8sDigitsToDial, ...how });
  }

  /** Joins two calls of a line, which leaves both. */
  async merge(u8sConnectionID1: string, u8sConnectionID2: string): Promise<void> {
    await this.#parts.invoke("asnCtiMergeCalls", { u8sConnectionID1, u8sConnectionID2 });
  }

  /** Takes a call that rings at another line. @param uri The line that takes it. */
  async pickUp(u8sConnectionID: string, uri: string): Promise<void> {
    const taker = { u8sPhoneNumber: uri, iNumberFormat: 0 };
    const argument = { u8sContactID: "", u8sConnectionID, ...taker };
    await this.#parts.invoke("asnCtiPickupCall", argument);
  }

  async setDoNotDisturb(uri: string, bDoNotDisturb: boolean): Promise<void> {
    const argument = { u8sLinePhoneNumber: uri, bDoNotDisturb };
    await this.#parts.invoke("asnCtiLineSetDoNotDisturb", argument);
  }

  /** That somebody is busy or does not answer is a state of the call; here the PBX has not taken it at all. */
  #dialled({ success, u8sLinePhoneNumber: uri }: Dialled): void {
    if (success === 0) this.#parts.failed(`The PBX has refused the call by ${uri}`);
  }

  #rings({ reason, callinformation, u8sLinePhoneNumber: uri }: Changed): void {
    const line = this.lines.get(uri);
    if (reason === offering && line?.isOwn === true) this.#parts.rings(callinformation, line.info);
  }

  /** Reads which lines there are, and each of them. */
  async #listAll(): Promise<void> {
    for (const uri of this.#monitors.keys()) this.#doubtful.add(uri);
    await this.#list();
  }

  /** Reads which lines there are, and those that are not followed. */
  async #list(): Promise<void> {
    this.#isListDue = true;
    if (this.#isListing) return;
    this.#isListing = true;
    if (this.linesState !== "there") this.linesState = "loading";
    try {
      while (this.#isListDue) {
        this.#isListDue = false;
        const own = uris(await this.#enumerate(scope.own));
        const { lines, mayAll } = await this.#seen();
        this.lines.list(lines, own, mayAll);
        // A monitor ends with the line, or with the right to see it.
        const there = uris(lines);
        for (const uri of this.#monitors.keys()) if (!there.has(uri)) this.#monitors.delete(uri);
        for (const uri of this.#doubtful) if (!there.has(uri)) this.#doubtful.delete(uri);
        const shown = this.lines.all.map(({ info }) => info.u8sLinePhoneNumber);
        this.linesState = "there";
        await this.#follow(
          shown.filter((uri) => !this.#monitors.has(uri) || this.#doubtful.has(uri)),
        );
      }
    } catch (error) {
      this.#isListDue = false;
      this.linesState = { problem: (error as Error).message };
    }
    this.#isListing = false;
    this.#parts.changed();
  }

  async #enumerate(typeofLines: number): Promise<readonly LineInfo[]> {
    const argument = { typeofLines, attachChangeNotify: 1 };
    const { seqLines } = await this.#parts.invoke<{ seqLines: LineInfo[] }>(
      "asnCtiEnumPhoneLines",
      argument,
    );
    return seqLines;
  }

  /** All lines for administrators, who may call by each; for others those that they see. */
  async #seen(): Promise<{ readonly lines: readonly LineInfo[]; readonly mayAll: boolean }> {
    try {
      return { lines: await this.#enumerate(scope.all), mayAll: true };
    } catch (error) {
      if (!(error instanceof Refusal) || error.detail === undefined) throw error;
      return { lines: await this.#enumerate(scope.seen), mayAll: false };
    }
  }

  /** Reads lines, and begins to follow them. */
  async #follow(lines: readonly string[]): Promise<void> {
    for (let at = 0; at < lines.length; at += atOnce) {
      await Promise.all(lines.slice(at, at + atOnce).map((uri) => this.#followOne(uri)));
      this.#parts.changed();
    }
  }

  async #followOne(uri: string): Promise<void> {
    this.#doubtful.delete(uri);
    try {
      await this.#unfollow(uri);
      const state = await this.#parts.invoke<Monitored>("asnCtiLineMonitorStart", {
        u8sLinePhoneNumber: uri,
      });
      this.#monitors.set(uri, state.u8sMonitorCrossRefID);
      this.lines.take(uri, state);
    } catch (error) {
      this.#doubtful.add(uri);
      this.lines.fail(uri, (error as Error).message);
    }
  }

  /** Stops the monitor of a line if there is one: with another one, each event would come twice. */
  async #unfollow(uri: string): Promise<void> {
    const u8sMonitorCrossRefID = this.#monitors.get(uri);
    if (u8sMonitorCrossRefID === undefined) return;
    try {
      await this.#parts.invoke("asnCtiLineMonitorStop", { u8sMonitorCrossRefID });
    } catch (error) {
      // An error of the server says that it has ended by itself.
      if (!(error instanceof Refusal) || error.detail === undefined) throw error;
    }
    this.#monitors.delete(uri);
  }

  /** Looks whether the user may see the presence of others than before: no event tells that. */
  async refreshPeople(): Promise<void> {
    if (this.peopleState !== "there" || this.#loading !== undefined) return;
    try {
      const ids = await this.#visiblePeople();
      const isSame = ids.length === this.#people.size && ids.every((id) => this.#people.has(id));
      if (!isSame) await this.#showPeople(ids);
    } catch {
      // It is looked again; what there is stays.
    }
  }

  /** The ids of all whose presence the user may see; the contacts themselves are followed in the newer way. */
  async #visiblePeople(): Promise<readonly string[]> {
    const { contacts } = await this.#parts.invoke<{ contacts: { u8sContactId: string }[] }>(
      "asnOpenContacts",
      { seqContactIDs: [], bDontRequestPermissions: true },
    );
    const ids = contacts.map(({ u8sContactId }) => u8sContactId);
    await this.#parts.invoke("asnCloseContacts", { seqContactIDs: ids });
    return ids;
  }

  async #loadPeople(): Promise<void> {
    if (this.peopleState !== "there") this.peopleState = "loading";
    try {
      await this.#showPeople(await this.#visiblePeople());
    } catch (error) {
      this.peopleState = { problem: (error as Error).message };
    }
    this.#parts.changed();
  }

  async #showPeople(ids: readonly string[]): Promise<void> {
    const { seqSubscribedPresence } = await this.#parts.invoke<{
      seqSubscribedPresence: Presence[];
    }>("asnGetAndSubscribePresence", {
      seqContactIDs: ids.slice(0, most.people),
      iEventFlagsToSubscribe: sections,
      iContactDetailsReturnFilter: sections,
      bDontRequestPermissions: true,
    });
    this.#people = new Set(ids);
    this.otherPeople = Math.max(0, ids.length - most.people);
    this.people.list(seqSubscribedPresence);
    this.peopleState = "there";
    this.#parts.changed();
  }
}

/** @throws Error for a field in which there is nothing. */
function requireTyped(text: string, what: string): string {
  const typed = text.trim();
  if (typed === "") throw new Error(`Enter ${what} first`);
  return typed;
}

/** `reason` of a call that has come (AsnCtiCallInfoChangedReason). */
const offering = 0;

/** The argument of asnCtiNotifyLineCallInformationChanged. */
interface Changed {
  readonly reason: number;
  readonly u8sLinePhoneNumber: string;
  readonly callinformation: CallInfo;
}

/** The argument of asnCtiNotifyMakeCallResult. */
interface Dialled {
  readonly success: number;
  readonly u8sLinePhoneNumber: string;
}

/** The answer of asnCtiLineMonitorStart. */
interface Monitored extends LineState {
  readonly u8sMonitorCrossRefID: string;
}

const uris = (lines: readonly LineInfo[]): Set<string> =>
  new Set(lines.map(({ u8sLinePhoneNumber }) => u8sLinePhoneNumber));

/** `typeofLines`. */
const scope = { own: 0, seen: 1, all: 2 } as const;
