import type { Event } from "../../../codec/index.js";
import * as Older from "../../../modules/audio-video/audio-video.js";
import * as Later from "../../../modules/later/audio-video/audio-video.js";
import type { ProtocolVersion } from "../../../modules/registry.js";

/** A message of one device of a call for another, in the forms of both versions of the interface. */
export interface Message {
  readonly "6.1": Event<any>;
  readonly "8": Event<any>;
  /** The id of the device that sends it. */
  sender(argument: any): string;
  /** The argument in the form of a version. */
  in(version: ProtocolVersion, argument: any): unknown;
}

interface FromEndpoint {
  readonly endpointIDFrom: string;
}
const from = ({ endpointIDFrom }: FromEndpoint): string => endpointIDFrom;

/** What only one version has is left out for the other. */
function messageIn(
  version: ProtocolVersion,
  argument: Older.AsnAVCallMessageArgument & Later.AsnAVCallMessageV2Argument,
): unknown {
  const { optionalParams, u8sConnectedNumberSC, asnConnectedContact, ...rest } = argument;
  const { u8sRedirectingNumberSC, asnRedirectingContact, ...same } = rest;
  if (version === "6.1") return { ...same, ...(optionalParams && { optionalParams }) };
  return {
    ...same,
    ...(u8sConnectedNumberSC !== undefined && { u8sConnectedNumberSC }),
    ...(asnConnectedContact !== undefined && { asnConnectedContact }),
    ...(u8sRedirectingNumberSC !== undefined && { u8sRedirectingNumberSC }),
    ...(asnRedirectingContact !== undefined && { asnRedirectingContact }),
  };
}

function withParamsIn(
  version: ProtocolVersion,
  argument: { readonly optionalParams?: unknown },
): unknown {
  if (version === "6.1") return argument;
  const { optionalParams: _, ...same } = argument;
  return same;
}

const same = (_: ProtocolVersion, argument: unknown): unknown => argument;

function message(older: Event<any>, later: Event<any>): Message {
  return { "6.1": older, "8": later, sender: from, in: messageIn };
}

/** Of which there is one form only. */
function common(event: Event<any>): Message {
  return { "6.1": event, "8": event, sender: from, in: same };
}

/** Says that a device rings. */
export const alert: Message = {
  ...{ "6.1": Older.asnAVAlert, "8": Later.asnAVAlertV2 },
  ...{ sender: from, in: withParamsIn },
};

/** Accepts a call. */
export const connect: Message = {
  ...{ "6.1": Older.asnAVConnect, "8": Later.asnAVConnectV2, in: withParamsIn },
  sender: ({ connectedEndPointID }: Older.AsnAVConnectArgument) => connectedEndPointID,
};

/** What is passed on without a word about it (manual lines 15542-16353). */
export const passedOn: readonly Message[] = [
  alert,
  common(Older.asnAVCallStateChanged),
  message(Older.asnAVCallMessage, Later.asnAVCallMessageV2),
  message(Older.asnAVCallHold, Later.asnAVCallHoldV2),
  message(Older.asnAVCallHoldAck, Later.asnAVCallHoldAckV2),
  message(Older.asnAVCallRetrieve, Later.asnAVCallRetrieveV2),
  message(Older.asnAVCallRetrieveAck, Later.asnAVCallRetrieveAckV2),
  common(Older.asnAVTransferGetID),
  common(Older.asnAVTransferGetIDResult),
  common(Older.asnAVTransferStart),
  common(Older.asnAVTransferStartResult),
];

/** What clients tell only the server about the media of a call (manual line 16744). */
export const ofMedia = [
  Older.asnAVMakeMedia,
  Older.asnAVNewMedia,
  Older.asnAVConnectMedia,
  Older.asnAVAlertMedia,
  Older.asnAVDropMedia,
] as const;
