import { createHmac, randomBytes } from "node:crypto";
import { watch } from "../../rose/internal.js";
import { UcServerError, type AppointmentsPort, type UcServerErrorCode } from "../ucserver/port.js";
import type { ConnectorLogins, Credentials } from "./credentials.js";
import { HttpProblem } from "./problem.js";

/** How long and how many logins are kept for further requests. */
export interface SessionLimits {
  /** Milliseconds that a login is kept after its last request. */
  readonly idle: number;
  /** Milliseconds after which a login is renewed even if it is in use, because passwords and tokens change. */
  readonly age: number;
  /** Logins at a time. */
  readonly most: number;
}

interface Held {
  readonly port: Promise<AppointmentsPort>;
  readonly since: number;
  users: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * The logins that requests with the same credentials share: each costs a connection and the check of
 * a password. Credentials are held as a keyed digest only.
 */
export class Sessions {
  readonly #logins: ConnectorLogins;
  readonly #limits: SessionLimits;
  readonly #key = randomBytes(32);
  readonly #held = new Map<string, Held>();
  readonly #signal: AbortSignal | undefined;

  /** @param signal Ends all logins when it fires, and takes no more. */
  constructor(logins: ConnectorLogins, limits: SessionLimits, signal?: AbortSignal) {
    this.#logins = logins;
    this.#limits = limits;
    this.#signal = signal;
    if (signal === undefined) return;
    // The sessions of all APIs of a server end by the same signal.
    watch(signal, {
      aborted: () => {
        for (const [name, held] of [...this.#held]) this.#drop(name, held);
      },
    });
  }

  /**
   * Does some work with the login of a request.
   * @param address Where it is from; whoever comes first with its credentials logs on from there.
   * @throws HttpProblem 401 for wrong credentials, 503 if there are too many logins or no UCServer;
   *   and whatever the work throws.
   */
  async use<T>(
    credentials: Credentials,
    work: (port: AppointmentsPort) => Promise<T>,
    address?: string,
  ): Promise<T> {
    const name = this.#nameOf(credentials);
    const held = (await this.#alive(name)) ?? this.#open(name, credentials, address);
    held.users++;
    clearTimeout(held.timer);
    try {
      return await work(await held.port);
    } catch (error) {
      if (!(error instanceof UcServerError)) throw error;
      if (useless.has(error.code) || !(await isOpen(held))) this.#drop(name, held);
      throw problemOf(error);
    } finally {
      held.users--;
      if (held.users === 0) {
        if (this.#held.get(name) === held) this.#rest(name, held);
        else end(held);
      }
    }
  }

  async #alive(name: string): Promise<Held | undefined> {
    const held = this.#held.get(name);
    if (held === undefined) return undefined;
    const young = performance.now() - held.since < this.#limits.age;
    // It may have been idle for too long just while it was looked at.
    if (young && (await isOpen(held)) && this.#held.get(name) === held) return held;
    this.#drop(name, held);
    return undefined;
  }

  #open(name: string, credentials: Credentials, address: string | undefined): Held {
    const known = this.#held.get(name);
    // Another request of the same credentials may have come first.
    if (known !== undefined) return known;
    if (this.#signal?.aborted === true) throw new HttpProblem(503, "the service is ending");
    this.#makeRoom();
    const since = performance.now();
    const held: Held = {
      port: this.#logOn(credentials, address),
      since,
      users: 0,
      timer: undefined,
    };
    // Whoever uses it gets the error; nobody else needs to.
    held.port.catch(() => undefined);
    this.#held.set(name, held);
    return held;
  }

  #logOn(credentials: Credentials, address: string | undefined): Promise<AppointmentsPort> {
    if (credentials.scheme === "basic") {
      return this.#logins.login(credentials.user, credentials.password, address);
    }
    const { token } = this.#logins;
    if (token !== undefined) return token(credentials.name, credentials.token, address);
    throw new HttpProblem(401, `the scheme ${credentials.name} is not supported here`);
  }

  #makeRoom(): void {
    if (this.#held.size < this.#limits.most) return;
    const idle = [...this.#held].find(([, { users }]) => users === 0);
    if (idle === undefined) throw new HttpProblem(503, "too many users at a time");
    this.#drop(...idle);
  }

  #rest(name: string, held: Held): void {
    held.timer = setTimeout(() => this.#drop(name, held), this.#limits.idle);
    held.timer.unref();
  }

  /** Gives a login to no further request; it ends with the last request that has it. */
  #drop(name: string, held: Held): void {
    if (this.#held.get(name) === held) this.#held.delete(name);
    clearTimeout(held.timer);
    if (held.users === 0) end(held);
  }

  #nameOf(credentials: Credentials): string {
    return createHmac("sha256", this.#key).update(JSON.stringify(credentials)).digest("base64");
  }
}

/** After these a login is of no more use. */
const useless: ReadonlySet<UcServerErrorCode> = new Set(["unreachable", "not-logged-on"]);

function end({ port }: Held): void {
  // How it ends no longer matters.
  port.then((open) => open.close()).catch(() => undefined);
}

async function isOpen(held: Held): Promise<boolean> {
  const port = await held.port.catch(() => undefined);
  return port?.alive === true;
}

function problemOf(error: UcServerError): HttpProblem {
  const cause = { cause: error };
  switch (error.code) {
    case "not-logged-on":
      return new HttpProblem(401, "user or password are wrong", cause);
    case "refused":
    case "unknown-user":
      return new HttpProblem(403, "the UCServer does not allow it", cause);
    case "unreachable":
      return new HttpProblem(503, "the UCServer cannot be reached", cause);
    case "failed":
      return new HttpProblem(502, "the UCServer could not do it", cause);
  }
}
