import * as Chat from "../../../modules/chat-v2/chat-v2.js";
import { asnChatFindEvents as asnLaterFindEvents } from "../../../modules/later/chat-v2/chat-v2.js";
import { OptionalParams } from "../../../modules/optional-params.js";
import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import { user, type Request, type UserPrincipal } from "../../kernel/index.js";
import { answered, deliver, requireLasting } from "./answers.js";
import { laterEvents } from "./later-form.js";
import { limits } from "./limits.js";
import { Reading, type Difference } from "./reading.js";
import { ChatResult, invalid, refused, requireCrossRef, tooMuch } from "./results.js";
import type { ChatTables } from "./schema.js";
import type { ChatShared } from "./shared.js";
import { isPublic } from "./work.js";

const { noerror: iResult } = ChatResult;
const nothing = () => ({});

/** The transaction id from which a client has to ask on, if there are more changes than it wanted. */
function asksOn({ next }: Difference): { optionalParams?: AsnOptionalParameters } {
  if (next === undefined) return {};
  return { optionalParams: [{ key: "iNextGlobTransactionID", value: { integerdata: next } }] };
}

/** Whether a client asks for reactions: by the member of version 8, which has the tag of a number of 6.1, or by a key of that name. */
function wantsReactions(of: Chat.AsnChatSubscribeEventsArgument): boolean {
  // The octet of TRUE, read as an INTEGER.
  if (of.iMaxChatEventsPerEvent === -1) return true;
  const wanted = new OptionalParams(of.optionalParams).get("bSupportReactions");
  return wanted === 1 || wanted === "true";
}

/** Serves what reads chats: 1410-1413, 1426, 1428, 1430-1432, 1433 in both forms, and 1436. */
export function handleReading({ module, parts, pump, access }: ChatShared): void {
  const { handle } = module;
  type Reader = Pick<Request<ChatTables, UserPrincipal>, "db" | "principal" | "session" | "reply">;

  /** Reads as the client sees chats: with reactions, if it has asked for them. */
  const reader = ({ db, principal, session }: Reader): Reading =>
    new Reading(db, parts, principal.user, pump.of(session)?.reactions ?? false);
  /** Delivers a list of events before the result. */
  const listed = (
    { u8sEventListCrossRefID: crossRef }: { u8sEventListCrossRefID?: string },
    to: Reader,
    events: readonly Chat.AsnChatEvent[],
  ): { iResult: number } => {
    deliver(events, { to, crossRef });
    return { iResult };
  };

  handle(Chat.asnChatSubscribeEvents, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const { db, principal, session, afterAnswer } = context;
        requireLasting(session);
        const { bReceiveChatEvents, iLastKnownGlobTransactionID: known } = argument;
        requireCrossRef(argument.u8sEventListCrossRefID, "u8sEventListCrossRefID");
        if (!bReceiveChatEvents) {
          afterAnswer(() => pump.unfollow(session, undefined));
          return { iResult };
        }
        const reactions = wantsReactions(argument);
        const reading = new Reading(db, parts, principal.user, reactions);
        const sent = await reading.transaction();
        const { id } = principal.user;
        afterAnswer(() => pump.follow({ session, user: id, room: undefined, reactions, sent }));
        if (known === undefined) return { iResult };
        const found = await reading.difference(known, argument.iMaxEvents);
        return { ...listed(argument, context, found.events), ...asksOn(found) };
      }, nothing),
  });
  handle(Chat.asnChatGetDatabaseID, {
    access,
    unit: "read",
    async run(_, { db, principal }) {
      const reading = new Reading(db, parts, principal.user);
      return { iResult, u8sDatabaseID: await reading.databaseId() };
    },
  });
  handle(Chat.asnChatGetDiffUpdate, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const { u8sConversationID: guid = "", iLastKnownGlobTransactionID: known = 0 } = argument;
        const within = guid === "" ? undefined : { guid, last: argument.iMaxSequenceID };
        const found = await reader(context).difference(known, argument.iMaxEvents, within);
        return { ...listed(argument, context, found.events), ...asksOn(found) };
      }, nothing),
  });
  handle(Chat.asnChatGetConversationOverview, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const events = await reader(context).overview({
          known: argument.iLastKnownGlobTransactionID ?? 0,
          conversations: argument.iMaxConversations,
          newest: argument.iNumLastMessages ?? 0,
          unread: argument.bAddUnread ?? false,
        });
        return listed(argument, context, events);
      }, nothing),
  });
  handle(Chat.asnChatGetEvents, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const reading = reader(context);
        const view = await reading.chosen(argument.asnConversationIDChoice);
        const { iLastKnownSequenceID: start, iMaxEvents: most } = argument;
        return listed(argument, context, await reading.before(view, start, most));
      }, nothing),
  });
  handle(Chat.asnChatGetEventsRange, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const reading = reader(context);
        const view = await reading.chosen(argument.asnConversationIDChoice);
        const {
          iSequenceID,
          iNumLessThanSeqID: less,
          iNumGreaterThanOrEqualSeqID: more,
        } = argument;
        return listed(argument, context, await reading.range(view, iSequenceID, less, more));
      }, nothing),
  });
  /** Searches; the events are in the form of 6.1. */
  const find = (
    argument: Chat.AsnChatFindEventsArgument,
    { db, principal }: Pick<Reader, "db" | "principal">,
  ) =>
    answered(
      async () => {
        const reading = new Reading(db, parts, principal.user);
        const { u8sSearchString, iMaxEvents: most, iOffset: offset = 0 } = argument;
        const page = { most, offset };
        const guid = argument.u8sConversationID;
        const { total, events } = await reading.search(u8sSearchString, page, guid);
        return { iResult, iNumTotalResults: total, asnChatEventList: events };
      },
      () => ({ iNumTotalResults: 0, asnChatEventList: [] }),
    );
  handle(Chat.asnChatFindEvents, { access, unit: "read", large: true, run: find });
  handle(asnLaterFindEvents, {
    access,
    unit: "read",
    large: true,
    version: "8",
    async run(argument, request) {
      const { asnChatEventList: events, ...rest } = await find(argument, request);
      return { ...rest, asnChatEventList: laterEvents(events) };
    },
  });
  handle(Chat.asnChatGetConversations, {
    access,
    unit: "read",
    large: true,
    run: (argument, { db, principal }) =>
      answered(
        async () => {
          const reading = new Reading(db, parts, principal.user);
          return { iResult, asnConversationList: await reading.conversations(argument) };
        },
        () => ({ asnConversationList: [] }),
      ),
  });
  handle(Chat.asnChatGetConversationID, {
    access,
    unit: "read",
    run: ({ u8sContactURI }, { db, principal }) =>
      answered(
        async () => {
          const reading = new Reading(db, parts, principal.user);
          return { iResult, u8sConversationID: await reading.conversationId(u8sContactURI) };
        },
        () => ({ u8sConversationID: "" }),
      ),
  });
  handle(Chat.asnChatIsGlobalDisabled, {
    access: user,
    unit: "none",
    run: () => ({ iResult, bDisabled: parts.rights.settings.bInternalChatDisabled }),
  });
  handle(Chat.asnChatWatchConversation, {
    access,
    unit: "read",
    large: true,
    run: (argument, context) =>
      answered(async () => {
        const { db, principal, session, afterAnswer } = context;
        requireLasting(session);
        requireCrossRef(argument.u8sEventListCrossRefID, "u8sEventListCrossRefID");
        const { watch, unwatch } = Chat.AsnChatWatchModeEnum.values;
        const { iWatchMode: mode, iConvSequenceID: known } = argument;
        if (mode !== watch && mode !== unwatch) throw invalid("iWatchMode is neither 0 nor 1");
        const reading = new Reading(db, parts, principal.user);
        const view = await reading.view(argument.u8sConversationID);
        if (!isPublic(view.conversation)) throw refused("requestfail");
        const { id: room } = view.conversation;
        if (mode === unwatch) {
          afterAnswer(() => pump.unfollow(session, room));
          return { iResult };
        }
        if (pump.watched(session) >= limits.watched) {
          throw tooMuch(`At most ${limits.watched} rooms are watched`);
        }
        const sent = await reading.transaction();
        const { id: by } = principal.user;
        const reactions = pump.of(session)?.reactions ?? false;
        afterAnswer(() => pump.follow({ session, user: by, room, reactions, sent }));
        if (known === undefined) return { iResult };
        if (known < 0) throw invalid("iConvSequenceID is negative");
        const events = await reading.range(view, known + 1, 0, argument.iMaxEvents ?? 100);
        return listed(argument, context, events);
      }, nothing),
  });
}
