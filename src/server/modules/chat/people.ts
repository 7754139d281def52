import type { Unit } from "../../database/index.js";
import {
  directory,
  directoryScope,
  sipKeyOf,
  userIdOf,
  type UserAddress,
  type Users,
} from "../users/api.js";

/** After more changes than this, everything is read again. */
const mostChanges = 200;
/** No contact URI is longer, in characters. */
const longestUri = 1024;

/** Knows the contact URIs of all users, in memory. */
export class People {
  readonly #users: Pick<Users, "profiles" | "keyOf">;
  readonly #byId = new Map<number, UserAddress>();
  readonly #bySip = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  #revision = 0;

  constructor(users: Pick<Users, "profiles" | "keyOf">) {
    this.#users = users;
  }

  /** Reads what has changed; the function that is returned puts it in place. */
  async read(db: Unit<any>): Promise<() => void> {
    const { profiles } = this.#users;
    const since = await directory.since(db, directoryScope, this.#revision, mostChanges);
    if (since.everything) {
      const all = await profiles.addresses(db);
      return () => {
        for (const id of [...this.#byId.keys()]) this.#set(id, undefined);
        for (const one of all) this.#set(one.id, one);
        this.#revision = since.revision;
      };
    }
    const some: [number, UserAddress | undefined][] = [];
    for (const { entry } of since.changes) {
      const [kind, number] = entry.split("/");
      if (kind !== "user") continue;
      const id = Number(number);
      some.push([id, (await profiles.addresses(db, id))[0]]);
    }
    return () => {
      for (const [id, one] of some) this.#set(id, one);
      this.#revision = since.revision;
    };
  }

  /** The contact URI of a user: the SIP address or, without one, the name. Undefined for a user who does not exist. */
  uriOf(id: number): string | undefined {
    const known = this.#byId.get(id);
    return known && `sip:${known.sip ?? known.name}`;
  }

  /** The name of a user. */
  nameOf(id: number): string | undefined {
    return this.#byId.get(id)?.name;
  }

  /**
   * The user whom a contact URI names: by SIP address, user name or contact id, with or without parameters such as the display name
   * (manual line 19286).
   */
  find(uri: string): number | undefined {
    if (uri.length > longestUri) return undefined;
    const [address = ""] = uri.split(";", 1);
    const id = userIdOf(address);
    if (id !== undefined && this.#byId.has(id)) return id;
    const sip = sipKeyOf(address);
    const bySip = sip === undefined ? undefined : this.#bySip.get(sip);
    if (bySip !== undefined) return bySip;
    const name = this.#users.keyOf(address.replace(/^sips?:/i, ""));
    return name === undefined ? undefined : this.#byName.get(name);
  }

  #set(id: number, now: UserAddress | undefined): void {
    const before = this.#byId.get(id);
    if (before !== undefined) {
      this.#forget(this.#byName, this.#users.keyOf(before.name)!, id);
      // Another user may have it by now.
      if (before.sip !== null) this.#forget(this.#bySip, before.sip, id);
      this.#byId.delete(id);
    }
    if (now === undefined) return;
    this.#byId.set(id, now);
    this.#byName.set(this.#users.keyOf(now.name)!, id);
    if (now.sip !== null) this.#bySip.set(now.sip, id);
  }

  #forget(ids: Map<string, number>, key: string, id: number): void {
    if (ids.get(key) === id) ids.delete(key);
  }
}
