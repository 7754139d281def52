import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import { defineModule, type Module } from "../../kernel/index.js";
import { groupService } from "../groups/api.js";
import { contactIdOf, directoryChanged, userService, type Users } from "../users/api.js";
import { rightsService } from "./api.js";
import { Decisions } from "./decisions.js";
import { MemoryRights } from "./memory-rights.js";
import { Model } from "./model.js";
import { handleRights } from "./operations.js";
import {
  globalRightsChanged,
  groupRightsChanged,
  listChanged,
  ownEvents,
  requestsChanged,
} from "./own-events.js";
import { Reading } from "./reading.js";
import type { Rights } from "./rights.js";
import { rightsMigrations, type RightsTables } from "./schema.js";
import { GrantRules } from "./service.js";
import { handleSettings } from "./settings-operations.js";
import { rightsChanged } from "./topics.js";

/**
 * Decides who may see and do what, and serves what users grant each other and what holds for all: General 9011-9014 and 9057, 9058,
 * PresenceV2 4510 and 4511, Management 2533, 2560, 2561, 2570, 2571, 2610, 2611 and 2653, Admin 2902.
 */
export function rightsModule(): Module<RightsTables, Rights> {
  return defineModule<RightsTables, Rights>({
    name: "rights",
    needs: [userService, groupService],
    provides: rightsService,
    migrations: rightsMigrations,
    setup(module) {
      const users = module.get(userService);
      const rules = new GrantRules(users);
      const model = new Model();
      const decisions = new Decisions(model);
      const reading = new Reading(model, users, module.get(groupService));
      const events = ownEvents(module, model);
      const challenges: Rights["challenges"] = async (db, user) =>
        contactsOf(db, users, await rules.requests(db, user));
      const parts = { model, decisions, rules, events: events.all, module, challenges };
      const rights = new MemoryRights(parts);

      const kept = module.keep(async (db) => {
        const put = await reading.read(db);
        return () => {
          const affected = put();
          decisions.forget();
          if (affected === undefined) return;
          const { users: some, everybody, global, lists, groups, requests } = affected;
          if (everybody || some.size > 0) {
            module.tell(rightsChanged, { users: everybody ? [] : [...some] });
          }
          for (const user of lists) module.tell(listChanged, { user });
          for (const user of groups) module.tell(groupRightsChanged, { user });
          if (global) module.tell(globalRightsChanged, { user: 0 });
          for (const user of requests) if (events.requests.isFollowed(user)) tellRequests(user);
        };
      });
      const outdated = (): void => {
        kept.outdated();
        // Nobody may ask for anything soon, but those who follow the rights are to be told.
        module.principals.whenCurrent(() => {});
      };
      module.on(directoryChanged, outdated);
      module.principals.rightsBy((user) => rights.services(user).names);
      module.principals.onBegin((session) => rights.follow(session, 0));

      const tellRequests = (user: number): void => {
        module
          .read(({ db }) => challenges(db, { id: user }))
          .then((contacts) => module.tell(requestsChanged, { user, contacts }))
          .catch((err: unknown) => module.log.error({ err }, "requests for rights cannot be told"));
      };
      handleRights({ module, model, rules, challenges });
      handleSettings({ module, model, rules, outdated });
      return rights;
    },
  });
}

/** The contacts of users, without what is large. */
async function contactsOf(
  db: Unit<any>,
  users: Users,
  ids: readonly number[],
): Promise<AsnNetDatabaseContact[]> {
  const contacts: AsnNetDatabaseContact[] = [];
  for (const id of ids) {
    const user = await users.within.get(db, id);
    if (user === undefined) continue;
    const { u8sDisplayName, u8sFirstName, u8sLastName, u8sCompany, u8sEMail } =
      await users.within.contact(db, user);
    contacts.push({
      u8sEntryID: contactIdOf(user),
      u8sCtiServerUserName: user.name,
      u8sDisplayName: u8sDisplayName || user.name,
      ...(u8sFirstName !== undefined && { u8sFirstName }),
      ...(u8sLastName !== undefined && { u8sLastName }),
      ...(u8sCompany !== undefined && { u8sCompany }),
      ...(u8sEMail !== undefined && { u8sEMail }),
      bValid: true,
      iCtiServerUser: 1,
    });
  }
  return contacts;
}
