// Generated from audio-video.asn1 by `npm run generate`. Do not edit.
//
// AudioVideo: Audio and video calls. Operation ids 1505, 1572-1579. Public module
// UC-Server-Access-Protocol-AV, version 8. Types that are the same in 6.1 are imported from there.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  event,
  implicit,
  operation,
  sequence,
  type Event,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as AudioVideo from "../../audio-video/audio-video.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";
import * as LaterSipCtiCommon from "../sip-cti-common/sip-cti-common.js";

/**
 * Makes an audio or video call; replaces asnAVMakeCall (public modules, version 8). Operation 1505.
 */
export const asnAVMakeCallV2: Operation<
  AsnAVMakeCallV2Argument,
  AsnAVMakeCallResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnAVMakeCallV2", 1505, () => ({
  argument: AsnAVMakeCallV2Argument,
  result: AsnAVMakeCallResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * New call for the endpoints of the called party; replaces asnAVNewCall (public modules, version
 * 8). Event 1572.
 */
export const asnAVNewCallV2: Event<AsnAVNewCallV2Argument> = /* @__PURE__ */ event(
  "asnAVNewCallV2",
  1572,
  () => AsnAVNewCallV2Argument,
);

/**
 * Message of one endpoint for the other, which the server passes on; replaces asnAVCallMessage
 * (public modules, version 8). Event 1573.
 */
export const asnAVCallMessageV2: Event<AsnAVCallMessageV2Argument> = /* @__PURE__ */ event(
  "asnAVCallMessageV2",
  1573,
  () => AsnAVCallMessageV2Argument,
);

/** An endpoint accepts a call; replaces asnAVConnect (public modules, version 8). Event 1574. */
export const asnAVConnectV2: Event<AsnAVConnectV2Argument> = /* @__PURE__ */ event(
  "asnAVConnectV2",
  1574,
  () => AsnAVConnectV2Argument,
);

/** An endpoint rings; replaces asnAVAlert (public modules, version 8). Event 1575. */
export const asnAVAlertV2: Event<AsnAVAlertV2Argument> = /* @__PURE__ */ event(
  "asnAVAlertV2",
  1575,
  () => AsnAVAlertV2Argument,
);

/** Puts a call on hold; replaces asnAVCallHold (public modules, version 8). Event 1576. */
export const asnAVCallHoldV2: Event<AsnAVCallMessageV2Argument> = /* @__PURE__ */ event(
  "asnAVCallHoldV2",
  1576,
  () => AsnAVCallMessageV2Argument,
);

/** Answers asnAVCallHoldV2; replaces asnAVCallHoldAck (public modules, version 8). Event 1577. */
export const asnAVCallHoldAckV2: Event<AsnAVCallMessageV2Argument> = /* @__PURE__ */ event(
  "asnAVCallHoldAckV2",
  1577,
  () => AsnAVCallMessageV2Argument,
);

/**
 * Takes a call back from hold; replaces asnAVCallRetrieve (public modules, version 8). Event 1578.
 */
export const asnAVCallRetrieveV2: Event<AsnAVCallMessageV2Argument> = /* @__PURE__ */ event(
  "asnAVCallRetrieveV2",
  1578,
  () => AsnAVCallMessageV2Argument,
);

/**
 * Answers asnAVCallRetrieveV2; replaces asnAVCallRetrieveAck (public modules, version 8). Event
 * 1579.
 */
export const asnAVCallRetrieveAckV2: Event<AsnAVCallMessageV2Argument> = /* @__PURE__ */ event(
  "asnAVCallRetrieveAckV2",
  1579,
  () => AsnAVCallMessageV2Argument,
);

/** Public modules, version 8. */
export interface AsnAVMakeCallV2Argument {
  /** media type */
  callType: number;
  /** own SIP identity; presence is shown wrongly if missing or wrong */
  u8sUriFrom: string;
  /** SIP identity of the called party */
  u8sUriTo: string;
  /** application/sdp */
  u8sContentType: string;
  /** SDP offer */
  u8sBody: string;
  /** for further study */
  newCallParams?: LaterSipCtiCommon.AsnCtiNewCallParams;
  u8sAssociatedTextChatConversationID?: string;
  u8sCaps?: string;
  /** call for the public */
  bIsPublicCall?: boolean;
  /** remote control, outgoing */
  bIsRemoteControlCallOut?: boolean;
  /** remote control, incoming */
  bIsRemoteControlCallIn?: boolean;
}
export const AsnAVMakeCallV2Argument: Type<AsnAVMakeCallV2Argument> = /* @__PURE__ */ sequence(
  "AsnAVMakeCallV2Argument",
  () => [
    ["callType", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["newCallParams", implicit(0, LaterSipCtiCommon.AsnCtiNewCallParams), OPTIONAL],
    ["u8sAssociatedTextChatConversationID", implicit(1, UTF8String), OPTIONAL],
    ["u8sCaps", implicit(2, UTF8String), OPTIONAL],
    ["bIsPublicCall", implicit(3, BOOLEAN), OPTIONAL],
    ["bIsRemoteControlCallOut", implicit(4, BOOLEAN), OPTIONAL],
    ["bIsRemoteControlCallIn", implicit(5, BOOLEAN), OPTIONAL],
  ],
  { extensible: true },
);

/** Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnAVMakeCallResult {
  callAndConnectionID: AudioVideo.AsnAVCallAndConnectionID;
  /** connection id of the virtual call in the line model (differs from the AV connection id) */
  u8sCTIConnectionID: string;
}
export const AsnAVMakeCallResult: Type<AsnAVMakeCallResult> = /* @__PURE__ */ sequence(
  "AsnAVMakeCallResult",
  () => [
    ["callAndConnectionID", AudioVideo.AsnAVCallAndConnectionID],
    ["u8sCTIConnectionID", UTF8String],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnAVNewCallV2Argument {
  /** ids of the called party */
  callAndConnectionID: AudioVideo.AsnAVCallAndConnectionID;
  /** connection id of the virtual call in the line model */
  u8sCTIConnectionID: string;
  /** media type */
  callType: number;
  /** caller's SIP identity */
  u8sUriFrom: string;
  /** caller's endpoint id */
  endpointIDFrom: string;
  /** called party's SIP identity */
  u8sUriTo: string;
  /** as in AsnAVMakeCallV2Argument */
  u8sContentType: string;
  /** as in AsnAVMakeCallV2Argument */
  u8sBody: string;
  /** as in AsnAVMakeCallV2Argument */
  newCallParams?: LaterSipCtiCommon.AsnCtiNewCallParams;
  u8sAssociatedTextChatConversationID?: string;
  u8sCaps?: string;
  /** tracker id of the call */
  u8sCTITrackerID?: string;
  /** contact of the called party */
  asnLocalContact?: Common.AsnNetDatabaseContact;
  /** number of the party on hold */
  u8sHoldContactNumberSC?: string;
  /** contact of the party on hold */
  asnHoldContact?: Common.AsnNetDatabaseContact;
  /** redirecting number */
  u8sRedirectingNumberSC?: string;
  /** redirecting contact */
  asnRedirectingContact?: Common.AsnNetDatabaseContact;
  /** as in AsnAVMakeCallV2Argument */
  bIsRemoteControlCallOut?: boolean;
  /** as in AsnAVMakeCallV2Argument */
  bIsRemoteControlCallIn?: boolean;
}
export const AsnAVNewCallV2Argument: Type<AsnAVNewCallV2Argument> = /* @__PURE__ */ sequence(
  "AsnAVNewCallV2Argument",
  () => [
    ["callAndConnectionID", AudioVideo.AsnAVCallAndConnectionID],
    ["u8sCTIConnectionID", UTF8String],
    ["callType", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["newCallParams", implicit(0, LaterSipCtiCommon.AsnCtiNewCallParams), OPTIONAL],
    ["u8sAssociatedTextChatConversationID", implicit(1, UTF8String), OPTIONAL],
    ["u8sCaps", implicit(2, UTF8String), OPTIONAL],
    ["u8sCTITrackerID", implicit(3, UTF8String), OPTIONAL],
    ["asnLocalContact", implicit(4, Common.AsnNetDatabaseContact), OPTIONAL],
    ["u8sHoldContactNumberSC", implicit(5, UTF8String), OPTIONAL],
    ["asnHoldContact", implicit(6, Common.AsnNetDatabaseContact), OPTIONAL],
    ["u8sRedirectingNumberSC", implicit(7, UTF8String), OPTIONAL],
    ["asnRedirectingContact", implicit(8, Common.AsnNetDatabaseContact), OPTIONAL],
    ["bIsRemoteControlCallOut", implicit(9, BOOLEAN), OPTIONAL],
    ["bIsRemoteControlCallIn", implicit(10, BOOLEAN), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnAVCallMessageV2Argument {
  u8sCallID: string;
  endpointIDTo: string;
  endpointIDFrom: string;
  /**
   * 2 ICE candidate, 3 camera control, 5 last candidate, 6 renegotiate offer, 7 answer, 8 decline,
   * 9 reinvite offer of a softphone, 10 answer, 11 provisional answer
   */
  messageType: number;
  /** receiver's URI */
  u8sUriTo: string;
  /** application/camcontrol or application/mediastate */
  u8sContentType?: string;
  /** message body */
  u8sBody?: string;
  iceCandidate?: AsnAVCallMessageICEV2;
  /** number of the connected party */
  u8sConnectedNumberSC?: string;
  /** contact of the connected party */
  asnConnectedContact?: Common.AsnNetDatabaseContact;
  /** redirecting number */
  u8sRedirectingNumberSC?: string;
  /** redirecting contact */
  asnRedirectingContact?: Common.AsnNetDatabaseContact;
}
export const AsnAVCallMessageV2Argument: Type<AsnAVCallMessageV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnAVCallMessageV2Argument",
    () => [
      ["u8sCallID", UTF8String],
      ["endpointIDTo", UTF8String],
      ["endpointIDFrom", UTF8String],
      ["messageType", INTEGER],
      ["u8sUriTo", UTF8String],
      ["u8sContentType", implicit(0, UTF8String), OPTIONAL],
      ["u8sBody", implicit(1, UTF8String), OPTIONAL],
      ["iceCandidate", implicit(2, AsnAVCallMessageICEV2), OPTIONAL],
      ["u8sConnectedNumberSC", implicit(3, UTF8String), OPTIONAL],
      ["asnConnectedContact", implicit(4, Common.AsnNetDatabaseContact), OPTIONAL],
      ["u8sRedirectingNumberSC", implicit(5, UTF8String), OPTIONAL],
      ["asnRedirectingContact", implicit(6, Common.AsnNetDatabaseContact), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAVConnectV2Argument {
  u8sCallID: string;
  /** receiver's endpoint id */
  endpointIDTo: string;
  /** sender's endpoint id */
  connectedEndPointID: string;
  /** media type */
  callType: number;
  /** receiver's URI */
  u8sUriTo: string;
  /** application/sdp */
  u8sContentType: string;
  /** SDP answer */
  u8sBody: string;
  u8sCaps?: string;
}
export const AsnAVConnectV2Argument: Type<AsnAVConnectV2Argument> = /* @__PURE__ */ sequence(
  "AsnAVConnectV2Argument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["connectedEndPointID", UTF8String],
    ["callType", INTEGER],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["u8sCaps", implicit(0, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnAVAlertV2Argument {
  u8sCallID: string;
  /** receiver's endpoint id */
  endpointIDTo: string;
  /** sender's endpoint id */
  endpointIDFrom: string;
  /** receiver's URI */
  u8sUriTo: string;
  /** empty, possibly application/sdp */
  u8sContentType: string;
  /** empty, possibly the SDP answer */
  u8sBody: string;
  u8sCaps?: string;
}
export const AsnAVAlertV2Argument: Type<AsnAVAlertV2Argument> = /* @__PURE__ */ sequence(
  "AsnAVAlertV2Argument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["u8sCaps", implicit(0, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** ICE candidate; AsnAVCallMessageICE of 6.1 has the same members (public modules, version 8). */
export interface AsnAVCallMessageICEV2 {
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
}
export const AsnAVCallMessageICEV2: Type<AsnAVCallMessageICEV2> = /* @__PURE__ */ sequence(
  "AsnAVCallMessageICEV2",
  () => [
    ["candidate", UTF8String],
    ["sdpMid", UTF8String],
    ["sdpMLineIndex", INTEGER],
  ],
  { extensible: true },
);
