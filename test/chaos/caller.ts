import { setTimeout as delay } from "node:timers/promises";
import { asnLogon } from "../../src/modules/authentication/authentication.js";
import type { Event } from "../../src/codec/index.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";
import { logonArgument } from "../server/login.js";

/** Milliseconds for one request; what has no answer then may have been done or not. */
export const patience = 8_000;

/** A session of a user with whichever server it has got. */
export interface Caller extends Pick<Client, "close"> {
  readonly invoke: Client["invoke"];
  /** Settles when the session is over. */
  readonly closed: Promise<unknown>;
  /** Which start of which server has the session, if that is known. */
  readonly life?: string;
  /** Handles events in the order in which they come, after the answers that have come before. */
  readonly hear: <A>(event: Event<A, any>, handler: (argument: A) => void) => void;
}

/** Logs a user on. */
export type Logon = (user: string, password: string) => Promise<Caller>;

/**
 * Logs on over port 7222 of a server, or of a balancer.
 * @param lifeOf Which start of a server it is that listens now.
 */
export function overTcp(port: number, lifeOf?: () => string): Logon {
  return async (user, password) => {
    const life = lifeOf?.();
    const client = await connect({
      host: "127.0.0.1",
      port,
      log: silentLog,
      callTimeout: patience,
      connectTimeout: patience,
    });
    try {
      const logon = { ...logonArgument(user, password), iAttachToContact: 1 };
      await client.invoke(asnLogon, logon);
    } catch (error) {
      await client.close();
      throw error;
    }
    return {
      ...(life !== undefined && { life }),
      invoke: client.invoke.bind(client),
      closed: client.closed,
      close: () => client.close(),
      // Whoever waits for an answer goes on only after what has come together with it has been handled.
      hear: (event, handler) =>
        void client.handle(event, (argument) => void setImmediate(handler, argument)),
    };
  };
}

/**
 * Logs on to the web service; each request of the session goes to whichever server the balancer likes.
 * @param failed Is told of events that cannot be read.
 */
export function overHttp(port: number, failed: (error: unknown) => void): Logon {
  const url = `http://127.0.0.1:${port}/ws/client`;
  return async (user, password) => {
    const basic = Buffer.from(`${user}:${password}`).toString("base64");
    const opened = await fetched(`${url}/createsession`, {
      method: "POST",
      headers: { Authorization: `Basic ${basic}`, "X-simple": "1" },
    });
    const { sessionid } = JSON.parse(opened) as { sessionid: string };
    return new WebCaller(url, sessionid, failed);
  };
}

/** Asks and hears by HTTP, with JSON. */
class WebCaller implements Caller {
  readonly closed: Promise<void>;
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #failed: (error: unknown) => void;
  readonly #ends = new AbortController();
  readonly #handlers = new Map<string, (argument: unknown) => void>();

  constructor(url: string, session: string, failed: (error: unknown) => void) {
    this.#url = url;
    this.#failed = failed;
    this.#headers = { "Content-Type": "application/json", "X-ucsessionid": session };
    this.closed = this.#poll().catch(() => {});
  }

  readonly invoke: Client["invoke"] = async (operation, argument) => {
    const { name, argument: type, result } = operation;
    const answer = await fetched(`${this.#url}/${name}`, {
      method: "POST",
      headers: this.#headers,
      body: type!.encodeJson(argument),
    });
    return result!.decodeJson(answer);
  };

  readonly hear: Caller["hear"] = ({ name, argument: type }, handler) => {
    this.#handlers.set(name, (argument) => handler(type!.fromJson(argument)));
  };

  async close(): Promise<void> {
    this.#ends.abort();
    // The server with the session may have gone.
    const signal = AbortSignal.timeout(1_000);
    await fetched(`${this.#url}/destroysession`, { headers: this.#headers, signal }).catch(
      () => {},
    );
    await this.closed;
  }

  /** Asks for events until the session is over. What has been asked in vain is asked again: events that are not acknowledged come again. */
  async #poll(): Promise<void> {
    for (let after = 0, failures = 0; !this.#ends.signal.aborted && failures < 3;) {
      try {
        const answer = await fetched(`${this.#url}/events?after=${after}&timeout=2`, {
          headers: this.#headers,
          signal: this.#ends.signal,
        });
        const { last, events } = JSON.parse(answer) as Polled;
        after = last;
        failures = 0;
        for (const { invoke } of events) this.#take(invoke);
      } catch {
        failures++;
        await delay(100);
      }
    }
  }

  #take({ operationName, argument }: Invoked): void {
    try {
      this.#handlers.get(operationName)?.(argument);
    } catch (error) {
      this.#failed(error);
    }
  }
}

interface Polled {
  readonly last: number;
  readonly events: readonly { readonly invoke: Invoked }[];
}

interface Invoked {
  readonly operationName: string;
  readonly argument: unknown;
}

/** The text of an answer with status 200. */
async function fetched(url: string, how: RequestInit): Promise<string> {
  const ends = new AbortController();
  const cut = (): void => ends.abort();
  const late = setTimeout(cut, patience);
  how.signal?.addEventListener("abort", cut, { once: true });
  try {
    const answer = await fetch(url, { ...how, signal: ends.signal });
    const text = await answer.text();
    if (answer.status === 200) return text;
    throw new Error(`status ${answer.status}: ${text}`);
  } finally {
    clearTimeout(late);
    how.signal?.removeEventListener("abort", cut);
  }
}

/** The result; undefined if there is none in time, or an error. */
export async function inTime<T>(made: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  const over = delay(patience, undefined, { signal: late.signal }).catch(() => undefined);
  try {
    return await Promise.race([made, over]);
  } catch {
    return undefined;
  } finally {
    late.abort();
    made.catch(() => {});
  }
}

/** The result. @throws Error if there is none in time. */
export async function required<T>(made: Promise<T>): Promise<T> {
  const result = await inTime(made);
  if (result === undefined) throw new Error("no answer");
  return result;
}
