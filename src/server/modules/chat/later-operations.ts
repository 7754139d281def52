import { INTEGER, sequence, sequenceOf } from "../../../codec/index.js";
import {
  asnChatBinaryMessage,
  asnChatClearReaction,
  asnChatConversationAvatarChanged,
  AsnChatConversationAvatarChangedArgument,
  asnChatForwardMessage,
  asnChatGetBinaryMessageEvents,
  asnChatGetConversationAvatar,
  asnChatMuteConversation,
  asnChatMuteStatusChanged,
  AsnChatMuteStatusChangedArgument,
  type AsnChatMuteConversationArgument,
  asnChatSetConversationAvatar,
  asnChatSetReaction,
  asnChatUnmuteConversation,
} from "../../../modules/later/chat-v2/chat-v2.js";
import type { Session } from "../../../rose/index.js";
import { topic, versionOf, type Topic } from "../../kernel/index.js";
import { answered, deliver, orError } from "./answers.js";
import { expectBinary } from "./binaries.js";
import { forwardMessage } from "./forward-message.js";
import { laterResults, mute, react, setAvatar } from "./later.js";
import { sendFile } from "./messages.js";
import { Reading } from "./reading.js";
import { ChatResult, requireCrossRef } from "./results.js";
import type { ChatShared } from "./shared.js";
import * as store from "./store.js";
import { fileMessage } from "./transfer-messages.js";
import { Work } from "./work.js";

const { noerror } = ChatResult;
const nothing = () => ({});

/** The values of EnumRequestConversationAvatarResult. */
const imageResults = { none: 0, unchanged: 1, attached: 2 } as const;

const users = ["users", sequenceOf("Users", () => INTEGER)] as const;
const muted: Topic<{ users: number[]; status: AsnChatMuteStatusChangedArgument }> = topic(
  "chat/muted",
  sequence("Muted", () => [users, ["status", AsnChatMuteStatusChangedArgument]]),
  ({ users: those, status }) => `${those.join()} ${status.u8sConversationID}`,
);
const pictured: Topic<{ users: number[]; change: AsnChatConversationAvatarChangedArgument }> =
  topic(
    "chat/pictured",
    sequence("Pictured", () => [users, ["change", AsnChatConversationAvatarChangedArgument]]),
    ({ change }) => change.u8sConversationID,
  );

/** Where a message is, for an answer. */
function placeOf(there: { readonly guid: string; readonly sequence: number } | undefined) {
  return { iConvSequenceID: there?.sequence ?? 0, u8sConversationID: there?.guid ?? "" };
}

/** Serves what version 8 has besides, or otherwise: 1421, 1422, 1437-1439, 1460, 1461, 1474 and 1475. */
export function handleLater({ module, parts, pump, transfers, access }: ChatShared): void {
  const { handle, on } = module;
  const isLater = (session: Session): boolean => versionOf(session) === "8";
  on(muted, ({ users: those, status }) => {
    pump.tell(asnChatMuteStatusChanged, status, new Set(those), isLater);
  });
  on(pictured, ({ users: those, change }) => {
    pump.tell(asnChatConversationAvatarChanged, change, new Set(those), isLater);
  });
  /** Version 8 says when the caller will see no event of what has been done. */
  const done = (session: Session) => ({
    iResult: pump.of(session) === undefined ? laterResults.notSubscribed : noerror,
  });

  for (const operation of [asnChatMuteConversation, asnChatUnmuteConversation]) {
    handle(operation, {
      access,
      run: (argument, request) =>
        answered(async () => {
          const { user } = request.principal;
          const { u8sConversationID, u8sEventCrossRefID } = argument;
          requireCrossRef(u8sEventCrossRefID, "u8sEventCrossRefID");
          const bMuted = operation === asnChatMuteConversation;
          const { asnMutedUntilTime: until } = argument as AsnChatMuteConversationArgument;
          const work = await Work.begin(request, parts);
          if (await mute(work, user.id, u8sConversationID, { muted: bMuted, until })) {
            const status = {
              u8sConversationID,
              u8sSenderURI: parts.people.uriOf(user.id) ?? "",
              u8sEventCrossRefID,
              bMuted,
              ...(until && { asnMutedUntilTime: until }),
            };
            request.publish(muted, { users: [user.id], status });
          }
          return done(request.session);
        }, nothing),
    });
  }
  handle(asnChatSetConversationAvatar, {
    access,
    run: (argument, request) =>
      answered(async () => {
        const { u8sConversationID, u8sEventCrossRefID: crossRef, u8sImageData } = argument;
        requireCrossRef(crossRef, "u8sEventCrossRefID");
        const { user } = request.principal;
        const work = await Work.begin(request, parts);
        const set = await setAvatar(work, user, u8sConversationID, u8sImageData, crossRef);
        const change = {
          u8sConversationID,
          u8sSenderURI: parts.people.uriOf(user.id) ?? "",
          u8sImageHash: set.hash,
        };
        request.publish(pictured, { users: set.users, change });
        return done(request.session);
      }, nothing),
  });
  handle(asnChatGetConversationAvatar, {
    access,
    unit: "read",
    large: true,
    run: ({ u8sConversationID, u8sKnownHash = "" }, { db, principal }) =>
      answered(
        async () => {
          const reading = new Reading(db, parts, principal.user);
          const { conversation } = await reading.view(u8sConversationID);
          const { avatar: hash } = conversation;
          if (hash === null) return { iResult: noerror, iImageResult: imageResults.none };
          const known = { iResult: noerror, u8sImageHash: hash };
          if (u8sKnownHash.toLowerCase() === hash) {
            return { ...known, iImageResult: imageResults.unchanged };
          }
          const image = await store.avatar(db, conversation.id);
          const u8sImageData = Buffer.from(image ?? []).toString("base64");
          return { ...known, iImageResult: imageResults.attached, u8sImageData };
        },
        () => ({ iImageResult: imageResults.none }),
      ),
  });
  for (const operation of [asnChatSetReaction, asnChatClearReaction]) {
    handle(operation, {
      access,
      run: (argument, request) =>
        orError(async () => {
          const { u8sConversationID: guid, iConvSequenceID: at, u8sEmoji: emoji } = argument;
          const work = await Work.begin(request, parts);
          const isSet = operation === asnChatSetReaction;
          await react(work, request.principal.user, { guid, sequence: at, emoji }, isSet);
          return {};
        }),
    });
  }
  handle(asnChatBinaryMessage, {
    access,
    version: "8",
    run: ({ u8sTransferID: transfer, u8sMessage: text = "", ...to }, request) =>
      answered(
        async () => {
          const { user } = request.principal;
          const work = await Work.begin(request, parts);
          const file = await fileMessage(work, transfers, user, { transfer, text });
          const sent = await sendFile(work, user, to, file);
          const { id, guid } = sent.conversation;
          const at = { conversation: id, sequence: sent.sequence };
          await expectBinary(work.db, at, user.id, transfer);
          return { ...done(request.session), ...placeOf({ ...at, guid }) };
        },
        ({ there }) => placeOf(there),
      ),
  });
  handle(asnChatForwardMessage, {
    access,
    version: "8",
    run: (argument, request) =>
      answered(async () => {
        const { user } = request.principal;
        await forwardMessage(await Work.begin(request, parts), user, argument);
        return done(request.session);
      }, nothing),
  });
  handle(asnChatGetBinaryMessageEvents, {
    access,
    unit: "read",
    large: true,
    run: (argument, request) =>
      answered(async () => {
        const { db, principal, session } = request;
        const { iPageSize: most, iPageOffset: offset = 0 } = argument;
        const { iLastKnownGlobTransactionID: after = 0, u8sEventListCrossRefID: crossRef } =
          argument;
        if (most < 1 || most > 100 || offset < 0) {
          return { iResult: laterResults.invalidParameter };
        }
        const reactions = pump.of(session)?.reactions ?? false;
        const reading = new Reading(db, parts, principal.user, reactions);
        const view = await reading.chosen(argument.asnConversationIDChoice);
        const { total, events } = await reading.binaries(view, { after, most, offset });
        const optionalParams = [{ key: "iNumTotalResults", value: { integerdata: total } }];
        deliver(events, { to: request, crossRef, optionalParams });
        return { iResult: noerror };
      }, nothing),
  });
}
