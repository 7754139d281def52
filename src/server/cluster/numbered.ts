import { randomUUID } from "node:crypto";
import type { RoseLog } from "../../rose/index.js";
import { BusError, type AskOptions, type BusMember, type BusReceiver } from "./bus.js";
import { decodeFrame, encodeFrame, type Frame, type FrameKind } from "./frame.js";
import { limits } from "./limits.js";
import { Questions } from "./questions.js";
import { Sender, Senders } from "./senders.js";
import { elapsed, type Time } from "./time.js";

/** Carries octets between members, and may lose some. Those of one member to another come in the order in which they were sent. */
export interface Transport {
  readonly connected: boolean;
  /** How many octets a message may have. */
  readonly maxOctets: number;
  /**
   * Connects, and does so again whenever the connection is lost, until it is closed.
   * @param space Only those with the same one hear each other.
   * @param id What other members send to this one under.
   */
  open(space: string, id: string, receiver: TransportReceiver): void;
  /** Sends to one member, or to all. What cannot be sent at once is lost. Must not throw. */
  send(octets: Uint8Array, to?: string): void;
  /** Sends what is on its way, unless that takes too long, and disconnects. */
  close(): Promise<void>;
}

/** What a transport calls. */
export interface TransportReceiver {
  received(octets: Uint8Array): void;
  /** What others send comes from now on. */
  connected(): void;
  disconnected(): void;
}

const spaces = /^[\w-]{1,64}$/;

/** How a {@link NumberedMember} is made. */
export interface NumberedOptions {
  readonly transport: Transport;
  readonly receiver: BusReceiver;
  readonly log: RoseLog;
  readonly time?: Time;
}

/** What a member of a bus has done, and what it knows. */
export interface BusFigures {
  /** Whether there is a connection now. */
  readonly connected: boolean;
  /** Other members that are there. */
  readonly members: number;
  /** Messages that have come since it began. */
  readonly messagesIn: number;
  /** Messages that have been sent since it began. */
  readonly messagesOut: number;
  /** How often something may have been lost. */
  readonly gaps: number;
  /** Questions that wait for an answer. */
  readonly openAsks: number;
}

/** A member of a bus over a transport that may lose messages: it numbers its own, so that others notice when some are left out. */
export class NumberedMember implements BusMember {
  readonly id = randomUUID().replaceAll("-", "");
  // Another member may be there whose signs of life have not come yet.
  readonly alone = false;
  readonly #transport: Transport;
  readonly #receiver: BusReceiver;
  readonly #log: RoseLog;
  readonly #time: Time;
  readonly #senders = new Senders(limits.members);
  readonly #questions: Questions;
  readonly #counts = { messagesIn: 0, messagesOut: 0, gaps: 0 };
  #number = 0;
  #answering = 0;
  #ticked = 0;
  #stopTicking: (() => void) | undefined;
  #stopGaps: (() => void) | undefined;
  #lostMore = false;
  #left: Promise<void> | undefined;

  constructor({ transport, receiver, log, time = elapsed }: NumberedOptions) {
    this.#transport = transport;
    this.#receiver = receiver;
    this.#log = log;
    this.#time = time;
    this.#questions = new Questions(time);
  }

  get members(): ReadonlySet<string> {
    return this.#senders.ids();
  }

  get figures(): BusFigures {
    const { connected } = this.#transport;
    const { size: members } = this.#senders;
    return { connected, members, ...this.#counts, openAsks: this.#questions.size };
  }

  /** @throws RangeError for a space that cannot be part of a subject (as a rejection) */
  async open(space: string): Promise<void> {
    if (!spaces.test(space)) throw new RangeError("a space has 1 to 64 letters, digits, - and _");
    if (this.#stopTicking !== undefined || this.#left !== undefined) return;
    this.#ticked = this.#time.now();
    this.#stopTicking = this.#time.every(limits.alive, () => this.#tick());
    this.#transport.open(space, this.id, {
      received: (octets) => this.#received(octets),
      connected: () => {
        this.#sayAlive();
        this.#lost();
      },
      disconnected: () => this.#questions.fail("gone", "the bus was lost before the answer came"),
    });
  }

  publish(topic: string, octets: Uint8Array): void {
    // It takes a number even if it cannot be sent: that is how others notice.
    const number = ++this.#number;
    if (this.#left !== undefined || !this.#transport.connected) return;
    const frame = encodeFrame("message", this.id, number, topic, octets);
    const { maxOctets } = this.#transport;
    if (frame.length > maxOctets) {
      const { length } = frame;
      this.#log.warn({ topic, length, maxOctets }, "a message is too long for the bus");
      return;
    }
    this.#counts.messagesOut++;
    this.#transport.send(frame);
  }

  async ask(
    member: string,
    question: string,
    octets: Uint8Array,
    { signal }: AskOptions = {},
  ): Promise<Uint8Array> {
    if (this.#left !== undefined) throw new BusError("away", "this server has left the bus");
    if (!this.#transport.connected) throw new BusError("away", "the bus cannot be reached");
    if (!this.#senders.has(member)) throw new BusError("gone", "the other server is not there");
    const { maxOctets } = this.#transport;
    const frame = encodeFrame("question", this.id, 0, question, octets);
    if (frame.length > maxOctets) {
      throw new BusError("away", `the question has ${frame.length} octets, of ${maxOctets}`);
    }
    return await this.#questions.ask(member, signal, (number) => {
      this.#transport.send(encodeFrame("question", this.id, number, question, octets), member);
    });
  }

  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async #leave(): Promise<void> {
    this.#stopTicking?.();
    this.#stopGaps?.();
    if (this.#transport.connected) {
      this.#transport.send(encodeFrame("goodbye", this.id, this.#number));
    }
    this.#questions.fail("gone", "this server has left the bus");
    this.#senders.clear();
    await this.#transport.close();
  }

  #tick(): void {
    const now = this.#time.now();
    const late = now - this.#ticked - limits.alive;
    this.#ticked = now;
    if (late > limits.late) {
      // What came meanwhile waits to be read, so nobody is known to be silent.
      for (const sender of this.#senders.there) sender.heard = now;
      this.#lost();
    } else {
      for (const sender of this.#senders.there) {
        if (now - sender.heard <= limits.silence) continue;
        this.#remove(sender, "is silent");
        // Nothing shows whether its last messages have come.
        this.#lost();
      }
      this.#questions.expire();
    }
    this.#sayAlive();
  }

  #sayAlive(to?: string): void {
    if (!this.#transport.connected) return;
    this.#transport.send(encodeFrame("alive", this.id, this.#number), to);
  }

  #received(octets: Uint8Array): void {
    if (this.#left !== undefined) return;
    const frame = decodeFrame(octets);
    if (frame === undefined || frame.sender === this.id) return;
    const sender = this.#heard(frame);
    if (sender === undefined) return;
    switch (frame.kind) {
      case "message":
        this.#message(sender, frame);
        return;
      case "alive":
        if (sender.sign(frame.number)) this.#lost();
        return;
      case "goodbye":
        sender.ended = true;
        if (this.#senders.has(sender.id)) this.#remove(sender, "has left");
        // Nothing of it comes any more.
        if (frame.number > (sender.last ?? 0)) this.#lost();
        return;
      case "question":
        this.#question(sender, frame);
        return;
      case "answer":
        this.#questions.answered(sender.id, frame.number, frame.octets);
        return;
      case "refusal":
        this.#questions.refused(sender.id, frame.number, text(frame.octets));
        return;
    }
  }

  /** The member that has sent it, which is there from now on; none if nothing of it is taken. */
  #heard({ sender: id, kind }: Frame): Sender | undefined {
    const sender = this.#senders.get(id) ?? new Sender(id);
    if (sender.ended) return undefined;
    sender.heard = this.#time.now();
    if (this.#senders.has(id)) return sender;
    if (kind === "goodbye") {
      this.#senders.remove(sender);
      return sender;
    }
    if (!this.#senders.add(sender)) return undefined;
    this.#log.info({ member: id }, "another server is on the bus");
    this.#tell(() => this.#receiver.joined?.(id));
    // It knows of this one at once.
    this.#sayAlive(id);
    return sender;
  }

  #remove(sender: Sender, why: string): void {
    const { id } = sender;
    this.#senders.remove(sender);
    this.#log.info({ member: id }, `another server ${why}`);
    this.#questions.fail("gone", `the other server ${why}`, id);
    this.#tell(() => this.#receiver.left?.(id));
  }

  #message(sender: Sender, { number, name, octets }: Frame): void {
    const { isNew, lost } = sender.message(number);
    if (lost) this.#lost();
    if (!isNew) return;
    this.#counts.messagesIn++;
    this.#tell(() => this.#receiver.message(name, octets, sender.id));
  }

  #question(sender: Sender, { number, name, octets }: Frame): void {
    if (number <= sender.question) return;
    sender.question = number;
    if (this.#answering >= limits.questions) {
      this.#refuse(sender.id, number, "there are too many questions");
      return;
    }
    this.#answering++;
    void this.#answer(sender.id, number, name, octets).finally(() => this.#answering--);
  }

  async #answer(to: string, number: number, name: string, octets: Uint8Array): Promise<void> {
    try {
      const answer = await this.#receiver.asked?.(name, octets, to);
      if (answer === undefined) throw new Error("nobody answers there");
      if (!this.#reply("answer", to, number, answer)) {
        throw new RangeError(`the answer of ${answer.length} octets is too long for the bus`);
      }
    } catch (error) {
      this.#refuse(to, number, error instanceof Error ? error.message : String(error));
    }
  }

  #refuse(to: string, number: number, why: string): void {
    this.#reply("refusal", to, number, Buffer.from(why).subarray(0, limits.refusal));
  }

  /** @returns false for what is too long */
  #reply(kind: FrameKind, to: string, number: number, octets: Uint8Array): boolean {
    if (this.#left !== undefined || !this.#transport.connected) return true;
    const frame = encodeFrame(kind, this.id, number, "", octets);
    const fits = frame.length <= this.#transport.maxOctets;
    if (fits) this.#transport.send(frame, to);
    return fits;
  }

  /** Reports a gap now or, if one has just been reported, soon. */
  #lost(): void {
    if (this.#left !== undefined) return;
    this.#lostMore = true;
    if (this.#stopGaps === undefined) this.#tellGap();
  }

  #tellGap(): void {
    this.#stopGaps = undefined;
    if (!this.#lostMore) return;
    this.#lostMore = false;
    this.#stopGaps = this.#time.after(limits.gaps, () => this.#tellGap());
    this.#counts.gaps++;
    this.#tell(() => this.#receiver.gap?.());
  }

  /** A receiver that throws must not break the connection of all. */
  #tell(work: () => void): void {
    try {
      work();
    } catch (err) {
      this.#log.error({ err }, "what came over the bus cannot be taken");
    }
  }
}

function text(octets: Uint8Array): string {
  return Buffer.from(octets.subarray(0, limits.refusal)).toString();
}
