import { UTF8String } from "../../../codec/index.js";
import {
  RequestError,
  type Cluster,
  type Held,
  type ModuleContext,
  type Question,
  type Shared,
} from "../../kernel/index.js";
import type { ConnectionId, DeviceId } from "../../pbx/index.js";
import { recordOf, type CallRecord } from "./call-record.js";
import type { LineEvents } from "./events.js";
import { serviceNames } from "./features.js";
import { InheritedCalls } from "./inherited-calls.js";
import type { KnownLine } from "./line-book.js";
import {
  changeQuestion,
  dialQuestion,
  linkNews,
  linkState,
  serviceQuestion,
  type LinkAnswer,
} from "./link-messages.js";
import { LinkMirror, type LinkHolder } from "./link-mirror.js";
import { LinkPublisher } from "./link-publisher.js";
import type { LineCall, LiveCall } from "./live-call.js";
import type { CallNews } from "./live-calls.js";
import { MirroredCalls, over, type KnownRecord } from "./mirrored-calls.js";
import type { PbxLink } from "./pbx-link.js";
import { RemoteWork } from "./remote-work.js";
import type { OtherServers, Switchboard } from "./switchboard.js";

/** What whoever has the link to a PBX knows of how long it has it. */
export type LinkHeld = Pick<Held, "remaining" | "signal">;

/** Does work whenever, and as long as, no other server has the link to the PBX. */
export type HoldLink = (link: PbxLink, work: (held: LinkHeld) => Promise<void>) => void;

/** What {@link PbxNodes} depend on. */
export interface PbxNodesParts {
  readonly module: Pick<ModuleContext<object>, "clock" | "log" | "on" | "publish"> & {
    readonly cluster: Cluster;
  };
  readonly board: Switchboard;
  readonly events: LineEvents;
  readonly hold: HoldLink;
  /** A call has ended while no server had the link to its PBX, or shortly before. Another server may have done what is to be done then. */
  readonly ended: (call: CallRecord, line: KnownLine) => void;
}

interface Place {
  readonly link: PbxLink;
  readonly publisher: LinkPublisher;
  readonly mirror: LinkMirror;
}

/** Shares the links to PBXs with the other servers on the same data: one server has each of them, and the others know what that one tells. */
export class PbxNodes implements OtherServers {
  readonly work: RemoteWork;
  readonly #parts: PbxNodesParts;
  readonly #calls: MirroredCalls;
  readonly #inherited = new InheritedCalls();
  /** Who says to have the link, by the name of the PBX: the term. */
  readonly #holders: Shared<string>;
  readonly #places = new Map<string, Place>();

  constructor(parts: PbxNodesParts) {
    this.#parts = parts;
    const { board, events, module } = parts;
    const { cluster, clock } = module;
    const { book } = board;
    this.#calls = new MirroredCalls({
      book,
      clock,
      tell: (line, news) => events.calls(line, news),
    });
    this.#holders = cluster.shared("cti/holders", UTF8String);
    for (const link of board.links) this.#places.set(link.name, this.#place(link));
    this.work = new RemoteWork(cluster, ({ name }) => this.#places.get(name)?.mirror);
    this.#holders.onChange((pbx) => this.#places.get(pbx)?.mirror.look());
    module.on(linkNews, (message) => this.#places.get(message.pbx)?.mirror.take(message));
    cluster.onGap(() => {
      for (const { mirror } of this.#places.values()) mirror.gap();
    });
    cluster.answer(linkState, ({ pbx, after }) => this.#own(pbx).publisher.portion(after));
    this.#answer(serviceQuestion, async (link, { service: name, argument, taken, was }) => {
      const service = serviceNames.find((one) => one === name);
      if (service === undefined) throw new Error(`there is no service ${name}`);
      return board.workAt(link).ask(link, service, JSON.parse(argument), { taken, was });
    });
    this.#answer(dialQuestion, (link, wish) => board.workAt(link).dial(link, wish));
    this.#answer(changeQuestion, (link, wish) => board.workAt(link).change(link, wish));
    board.others = this;
  }

  /** Gets the links to PBXs, as far as other servers have not. */
  open(): void {
    for (const place of this.#places.values()) {
      this.#parts.hold(place.link, (held) => this.#hold(place, held));
    }
  }

  close(): void {
    for (const { mirror } of this.#places.values()) mirror.close();
  }

  find(id: string): LineCall | undefined {
    return this.#calls.find(id);
  }

  of(link: PbxLink, device: DeviceId): Iterable<LineCall> {
    return this.#calls.of(link, device);
  }

  tellUnknown(): void {
    this.#calls.tellUnknown();
  }

  touched({ name }: PbxLink, device: DeviceId, calls: readonly LiveCall[]): void {
    this.#places.get(name)?.publisher.calls(device, calls);
  }

  conference({ name }: PbxLink, device: DeviceId, news: CallNews): void {
    if (news.kind === "conference") this.#places.get(name)?.publisher.conference(device, news);
  }

  known(link: PbxLink, id: ConnectionId, outgoing?: boolean): CallRecord | undefined {
    return this.#inherited.take(link, id, outgoing);
  }

  resumed(link: PbxLink): void {
    this.#ended(link, this.#inherited.rest(link));
    this.#places.get(link.name)?.publisher.settled();
  }

  #ended(link: PbxLink, calls: readonly KnownRecord[]): void {
    const { board, ended, module } = this.#parts;
    for (const { device, record } of calls) {
      const line = board.book.ofDevice(link.name, device);
      if (line !== undefined) ended(over(record, module.clock()), line);
    }
  }

  #place(link: PbxLink): Place {
    const { board, events, module } = this.#parts;
    const publisher = new LinkPublisher({
      link,
      callsOf: (device) => board.calls.of(link, device),
      publish: (message) => module.publish(linkNews, message),
    });
    const mirror = new LinkMirror({
      ...{ link, events, log: module.log, book: board.book },
      calls: this.#calls,
      inherited: this.#inherited,
      holders: () => this.#holdersOf(link),
      missed: (calls) => this.#ended(link, calls),
      ask: (node, after) =>
        module.cluster.ask(
          node,
          linkState,
          { pbx: link.name, after },
          {
            signal: AbortSignal.timeout(statePatience),
          },
        ),
    });
    return { link, publisher, mirror };
  }

  #holdersOf({ name }: PbxLink): LinkHolder[] {
    const { id } = this.#parts.module.cluster;
    const others = this.#holders.get(name).filter(({ node }) => node !== id);
    return others.map(({ node, value }) => ({ node, term: value }));
  }

  /** Has the link to a PBX until the signal says that it is over. */
  async #hold({ link, publisher, mirror }: Place, held: LinkHeld): Promise<void> {
    const { log } = this.#parts.module;
    // It may have taken long to learn that it is this server's turn.
    if (held.signal.aborted || held.remaining < leastTime) return;
    mirror.lose();
    link.holds = () => held.remaining > 0;
    this.#holders.set(link.name, publisher.begin());
    try {
      const isOver = aborted(held.signal);
      await Promise.race([link.open(), isOver]);
      await isOver;
    } catch (err) {
      log.error({ pbx: link.name, err }, "a PBX cannot be connected");
    } finally {
      publisher.end();
      await this.#leave(link);
      this.#holders.set(link.name, undefined);
      mirror.look();
    }
  }

  /** The driver is closed, and calls may go on without this server. */
  async #leave(link: PbxLink): Promise<void> {
    const { board, module } = this.#parts;
    const known = Array.from(board.calls.ofLink(link), (call) => ({
      device: call.place.device,
      record: recordOf(call),
    }));
    const closing = link.close();
    this.#inherited.add(link, known);
    link.lose(() => link.model.clear());
    try {
      await closing;
    } catch (err) {
      module.log.error({ pbx: link.name, err }, "a PBX cannot be closed");
    }
  }

  #own(pbx: string): Place {
    const place = this.#places.get(pbx);
    if (place?.publisher.term === undefined) throw new Error("this server has no link to the PBX");
    return place;
  }

  /** Answers what the other servers ask of the PBXs to which this one has the link. */
  #answer<A extends { readonly pbx: string }>(
    question: Question<A, LinkAnswer>,
    work: (link: PbxLink, wish: A) => Promise<unknown>,
  ): void {
    this.#parts.module.cluster.answer(question, async (wish) => {
      const { link, publisher } = this.#own(wish.pbx);
      let outcome: Pick<LinkAnswer, "value" | "detail" | "text">;
      try {
        const value = await work(link, wish);
        outcome = { text: "", ...(value !== undefined && { value: JSON.stringify(value) }) };
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        outcome = { detail: error.detail, text: error.message };
      }
      return { term: publisher.term ?? "", number: publisher.number, ...outcome };
    });
  }
}

/** Milliseconds that another server may take for a part of its state. */
const statePatience = 10_000;
/** Milliseconds for which a server must still have the link when it begins to use it. */
const leastTime = 2_000;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
