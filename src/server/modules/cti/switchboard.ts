import type { RoseLog } from "../../../rose/index.js";
import { RequestError, RequestErrorDetail, type UserPrincipal } from "../../kernel/index.js";
import type {
  ConnectionId,
  Device,
  DeviceId,
  PbxDriver,
  PbxServices,
  ServiceName,
} from "../../pbx/index.js";
import type { CallRecord } from "./call-record.js";
import type { LineEvents } from "./events.js";
import { limits } from "./limits.js";
import type { KnownLine, LineBook } from "./line-book.js";
import type { LineCall, LiveCall } from "./live-call.js";
import { LiveCalls, type CallNews } from "./live-calls.js";
import { PbxLink } from "./pbx-link.js";
import type { LineState } from "./pbx-state.js";
import { details, OwnWork, type AskOptions, type PbxWork } from "./pbx-work.js";
import type { VirtualLines } from "./virtual-lines.js";

/** A PBX of the server. */
export interface ConnectedPbx {
  /** The name of the source that its lines have. */
  readonly name: string;
  /** What connects the server with it. */
  readonly driver: PbxDriver;
}

/** What {@link Switchboard} depends on. */
export interface SwitchboardParts {
  readonly book: LineBook;
  readonly events: LineEvents;
  readonly virtual: VirtualLines;
  readonly clock: () => Date;
  readonly log: RoseLog;
  /** What is known of a line besides its calls is another. */
  readonly line: (line: KnownLine, link: PbxLink, before: LineState, after: LineState) => void;
  readonly agent: (link: PbxLink, device: DeviceId, group: DeviceId) => void;
  /** Makes devices of a PBX known. It does not fail. */
  readonly devices: (link: PbxLink, devices: readonly Device[]) => Promise<void>;
  /** There are other devices, or they can do something else than before. */
  readonly changed: () => void;
  readonly answered: (call: LiveCall, line: KnownLine) => void;
  readonly ended: (call: LiveCall, line: KnownLine) => void;
}

/** The other servers on the same data, of which one at a time has the link to each PBX. */
export interface OtherServers {
  /** What is done at PBXs to which this server has no link. */
  readonly work: PbxWork;
  /** The calls on their lines. */
  find(id: string): LineCall | undefined;
  of(link: PbxLink, device: DeviceId): Iterable<LineCall>;
  tellUnknown(): void;
  /** Calls of a line are others, at a PBX to which this server has the link. */
  touched(link: PbxLink, device: DeviceId, calls: readonly LiveCall[]): void;
  conference(link: PbxLink, device: DeviceId, news: CallNews): void;
  /** What another server has told of a call before it lost the link; not a second time. */
  known(link: PbxLink, id: ConnectionId, outgoing?: boolean): CallRecord | undefined;
  /** It is known of all calls now whether there are such. */
  resumed(link: PbxLink): void;
}

/** All PBXs of the server, with the lines and calls on them, for operations of clients. */
export class Switchboard {
  readonly book: LineBook;
  readonly calls: LiveCalls;
  readonly links: readonly PbxLink[];
  /** Undefined if there are none, so that this server has the links to all PBXs. */
  others: OtherServers | undefined;
  readonly #byName = new Map<string, PbxLink>();
  readonly #virtual: VirtualLines;
  readonly #log: RoseLog;
  readonly #own: PbxWork;

  constructor(pbxs: readonly ConnectedPbx[], parts: SwitchboardParts) {
    const { book, events, clock, log } = parts;
    this.book = book;
    this.#log = log;
    this.#virtual = parts.virtual;
    this.calls = new LiveCalls({
      book,
      tell: (line, news) => {
        events.calls(line, news);
        const link = news.kind === "conference" ? this.linkOf(line) : undefined;
        if (link !== undefined) this.others?.conference(link, line.lineId, news);
      },
      answered: parts.answered,
      ended: parts.ended,
      touched: (...what) => this.others?.touched(...what),
      known: (...which) => this.others?.known(...which),
    });
    this.#own = new OwnWork(this.calls, log);
    this.links = pbxs.map(({ name, driver }) => {
      const link: PbxLink = new PbxLink({
        ...{ name, driver, clock, log },
        calls: (_, change) => this.calls.follow(link, change),
        line: (device, before, after) => {
          const line = book.ofDevice(name, device);
          if (line !== undefined) parts.line(line, link, before, after);
        },
        agent: (device, group) => parts.agent(link, device, group),
        address: (device, address) => {
          const line = book.ofDevice(name, device);
          if (line !== undefined) events.address(line, address);
        },
        devices: parts.devices,
        changed: parts.changed,
        resumed: () => this.others?.resumed(link),
      });
      return link;
    });
    for (const link of this.links) this.#byName.set(link.name, link);
  }

  /** Connects all PBXs, several at a time. One that fails, or takes its time, does not keep the others from it. */
  async open(): Promise<void> {
    const waiting = this.links.values();
    const openOthers = async (): Promise<void> => {
      for (const link of waiting) {
        try {
          await link.open();
        } catch (err) {
          this.#log.error({ pbx: link.name, err }, "a PBX cannot be connected");
        }
      }
    };
    await Promise.all(Array.from({ length: limits.pbxsAtATime }, openOthers));
  }

  async close(): Promise<void> {
    for (const link of this.links) {
      try {
        await link.close();
      } catch (err) {
        this.#log.error({ pbx: link.name, err }, "a PBX cannot be closed");
      }
    }
  }

  /** The PBX of a line, if it has one here. */
  linkOf({ source }: Pick<KnownLine, "source">): PbxLink | undefined {
    return this.#byName.get(source);
  }

  stateOf(line: KnownLine): LineState {
    return this.linkOf(line)?.line(line.lineId) ?? this.#virtual.state(line);
  }

  /** @throws RequestError for a line that is not there, or of which the caller may see nothing. */
  requireSeen(principal: UserPrincipal, text: string): { line: KnownLine; seen: number } {
    const line = this.#requireLine(principal, text);
    const seen = this.book.seen(principal, line);
    if (seen === 0) throw denied();
    return { line, seen };
  }

  /** @throws RequestError for a line that is not there, that is not the caller's, or that has no PBX. */
  requireOwn(principal: UserPrincipal, text: string): { line: KnownLine; link: PbxLink } {
    const line = this.#requireLine(principal, text);
    if (!this.book.mayControl(principal, line)) throw denied();
    return { line, link: this.requireLink(line) };
  }

  /** @throws RequestError for a line whose calls the caller may not redirect. */
  requireRedirected(principal: UserPrincipal, text: string): { line: KnownLine; link: PbxLink } {
    const line = this.#requireLine(principal, text);
    if (!this.book.mayTake(principal, line, "set-redirections")) throw denied();
    return { line, link: this.requireLink(line) };
  }

  /** @throws RequestError for a line that no PBX serves. */
  requireLink(line: KnownLine): PbxLink {
    const link = this.linkOf(line);
    if (link?.device(line.lineId) !== undefined) return link;
    throw new RequestError(details.failed, "There is no PBX that has this line");
  }

  /**
   * A call of a line of the caller.
   * @param may Says whether the caller may, if not the caller has to own the line.
   * @param feature The bit of EnumCallFeatures that the call must have.
   * @throws RequestError
   */
  requireCall(
    principal: UserPrincipal,
    id: string,
    feature: number,
    may: (line: KnownLine) => boolean = (line) => this.book.mayControl(principal, line),
  ): { call: LineCall; line: KnownLine } {
    const call = this.find(id);
    const line = call && this.lineOf(call);
    if (call === undefined || line === undefined) throw unknownCall();
    // Whoever may see nothing of a line does not learn which calls it has.
    if (!may(line)) throw this.book.seen(principal, line) === 0 ? unknownCall() : denied();
    const { iFeatures = 0 } = call.shown?.info ?? {};
    if (feature !== 0 && (iFeatures & feature) === 0) {
      throw new RequestError(details.failed, "The call is in a state in which that cannot be done");
    }
    return { call, line };
  }

  /** Asks the PBX for a service. @throws RequestError if it has not, or it fails. */
  async ask<Name extends ServiceName>(
    link: PbxLink,
    service: Name,
    argument: Parameters<PbxServices[Name]>[0],
    options?: AskOptions,
  ): Promise<Awaited<ReturnType<PbxServices[Name]>>> {
    const result = await this.workAt(link).ask(link, service, argument, options);
    return result as Awaited<ReturnType<PbxServices[Name]>>;
  }

  /** What is done at a PBX, by whichever server has the link to it. */
  workAt(link: PbxLink): PbxWork {
    return link.isOpen || this.others === undefined ? this.#own : this.others.work;
  }

  /** A call on a line. */
  find(id: string): LineCall | undefined {
    return this.calls.find(id) ?? this.others?.find(id);
  }

  /** The calls of a line, the oldest first. */
  callsOf(line: KnownLine): LineCall[] {
    const link = this.linkOf(line);
    if (link === undefined) return [];
    const calls = link.isOpen ? this.calls : (this.others ?? this.calls);
    return [...calls.of(link, line.lineId)];
  }

  /** The line of a call; undefined if it is not enabled any more. */
  lineOf({ link, place }: LineCall): KnownLine | undefined {
    return this.book.ofDevice(link.name, place.device);
  }

  /** Tells calls of lines that have become known since they began. */
  tellUnknown(): void {
    this.calls.tellUnknown();
    this.others?.tellUnknown();
  }

  #requireLine(principal: UserPrincipal, text: string): KnownLine {
    const line = this.book.find(text, principal.user.id);
    if (line === undefined) throw new RequestError(details.unknown, "There is no such line");
    return line;
  }
}

export function denied(): RequestError {
  return new RequestError(RequestErrorDetail.accessDenied, "Not allowed for this line");
}

export function unknownCall(): RequestError {
  return new RequestError(RequestErrorDetail.notFound, "There is no such call");
}
