import type { AsnAgentBroadcastItem } from "../../../modules/agent/agent.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { limits } from "./limits.js";
import type { BroadcastMade } from "./topics.js";

/** Who makes broadcasts without having logged on as a user; all of these count as one. */
export const nobody = 0;

const minute = 60_000;

interface Kept {
  readonly item: AsnAgentBroadcastItem;
  readonly groups: ReadonlySet<number>;
  readonly creator: number;
  readonly expires: number;
  readonly octets: number;
}

interface Share {
  count: number;
  octets: number;
}

/** The broadcasts that nobody has confirmed yet. They are in the memory of all servers only, as the manual has it (line 12861). */
export class Broadcasts {
  readonly #kept = new Map<string, Kept>();
  readonly #byGroup = new Map<number, Set<Kept>>();
  readonly #shares = new Map<number, Share>();
  readonly #clock: () => number;
  readonly #expired: (id: string) => void;
  #octets = 0;
  /** How many each has made in this minute. */
  readonly #made = new Map<number, number>();
  #minute = 0;

  /**
   * @param clock Returns milliseconds since 1970.
   * @param expired Is told of broadcasts that have been forgotten because they have expired.
   */
  constructor(clock: () => number, expired: (id: string) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  /** Counts a broadcast that is about to be made. @throws RequestError for too many in a minute. */
  count(creator: number): void {
    const now = Math.floor(this.#clock() / minute);
    if (now !== this.#minute) this.#made.clear();
    this.#minute = now;
    const made = (this.#made.get(creator) ?? 0) + 1;
    if (made > limits.inMinute) {
      throw new RequestError(
        RequestErrorDetail.limitExceeded,
        `At most ${limits.inMinute} broadcasts in a minute`,
      );
    }
    this.#made.set(creator, made);
  }

  /** @throws RequestError if there is no room for a broadcast that is to be kept. */
  requireRoom(made: BroadcastMade): void {
    if (!made.kept || this.#hasRoom(made)) return;
    throw new RequestError(
      RequestErrorDetail.limitExceeded,
      "Too many broadcasts have not been confirmed",
    );
  }

  /** Keeps a broadcast, if it is to be kept and there is room. */
  add(made: BroadcastMade): void {
    if (!made.kept || !this.#hasRoom(made)) return;
    const { item, creator, expires } = made;
    const octets = octetsOf(item);
    const kept = { item, groups: new Set(made.groups), creator, expires, octets };
    this.#kept.set(item.u8sBroadcastID, kept);
    for (const group of kept.groups) {
      const others = this.#byGroup.get(group);
      if (others === undefined) this.#byGroup.set(group, new Set([kept]));
      else others.add(kept);
    }
    this.#octets += octets;
    const share = this.#shares.get(creator) ?? { count: 0, octets: 0 };
    share.count++;
    share.octets += octets;
    this.#shares.set(creator, share);
  }

  /** Whether a broadcast is still kept. */
  has(id: string): boolean {
    const kept = this.#kept.get(id);
    if (kept === undefined) return false;
    return !this.#forgetExpired(kept);
  }

  /** Forgets a broadcast that has been confirmed. */
  remove(id: string): void {
    const kept = this.#kept.get(id);
    if (kept !== undefined) this.#forget(kept);
  }

  /** What is kept for groups, the oldest first. */
  of(groups: Iterable<number>): AsnAgentBroadcastItem[] {
    const found = new Set<Kept>();
    for (const group of groups) for (const one of this.#byGroup.get(group) ?? []) found.add(one);
    if (found.size === 0) return [];
    const items: AsnAgentBroadcastItem[] = [];
    for (const kept of this.#kept.values()) {
      if (!found.has(kept)) continue;
      if (!this.#forgetExpired(kept)) items.push(kept.item);
    }
    return items;
  }

  #hasRoom({ item, creator }: BroadcastMade): boolean {
    const octets = octetsOf(item);
    if (this.#fits(creator, octets)) return true;
    for (const kept of this.#kept.values()) this.#forgetExpired(kept);
    return this.#fits(creator, octets);
  }

  #fits(creator: number, octets: number): boolean {
    const share = this.#shares.get(creator) ?? { count: 0, octets: 0 };
    return (
      this.#kept.size < limits.broadcasts &&
      this.#octets + octets <= limits.octets &&
      share.count < limits.broadcastsOfOne &&
      share.octets + octets <= limits.octetsOfOne
    );
  }

  /** @returns Whether it had expired. */
  #forgetExpired(kept: Kept): boolean {
    if (!hasExpired(kept, this.#clock())) return false;
    this.#forget(kept);
    this.#expired(kept.item.u8sBroadcastID);
    return true;
  }

  #forget(kept: Kept): void {
    const { item, groups, creator, octets } = kept;
    this.#kept.delete(item.u8sBroadcastID);
    for (const group of groups) {
      const others = this.#byGroup.get(group);
      others?.delete(kept);
      if (others?.size === 0) this.#byGroup.delete(group);
    }
    this.#octets -= octets;
    const share = this.#shares.get(creator) as Share;
    share.count--;
    share.octets -= octets;
    if (share.count === 0) this.#shares.delete(creator);
  }
}

/** Whether a broadcast has expired at a time. */
export function hasExpired({ expires }: Pick<BroadcastMade, "expires">, now: number): boolean {
  return expires !== 0 && expires <= now;
}

/** What a broadcast takes up in memory, roughly. */
function octetsOf({ data, listu8sGroupURIs: uris }: AsnAgentBroadcastItem): number {
  let octets = 200 + 2 * data.length;
  for (const uri of uris) octets += 2 * uri.length;
  return octets;
}
