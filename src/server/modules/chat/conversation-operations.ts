import * as Chat from "../../../modules/chat-v2/chat-v2.js";
import { asnChatTextMessage as asnLaterTextMessage } from "../../../modules/later/chat-v2/chat-v2.js";
import type { Request, UserPrincipal } from "../../kernel/index.js";
import { answered } from "./answers.js";
import { sendText } from "./messages.js";
import { replyNamedBy } from "./replies.js";
import { ChatResult, type ChatRefusal } from "./results.js";
import type { ChatTables } from "./schema.js";
import type { ChatShared } from "./shared.js";
import { setStatus } from "./status.js";
import { forward, modifyUserlist, setUserlist } from "./userlist.js";
import { Work } from "./work.js";

const { noerror: iResult } = ChatResult;

/** What a refused request says of where its event is: only if there is one with its cross reference id. */
const nowhere = ({ there }: ChatRefusal) => ({
  iConvSequenceID: there?.sequence ?? 0,
  u8sConversationID: there?.guid ?? "",
});

const unsequenced = ({ there }: ChatRefusal) => ({ iConvSequenceID: there?.sequence ?? 0 });

/** Serves what changes conversations: 1420 in both forms, 1425, 1427, 1429 and 1434. */
export function handleConversations({ module, parts, access }: ChatShared): void {
  const { handle } = module;

  /** Sends a text, which may answer a message of the same conversation. */
  const text = (
    argument: Parameters<typeof sendText>[2],
    request: Request<ChatTables, UserPrincipal>,
    replyTo: () => number | undefined,
  ) =>
    answered(async () => {
      const work = await Work.begin(request, parts);
      const { user } = request.principal;
      const { sequence, conversation } = await sendText(work, user, argument, replyTo());
      return { iResult, iConvSequenceID: sequence, u8sConversationID: conversation.guid };
    }, nowhere);
  handle(Chat.asnChatTextMessage, {
    access,
    run: (argument, request) =>
      text(argument, request, () => replyNamedBy(argument.optionalParams)),
  });
  handle(asnLaterTextMessage, {
    access,
    version: "8",
    run: (argument, request) => text(argument, request, () => argument.iReplyToSequenceID),
  });
  handle(Chat.asnChatUserlistModify, {
    access,
    run: (argument, request) =>
      answered(async () => {
        const work = await Work.begin(request, parts);
        const { sequence, guid } = await modifyUserlist(work, request.principal.user, argument);
        return { iResult, iConvSequenceID: sequence, ...(guid && { u8sConversationID: guid }) };
      }, unsequenced),
  });
  handle(Chat.asnChatSetMessagesStatus, {
    access,
    run: (argument, request) =>
      answered(
        async () => {
          await setStatus(await Work.begin(request, parts), request.principal.user, argument);
          return { iResult };
        },
        () => ({}),
      ),
  });
  handle(Chat.asnChatForward, {
    access,
    run: (argument, request) =>
      answered(async () => {
        const work = await Work.begin(request, parts);
        const { sequence } = await forward(work, request.principal.user, argument);
        return { iResult, iConvSequenceID: sequence };
      }, unsequenced),
  });
  handle(Chat.asnChatSetUserlist, {
    access,
    run: (argument, request) =>
      answered(async () => {
        const work = await Work.begin(request, parts);
        const { sequence } = await setUserlist(work, request.principal.user, argument);
        return { iResult, iConvSequenceID: sequence };
      }, unsequenced),
  });
}
