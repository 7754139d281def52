import {
  AsnSetPreferredContactRefArgument,
  asnFindContacts,
  asnGetContactByEntryID,
  asnGetPhoneBooks,
  asnGetPreferredContactRef,
  asnSetPreferredContactRef,
} from "../../../modules/general/general.js";
import { defineModule, right, user, type Module } from "../../kernel/index.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { contactSources } from "./api.js";
import { handleImages, type ImageParts } from "./images.js";
import { contactMigrations, type ContactTables } from "./schema.js";
import { findRemote, remotePhoneBooks, searchRemote } from "./remote-search.js";
import { search } from "./search.js";
import { ContactSources } from "./source.js";
import * as store from "./store.js";
import { UserSource } from "./users-source.js";

/** Characters of a contact id, and of what a reference consists of. */
const longestId = 256;
const longestText = 1_024;
/** How many contacts a user may have a preferred reference for. */
const mostReferences = 1_000;

/**
 * Searches contacts among the users, and in what other modules add: General 9021-9023 and 9027, and the event 9064 by which users choose
 * which record they prefer for a contact. Also the pictures of contacts (1601, 1602).
 */
export function contactsModule(): Module<ContactTables, ContactSources> {
  return defineModule<ContactTables, ContactSources>({
    name: "contacts",
    needs: [userService, rightsService],
    provides: contactSources,
    migrations: contactMigrations,
    setup(module) {
      const { handle, get, read } = module;
      const sources = new ContactSources();
      const byReference: ImageParts["byReference"] = async (
        db,
        { u8sEntryIDDB, u8sEntryIDStore, u8sEntryID },
        principal,
      ) => {
        for (const source of sources.all) {
          if (source.database !== u8sEntryIDDB) continue;
          if (source.phoneBook !== undefined && !principal.rights.has("phone-books")) continue;
          const contact = await source.get(db, u8sEntryIDStore, u8sEntryID, principal);
          if (contact !== undefined) return contact;
        }
        return undefined;
      };
      sources.add(new UserSource(get(userService)));

      handle(asnFindContacts, {
        access: user,
        unit: "none",
        async run({ findOptions }, { principal, session, signal }) {
          const turn = { session, signal, large: true };
          const here = await read(
            ({ db }) => search(db, sources.all, findOptions, principal),
            turn,
          );
          const asking = { options: findOptions, principal, signal };
          const { contacts, phoneBooks } = await searchRemote(sources, asking, here);
          return { contactList: contacts, phonebookList: phoneBooks };
        },
      });
      handle(asnGetContactByEntryID, {
        access: user,
        unit: "none",
        async run(reference, { principal, session, signal }) {
          const turn = { session, signal };
          const contact =
            (await read(({ db }) => byReference(db, reference, principal), turn)) ??
            (await findRemote(sources, reference, signal));
          return { bSuccess: contact !== undefined, contact: contact ?? {} };
        },
      });
      const users = get(userService);
      handleImages({ module, users, rights: get(rightsService), byReference });
      handle(asnGetPhoneBooks, {
        access: right("phone-books"),
        unit: "none",
        async run(_, { signal }) {
          const here = sources.all.flatMap(({ phoneBook }) => phoneBook ?? []);
          return { phonebooks: [...here, ...(await remotePhoneBooks(sources, signal))] };
        },
      });

      handle(asnGetPreferredContactRef, {
        access: user,
        unit: "read",
        async run({ u8sContactID }, { db, principal }) {
          const { id } = principal.user;
          const octets = isId(u8sContactID)
            ? await store.reference(db, id, u8sContactID)
            : undefined;
          const blank = { u8sEntryID: "", u8sStoreID: "", u8sDBID: "", u8sDisplayName: "" };
          if (octets === undefined) return { bContactRefFound: false, ...blank };
          const known = AsnSetPreferredContactRefArgument.decode(octets);
          const { u8sEntryID, u8sStoreID, u8sDBID, u8sDisplayName } = known;
          return { bContactRefFound: true, u8sEntryID, u8sStoreID, u8sDBID, u8sDisplayName };
        },
      });
      handle(asnSetPreferredContactRef, {
        access: user,
        async run(argument, { db, principal }) {
          const { u8sContactID, u8sEntryID, u8sStoreID, u8sDBID, u8sDisplayName } = argument;
          const { id } = principal.user;
          const texts = [u8sEntryID, u8sStoreID, u8sDBID, u8sDisplayName];
          // Events are not answered, so what cannot be stored is left.
          if (!isId(u8sContactID) || texts.some((text) => text.length > longestText)) return;
          if (u8sEntryID === "" && u8sStoreID === "" && u8sDBID === "") {
            await store.setReference(db, id, u8sContactID, undefined);
            return;
          }
          const isNew = (await store.reference(db, id, u8sContactID)) === undefined;
          if (isNew && (await store.referenceCount(db, id)) >= mostReferences) return;
          const { optionalParams: _, ...kept } = argument;
          const octets = AsnSetPreferredContactRefArgument.encode(kept);
          await store.setReference(db, id, u8sContactID, octets);
        },
      });
      return sources;
    },
  });
}

function isId(contact: string): boolean {
  return contact !== "" && contact.length <= longestId && !contact.includes("\0");
}
