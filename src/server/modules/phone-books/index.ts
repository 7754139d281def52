import { defineModule, type Module, type UnitOfWork } from "../../kernel/index.js";
import { contactSources } from "../contacts/api.js";
import { phoneBookService } from "./api.js";
import { BookSource } from "./book-source.js";
import { PhoneBooks, phoneBooksChanged, type PhoneBookLimits } from "./phone-books.js";
import { phoneBookMigrations, type PhoneBookTables } from "./schema.js";
import * as store from "./store.js";

/** Names of databases by which clients mean something else (manual line 6025). */
const reserved = new Set(["activeusersonly"]);

/**
 * Keeps phone books, which the module contacts searches with the users: General 9021, 9022 and 9027. No operation fills them; programs do
 * that with the service.
 */
export function phoneBooksModule(limits?: PhoneBookLimits): Module<PhoneBookTables, PhoneBooks> {
  return defineModule<PhoneBookTables, PhoneBooks>({
    name: "phone-books",
    needs: [contactSources],
    provides: phoneBookService,
    migrations: phoneBookMigrations,
    setup(module) {
      const sources = module.get(contactSources);
      let books: readonly BookSource[] = [];
      const kept = module.keep(async (db) => {
        const rows = await store.list(db);
        return () => {
          books = rows.map((row) => new BookSource(row));
        };
      });
      module.on(phoneBooksChanged, () => kept.outdated());
      sources.addSome(() => books);
      const parts = {
        read: module.read,
        write: module.write,
        log: module.log,
        isTaken: (name: string) => reserved.has(name.toLowerCase()) || sources.has(name),
        changed: ({ db, publish }: UnitOfWork<PhoneBookTables>) => {
          db.tellOthers();
          publish(phoneBooksChanged, {});
        },
      };
      return new PhoneBooks(parts, limits);
    },
  });
}
