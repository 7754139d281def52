import type { Unit } from "../../database/index.js";
import { keyOf } from "../users/api.js";
import type { ReplicatedKind } from "./kind.js";
import type { Staged } from "./staging.js";
import * as store from "./store.js";

/** Of how many objects is known at a time what is new. */
const reach = 500;

/**
 * Knows of the next objects of a commit which ids and names nothing has yet, by a few statements for all of them: the first time that
 * a directory is replicated, everything is new.
 */
export class LookAhead {
  readonly #db: Unit<any>;
  #newGuids = new Set<string>();
  #freeNames = new Set<string>();

  constructor(db: Unit<any>) {
    this.#db = db;
  }

  /** The objects of a kind, one after the other. */
  async *over(kind: ReplicatedKind, all: readonly Staged[]): AsyncGenerator<Staged> {
    const own = all.filter((one) => one.kind === kind.kind);
    for (const [at, one] of own.entries()) {
      if (at % reach === 0) await this.#look(kind, own.slice(at, at + reach));
      yield one;
    }
  }

  async #look(kind: ReplicatedKind, some: readonly Staged[]): Promise<void> {
    const guids = new Set<string>();
    const names = new Set<string>();
    for (const one of some) {
      if ("removes" in one) continue;
      if (one.guid !== "") guids.add(one.guid);
      if (one.name !== "") names.add(one.name);
    }
    this.#newGuids = guids;
    this.#freeNames = names;
    for (const guid of await store.knownGuids(this.#db, kind.kind, [...guids])) guids.delete(guid);
    if (kind.taken === undefined) names.clear();
    else for (const name of await kind.taken(this.#db, [...names])) names.delete(name);
  }

  /** Whether no object has this id, in the form in which ids are compared, or it is none. */
  isNew(guid: string): boolean {
    return guid === "" || this.#newGuids.has(guid);
  }

  /** Whether it is known that nothing has this name. */
  isFree(name: string): boolean {
    return this.#freeNames.has(keyOf(name) ?? "");
  }

  /** Something has this id from now on. */
  noteGuid(guid: string): void {
    this.#newGuids.delete(guid);
  }

  /** Something may have this name from now on. */
  noteName(name: string | undefined): void {
    this.#freeNames.delete(keyOf(name ?? "") ?? "");
  }
}
