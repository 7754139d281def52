import type { Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail, type UserPrincipal } from "../../kernel/index.js";
import type { Permission, Rights } from "../rights/api.js";
import type { Users } from "../users/api.js";
import { requireConnectionId } from "./entry.js";
import type { Wanted } from "./find-options.js";
import type { Scope } from "./search.js";
import * as store from "./store.js";

/** How many entries a request may name. */
const mostIds = 1_000;

/** Says which entries a request means, and whether its caller may see and change them. */
export class Chosen {
  readonly #rights: Pick<Rights, "of" | "owners">;
  readonly #users: Pick<Users["within"], "find">;

  constructor(rights: Pick<Rights, "of" | "owners">, users: Pick<Users["within"], "find">) {
    this.#rights = rights;
    this.#users = users;
  }

  /**
   * The entry that a connection id means: the caller's own, otherwise that of the first user who shows it. Undefined if there is none
   * that the caller may see.
   * @throws RequestError for something that is no connection id.
   */
  async one(
    db: Unit<any>,
    principal: UserPrincipal,
    id: string,
    path = "u8sConnectionID",
  ): Promise<store.Found | undefined> {
    requireConnectionId(id, path);
    return (await this.#seen(db, principal, [id]))[0];
  }

  /** The different connection ids of a list. @throws RequestError for an invalid id, or too many. */
  differentIds(ids: readonly string[]): string[] {
    if (ids.length > mostIds) {
      const reason = `u8sConnectionIDList has over ${mostIds} elements`;
      throw new RequestError(RequestErrorDetail.limitExceeded, reason);
    }
    for (const [at, id] of ids.entries()) requireConnectionId(id, `u8sConnectionIDList[${at}]`);
    return [...new Set(ids)];
  }

  /**
   * The entries that a list of connection ids means; undefined if the caller does not see one of them.
   * @throws RequestError for an invalid id, too many, or an entry with which the caller may not do that.
   */
  async list(
    db: Unit<any>,
    principal: UserPrincipal,
    ids: readonly string[],
    what: Permission,
  ): Promise<store.Found[] | undefined> {
    const different = this.differentIds(ids);
    const list = await this.#seen(db, principal, different);
    if (list.length < different.length) return undefined;
    for (const { owner } of list) this.require(principal, owner, what);
    return list;
  }

  /** The entries that some connection ids mean, without those that the caller does not see. */
  async #seen(
    db: Unit<any>,
    principal: UserPrincipal,
    ids: readonly string[],
  ): Promise<store.Found[]> {
    const self = principal.user.id;
    const seen = new Map<string, store.Shared>();
    for (const found of await store.byConnections(db, ids, self)) {
      const { owner, connectionId } = found;
      if (!this.#rights.of(principal, owner).may("see-journal")) continue;
      if (owner !== self && found.private) continue;
      const other = seen.get(connectionId)?.owner ?? Infinity;
      if (owner === self || (other !== self && owner < other)) seen.set(connectionId, found);
    }
    return store.byIds(
      db,
      ids.flatMap((id) => seen.get(id)?.id ?? []),
    );
  }

  /** @throws RequestError if the caller may not do that with the journal of a user. */
  require(principal: UserPrincipal, owner: number, what: Permission): void {
    if (this.#rights.of(principal, owner).may(what)) return;
    throw new RequestError(RequestErrorDetail.accessDenied, "Not allowed for this entry");
  }

  /** Whose entries a search means. Names of users who do not exist, or whose journal the caller does not see, mean nobody. */
  async scope(
    db: Unit<any>,
    principal: UserPrincipal,
    { names, own, ofAll }: Wanted,
  ): Promise<Scope> {
    const self = principal.user.id;
    if (ofAll) return { self, owners: this.#rights.owners(principal, "see-journal") };
    const owners = new Set<number>(own ? [self] : []);
    for (const name of new Set(names)) {
      const user = await this.#users.find(db, name);
      if (user === undefined) continue;
      if (this.#rights.of(principal, user.id).may("see-journal")) owners.add(user.id);
    }
    return { self, owners };
  }
}
