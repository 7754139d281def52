import { serviceRef } from "../../kernel/index.js";

/** The item stores of clients, for embedders. */
export interface ItemStores {
  /** The id of the database, and the revision of the last change of any item. */
  databaseState(): Promise<{ readonly databaseId: string; readonly revision: number }>;
  /** Removes all items of all stores and gives the database another id. Subscribers are told, and load everything again. */
  replaceDatabase(): Promise<void>;
}

/** The item stores of clients, for other modules and for embedders. */
export const itemStores = serviceRef<ItemStores>("item stores");
