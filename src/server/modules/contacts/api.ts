import { serviceRef } from "../../kernel/index.js";
import type { ContactSources } from "./source.js";

export { findKeys, type KeyTable } from "./key-search.js";
export { customKeyOf, keyOf, keysOf, numberKeyOf } from "./keys.js";
export type {
  ContactSource,
  ContactSources,
  Criteria,
  Found,
  RemoteSource,
  Room,
  SearchField,
  Term,
} from "./source.js";

/** Where contacts are searched. Modules with phone books add a source each when they are set up. */
export const contactSources = serviceRef<ContactSources>("contact-sources");
export { withoutPicture } from "./users-source.js";
export { userKeys } from "./store.js";
