import * as Chat from "../../../modules/chat-v2/chat-v2.js";
import { answered } from "./answers.js";
import { expectBinary, getChunk, putChunk } from "./binaries.js";
import { limits } from "./limits.js";
import { sendBinary, sendFile } from "./messages.js";
import { Reading } from "./reading.js";
import { ChatResult } from "./results.js";
import type { ChatShared } from "./shared.js";
import { fileMessage, fileNamedBy } from "./transfer-messages.js";
import { Work } from "./work.js";

const { noerror: iResult, requestfail } = ChatResult;
const { direct: iTransferMode } = Chat.AsnChatBinaryTransferModeEnum.values;

/** The sequence id of a message, which the manual gives no member of this result (manual line 18000). */
const sequenceParam = (sequence: number) => [
  { key: "iConvSequenceID", value: { integerdata: sequence } },
];

/** Serves binary data in the form of 6.1: 1421, 1422 and 1423. */
export function handleBinaries({ module, parts, transfers, access }: ChatShared): void {
  const { handle } = module;

  handle(Chat.asnChatBinaryMessage, {
    access,
    run: (argument, request) =>
      answered(
        async () => {
          const work = await Work.begin(request, parts);
          const { user } = request.principal;
          const named = fileNamedBy(argument.optionalParams);
          const file = named && (await fileMessage(work, transfers, user, named));
          const { conversation, sequence } =
            file === undefined
              ? await sendBinary(work, user, argument)
              : await sendFile(work, user, argument, file);
          const at = { conversation: conversation.id, sequence };
          await expectBinary(work.db, at, user.id, file?.transfer);
          return {
            iResult,
            u8sConversationID: conversation.guid,
            iTransferMode,
            ...(file === undefined && { iChunkSize: limits.wantedChunk }),
            optionalParams: sequenceParam(sequence),
          };
        },
        ({ there }) => ({
          u8sConversationID: there?.guid ?? "",
          iTransferMode,
          ...(there && { optionalParams: sequenceParam(there.sequence) }),
        }),
      ),
  });
  handle(Chat.asnChatPutBinaryChunk, {
    access,
    run: (argument, request) =>
      answered(
        async () => {
          const work = await Work.begin(request, parts);
          const { user } = request.principal;
          const part = await work.findPart(argument.u8sConversationID, user.id);
          const isGood = await putChunk(work, user, part, argument);
          return { iResult: isGood ? iResult : requestfail };
        },
        () => ({}),
      ),
  });
  handle(Chat.asnChatGetBinaryChunk, {
    access,
    unit: "read",
    run: (argument, { db, principal }) =>
      answered(
        async () => {
          const reading = new Reading(db, parts, principal.user);
          const view = await reading.view(argument.u8sConversationID);
          return { iResult, ...(await getChunk(db, view, argument)) };
        },
        () => ({ binData: Buffer.alloc(0), bLastChunk: false }),
      ),
  });
}
