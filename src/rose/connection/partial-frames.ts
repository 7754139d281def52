import { addressKey } from "../socket/address.js";
import type { Connection } from "../api/connection.js";
import { limitHit } from "../diagnostics.js";
import type { CloseReason } from "../errors.js";
import type { LimitName } from "../limits.js";

/** A connection that may be closed because of what it holds. */
export interface PartialConnection extends Connection {
  /** Ends the connection. @param abrupt Also discards what has been sent but not taken. */
  shut(reason: CloseReason, abrupt?: boolean): void;
}

/** A connection in the middle of a frame. */
interface Holder {
  octets: number;
  /** The key of the peer's address; determined only when it is needed. */
  address: string | undefined;
}

/** The part of the limit that is freed at a time, so that the search is not repeated for every frame. */
const freed = 1 / 10;

/**
 * The memory that unfinished frames of many connections hold together. When it exceeds its limit,
 * connections of those addresses that hold more than their share are closed, largest first. A peer
 * that sends its frames without pausing is usually not affected.
 */
export class PartialFrames {
  readonly #limit: LimitName;
  readonly #most: number;
  readonly #holders = new Map<PartialConnection, Holder>();
  #octets = 0;

  /** @param most Octets; 0: no limit. */
  constructor(limit: LimitName, most: number) {
    this.#limit = limit;
    this.#most = most;
  }

  /** Octets held now. */
  get octets(): number {
    return this.#octets;
  }

  /** Records what a connection holds now: 0 if it is between two frames or has ended. */
  note(connection: PartialConnection, octets: number): void {
    const before = this.#holders.get(connection);
    this.#octets += octets - (before?.octets ?? 0);
    if (octets === 0) this.#holders.delete(connection);
    else if (before !== undefined) before.octets = octets;
    else this.#holders.set(connection, { octets, address: undefined });
    if (this.#most > 0 && this.#octets > this.#most) this.#free();
  }

  #free(): void {
    const byAddress = new Map<string, { octets: number; holders: [PartialConnection, Holder][] }>();
    for (const entry of this.#holders) {
      const [connection, holder] = entry;
      holder.address ??= addressKey(connection.remoteAddress);
      const all = byAddress.get(holder.address) ?? { octets: 0, holders: [] };
      byAddress.set(holder.address, all);
      all.octets += holder.octets;
      all.holders.push(entry);
    }
    const target = this.#most * (1 - freed);
    const share = target / byAddress.size;
    for (const all of [...byAddress.values()].toSorted((a, b) => b.octets - a.octets)) {
      all.holders.sort(([, a], [, b]) => b.octets - a.octets);
      for (const [connection, { octets }] of all.holders) {
        if (this.#octets <= target || all.octets <= share) break;
        all.octets -= octets;
        this.#close(connection);
      }
    }
  }

  #close(connection: PartialConnection): void {
    limitHit(this.#limit, connection);
    const message = `unfinished frames hold over ${this.#most} octets, of which this one had most`;
    connection.shut({ code: "limit", message, limit: this.#limit }, true);
    this.note(connection, 0);
  }
}
