import { AsnClientPersistenceResultDetailsEnum } from "../../../modules/client-persistence/client-persistence.js";
import { RequestError, type UserPrincipal } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

const { itemstoreaccessdenied } = AsnClientPersistenceResultDetailsEnum.values;

/** Who may do something with a shared store: all users, administrators, or users with a right (`journal`, ..). */
export type StoreUsers = "users" | "administrators" | (string & {});

/** An item store that users share. All other stores belong to one user each. */
export interface SharedStore {
  /** Its name, compared exactly. */
  readonly name: string;
  /** Who may subscribe to it and read it; all users by default. */
  readonly readers?: StoreUsers;
  /** Who may create, update and delete items; all users by default. They must be readers too. */
  readonly writers?: StoreUsers;
}

/** Where the items of a store are. */
export interface Place {
  /** The name of the space in the database: `u` and the id of the user, or `s` and the name of the shared store. */
  readonly space: string;
  /** The id of the user; null for a shared store. */
  readonly owner: number | null;
  readonly store: string;
  /** What sessions subscribe to; see {@link placeOf}. */
  readonly key: string;
}

/** The name of a store among all stores of the server, of its space and its own name. */
export function placeOf(space: string, store: string): string {
  return `${space}/${store}`;
}

/** Whether a text can be the name of a store, or the key of an item. */
export function isName(text: string): boolean {
  return text !== "" && text.length <= textLimits.itemName && !text.includes("\0");
}

/** Knows whose each item store is, and who may do what with those that are shared. */
export class Places {
  readonly #shared: ReadonlyMap<string, SharedStore>;

  /** @throws TypeError for a store whose name is empty, too long or occurs twice. */
  constructor(shared: readonly SharedStore[] = []) {
    this.#shared = new Map(shared.map((store) => [store.name, store]));
    if (this.#shared.size < shared.length) throw new TypeError("two shared stores have one name");
    for (const { name } of shared) {
      if (!isName(name)) throw new TypeError("a shared store has no name, or one that is too long");
    }
  }

  /**
   * The store that a user means by a name.
   * @throws RequestError `itemstoreaccessdenied` (1) if the user may not read it, or nothing can have this name.
   */
  find(principal: UserPrincipal, store: string): Place {
    if (!isName(store)) throw new RequestError(itemstoreaccessdenied, "There is no such store");
    const isShared = this.#shared.has(store);
    const { id } = principal.user;
    const space = isShared ? `s${store}` : `u${id}`;
    const place = { space, owner: isShared ? null : id, store, key: placeOf(space, store) };
    if (this.mayRead(principal, place.key)) return place;
    throw new RequestError(itemstoreaccessdenied, "The store may not be read");
  }

  /** Whether a user may read the store with this {@link Place.key}. */
  mayRead(principal: UserPrincipal, key: string): boolean {
    if (key.startsWith(`u${principal.user.id}/`)) return true;
    if (!key.startsWith("s")) return false;
    // The name of a shared store occurs twice in its key.
    const store = this.#shared.get(key.slice(1, (key.length + 1) / 2));
    return store !== undefined && allows(store.readers, principal);
  }

  /** Whether a user who may read a store may change its items. */
  mayWrite(principal: UserPrincipal, { store }: Place): boolean {
    const shared = this.#shared.get(store);
    return shared === undefined || allows(shared.writers, principal);
  }
}

function allows(who: StoreUsers = "users", { user, rights }: UserPrincipal): boolean {
  if (who === "users" || user.admin) return true;
  return who !== "administrators" && rights.has(who);
}
