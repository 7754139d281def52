import { BOOLEAN, INTEGER, OCTET_STRING, sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** An item has changed: the revision of the change. */
export interface ItemsChanged {
  readonly revision: number;
}

/** That an item has changed, for all servers. Each then reads what. */
export const itemsChanged: Topic<ItemsChanged> = topic<ItemsChanged>(
  "client-persistence/changed",
  sequence("ItemsChanged", () => [["revision", INTEGER]]),
);

/** A change that is passed on to subscribers. */
export interface PassedOn {
  /** The store; see {@link placeOf}. */
  readonly place: string;
  readonly revision: number;
  readonly removed: boolean;
  /** The BER encoding of the item. Empty if nobody knows any more what has been removed from the store. */
  readonly item: Uint8Array;
}

/** A change, in the order of revisions. Each server tells only itself. */
export const passedOn: Topic<PassedOn> = topic<PassedOn>(
  "client-persistence/passed-on",
  sequence("PassedOn", () => [
    ["place", UTF8String],
    ["revision", INTEGER],
    ["removed", BOOLEAN],
    ["item", OCTET_STRING],
  ]),
);

/** The database has another id. */
export interface DatabaseReplaced {
  readonly databaseId: string;
}

/** That everything has been removed and the database has another id. */
export const databaseReplaced: Topic<DatabaseReplaced> = topic<DatabaseReplaced>(
  "client-persistence/replaced",
  sequence("DatabaseReplaced", () => [["databaseId", UTF8String]]),
);
