import type { LoginFailure, User, Users } from "../users/api.js";
import type { Asker, Checks, Unchecked } from "./api.js";
import { FairQueue, QueueFullError, realPace, type Owner, type Pace } from "./fair-queue.js";
import type { LogonLimits } from "./logon-limits.js";
import { WrongPasswords } from "./wrong-passwords.js";

/** What {@link FairChecks} depend on. */
export interface ChecksOptions {
  readonly users: Pick<Users, "keyOf" | "verify">;
  readonly limits: LogonLimits;
  /** Tells all servers of a wrong password; each calls {@link FairChecks.noteWrong}, this one at once. */
  readonly wrong: (owner: Owner) => void;
  /** Tells all servers of a right one; each calls {@link FairChecks.noteRight}, this one at once. */
  readonly right: (owner: Owner) => void;
  readonly pace?: Pace | undefined;
}

/**
 * Carries out checks in two queues, one for passwords and one for signatures, and delays attempts after wrong
 * passwords.
 */
export class FairChecks implements Checks {
  readonly #users: Pick<Users, "keyOf" | "verify">;
  readonly #tell: Pick<ChecksOptions, "wrong" | "right">;
  readonly #passwords: FairQueue;
  readonly #signatures: FairQueue;
  readonly #wrong: WrongPasswords;

  constructor({ users, limits, pace = realPace, ...tell }: ChecksOptions) {
    this.#users = users;
    this.#tell = tell;
    this.#wrong = new WrongPasswords(limits, () => pace.now());
    const { maxHashing, maxSigning, maxWaiting: most, maxWaitingPerAddress } = limits;
    const bounds = { most, mostPerAddress: maxWaitingPerAddress, pace };
    const due = (owner: Owner, arrived: number): number => this.#wrong.due(owner, arrived);
    this.#passwords = new FairQueue({ ...bounds, atOnce: maxHashing, due });
    this.#signatures = new FairQueue({ ...bounds, atOnce: maxSigning });
  }

  get waiting(): number {
    return this.#passwords.waiting;
  }

  password(asker: Asker, name: string, password: string): Promise<User | LoginFailure | Unchecked> {
    return this.proof(asker, name, () => this.#users.verify(name, password));
  }

  proof<T extends object = User>(
    { address, signal }: Asker,
    name: string,
    check: () => Promise<T | LoginFailure>,
  ): Promise<T | LoginFailure | Unchecked> {
    const owner = { address, name: this.#users.keyOf(name) ?? "" };
    return this.#turn(this.#passwords, owner, signal, async () => {
      const found = await check();
      if (found === "wrong-password" || found === "unknown-user") this.#tell.wrong(owner);
      else if (typeof found !== "string") this.#succeeded(owner);
      return found;
    });
  }

  /** What all servers know already is not told with each logon. */
  #succeeded(owner: Owner): void {
    if (this.#wrong.knowsAsRight(owner)) this.#wrong.succeeded(owner);
    else this.#tell.right(owner);
  }

  /** Notes a wrong password that this server or another one has found. */
  noteWrong(owner: Owner): void {
    this.#wrong.failed(owner);
  }

  /** Notes a right one. */
  noteRight(owner: Owner): void {
    this.#wrong.succeeded(owner);
  }

  signature<T>({ address, signal }: Asker, work: () => Promise<T>): Promise<T | Unchecked> {
    return this.#turn(this.#signatures, { address, name: "" }, signal, work);
  }

  async #turn<T>(
    queue: FairQueue,
    owner: Owner,
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
