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
  /** The lines of which there is a monitor; it lasts as long as the session. */
  readonly #followed = new Set<string>();
  #isListing = false;
  /** Whether lines are to be read once more, and whether all of them, because events may have been lost. */
  #isListDue = false;
  #areAllDue = false;
  #loading: Promise<unknown> | undefined;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** Reads everything, for the first time or after events may have been lost, and follows it. */
  async load(): Promise<void> {
    this.#loading ??= Promise.all([this.#list(true), this.#loadPeople()]).finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  /** Takes an event of the server. */
  event(name: string, argument: unknown): void {
    if (this.linesState === "not yet") return;
    if (name === "asnCtiNotifyLineAddRemove") {
      void this.#list(false);
      return;
    }
    if (name === "asnCtiNotifyMakeCallResult") this.#dialled(argument as Dialled);
    this.lines.event(name, argument);
    if (name === "asnCtiNotifyLineCallInformationChanged") this.#rings(argument as Changed);
    this.people.event(name, argument);
    this.#parts.changed();
  }

  /** Calls a number by a line. */
  async call(uri: string, number: string): Promise<void> {
    const u8sPhoneNumberTo = number.trim();
    if (u8sPhoneNumberTo === "") throw new Error("Enter a number first");
    const argument = { u8sPhoneNumberFrom: uri, u8sPhoneNumberTo, iNumberFormat: formatted };
    await this.#parts.invoke("asnCtiMakeCall", argument);
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

  /** Reads which lines there are. @param isLost Whether events may have been lost. */
  async #list(isLost: boolean): Promise<void> {
    this.#isListDue = true;
    this.#areAllDue ||= isLost;
    if (this.#isListing) return;
    this.#isListing = true;
    if (this.linesState !== "there") this.linesState = "loading";
    try {
      while (this.#isListDue) {
        const areAllDue = this.#areAllDue;
        this.#isListDue = false;
        this.#areAllDue = false;
        const own = uris(await this.#enumerate(scope.own));
        const { lines, mayAll } = await this.#seen();
        this.lines.list(lines, own, mayAll);
        // A monitor ends with the line, or with the right to see it.
        const there = uris(lines);
        for (const uri of this.#followed) if (!there.has(uri)) this.#followed.delete(uri);
        const shown = this.lines.all.map(({ info }) => info.u8sLinePhoneNumber);
        this.linesState = "there";
        await this.#follow(areAllDue ? shown : shown.filter((uri) => !this.#followed.has(uri)));
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
    const isFollowed = this.#followed.has(uri);
    const operation = isFollowed ? "asnCtiSnapshotPhoneLine" : "asnCtiLineMonitorStart";
    try {
      this.lines.take(
        uri,
        await this.#parts.invoke<LineState>(operation, { u8sLinePhoneNumber: uri }),
      );
      this.#followed.add(uri);
    } catch (error) {
      this.lines.fail(uri, (error as Error).message);
    }
  }

  async #loadPeople(): Promise<void> {
    if (this.peopleState !== "there") this.peopleState = "loading";
    try {
      // The ids of all whose presence the user may see; the contacts themselves are followed in the newer way.
      const { contacts } = await this.#parts.invoke<{ contacts: { u8sContactId: string }[] }>(
        "asnOpenContacts",
        { seqContactIDs: [], bDontRequestPermissions: true },
      );
      const ids = contacts.map(({ u8sContactId }) => u8sContactId);
      await this.#parts.invoke("asnCloseContacts", { seqContactIDs: ids });
      this.otherPeople = Math.max(0, ids.length - most.people);
      const { seqSubscribedPresence } = await this.#parts.invoke<{
        seqSubscribedPresence: Presence[];
      }>("asnGetAndSubscribePresence", {
        seqContactIDs: ids.slice(0, most.people),
        iEventFlagsToSubscribe: sections,
        iContactDetailsReturnFilter: sections,
        bDontRequestPermissions: true,
      });
      this.people.list(seqSubscribedPresence);
      this.peopleState = "there";
    } catch (error) {
      this.peopleState = { problem: (error as Error).message };
    }
    this.#parts.changed();
  }
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

const uris = (lines: readonly LineInfo[]): Set<string> =>
  new Set(lines.map(({ u8sLinePhoneNumber }) => u8sLinePhoneNumber));

/** `typeofLines`. */
const scope = { own: 0, seen: 1, all: 2 } as const;
