import type { AsnUserReplicate } from "../../../modules/um-replicator/um-replicator.js";
import { RequestError, type BareRequest, type ModuleContext } from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { Users } from "../users/api.js";
import { idKeyOf } from "./object.js";
import { codes } from "./refusals.js";
import type { ReplicationTables } from "./schema.js";
import type { StagedSet } from "./staging.js";
import * as store from "./store.js";

/** What {@link Passwords} depend on. */
export interface PasswordParts {
  readonly users: Pick<Users, "within">;
  readonly checks: Pick<Checks, "signature">;
  readonly module: Pick<ModuleContext<ReplicationTables>, "read">;
}

type Hashes = Pick<StagedSet, "hash" | "defaultHash">;

/**
 * Hashes the passwords of users before they are staged, because that is slow. It takes its turn with the checks of passwords. The password that
 * a user has is not hashed again: a new hash would end the user's logins.
 */
export class Passwords {
  readonly #parts: PasswordParts;

  constructor(parts: PasswordParts) {
    this.#parts = parts;
  }

  /** The hashes for a user. @param shared Those of default passwords, which all users of a transaction share. */
  async hashesOf(
    request: BareRequest,
    object: AsnUserReplicate,
    defaults: AsnUserReplicate | undefined,
    shared: Map<string, string>,
  ): Promise<Hashes> {
    const { u8sPassword: own = "" } = object;
    const { u8sPassword: standard = "" } = defaults ?? {};
    if (own !== "") {
      const hash = await this.#inTurn(request, () => this.#unlessKnown(object, own));
      return hash === undefined ? {} : { hash };
    }
    if (standard === "") return {};
    let defaultHash = shared.get(standard);
    if (defaultHash === undefined) {
      defaultHash = await this.#inTurn(request, () => this.#parts.users.within.hash(standard));
      shared.clear();
      shared.set(standard, defaultHash);
    }
    return { defaultHash };
  }

  /** The hash of a password; undefined if the user has this password. */
  async #unlessKnown(object: AsnUserReplicate, password: string): Promise<string | undefined> {
    const { users, module } = this.#parts;
    const { within } = users;
    const candidate = await module.read(async ({ db }) => {
      const guid = idKeyOf(object.u8sobjectGUID ?? "");
      const links = guid === undefined ? [] : await store.ofAnySource(db, "user", guid);
      const [link] = links;
      const linked = link && (await within.get(db, link.object));
      return within.candidate(db, linked?.name ?? object.u8sUserName ?? "");
    });
    if (
      candidate !== undefined &&
      (await within.compare(candidate, password)) !== "wrong-password"
    ) {
      return undefined;
    }
    return within.hash(password);
  }

  async #inTurn<T>(request: BareRequest, work: () => Promise<T>): Promise<T> {
    const done = await this.#parts.checks.signature(askerOf(request), work);
    if (done !== "busy" && done !== "left") return done as T;
    throw new RequestError(codes.unknown, "Too many passwords at a time, try again later");
  }
}
