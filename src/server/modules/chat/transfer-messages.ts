import type { Kysely } from "kysely";
import type { AsnChatBinaryDescription } from "../../../modules/chat-v2/chat-v2.js";
import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import type { AsnBinaryTransferMetaData } from "../../../modules/later/binary-transfer/binary-transfer.js";
import { optionalParameters, OptionalParams } from "../../../modules/optional-params.js";
import { statement, type Placeholders, type Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { described, type Transfers } from "../binary-transfer/api.js";
import { invalidParameter } from "./later.js";
import { limits } from "./limits.js";
import { requireMessage, type FileMessage } from "./messages.js";
import { tooMuch } from "./results.js";
import type { ChatTables } from "./schema.js";
import { conversationTypes, type Work } from "./work.js";

/** `osMetaData` is a preview in JPEG. */
const preview = 1;

/** What a message says of a file of binary transfer, and the id of that. */
interface FoundFile extends FileMessage {
  readonly transfer: string;
}

const countOf = statement<ChatTables, { transfer: string }>()((db, p) =>
  db
    .selectFrom("chat_binary")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("transfer", "=", p.transfer),
);

/** Messages with a file that are not deleted, in a conversation of the database that is in use. */
function messagesWith(
  db: Kysely<ChatTables>,
  p: Placeholders<{ transfer: string; volatile: boolean }>,
) {
  return db
    .selectFrom("chat_binary as b")
    .innerJoin("chat_event as e", (join) =>
      join.onRef("e.conversation", "=", "b.conversation").onRef("e.sequence", "=", "b.sequence"),
    )
    .innerJoin("chat_conversation as c", "c.id", "b.conversation")
    .where("b.transfer", "=", p.transfer)
    .where("e.deleted", "=", false)
    .where("c.volatile", "=", p.volatile);
}

const seenBy = statement<ChatTables, { transfer: string; user: number; volatile: boolean }>()(
  (db, p) =>
    messagesWith(db, p)
      .innerJoin("chat_party as p", "p.conversation", "b.conversation")
      .select("b.sequence")
      .where("p.user", "=", p.user)
      .whereRef("b.sequence", ">=", "p.since")
      .where((eb) => eb.or([eb("p.until", "is", null), eb("b.sequence", "<=", eb.ref("p.until"))]))
      .limit(1),
);

const inRoom = statement<ChatTables, { transfer: string; volatile: boolean; type: number }>()(
  (db, p) => messagesWith(db, p).select("b.sequence").where("c.type", "=", p.type).limit(1),
);

/** The file of binary transfer that a message is to have, and the text that is to go with it. */
export interface NamedFile {
  readonly transfer: string;
  readonly text: string;
}

/**
 * The file that the parameters of a message in the form of 6.1 name (`u8sTransferID`), and the text that is to go with it (`u8sMessage`). Version
 * 8 has members for both.
 * @throws ChatRefusal 10 if they are no texts.
 */
export function fileNamedBy(params: AsnOptionalParameters | undefined): NamedFile | undefined {
  const given = new OptionalParams(params);
  const transfer = given.get("u8sTransferID");
  if (transfer === undefined) return undefined;
  const text = given.get("u8sMessage") ?? "";
  if (typeof transfer !== "string" || typeof text !== "string") throw invalidParameter();
  return { transfer, text };
}

/**
 * What a message is to say of a file. What the sender says of it does not count.
 * @throws ChatRefusal 10 if it is not a complete file of the sender; RequestError for a text that is too long, or too many messages.
 */
export async function fileMessage(
  { db }: Pick<Work, "db">,
  transfers: Pick<Transfers, "own">,
  sender: PrincipalUser,
  { transfer, text }: NamedFile,
): Promise<FoundFile> {
  if (text !== "") requireMessage(text);
  const row = await transfers.own(db, sender, transfer);
  if (row === undefined) throw invalidParameter();
  const { count } = (await db.first(countOf, { transfer }))!;
  if (Number(count) >= limits.references) {
    throw tooMuch(`At most ${limits.references} messages with the same file`);
  }
  const asnBinaryDescription = descriptionOf(described(row));
  return { transfer, asnBinaryDescription, ...(text !== "" && { u8sMessage: text }) };
}

/** Whether a user sees a message with a file. */
export async function seesFile(
  db: Unit<ChatTables>,
  transfer: string,
  user: number,
  volatile: boolean,
): Promise<boolean> {
  if ((await db.first(seenBy, { transfer, user, volatile })) !== undefined) return true;
  const type = conversationTypes.public_chatroom;
  return (await db.first(inRoom, { transfer, volatile, type })) !== undefined;
}

/** What is known of a file in the form of 6.1. What that lacks has the names of version 8. */
function descriptionOf({
  u8sFileNameWithExtension: name,
  u8sMimeType: mime,
  iDataSize: size,
  osMetaData: data,
  ...rest
}: AsnBinaryTransferMetaData): AsnChatBinaryDescription {
  // More is not sent to everybody, but may be asked for.
  const small = data !== undefined && data.length <= limits.preview ? data : undefined;
  const isPreview = rest.eMetaDataType === preview;
  return {
    ...(name !== undefined && { u8sFileName: name }),
    ...(mime !== undefined && { u8sMimeType: mime }),
    ...(size !== undefined && { iBinarySize: size }),
    ...(isPreview && small !== undefined && { u8sPreviewMimeType: "image/jpeg" }),
    binPreview: isPreview && small !== undefined ? small : Buffer.alloc(0),
    optionalParams: optionalParameters({
      u8sBinaryTransferID: rest.u8sBinaryTransferID,
      u8sChecksum: rest.u8sChecksum,
      iMediaDuration: rest.iMediaDuration,
      eMetaDataType: rest.eMetaDataType,
      u8sDescriptionText: rest.u8sDescriptionText,
      osMetaData: isPreview ? undefined : small,
    }),
  };
}

/** What version 8 says of the data of a message: the opposite of {@link descriptionOf}, also of data that came in the form of 6.1. */
export function metaDataOf({
  u8sFileName: name,
  u8sMimeType: mime,
  iBinarySize: size,
  binPreview,
  optionalParams,
}: AsnChatBinaryDescription): AsnBinaryTransferMetaData {
  const params = new OptionalParams(optionalParams);
  const text = (key: string) => {
    const value = params.get(key);
    return typeof value === "string" ? { [key]: value } : {};
  };
  const number = (key: string) => {
    const value = params.get(key);
    return typeof value === "number" ? { [key]: value } : {};
  };
  const data = params.get("osMetaData");
  return {
    ...(name !== undefined && { u8sFileNameWithExtension: name }),
    ...(mime !== undefined && { u8sMimeType: mime }),
    ...(size !== undefined && { iDataSize: size }),
    ...text("u8sChecksum"),
    ...number("iMediaDuration"),
    ...number("eMetaDataType"),
    ...(data instanceof Uint8Array && { osMetaData: data }),
    ...(binPreview.length > 0 && { eMetaDataType: preview, osMetaData: binPreview }),
    ...text("u8sDescriptionText"),
    ...text("u8sBinaryTransferID"),
  };
}
