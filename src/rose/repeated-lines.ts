import type { Connection } from "./api/connection.js";
import { guarded } from "./guarded.js";
import type { RoseLog } from "./log.js";
import { Deadline, timers, type TimerWheel } from "./time/timers.js";

/** Bounds of {@link RepeatedLines}. */
export interface RepeatedLinesOptions {
  /** Milliseconds after which it is told how often a line has been repeated. */
  readonly interval?: number;
  /** How many different lines are remembered at a time. */
  readonly most?: number;
  readonly wheel?: TimerWheel;
}

/** The connection on which a line is caused. */
export type LineCause = Pick<Connection, "id" | "local" | "open" | "remoteAddress">;

type Level = "info" | "warn";

/**
 * Lines that a peer can cause as often as it likes, at little cost. The first of those that are alike is written; the others are
 * counted, and told in a line with the member `repeated` when their connection ends, and after every minute. Web clients have many
 * short connections within the process, so on those the lines of an address are alike.
 */
export class RepeatedLines {
  /** Where single lines go. */
  readonly log: RoseLog;
  readonly #interval: number;
  readonly #most: number;
  readonly #wheel: TimerWheel;
  readonly #lines = new Map<string, Line>();
  readonly #byCause = new Map<LineCause, Set<Line>>();

  constructor(log: RoseLog, options: RepeatedLinesOptions = {}) {
    this.log = log;
    this.#interval = options.interval ?? 60_000;
    this.#most = options.most ?? 10_000;
    this.#wheel = options.wheel ?? timers;
  }

  /** How many different lines are remembered. */
  get size(): number {
    return this.#lines.size;
  }

  /**
   * Writes a line, or counts it.
   * @param cause Undefined for what is not caused on a connection.
   * @param facts Lines with the same facts are alike. They must not be chosen by the peer.
   * @param first Facts that only the first line has.
   */
  info(cause: LineCause | undefined, facts: object, message: string, first?: object): void {
    this.#add("info", cause, facts, message, first);
  }

  /** As {@link info}. */
  warn(cause: LineCause | undefined, facts: object, message: string, first?: object): void {
    this.#add("warn", cause, facts, message, first);
  }

  #add(
    level: Level,
    cause: LineCause | undefined,
    ownFacts: object,
    message: string,
    ownFirst?: object,
  ): void {
    let [facts, first] = [ownFacts, ownFirst];
    if (cause?.local === true) {
      facts = { remoteAddress: cause.remoteAddress, ...facts };
      first = { connection: cause.id, ...first };
    } else if (cause !== undefined) {
      facts = { connection: cause.id, ...facts };
    }
    const key = `${message} ${JSON.stringify(facts)}`;
    const known = this.#lines.get(key);
    if (known !== undefined) {
      known.count++;
    } else if (this.#lines.size < this.#most) {
      // A connection that is closed does not end once more, and must not be held.
      const ends = cause?.local === false && cause.open;
      this.#remember({ level, cause: ends ? cause : undefined, facts, message, key });
      this.log[level]({ ...facts, ...first }, message);
    } else {
      this.#leftOut();
    }
  }

  /** Lines that are unlike any other, but too many. */
  #leftOut(): void {
    const message = "lines of the log are left out";
    const known = this.#lines.get(message);
    if (known !== undefined) {
      known.count++;
      return;
    }
    this.#remember({ level: "warn", cause: undefined, facts: {}, message, key: message });
    this.log.warn({}, message);
  }

  #remember(kind: LineKind): void {
    const line = new Line(this, kind);
    const { cause, key } = kind;
    this.#lines.set(key, line);
    this.#wheel.add(line, this.#interval);
    if (cause === undefined) return;
    const others = this.#byCause.get(cause);
    if (others === undefined) this.#byCause.set(cause, new Set([line]));
    else others.add(line);
  }

  #forget(line: Line): void {
    const { cause, key } = line.kind;
    this.#wheel.remove(line);
    this.#lines.delete(key);
    if (cause === undefined) return;
    const others = this.#byCause.get(cause);
    others?.delete(line);
    if (others?.size === 0) this.#byCause.delete(cause);
  }

  /** The time of a line is over. */
  due(line: Line): void {
    if (line.count === 0) {
      this.#forget(line);
      return;
    }
    this.#wheel.add(line, this.#interval);
    guarded(this.log, "a line of the log", () => this.#tell(line));
  }

  #tell(line: Line): void {
    const { count: repeated } = line;
    if (repeated === 0) return;
    const { level, facts, message } = line.kind;
    line.count = 0;
    this.log[level]({ ...facts, repeated }, message);
  }

  /** A connection ends: tells what has been counted of it. */
  end(cause: LineCause): void {
    const lines = this.#byCause.get(cause);
    if (lines === undefined) return;
    for (const line of [...lines]) {
      this.#forget(line);
      this.#tell(line);
    }
  }

  /** Tells all that has been counted. */
  close(): void {
    for (const line of [...this.#lines.values()]) {
      this.#forget(line);
      this.#tell(line);
    }
  }
}

/** What lines that are alike have in common. */
interface LineKind {
  readonly level: Level;
  readonly cause: LineCause | undefined;
  readonly facts: object;
  readonly message: string;
  readonly key: string;
}

/** A line that has been written, and how often it has been repeated since. */
class Line extends Deadline {
  readonly kind: LineKind;
  count = 0;
  readonly #owner: RepeatedLines;

  constructor(owner: RepeatedLines, kind: LineKind) {
    super();
    this.#owner = owner;
    this.kind = kind;
  }

  override expire(): void {
    this.#owner.due(this);
  }
}

/** The lines of the client or server that a connection belongs to. */
export function linesOf(connection: Connection): RepeatedLines {
  // Every connection is one of the engine.
  return (connection as Connection & { readonly engine: { readonly lines: RepeatedLines } }).engine
    .lines;
}
