import { randomUUID } from "node:crypto";
import {
  AsnClientPersistenceItem,
  AsnClientPersistenceResultDetailsEnum,
} from "../../../modules/client-persistence/client-persistence.js";
import type { Unit } from "../../database/index.js";
import { RequestError, type FollowedChanges } from "../../kernel/index.js";
import { isName, placeOf, type Place } from "./places.js";
import * as store from "./store.js";
import type { PassedOn } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;

const { invalidkey, invaliddata, revisionoutdated } = AsnClientPersistenceResultDetailsEnum.values;

/** How much may be stored, for each user and for each shared store. */
export interface ItemLimits {
  /** Items; 10,000 by default. */
  readonly maxItems?: number;
  /** Octets of all items; 4 MiB by default. */
  readonly maxItemBytes?: number;
  /** Removed items that are remembered, so that clients that come back hear of them; 1,000 by default. */
  readonly maxRemoved?: number;
}

/** Octets of one item, with its names. */
const largestItem = 256 * 1024;
/** How many changes are read at once for those who follow them. */
const changesAtOnce = 256;

/** An item that has been changed. */
export interface Changed {
  readonly revision: number;
  readonly key: string;
}

/** What has been read of a store. */
export interface StoreContents {
  /** The revision of the last change of any item. */
  readonly revision: number;
  /** The BER encodings of items, one after the other. */
  readonly items: Uint8Array;
  /** The same of items that have been removed. */
  readonly removed: Uint8Array;
}

/**
 * The rules of the item stores (manual line 22013). Everything is done in the caller's unit; if a method throws, the caller must let that
 * unit fail, so that it is undone.
 */
export class ItemRules {
  readonly #maxItems: number;
  readonly #maxItemBytes: number;
  readonly #maxRemoved: number;

  constructor({
    maxItems = 10_000,
    maxItemBytes = 4 * 1024 * 1024,
    maxRemoved = 1_000,
  }: ItemLimits = {}) {
    this.#maxItems = maxItems;
    this.#maxItemBytes = maxItemBytes;
    this.#maxRemoved = maxRemoved;
  }

  /**
   * Adds an item.
   * @param key The server makes one if it is undefined.
   * @throws RequestError `invalidkey` (5) if there is an item with this key, or none can have it; `invaliddata` (6) if it would be too much.
   */
  async create(
    unit: Tables,
    place: Place,
    key: string | undefined,
    data: string,
  ): Promise<Changed> {
    const there = await this.#begin(unit, place, key ?? randomUUID());
    if (there.item?.removed === false) throw new RequestError(invalidkey, "There is such an item");
    return this.#put(unit, there, data);
  }

  /**
   * Replaces the data of an item.
   * @throws RequestError `invalidkey` (5) if there is none with this key; `invaliddata` (6) if it would be too much.
   */
  async update(unit: Tables, place: Place, key: string, data: string): Promise<Changed> {
    const there = await this.#begin(unit, place, key);
    if (there.item?.removed !== false) throw noItem();
    return this.#put(unit, there, data);
  }

  /** Removes an item. @throws RequestError `invalidkey` (5) if there is none with this key. */
  async remove(unit: Tables, place: Place, key: string): Promise<Changed> {
    const there = await this.#begin(unit, place, key);
    const { space, item, at, revision } = there;
    if (item?.removed !== false) throw noItem();
    const row = encoded(at, "", revision);
    await store.putItem(unit, at, { revision, removed: true, item: row });
    let { removed, oldest } = space;
    removed += 1;
    // Some more, so that they are not looked for each time.
    if (removed > this.#maxRemoved * 1.1) {
      const { count, until } = await store.forgetRemoved(unit, space.id, this.#maxRemoved);
      removed -= count;
      oldest = Math.max(oldest, until);
    }
    const { items, octets } = space;
    await store.setSpace(unit, {
      ...space,
      items: items - 1,
      octets: octets - item.item.length,
      removed,
      oldest,
    });
    return { revision, key };
  }

  /** One item. @throws RequestError `invalidkey` (5) if there is none with this key. */
  async one(unit: Tables, place: Place, key: string): Promise<StoreContents> {
    if (!isName(key)) throw noItem();
    const { revision } = await store.databaseState(unit);
    const space = await store.findSpace(unit, place.space);
    const at = space && { space: space.id, store: place.store, key };
    const found = at && (await store.findItem(unit, at));
    if (found?.removed !== false) throw noItem();
    return { revision, items: found.item, removed: nothing };
  }

  /**
   * All items of a store or, with a revision above 0, those with a greater one, and those that have been removed since.
   * @throws RequestError `revisionoutdated` (9) if it is not known any more what has been removed since, or there never was this revision.
   */
  async all(unit: Tables, place: Place, since = 0): Promise<StoreContents> {
    const { revision } = await store.databaseState(unit);
    if (since > revision) throw outdated();
    const space = await store.findSpace(unit, place.space);
    if (space === undefined) return { revision, items: nothing, removed: nothing };
    const at = { space: space.id, store: place.store };
    if (since <= 0) {
      return { revision, items: await store.itemsOf(unit, at, false, 0), removed: nothing };
    }
    if (since < space.oldest) throw outdated();
    const items = await store.itemsOf(unit, at, false, since);
    return { revision, items, removed: await store.itemsOf(unit, at, true, since) };
  }

  /** The id of the database, and the revision of the last change. */
  state(unit: Tables): Promise<store.DatabaseState> {
    return store.databaseState(unit);
  }

  /**
   * What has changed after a revision, for those who follow it; at most some hundreds. For a store of which it is not known any more what
   * has been removed, a change comes without an item.
   * @param placesOf The keys of the places in a space that are followed.
   */
  async changes(
    unit: Tables,
    after: number,
    placesOf: (space: string) => readonly string[],
  ): Promise<FollowedChanges<PassedOn>> {
    const { revision: now } = await store.databaseState(unit);
    const rows = await store.changesAfter(unit, after, changesAtOnce);
    const revision = rows.length < changesAtOnce ? now : (rows.at(-1)?.revision ?? now);
    const changes: PassedOn[] = [];
    for (const space of await store.spacesWithGaps(unit, after)) {
      for (const place of placesOf(space)) {
        changes.push({ place, revision: after, removed: false, item: nothing });
      }
    }
    for (const row of rows) changes.push({ ...row, place: placeOf(row.space, row.store) });
    return { revision, changes };
  }

  /** Removes all items of all stores, and gives the database another id. Returns it. */
  async replace(unit: Tables): Promise<string> {
    const databaseId = randomUUID();
    await store.nextRevision(unit);
    await store.clear(unit, databaseId);
    return databaseId;
  }

  async #begin(unit: Tables, place: Place, key: string): Promise<There> {
    if (!isName(key)) throw new RequestError(invalidkey, "There is no such key");
    // First of all, so that units on the same items follow each other.
    const revision = await store.nextRevision(unit);
    const space = await store.makeSpace(unit, place.space, place.owner);
    const at = { space: space.id, store: place.store, key };
    return { revision, space, at, item: await store.findItem(unit, at) };
  }

  async #put(unit: Tables, { revision, space, at, item }: There, data: string): Promise<Changed> {
    if (data.length > largestItem) throw tooLarge();
    const octets = encoded(at, data, revision);
    if (octets.length > largestItem) throw tooLarge();
    await store.putItem(unit, at, { revision, removed: false, item: octets });
    const isNew = item?.removed !== false;
    const total = {
      ...space,
      items: space.items + (isNew ? 1 : 0),
      octets: space.octets + octets.length - (isNew ? 0 : item.item.length),
      removed: space.removed - (item?.removed === true ? 1 : 0),
    };
    if (total.items > this.#maxItems || total.octets > this.#maxItemBytes) {
      throw new RequestError(invaliddata, "There are too many items, or they are too large");
    }
    await store.setSpace(unit, total);
    return { revision, key: at.key };
  }
}

/** What is where an item is to be changed, and the revision of the change. */
interface There {
  readonly revision: number;
  readonly space: store.Space;
  readonly at: store.At;
  readonly item: { readonly removed: boolean; readonly item: Uint8Array } | undefined;
}

const nothing = new Uint8Array(0);

function encoded({ store: u8sItemStore, key }: store.At, data: string, iRevision: number): Buffer {
  const item = { u8sItemStore, u8sItemStoreID: key, data, iRevision };
  return Buffer.from(AsnClientPersistenceItem.encode(item));
}

function noItem(): RequestError {
  return new RequestError(invalidkey, "There is no such item");
}

function tooLarge(): RequestError {
  return new RequestError(invaliddata, `An item may have at most ${largestItem} octets`);
}

function outdated(): RequestError {
  return new RequestError(revisionoutdated, "All items have to be read again");
}
