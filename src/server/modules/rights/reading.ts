import type { Unit } from "../../database/index.js";
import { directory, directoryScope, type Users } from "../users/api.js";
import type { Groups } from "../groups/api.js";
import { Affected, type Model } from "./model.js";
import * as store from "./store.js";

/** After more changes than this, everything is read again. */
const mostChanges = 200;

/** Puts something that has been read into the model. */
type Put = (affected: Affected) => void;

/** Reads what the model has, again only what has changed. */
export class Reading {
  readonly #model: Model;
  readonly #users: Pick<Users, "profiles">;
  readonly #groups: Pick<Groups, "within">;
  /** The revision of the directory that the model has; negative before the first read. */
  #revision = -1;

  constructor(model: Model, users: Pick<Users, "profiles">, groups: Pick<Groups, "within">) {
    this.#model = model;
    this.#users = users;
    this.#groups = groups;
  }

  /**
   * Reads what has changed. The function that is returned puts it into the model, and returns whom it concerns; undefined for the
   * first time.
   */
  async read(db: Unit<any>): Promise<() => Affected | undefined> {
    const since = await directory.since(
      db,
      directoryScope,
      Math.max(0, this.#revision),
      mostChanges,
    );
    const isFirst = this.#revision < 0;
    const all = since.everything;
    const puts = all ? await this.#all(db) : await this.#some(db, since.changes);
    return () => {
      const affected = new Affected();
      for (const put of puts) put(affected);
      this.#revision = since.revision;
      return isFirst ? undefined : affected;
    };
  }

  async #some(
    db: Unit<any>,
    changes: readonly { readonly entry: string }[],
  ): Promise<readonly Put[]> {
    const puts: Put[] = [];
    for (const { entry } of changes) {
      const [kind, number] = entry.split("/");
      const put = await this.#one(db, kind as string, Number(number));
      if (put !== undefined) puts.push(put);
    }
    return puts;
  }

  async #one(db: Unit<any>, kind: string, id: number): Promise<Put | undefined> {
    const model = this.#model;
    switch (kind) {
      case "user": {
        const [user] = await this.#users.profiles.rights(db, id);
        return (affected) => model.setUser(id, user, affected);
      }
      case "group": {
        const [group] = await this.#groups.within.groups(db, id);
        return (affected) => model.setGroup(id, group, affected);
      }
      case "grants": {
        const grants = (await store.grants(db, id)).get(id);
        return (affected) => model.setGrants(id, grants, affected);
      }
      case "requests": {
        const requests = (await store.requests(db, id)).get(id);
        return (affected) => model.setRequests(id, requests, affected);
      }
      case "settings": {
        const settings = await store.settings(db);
        return (affected) => model.setSettings(settings, affected);
      }
      default:
        return undefined;
    }
  }

  async #all(db: Unit<any>): Promise<readonly Put[]> {
    const model = this.#model;
    const users = byId(await this.#users.profiles.rights(db));
    const groups = byId(await this.#groups.within.groups(db));
    const grants = await store.grants(db);
    const requests = await store.requests(db);
    const settings = await store.settings(db);
    return [
      (affected) => {
        const { known } = model;
        for (const id of both(known.users, users)) model.setUser(id, users.get(id), affected);
        for (const id of both(known.groups, groups)) model.setGroup(id, groups.get(id), affected);
        for (const id of both(known.grants, grants)) model.setGrants(id, grants.get(id), affected);
        for (const id of both(known.requests, requests)) {
          model.setRequests(id, requests.get(id), affected);
        }
        model.setSettings(settings, affected);
      },
    ];
  }
}

function byId<T extends { readonly id: number }>(all: readonly T[]): ReadonlyMap<number, T> {
  return new Map(all.map((one) => [one.id, one]));
}

/** The ids of what is known and of what has been read. */
function both(known: readonly number[], read: ReadonlyMap<number, unknown>): ReadonlySet<number> {
  return new Set([...known, ...read.keys()]);
}
