import type { User, Users, LoginFailure } from "../users/users.js";
import { FairQueue, QueueFullError, realPace, type Pace } from "../modules/checks/fair-queue.js";
import type { LogonLimits } from "../modules/checks/logon-limits.js";
import { WrongPasswords } from "../modules/checks/wrong-passwords.js";

/** Why a proof has not been looked at: too many wait already, or who gave it has left. */
export type Unchecked = "busy" | "left";

/** Who asks for a check. */
export interface Asker {
  /** The client's address, as `addressKey` gives it. */
  readonly address: string;
  /** Aborts when nobody waits for the outcome any longer. */
  readonly signal: AbortSignal;
}

/** What {@link Checks} depend on. */
export interface ChecksOptions {
  readonly users: Users;
  readonly limits: LogonLimits;
  readonly pace?: Pace | undefined;
}

/**
 * All checks of passwords and tokens, however they come: fairly, so many at a time, and slower after
 * wrong passwords.
 */
export class Checks {
  readonly #users: Users;
  readonly #passwords: FairQueue;
  readonly #signatures: FairQueue;
  readonly #wrong: WrongPasswords;

  constructor({ users, limits, pace = realPace }: ChecksOptions) {
    this.#users = users;
    this.#wrong = new WrongPasswords(limits, () => pace.now());
    const { maxHashing, maxSigning, maxWaiting: most, maxWaitingPerAddress } = limits;
    const bounds = { most, mostPerAddress: maxWaitingPerAddress, pace };
    const due: FairQueueDue = (owner, arrived) => this.#wrong.due(owner, arrived);
    this.#passwords = new FairQueue({ ...bounds, atOnce: maxHashing, due });
    this.#signatures = new FairQueue({ ...bounds, atOnce: maxSigning });
  }

  /** Passwords that wait to be looked at. */
  get waiting(): number {
    return this.#passwords.waiting;
  }

  /** The user whose name and password these are, or why it is nobody's. */
  async password(
    { address, signal }: Asker,
    name: string,
    password: string,
  ): Promise<User | LoginFailure | Unchecked> {
    const owner = { address, name: this.#users.keyOf(name) ?? "" };
    return this.#turn(this.#passwords, owner, signal, async () => {
      const found = await this.#users.verify(name, password);
      if (found === "wrong-password" || found === "unknown-user") this.#wrong.failed(owner);
      else if (typeof found !== "string") this.#wrong.succeeded(owner);
      return found;
    });
  }

  /** Makes or checks a signature. */
  signature<T>({ address, signal }: Asker, work: () => Promise<T>): Promise<T | Unchecked> {
    return this.#turn(this.#signatures, { address, name: "" }, signal, work);
  }

  async #turn<T>(
    queue: FairQueue,
    owner: { readonly address: string; readonly name: string },
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<T | Unchecked> {
    let begun = false;
    try {
      return await queue.run(
        owner,
        () => {
          begun = true;
          return work();
        },
        signal,
      );
    } catch (error) {
      if (error instanceof QueueFullError) return "busy";
      if (!begun && signal.aborted) return "left";
      throw error;
    }
  }
}

type FairQueueDue = NonNullable<ConstructorParameters<typeof FairQueue>[0]["due"]>;
