import { INTEGER, sequence, sequenceOf } from "../../../codec/index.js";
import * as Chat from "../../../modules/chat-v2/chat-v2.js";
import {
  asnChatConversationAvatarChanged,
  asnChatEvent,
  asnChatMuteStatusChanged,
} from "../../../modules/later/chat-v2/chat-v2.js";
import { defineModule, right, topic, type Module, type Topic } from "../../kernel/index.js";
import { transferService } from "../binary-transfer/api.js";
import { rightsChanged, rightsService } from "../rights/api.js";
import { settingService } from "../settings/api.js";
import { directoryChanged, userService } from "../users/api.js";
import { handleBinaries } from "./binary-operations.js";
import { handleConversations } from "./conversation-operations.js";
import { Daily, databaseChanged } from "./daily.js";
import { Events } from "./events.js";
import { handleLater } from "./later-operations.js";
import { OldEntries } from "./old-entries.js";
import { People } from "./people.js";
import { Pump } from "./pump.js";
import { handleReading } from "./reading-operations.js";
import { chatMigrations, type ChatTables } from "./schema.js";
import * as store from "./store.js";
import { seesFile } from "./transfer-messages.js";
import { chatChanged, findPart, partyRights, takesPart } from "./work.js";

/** Somebody types, and who is told. */
const typing: Topic<{ users: number[]; status: Chat.AsnChatUserStatusArgument }> = topic(
  "chat/typing",
  sequence("Typing", () => [
    ["users", sequenceOf("Users", () => INTEGER)],
    ["status", Chat.AsnChatUserStatusArgument],
  ]),
);

/**
 * Serves the module ChatV2 (1410-1413, 1420-1423, 1425-1434, 1436 and the events 1440-1442, manual chapter 16), and of version 8 muting,
 * pictures, reactions, forwarding of messages, the list of binary messages and its form of these and of events (1421, 1422, 1437-1440, 1444,
 * 1445, 1460, 1461, 1474, 1475).
 * Administrators say after how many days messages are removed (Management 2660, 2661).
 */
export function chatModule(): Module<ChatTables> {
  return defineModule<ChatTables>({
    name: "chat",
    needs: [userService, rightsService, settingService, transferService],
    migrations: chatMigrations,
    sends: [
      Chat.asnChatEvent,
      asnChatEvent,
      Chat.asnChatUserStatus,
      Chat.asnChatDatabaseIDChanged,
      asnChatMuteStatusChanged,
      asnChatConversationAvatarChanged,
    ],
    setup(module) {
      const { handle, on, principals, log, clock } = module;
      const rights = module.get(rightsService);
      const people = new People(module.get(userService));
      const kept = module.keep((db) => people.read(db));
      on(directoryChanged, () => kept.outdated());

      const parts = { people, events: new Events(people), rights, clock };
      const pump = new Pump({ ...parts, principals, log, read: module.read });
      on(chatChanged, () => pump.wake());
      module.cluster.onGap(() => pump.wake());
      module.onClose(() => pump.close());
      const access = right("chat");
      const isVolatile = (): boolean => rights.settings.bChatDatabaseDisabled;
      const transfers = module.get(transferService);
      transfers.readableBy((db, id, user) => seesFile(db, id, user, isVolatile()));
      const shared = { module, parts, pump, transfers, access };
      const daily = new Daily({ module, isVolatile });
      module.onClose(() => daily.close());
      const old = new OldEntries(module, module.get(settingService).server);
      module.onClose(() => old.close());
      let wasVolatile = false;
      module.onOpen(() => {
        wasVolatile = isVolatile();
        return daily.check();
      });
      on(databaseChanged, ({ id }) => {
        pump.tell(Chat.asnChatDatabaseIDChanged, { u8sDatabaseID: id });
      });
      on(rightsChanged, async () => {
        if (isVolatile() === wasVolatile) return;
        wasVolatile = isVolatile();
        await daily.check();
        module.tell(databaseChanged, { id: await daily.databaseId() });
      });

      handleConversations(shared);
      handleReading(shared);
      handleBinaries(shared);
      handleLater(shared);

      on(typing, ({ users, status }) => {
        pump.tell(Chat.asnChatUserStatus, status, new Set(users));
      });
      handle(Chat.asnChatUserStatus, {
        access,
        unit: "read",
        async run({ u8sConversationID, bUserTyping = false }, { db, principal, publish }) {
          const { id } = principal.user;
          const part = await findPart(db, u8sConversationID, id, isVolatile()).catch(
            () => undefined,
          );
          if (part === undefined || !takesPart(part.party)) return;
          if ((part.party.rights & partyRights.write) === 0) return;
          const parties = await store.parties(db, part.conversation.id);
          const users = parties.filter((one) => takesPart(one) && one.user !== id);
          publish(typing, {
            users: users.map(({ user }) => user),
            status: { u8sConversationID, u8sSenderURI: people.uriOf(id) ?? "", bUserTyping },
          });
        },
      });
    },
  });
}
