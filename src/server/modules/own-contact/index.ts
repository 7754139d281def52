import { INTEGER, sequence } from "../../../codec/index.js";
import { AsnContact, asnUpdateMyContactConfiguration } from "../../../modules/general/general.js";
import { asnUpdateMyContactConfigurationV2 } from "../../../modules/later/general/general.js";
import { defineModule, getsOwnEvents, topic, type Module, type Topic } from "../../kernel/index.js";
import { appointments } from "../appointments/api.js";
import { transferService } from "../binary-transfer/api.js";
import { noteService } from "../notes/api.js";
import { presenceService } from "../presence/api.js";
import { rightsChanged, rightsService } from "../rights/api.js";
import { profileChanged, userService } from "../users/api.js";
import { ownContactService, type OwnContact } from "./api.js";
import { laterContact } from "./later-contact.js";
import { ownContact } from "./own-contact.js";

interface Told {
  readonly user: number;
  readonly contact: AsnContact;
}
/** Each server tells only itself. */
const told: Topic<Told> = topic<Told>(
  "own-contact/told",
  sequence("Told", () => [
    ["user", INTEGER],
    ["contact", AsnContact],
  ]),
);

/**
 * Makes users' own contacts, and tells users when theirs is configured in another way: asnUpdateMyContactConfiguration (9055, manual
 * line 3342), and 1309 for version 8.
 */
export function ownContactModule(): Module<object, OwnContact> {
  return defineModule<object, OwnContact>({
    name: "own-contact",
    needs: [
      userService,
      appointments,
      rightsService,
      noteService,
      presenceService,
      transferService,
    ],
    provides: ownContactService,
    setup(module) {
      const { principals } = module;
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const transfers = module.get(transferService);
      const parts = {
        clock: module.clock,
        profiles: users.profiles,
        appointments: module.get(appointments).within,
        rights,
        notes: module.get(noteService),
        presence: module.get(presenceService),
      };
      const contactOf: OwnContact = (unit, user) => ownContact(unit, user, parts);

      const followers = module.subscriptions(told, {
        key: ({ user }) => user,
        event: asnUpdateMyContactConfiguration,
        argument: ({ contact }) => ({ contactChanged: contact }),
        later: {
          event: asnUpdateMyContactConfigurationV2,
          argument: ({ user: id, contact }) => ({
            contactChanged: laterContact(contact, transfers.staticRights2(rights.services({ id }))),
          }),
        },
      });
      /** What the users who are followed may use, as they know it. */
      const known = new Map<number, string>();
      const servicesOf = (id: number): string => {
        const { first, second } = rights.services({ id });
        return `${first} ${second}`;
      };
      principals.onBegin((session, principal) => {
        if (principal.kind !== "user" || !getsOwnEvents(session)) return;
        const { id } = principal.user;
        followers.add(session, id);
        known.set(id, servicesOf(id));
      });

      /** Users whose contact is being read; true if it has to be read again after that. */
      const reading = new Map<number, boolean>();
      const tell = (user: number): void => {
        if (!followers.isFollowed(user)) return;
        const isReading = reading.has(user);
        reading.set(user, isReading);
        if (!isReading) void read(user);
      };
      const read = async (user: number): Promise<void> => {
        try {
          const contact = await module.read(async ({ db }) => {
            const found = await users.within.get(db, user);
            return found && contactOf(db, found);
          });
          if (contact !== undefined) module.tell(told, { user, contact });
        } catch (err) {
          module.log.error({ err }, "a user cannot be told of his contact");
        }
        const again = reading.get(user);
        reading.delete(user);
        if (again === true) tell(user);
      };
      module.on(profileChanged, ({ id }) => tell(id));
      parts.presence.follow({
        wants: (user, change) => change === "lines" && followers.isFollowed(user),
        users: () => [],
        tell: ({ user, changes }) => {
          if (changes.has("lines")) tell(user);
        },
      });
      module.on(rightsChanged, ({ users: some }) => {
        for (const id of some.length > 0 ? some : [...known.keys()]) {
          const before = known.get(id);
          if (before === undefined) continue;
          const now = servicesOf(id);
          if (!followers.isFollowed(id)) known.delete(id);
          else if (now !== before) {
            known.set(id, now);
            tell(id);
          }
        }
      });
      return contactOf;
    },
  });
}
