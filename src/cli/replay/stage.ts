import { failure } from "../outcome.js";
import type { Connection, Talk, Way } from "../pcap/connections.js";
import type { Loss } from "../pcap/cutter.js";
import { Describer } from "../pcap/describe.js";
import { Carried } from "./carried.js";
import { Player, type Playing, type Step } from "./player.js";

/** Octets of messages that wait for their turn before more are read. */
const MOST_WAITING = 16 * 1024 * 1024;
/** Connections at a time. */
const MOST_CONNECTIONS = 1000;

/** What the stage itself knows of {@link Playing}. */
type Given = Omit<Playing, "carried" | "until" | "taken">;

/** Has each connection of a recording replayed while the recording is read. */
export class Stage implements Talk {
  /** Connections that have been replayed, or are. */
  count = 0;
  readonly #how: Playing;
  readonly #only: number | undefined;
  readonly #describer: Describer;
  readonly #players = new Map<number, Player>();
  readonly #stop = new AbortController();
  /** Why the replay cannot go on. */
  #fault: unknown;
  #waiting = 0;
  #wake: (() => void) | undefined;
  /** The recorded time at which it begins, and that of now. */
  #beginning: { readonly recorded: number; readonly now: number } | undefined;

  /**
   * @param only The number of the only connection that is replayed.
   * @param speed How many times as fast as it was recorded.
   */
  constructor(given: Given, only: number | undefined, speed: number) {
    this.#only = only;
    this.#describer = new Describer(given.protocol);
    this.#how = {
      ...given,
      signal: AbortSignal.any([given.signal, this.#stop.signal]),
      carried: new Carried(),
      until: (time) => this.#until(time, speed),
      taken: ({ bytes }) => {
        this.#waiting -= bytes.length;
        this.#wake?.();
      },
    };
    this.#how.signal.addEventListener("abort", () => {
      for (const player of this.#players.values()) player.stop();
      this.#wake?.();
    });
  }

  message(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): void {
    if (!this.#isMeant(connection) || this.#how.signal.aborted) return;
    // What the octets lie in is used again.
    const copy = Uint8Array.from(bytes);
    const described = this.#describer.describe(connection, way, copy, isJson, time);
    const step: Step = { bytes: copy, isJson, described, way, time };
    this.#waiting += copy.length;
    const { number } = connection;
    const player = this.#players.get(number) ?? this.#begin(connection);
    player.push(step);
  }

  lost(connection: Connection, way: Way, { missing, skipped }: Loss): void {
    if (!this.#isMeant(connection)) return;
    const whose = way === "to server" ? "client" : "server";
    const text = `${missing + skipped} octets of what the ${whose} said are no whole messages in the recording`;
    void this.#how.report.trouble(connection.number, text);
  }

  encrypted(connection: Connection, way: Way): void {
    if (!this.#isMeant(connection) || way === "to client") return;
    const text = "TLS begins in the recording, the rest cannot be read: record with proxy";
    void this.#how.report.trouble(connection.number, text);
  }

  ended(connection: Connection): void {
    this.#describer.forget(connection);
    this.#players.get(connection.number)?.end();
  }

  /** Settles when more of the recording may be read. @throws CommandError if it cannot be replayed. */
  async room(): Promise<void> {
    const { signal } = this.#how;
    while (!signal.aborted && this.#isFull()) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#fault !== undefined) throw this.#fault;
    if (this.#players.size > MOST_CONNECTIONS && !signal.aborted) {
      throw failure(
        `more than ${MOST_CONNECTIONS} connections at a time: choose one with --connection`,
      );
    }
  }

  /** Settles when all that has been read is replayed. @throws CommandError if it cannot be. */
  async done(): Promise<void> {
    await Promise.all([...this.#players.values()].map(({ done }) => done.catch(() => {})));
    if (this.#fault !== undefined) throw this.#fault;
  }

  /** Ends all that is under way. */
  stop(): void {
    this.#stop.abort();
  }

  #isMeant({ number }: Connection): boolean {
    return this.#only === undefined || number === this.#only;
  }

  /** Connections that are whole in the recording come to their end, whatever is read. */
  #isFull(): boolean {
    if (this.#waiting > MOST_WAITING) return true;
    if (this.#players.size <= MOST_CONNECTIONS) return false;
    return [...this.#players.values()].some(({ isWhole }) => isWhole);
  }

  #begin(connection: Connection): Player {
    this.count++;
    const player = new Player(connection, this.#how);
    this.#players.set(connection.number, player);
    void player.done
      .catch((error: unknown) => {
        this.#fault ??= error;
        this.stop();
      })
      .finally(() => {
        this.#players.delete(connection.number);
        this.#wake?.();
      });
    return player;
  }

  #until(time: number | undefined, speed: number): number {
    if (time === undefined || speed === Infinity) return 0;
    const now = performance.now();
    this.#beginning ??= { recorded: time, now };
    return this.#beginning.now + (time - this.#beginning.recorded) / speed - now;
  }
}
