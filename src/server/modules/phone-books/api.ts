import { serviceRef } from "../../kernel/index.js";
import type { PhoneBooks } from "./phone-books.js";

export { nameIdOf } from "./contact.js";
export { PhoneBookError, type PhoneBookErrorCode } from "./errors.js";
export type {
  Contacts,
  PhoneBook,
  PhoneBookAbout,
  PhoneBookLimits,
  PhoneBooks,
} from "./phone-books.js";

/** The phone books, for other modules and for embedders. */
export const phoneBookService = serviceRef<PhoneBooks>("phone-books");
