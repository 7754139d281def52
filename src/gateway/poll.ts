import { badRequest } from "./failure.js";
import type { GatewayLimits } from "./limits.js";
import { unquoted } from "./request.js";
import type { WebSession } from "./web-session.js";
import { noSession } from "./web-session.js";

/**
 * The long-poll for clients without a WebSocket: returns the events after the last one that the client
 * has (`after`), at once if there are any, otherwise as soon as one comes or the time (`timeout`, in
 * seconds) is over. Asking for events after a number acknowledges all up to it; those that were never
 * acknowledged come again, so that a lost answer loses no event.
 * @returns `{"last":<number for the next after>,"events":[{"invoke":{..}}, ..]}`
 * @throws Failure 400
 */
export async function eventsText(
  session: WebSession,
  query: URLSearchParams,
  limits: GatewayLimits,
  signal: AbortSignal,
): Promise<string> {
  const after = wholeNumber(query, "after", 0);
  const longest = Math.floor(limits.pollTimeout / 1000);
  const seconds = Math.min(wholeNumber(query, "timeout", longest), limits.pollTimeout / 1000);
  const release = session.occupy();
  try {
    session.queue.acknowledge(after);
    if (session.queue.next(after) === undefined && seconds > 0) {
      await somethingNew(session, seconds * 1000, signal);
    }
    // Remaining events are returned before the end of the session is reported.
    const events = session.queue.after(after);
    if (events.length === 0 && session.ended !== undefined) throw noSession();
    const last = events.at(-1)?.number ?? after;
    return `{"last":${last},"events":[${events.map(({ text }) => text).join(",")}]}`;
  } finally {
    release();
  }
}

/** Settles when an event comes, the session ends, the time is over or the client has gone. */
function somethingNew(
  session: WebSession,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      session.leave(taker);
      resolve();
    };
    const taker = { wake: done, ended: done };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
    session.take(taker);
  });
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = unquoted(query.get(name) ?? String(otherwise));
  if (!/^\d{1,15}$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}
