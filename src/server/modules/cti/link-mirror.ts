import type { RoseLog } from "../../../rose/index.js";
import { callRecord } from "./call-record.js";
import type { LineEvents } from "./events.js";
import type { InheritedCalls } from "./inherited-calls.js";
import type { LineBook } from "./line-book.js";
import type { DeviceMessage, LinkMessage, LinkPortion } from "./link-messages.js";
import type { KnownRecord, MirroredCalls } from "./mirrored-calls.js";
import type { DeviceFacts, PbxFacts, PbxLink } from "./pbx-link.js";

/** A server that has the link to a PBX, and which time it is that one has it. */
export interface LinkHolder {
  readonly node: string;
  readonly term: string;
}

/** What {@link LinkMirror} depends on. */
export interface LinkMirrorParts {
  readonly link: PbxLink;
  readonly book: LineBook;
  readonly calls: MirroredCalls;
  readonly inherited: InheritedCalls;
  readonly events: Pick<LineEvents, "calls">;
  readonly log: RoseLog;
  /** Those of the other servers that say that they have the link; one of them is right at most. */
  readonly holders: () => readonly LinkHolder[];
  /** These calls are over, which the server that is followed may not know, for it may never have heard of them. */
  readonly missed: (calls: readonly KnownRecord[]) => void;
  readonly ask: (node: string, after: string | undefined) => Promise<LinkPortion>;
}

/** Messages that are kept while the state is read. Then it is read again. */
const mostKept = 10_000;
/** Milliseconds until the state is asked for again. */
const pause = 300;
/** Milliseconds for which somebody waits who has been told how far the other server has come. */
const patience = 5_000;

const conferences = ["created", "destroyed", "added", "removed"] as const;

interface Waiting {
  readonly number: number;
  readonly work: () => void;
}

/** Follows what the server with the link to a PBX tells, so that this server knows the same lines and calls. */
export class LinkMirror {
  readonly #parts: LinkMirrorParts;
  #holder: LinkHolder | undefined;
  /** The last message that has been taken; undefined while the state is read. */
  #number: number | undefined;
  /** By the device: which message was the last before its state was read. */
  #read = new Map<string, number>();
  #kept: LinkMessage[] = [];
  /** Counts the readings, so that one that has been overtaken ends. */
  #round = 0;
  #timer: NodeJS.Timeout | undefined;
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(parts: LinkMirrorParts) {
    this.#parts = parts;
  }

  /** The server that is followed. */
  get holder(): LinkHolder | undefined {
    return this.#holder;
  }

  /** Servers may have got the link, or lost it. */
  look(): void {
    const { link, holders } = this.#parts;
    if (this.#isClosed || link.isOpen) return;
    const all = holders();
    const present = this.#holder;
    if (present !== undefined) {
      if (all.some(({ node, term }) => node === present.node && term === present.term)) return;
      this.lose();
    }
    this.#holder = all.at(-1);
    if (this.#holder !== undefined) this.#begin();
  }

  /** Something may have been missed. */
  gap(): void {
    if (this.#holder !== undefined) this.#begin();
  }

  /** Nobody is followed any more. The calls may go on, which whoever has the link next will find out. */
  lose(): void {
    const { link, calls, inherited } = this.#parts;
    this.#stop();
    if (this.#holder === undefined) return;
    this.#holder = undefined;
    link.lose(() => inherited.add(link, calls.lose(link)));
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  /** Takes what the server that is followed tells. */
  take(message: LinkMessage): void {
    if (message.term !== this.#holder?.term) return;
    if (this.#number === undefined) {
      this.#kept.push(message);
      if (this.#kept.length > mostKept) this.#again();
      return;
    }
    if (message.number <= this.#number) return;
    if (message.number > this.#number + 1) {
      this.#begin();
      return;
    }
    this.#number = message.number;
    this.#apply(message);
    this.#reach();
  }

  /** Resolves when everything has been taken up to a message, or nothing of the sort can be expected. */
  reached(term: string, number: number): Promise<void> {
    const isThere = this.#number !== undefined && this.#number >= number;
    if (term !== this.#holder?.term || isThere) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(resolve, patience).unref();
      const work = (): void => {
        clearTimeout(late);
        resolve();
      };
      this.#waiting.push({ number, work });
    });
  }

  #stop(): void {
    this.#round++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#number = undefined;
    this.#kept = [];
    for (const { work } of this.#waiting) work();
    this.#waiting = [];
  }

  #reach(): void {
    const number = this.#number;
    if (number === undefined || this.#waiting.length === 0) return;
    const due = this.#waiting.filter((one) => one.number <= number);
    this.#waiting = this.#waiting.filter((one) => one.number > number);
    for (const { work } of due) work();
  }

  /** Reads the state from the beginning, after a while. */
  #again(): void {
    this.#round++;
    this.#number = undefined;
    this.#kept = [];
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#begin();
    }, pause).unref();
  }

  #begin(): void {
    if (this.#timer !== undefined) return;
    const holder = this.#holder;
    if (holder === undefined) return;
    this.#number = undefined;
    this.#kept = [];
    this.#read = new Map();
    const round = ++this.#round;
    this.#readAll(holder, round).catch((err: unknown) => {
      if (round !== this.#round) return;
      const facts = { pbx: this.#parts.link.name, holder: holder.node, err };
      this.#parts.log.debug?.(facts, "the state of a PBX cannot be read from another server");
      this.#again();
    });
  }

  async #readAll({ node, term }: LinkHolder, round: number): Promise<void> {
    const { ask, link } = this.#parts;
    let first: number | undefined;
    let after: string | undefined;
    for (;;) {
      const portion = await ask(node, after);
      if (round !== this.#round) return;
      if (portion.term !== term) throw new Error("the other server has lost the link");
      first ??= portion.number;
      const status = this.#status(portion.status);
      for (const device of portion.devices) {
        this.#read.set(device.id, portion.number);
        this.#device(device, true);
      }
      after = portion.devices.at(-1)?.id;
      if (!portion.isLast) continue;
      // What was there before it could be followed may be gone.
      const gone = [...link.deviceIds].filter((id) => !this.#read.has(id));
      if (status.isKnown)
        for (const id of gone) this.#device({ id, isGone: true, calls: [] }, true);
      this.#goOn(first);
      this.#settle(status);
      return;
    }
  }

  /** The state has been read: takes what has been told meanwhile. */
  #goOn(first: number): void {
    const kept = this.#kept;
    this.#kept = [];
    this.#number = first;
    for (const message of kept) this.take(message);
    this.#reach();
  }

  #apply({ number, status, device }: LinkMessage): void {
    if (status !== undefined) this.#settle(this.#status(status));
    if (device === undefined) return;
    // It may have been read when this had happened already.
    if (number <= (this.#read.get(device.id) ?? 0)) return;
    this.#device(device, false);
  }

  #status(text: string): PbxFacts {
    const status = JSON.parse(text) as PbxFacts;
    this.#parts.link.takeStatus(status);
    return status;
  }

  /** The server that is followed knows of all calls that it has heard of whether they go on, and all that do are known here. */
  #settle({ isSettled }: PbxFacts): void {
    if (!isSettled) return;
    const { link, calls, inherited, missed } = this.#parts;
    const over = inherited.rest(link).filter(({ record }) => calls.find(record.id) === undefined);
    if (over.length > 0) missed(over);
  }

  /** @param isAll Whether it is the whole state of the device. */
  #device({ id, isGone, facts, calls, conference }: DeviceMessage, isAll: boolean): void {
    const { link, calls: mirrored, inherited, book, events } = this.#parts;
    if (facts !== undefined) link.take(JSON.parse(facts) as DeviceFacts);
    const records = calls.map((octets) => callRecord.decode(octets));
    for (const record of records) {
      if (record.state === "null") inherited.end(link, { device: id, record });
    }
    if (isAll) mirrored.takeAll(link, id, records);
    else mirrored.take(link, id, records);
    const change = conferences.find((one) => one === conference?.change);
    const line = book.ofDevice(link.name, id);
    if (conference !== undefined && change !== undefined && line !== undefined) {
      events.calls(line, { kind: "conference", ...conference, change });
    }
    if (isGone) link.drop(id);
  }
}
