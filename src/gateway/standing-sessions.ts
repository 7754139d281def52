import { addressKey } from "../rose/internal.js";
import type { WebSession } from "./web-session.js";

/** The open sessions of a web service by their users and addresses, and which of them clients have most likely left behind. */
export class StandingSessions {
  readonly #ofUser = new Map<string, Set<WebSession>>();
  readonly #ofAddress = new Map<string, Set<WebSession>>();

  add(session: WebSession): void {
    addTo(this.#ofUser, session.user, session);
    addTo(this.#ofAddress, addressKey(session.address), session);
  }

  remove(session: WebSession): void {
    removeFrom(this.#ofUser, session.user, session);
    removeFrom(this.#ofAddress, addressKey(session.address), session);
  }

  /** How many a user has. */
  countOf(user: string): number {
    return this.#ofUser.get(user)?.size ?? 0;
  }

  /** Whether any session of an address is not in use, whoever's it is. */
  isAnyUnused(address: string | undefined): boolean {
    for (const { unusedSince } of this.#ofAddress.get(addressKey(address)) ?? []) {
      if (unusedSince !== undefined) return true;
    }
    return false;
  }

  /**
   * Ends the session that the client of another one has most likely left behind, if there is any: of those of the
   * same user at the same address that are not in use, one whose WebSocket has gone, and among several
   * the one that has been unused for the longest. A client that fails and begins again makes many of them.
   * @returns Whether there was one.
   */
  endLeftBehind({ user, address }: Pick<WebSession, "user" | "address">): boolean {
    const key = addressKey(address);
    let oldest: WebSession | undefined;
    for (const one of this.#ofUser.get(user) ?? []) {
      if (one.unusedSince === undefined || addressKey(one.address) !== key) continue;
      if (oldest === undefined || isRatherLeft(one, oldest)) oldest = one;
    }
    oldest?.end("left behind: its client has opened another one");
    return oldest !== undefined;
  }
}

function addTo(sessions: Map<string, Set<WebSession>>, key: string, session: WebSession): void {
  const same = sessions.get(key);
  if (same === undefined) sessions.set(key, new Set([session]));
  else same.add(session);
}

function removeFrom(
  sessions: Map<string, Set<WebSession>>,
  key: string,
  session: WebSession,
): void {
  const same = sessions.get(key);
  same?.delete(session);
  if (same?.size === 0) sessions.delete(key);
}

/** Whether a session that is not in use has more likely been left behind than another one. */
function isRatherLeft(one: WebSession, other: WebSession): boolean {
  if (one.hadSocket !== other.hadSocket) return one.hadSocket;
  return (one.unusedSince ?? 0) < (other.unusedSince ?? 0);
}
