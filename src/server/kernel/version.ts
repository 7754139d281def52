import type { Event, Operation } from "../../codec/index.js";
import type { ProtocolVersion } from "../../modules/registry.js";
import { sessionKey, type Session } from "../../rose/index.js";

const key = sessionKey<ProtocolVersion>("version");

/**
 * The version of a session's client: whether it understands only the operations and events of the manual, or also those of version
 * 8 of the interface. The server infers this from what the client calls (`tellsLater`); it is 6.1 until {@link setVersion} sets another one.
 */
export function versionOf(session: Session): ProtocolVersion {
  return session.get(key) ?? "6.1";
}

/** From now on the session gets events in the form of this version. */
export function setVersion(session: Session, version: ProtocolVersion): void {
  session.set(key, version);
}

/** What only clients call that understand version 8, because its events follow. */
const telling: ReadonlySet<string> = new Set([
  "asnSubscribeServices",
  "asnGetLoggedInContactV2",
  "asnAVMakeCallV2",
  "asnSetClientCapabilitiesV2",
  "asnGetClientCapabilitiesV2",
  "asnGetAndSubscribePresenceV2",
  "asnChatMuteConversation",
  "asnChatUnmuteConversation",
  "asnChatSetConversationAvatar",
  "asnChatGetConversationAvatar",
  "asnChatSetReaction",
  "asnChatClearReaction",
  "asnChatGetBinaryMessageEvents",
  "asnGetBinaryTransferSettings",
  "asnInitBinaryTransferUpload",
  "asnSendBinaryChunk",
  "asnBinaryTransferUploadCompleted",
  "asnInitBinaryTransferDownload",
  "asnReceiveBinaryChunk",
  "asnBinaryTransferDownloadCompleted",
  "asnGetBinaryTransferMetaData",
  "asnBinaryTransferRemoveElement",
]);

/** The bit of `iClientCapabilities` in a negotiation that says that the client understands the later events. */
const laterEvents = 0x4;

/**
 * Whether calls of an operation tell that their client understands version 8.
 * @returns Undefined for an operation that tells nothing; else what says it of a call, which decodes the argument only if
 *   it matters.
 */
export function tellsLater({
  name,
}: Operation | Event): ((argument: () => unknown) => boolean) | undefined {
  if (telling.has(name)) return () => true;
  if (name !== "asnNegotiateServerConnectionV2") return undefined;
  return (argument) => {
    const { iClientCapabilities } = argument() as { readonly iClientCapabilities: number };
    return (iClientCapabilities & laterEvents) !== 0;
  };
}
