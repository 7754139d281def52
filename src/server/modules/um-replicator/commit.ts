import type { AsnUserReplicate } from "../../../modules/um-replicator/um-replicator.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import type { ReplicatedComputers } from "./computers.js";
import type { ReplicatedGroups } from "./groups.js";
import type { Replicated, ReplicatedKind } from "./kind.js";
import { LookAhead } from "./look-ahead.js";
import { idKeyOf, labelOf, sourceOf } from "./object.js";
import { naming, wrongParameter } from "./refusals.js";
import type { Mode, Staged, StagedRemoval, StagedSet } from "./staging.js";
import * as store from "./store.js";
import type { ReplicatedUsers } from "./users.js";

/** What is replicated, in the order in which it is stored: groups name users. */
export interface Kinds {
  readonly user: ReplicatedUsers;
  readonly group: ReplicatedGroups;
  readonly computer: ReplicatedComputers;
}

/** How many objects a commit has added, changed and removed. */
export interface Outcome {
  added: number;
  changed: number;
  removed: number;
}

/**
 * Carries out a transaction, in one unit. PostgreSQL may run a unit again; each run needs a commit of its own.
 * @throws RequestError `wrongparameter` for an object that cannot be stored; then the unit has to fail.
 */
export class Commit {
  readonly #kinds: Kinds;
  readonly #unit: UnitOfWork<any>;
  readonly #staged: readonly Staged[];
  readonly #sources = new Map<string, number>();
  readonly #ahead: LookAhead;
  /** Users who are new, or may have another name or path. */
  readonly #arrived = new Set<number>();
  /** Users of whom it is said what they grant; the last who says it counts. */
  readonly #granting = new Map<number, { readonly source: number; readonly one: StagedSet }>();
  /** The defaults of the last object; many share them. */
  #defaults: { readonly octets: Uint8Array; readonly value: Replicated } | undefined;
  readonly #outcome: Outcome = { added: 0, changed: 0, removed: 0 };

  constructor(kinds: Kinds, unit: UnitOfWork<any>, staged: readonly Staged[]) {
    this.#kinds = kinds;
    this.#unit = unit;
    this.#staged = staged;
    this.#ahead = new LookAhead(unit.db);
  }

  async run(mode: Mode): Promise<Outcome> {
    const all: readonly ReplicatedKind[] = Object.values(this.#kinds);
    if (mode === "full") for (const kind of all) await this.#removeOthers(kind);
    for (const kind of all) {
      for await (const one of this.#ahead.over(kind, this.#staged)) {
        if ("removes" in one) await this.#remove(kind, one);
        else await this.#set(kind, one);
      }
    }
    const { user, group } = this.#kinds;
    await user.join(this.#unit, [...this.#arrived], (to, id, place) =>
      group.join(this.#unit, to, id, place),
    );
    for (const [id, { source, one }] of this.#granting) {
      const object = user.type.decode(one.object);
      const { userDynamicRights: granted = [] } = object;
      const grant = () => user.grant(this.#unit, id, source, granted, idKeyOf);
      await naming(labelOf(user, object), grant);
    }
    return this.#outcome;
  }

  get #db(): Unit<any> {
    return this.#unit.db;
  }

  async #set(kind: ReplicatedKind, one: StagedSet): Promise<void> {
    const object: Replicated = kind.type.decode(one.object);
    const defaults = this.#defaultsOf(kind, one);
    await naming(labelOf(kind, object), async () => {
      const source = (await this.#source(sourceOf(object, defaults), true)) as number;
      const link = this.#ahead.isNew(one.guid)
        ? undefined
        : await store.byGuid(this.#db, kind.kind, source, one.guid);
      const found = link?.object ?? (await this.#named(kind, object, source));
      const id = found ?? (await kind.add(this.#unit, object, defaults, one));
      const isChanged = found === undefined || (await kind.change(this.#unit, id, object, one));
      this.#ahead.noteName(kind.nameOf(object));
      if (found === undefined) this.#outcome.added++;
      else if (isChanged) this.#outcome.changed++;
      if (link === undefined) await this.#link(kind, id, source, object, one.guid);
      if (kind.kind !== "user") return;
      if (isChanged) this.#arrived.add(id);
      const { userDynamicRights } = object as AsnUserReplicate;
      if (userDynamicRights !== undefined) this.#granting.set(id, { source, one });
    });
  }

  /** What has the name of an object: it becomes the object, unless it is that of another source. */
  async #named(
    kind: ReplicatedKind,
    object: Replicated,
    source: number,
  ): Promise<number | undefined> {
    const name = kind.nameOf(object) ?? "";
    if (name === "") throw wrongParameter("its id is unknown, and it has no name");
    const found = await this.#find(kind, name);
    if (found === undefined) return undefined;
    const link = await store.ofObject(this.#db, kind.kind, found);
    if (link === undefined || link.source === source) return found;
    throw wrongParameter("its name is that of an object of another source");
  }

  async #find(kind: ReplicatedKind, name: string): Promise<number | undefined> {
    return name === "" || this.#ahead.isFree(name) ? undefined : kind.find(this.#db, name);
  }

  async #link(
    kind: ReplicatedKind,
    object: number,
    source: number,
    { u8sobjectGUID: given }: Replicated,
    key: string,
  ): Promise<void> {
    if (key === "" && (await store.ofObject(this.#db, kind.kind, object)) !== undefined) return;
    // Without an id in its source, an object can be removed by the one that it has here.
    const guid = key === "" ? await kind.guidOf(this.#db, object) : (given as string);
    this.#ahead.noteGuid(key || guid);
    await store.link(this.#db, kind.kind, { object, source, guid, key: key || guid });
  }

  async #remove(kind: ReplicatedKind, { guid }: StagedRemoval): Promise<void> {
    await naming(`${kind.kind} ${JSON.stringify(guid.slice(0, 64))}`, async () => {
      const [link, another] = await store.ofAnySource(this.#db, kind.kind, guid);
      if (another !== undefined)
        throw wrongParameter("several sources have an object with this id");
      // Somebody else may have removed it since.
      if (link === undefined) return;
      const why = await kind.kept?.(this.#db, link.object);
      if (why !== undefined) throw wrongParameter(why);
      await this.#drop(kind, link.object);
    });
  }

  /** Removes what a full transaction does not have of its sources, each for the kinds of which it has something. */
  async #removeOthers(kind: ReplicatedKind): Promise<void> {
    const sources = new Set<number>();
    const there = new Set<number>();
    for await (const one of this.#ahead.over(kind, this.#staged)) {
      if ("removes" in one) continue;
      const object: Replicated = kind.type.decode(one.object);
      const source = await this.#source(sourceOf(object, this.#defaultsOf(kind, one)), false);
      if (source === undefined) continue;
      sources.add(source);
      const link = this.#ahead.isNew(one.guid)
        ? undefined
        : await store.byGuid(this.#db, kind.kind, source, one.guid);
      const name = kind.nameOf(object) ?? "";
      const id = link?.object ?? (await this.#find(kind, name));
      if (id !== undefined) there.add(id);
    }
    for (const source of sources) {
      for (const { object } of await store.ofSource(this.#db, kind.kind, source)) {
        if (there.has(object)) continue;
        if ((await kind.kept?.(this.#db, object)) !== undefined) continue;
        await this.#drop(kind, object);
      }
    }
  }

  async #drop(kind: ReplicatedKind, object: number): Promise<void> {
    await kind.remove(this.#unit, object);
    this.#arrived.delete(object);
    this.#granting.delete(object);
    this.#outcome.removed++;
  }

  #defaultsOf(kind: ReplicatedKind, { defaults: octets }: StagedSet): Replicated | undefined {
    if (octets === undefined) return undefined;
    if (this.#defaults?.octets !== octets) {
      this.#defaults = { octets, value: kind.type.decode(octets) };
    }
    return this.#defaults.value;
  }

  /** The id of a source. @param added Whether it is added if it is not there. */
  async #source(source: store.Source, added: boolean): Promise<number | undefined> {
    const key = JSON.stringify(source);
    let id = this.#sources.get(key) ?? (await store.findSource(this.#db, source));
    if (added) id ??= await store.insertSource(this.#db, source);
    if (id !== undefined) this.#sources.set(key, id);
    return id;
  }
}
