// Generated from audio-video.asn1 by `npm run generate`. Do not edit.
//
// AudioVideo: Audio and video conversations. Operation ids 1500 - 1599. Manual line 15291, protocol
// version 6.1.0.339.

import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Starts an audio/video call (manual line 15329). Id inferred: gap before asnAVDropCall 1501.
 * Operation 1500.
 */
export const asnAVMakeCall: Operation<
  AsnAVMakeCallArgument,
  AsnAVMakeCallResult,
  AsnAVMakeCallError
> = /* @__PURE__ */ operation("asnAVMakeCall", 1500, () => ({
  argument: AsnAVMakeCallArgument,
  result: AsnAVMakeCallResult,
  error: AsnAVMakeCallError,
}));

/** Returns the STUN and TURN configuration (manual line 15410). Operation 1557. */
export const asnGetSTUNandTURN: Operation<
  AsnGetSTUNandTURNArgument,
  AsnGetSTUNandTURNResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetSTUNandTURN", 1557, () => ({
  argument: AsnGetSTUNandTURNArgument,
  result: AsnGetSTUNandTURNResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the STUN and TURN configuration in browser format (manual line 15443). Operation 1558.
 */
export const asnAVGetIceServers: Operation<
  AsnAVGetIceServersArgument,
  AsnAVGetIceServersResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAVGetIceServers", 1558, () => ({
  argument: AsnAVGetIceServersArgument,
  result: AsnAVGetIceServersResult,
  error: Common.AsnRequestError,
}));

/**
 * Signals a new incoming call (manual line 15473). Id inferred: gap before asnAVCallStateChanged
 * 1551. Event 1550.
 */
export const asnAVNewCall: Event<AsnAVNewCallArgument> = /* @__PURE__ */ event(
  "asnAVNewCall",
  1550,
  () => AsnAVNewCallArgument,
);

/** Call state or information changed (manual line 15542). Event 1551. */
export const asnAVCallStateChanged: Event<AsnAVCallStateChangedArgument> = /* @__PURE__ */ event(
  "asnAVCallStateChanged",
  1551,
  () => AsnAVCallStateChangedArgument,
);

/**
 * Carries end-to-end messages of a call (manual line 15569). Id inferred: gap 1552-1554 in printed
 * order. Event 1552.
 */
export const asnAVCallMessage: Event<AsnAVCallMessageArgument> = /* @__PURE__ */ event(
  "asnAVCallMessage",
  1552,
  () => AsnAVCallMessageArgument,
);

/**
 * Accepts a call; other forked endpoints are dropped (manual line 15631). Id inferred: gap
 * 1552-1554 in printed order. Event 1553.
 */
export const asnAVConnect: Event<AsnAVConnectArgument> = /* @__PURE__ */ event(
  "asnAVConnect",
  1553,
  () => AsnAVConnectArgument,
);

/**
 * Tells that the remote device rings (manual line 15662). Id inferred: gap 1552-1554 in printed
 * order. Event 1554.
 */
export const asnAVAlert: Event<AsnAVAlertArgument> = /* @__PURE__ */ event(
  "asnAVAlert",
  1554,
  () => AsnAVAlertArgument,
);

/** Drops or rejects a call (manual line 15691). Event 1501. */
export const asnAVDropCall: Event<AsnAVDropCallArgument> = /* @__PURE__ */ event(
  "asnAVDropCall",
  1501,
  () => AsnAVDropCallArgument,
);

/** Client asks for the STUN and TURN configuration (manual line 15737). Event 1555. */
export const asnRequestSTUNandTURN: Event<AsnRequestSTUNandTURNArgument> = /* @__PURE__ */ event(
  "asnRequestSTUNandTURN",
  1555,
  () => AsnRequestSTUNandTURNArgument,
);

/**
 * Delivers the STUN and TURN configuration, on request or change (manual line 15748). Event 1556.
 */
export const asnSTUNandTURNConfigChanged: Event<AsnSTUNandTURNConfigChangedArgument> =
  /* @__PURE__ */ event(
    "asnSTUNandTURNConfigChanged",
    1556,
    () => AsnSTUNandTURNConfigChangedArgument,
  );

/** Reports a media request in an existing call (manual line 15763). Event 1559. */
export const asnAVMakeMedia: Event<AsnAVMediaChangeArgument> = /* @__PURE__ */ event(
  "asnAVMakeMedia",
  1559,
  () => AsnAVMediaChangeArgument,
);

/** Signals a new media request (manual line 15808). Event 1560. */
export const asnAVNewMedia: Event<AsnAVMediaChangeArgument> = /* @__PURE__ */ event(
  "asnAVNewMedia",
  1560,
  () => AsnAVMediaChangeArgument,
);

/** Accepts a media request (manual line 15853). Event 1561. */
export const asnAVConnectMedia: Event<AsnAVMediaChangeArgument> = /* @__PURE__ */ event(
  "asnAVConnectMedia",
  1561,
  () => AsnAVMediaChangeArgument,
);

/** Signals that a media request alerts (manual line 15899). Event 1562. */
export const asnAVAlertMedia: Event<AsnAVMediaChangeArgument> = /* @__PURE__ */ event(
  "asnAVAlertMedia",
  1562,
  () => AsnAVMediaChangeArgument,
);

/** Ends a media request (manual line 15944). Event 1563. */
export const asnAVDropMedia: Event<AsnAVMediaChangeArgument> = /* @__PURE__ */ event(
  "asnAVDropMedia",
  1563,
  () => AsnAVMediaChangeArgument,
);

/**
 * Asks to hold an AV call (manual line 15989). Id inferred: gap 1564-1567 in printed order. Event
 * 1564.
 */
export const asnAVCallHold: Event<AsnAVCallMessageArgument> = /* @__PURE__ */ event(
  "asnAVCallHold",
  1564,
  () => AsnAVCallMessageArgument,
);

/**
 * Acknowledges a hold request (manual line 16054). Id inferred: gap 1564-1567 in printed order.
 * Event 1565.
 */
export const asnAVCallHoldAck: Event<AsnAVCallMessageArgument> = /* @__PURE__ */ event(
  "asnAVCallHoldAck",
  1565,
  () => AsnAVCallMessageArgument,
);

/**
 * Asks to retrieve a held AV call (manual line 16115). Id inferred: gap 1564-1567 in printed order.
 * Event 1566.
 */
export const asnAVCallRetrieve: Event<AsnAVCallMessageArgument> = /* @__PURE__ */ event(
  "asnAVCallRetrieve",
  1566,
  () => AsnAVCallMessageArgument,
);

/**
 * Acknowledges a retrieve request (manual line 16176). Id inferred: gap 1564-1567 in printed order.
 * Event 1567.
 */
export const asnAVCallRetrieveAck: Event<AsnAVCallMessageArgument> = /* @__PURE__ */ event(
  "asnAVCallRetrieveAck",
  1567,
  () => AsnAVCallMessageArgument,
);

/** Asks the consultation party for a transfer id (manual line 16237). Event 1568. */
export const asnAVTransferGetID: Event<AsnAVTransferArgument> = /* @__PURE__ */ event(
  "asnAVTransferGetID",
  1568,
  () => AsnAVTransferArgument,
);

/** Answers the transfer id request (manual line 16266). Event 1569. */
export const asnAVTransferGetIDResult: Event<AsnAVTransferArgument> = /* @__PURE__ */ event(
  "asnAVTransferGetIDResult",
  1569,
  () => AsnAVTransferArgument,
);

/** Starts the transfer (manual line 16296). Event 1570. */
export const asnAVTransferStart: Event<AsnAVTransferArgument> = /* @__PURE__ */ event(
  "asnAVTransferStart",
  1570,
  () => AsnAVTransferArgument,
);

/** Answers the transfer start (manual line 16325). Event 1571. */
export const asnAVTransferStartResult: Event<AsnAVTransferArgument> = /* @__PURE__ */ event(
  "asnAVTransferStartResult",
  1571,
  () => AsnAVTransferArgument,
);

/** Manual line 16457. */
export const AsnAVMakeCallErrorEnum = /* @__PURE__ */ enumerated("AsnAVMakeCallErrorEnum", {
  general: 100,
});
export type AsnAVMakeCallErrorEnum = EnumeratedValue<typeof AsnAVMakeCallErrorEnum>;

/** Manual line 16465. */
export const EnumSTUNandTURNType = /* @__PURE__ */ enumerated("EnumSTUNandTURNType", {
  eSTUN: 1,
  eTURN: 2,
});
export type EnumSTUNandTURNType = EnumeratedValue<typeof EnumSTUNandTURNType>;

/** Manual line 16479. */
export const EnumCodecType = /* @__PURE__ */ enumerated("EnumCodecType", {
  ePCMU: 0,
  ePCMA: 8,
  eOPUS: 96,
  eTELEPHONE_EVENT: 101,
  eVP8: 200,
  eH264: 264,
});
export type EnumCodecType = EnumeratedValue<typeof EnumCodecType>;

/** Manual line 16500. */
export interface AsnAVCallAndConnectionID {
  u8sCallID: string;
  u8sEndpointID: string;
}
export const AsnAVCallAndConnectionID: Type<AsnAVCallAndConnectionID> = /* @__PURE__ */ sequence(
  "AsnAVCallAndConnectionID",
  () => [
    ["u8sCallID", UTF8String],
    ["u8sEndpointID", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 16516. */
export interface AsnAVMakeCallArgument extends Common.WithOptionalParams {
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
  newCallParams?: Common.AsnCtiNewCallParams;
  u8sAssociatedTextChatConversationID?: string;
  u8sCaps?: string;
}
export const AsnAVMakeCallArgument: Type<AsnAVMakeCallArgument> = /* @__PURE__ */ sequence(
  "AsnAVMakeCallArgument",
  () => [
    ["callType", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["newCallParams", implicit(0, Common.AsnCtiNewCallParams), OPTIONAL],
    ["u8sAssociatedTextChatConversationID", implicit(1, UTF8String), OPTIONAL],
    ["u8sCaps", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 16565. */
export interface AsnAVMakeCallError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAVMakeCallError: Type<AsnAVMakeCallError> = /* @__PURE__ */ sequence(
  "AsnAVMakeCallError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 16583. */
export interface AsnAVCallParty {
  /** endpoint id of the party */
  endpointID: string;
  /** for further study */
  endPointState: number;
}
export const AsnAVCallParty: Type<AsnAVCallParty> = /* @__PURE__ */ sequence(
  "AsnAVCallParty",
  () => [
    ["endpointID", UTF8String],
    ["endPointState", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 16597. */
export interface AsnAVCallMessageICE {
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
}
export const AsnAVCallMessageICE: Type<AsnAVCallMessageICE> = /* @__PURE__ */ sequence(
  "AsnAVCallMessageICE",
  () => [
    ["candidate", UTF8String],
    ["sdpMid", UTF8String],
    ["sdpMLineIndex", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 16614. */
export interface AsnAVConnectArgument extends Common.WithOptionalParams {
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
export const AsnAVConnectArgument: Type<AsnAVConnectArgument> = /* @__PURE__ */ sequence(
  "AsnAVConnectArgument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["connectedEndPointID", UTF8String],
    ["callType", INTEGER],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["u8sCaps", implicit(0, UTF8String), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 16653. */
export interface AsnAVAlertArgument extends Common.WithOptionalParams {
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
export const AsnAVAlertArgument: Type<AsnAVAlertArgument> = /* @__PURE__ */ sequence(
  "AsnAVAlertArgument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["u8sCaps", implicit(0, UTF8String), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 16680. */
export interface AsnRequestSTUNandTURNArgument extends Common.WithOptionalParams {}
export const AsnRequestSTUNandTURNArgument: Type<AsnRequestSTUNandTURNArgument> =
  /* @__PURE__ */ sequence("AsnRequestSTUNandTURNArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 16688. */
export interface AsnGetSTUNandTURNArgument extends Common.WithOptionalParams {}
export const AsnGetSTUNandTURNArgument: Type<AsnGetSTUNandTURNArgument> = /* @__PURE__ */ sequence(
  "AsnGetSTUNandTURNArgument",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** STUN or TURN server; for STUN only the URIs count (manual line 16701). */
export interface AsnConfigSTUNandTURN {
  /** see {@link EnumSTUNandTURNType} */
  iType: EnumSTUNandTURNType;
  /** TURN user */
  u8sUsername: string;
  /** TURN password */
  u8sPassword: string;
  /** valid until, UTC */
  stValidTo: Common.AsnSystemTime;
  /** URIs */
  listURIs: Common.UTF8StringList;
  /** lifetime in seconds */
  iTTL: number;
}
export const AsnConfigSTUNandTURN: Type<AsnConfigSTUNandTURN> = /* @__PURE__ */ sequence(
  "AsnConfigSTUNandTURN",
  () => [
    ["iType", INTEGER],
    ["u8sUsername", UTF8String],
    ["u8sPassword", UTF8String],
    ["stValidTo", Common.AsnSystemTime],
    ["listURIs", Common.UTF8StringList],
    ["iTTL", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 16720. */
export interface AsnIceServer {
  /** TURN user */
  username?: string;
  /** TURN password */
  credential?: string;
  /** URIs */
  urls: Common.UTF8StringList;
}
export const AsnIceServer: Type<AsnIceServer> = /* @__PURE__ */ sequence(
  "AsnIceServer",
  () => [
    ["username", implicit(0, UTF8String), OPTIONAL],
    ["credential", implicit(1, UTF8String), OPTIONAL],
    ["urls", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 16732. */
export type AsnAVGetIceServersArgument = Record<string, never>;
export const AsnAVGetIceServersArgument: Type<AsnAVGetIceServersArgument> =
  /* @__PURE__ */ sequence("AsnAVGetIceServersArgument", () => [], { extensible: true });

/** Manual line 16738. */
export interface AsnConfigCodec {
  /** see {@link EnumCodecType} */
  iType: EnumCodecType;
}
export const AsnConfigCodec: Type<AsnConfigCodec> = /* @__PURE__ */ sequence(
  "AsnConfigCodec",
  () => [["iType", INTEGER]],
  { extensible: true },
);

/** Manual line 16754. */
export interface AsnAVMediaChangeArgument {
  u8sCallID: string;
  /** peer's endpoint id; media change messages end at the server */
  endpointIDTo: string;
  /** sender's endpoint id */
  connectedEndPointID: string;
  /** media concerned (audio/video, audio, desktop, ...) */
  iMediaType: number;
  /** sender's URI */
  u8sUriFrom: string;
  /** receiver's URI */
  u8sUriTo: string;
  /** content type */
  u8sContentType: string;
  /** SDP answer */
  u8sBody: Uint8Array;
  /** media id, also connection id in the journal */
  u8sMediaID: string;
  /** media flags; 0x0001 originator */
  iAvFlags: number;
  /** drop reason */
  iAvDropReason: number;
}
export const AsnAVMediaChangeArgument: Type<AsnAVMediaChangeArgument> = /* @__PURE__ */ sequence(
  "AsnAVMediaChangeArgument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["connectedEndPointID", UTF8String],
    ["iMediaType", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", OCTET_STRING],
    ["u8sMediaID", UTF8String],
    ["iAvFlags", INTEGER],
    ["iAvDropReason", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 16804. */
export interface AsnAVTransferArgument extends Common.WithOptionalParams {
  u8sCallID: string;
  /** receiver's endpoint id */
  endpointIDTo: string;
  /** sender's endpoint id */
  endpointIDFrom: string;
  /** result, in result messages */
  iTransferResult: number;
  /** transfer destination */
  u8sUriTransferTo: string;
  /** transferring party */
  u8sUriTransferFrom: string;
  /** id identifying the consultation call in the transfer */
  u8sTransferTargetID?: string;
}
export const AsnAVTransferArgument: Type<AsnAVTransferArgument> = /* @__PURE__ */ sequence(
  "AsnAVTransferArgument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["iTransferResult", INTEGER],
    ["u8sUriTransferTo", UTF8String],
    ["u8sUriTransferFrom", UTF8String],
    ["u8sTransferTargetID", implicit(0, UTF8String), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 16834. */
export type AsnAVCallOrConnection = Choice<{
  u8sCallID: string;
  connectionID: AsnAVCallAndConnectionID;
}>;
export const AsnAVCallOrConnection: Type<AsnAVCallOrConnection> = /* @__PURE__ */ choice(
  "AsnAVCallOrConnection",
  () => [
    ["u8sCallID", implicit(0, UTF8String)],
    ["connectionID", implicit(1, AsnAVCallAndConnectionID)],
  ],
);

/** Manual line 16844. */
export interface AsnAVMakeCallResult extends Common.WithOptionalParams {
  callAndConnectionID: AsnAVCallAndConnectionID;
  /** connection id of the virtual call in the line model (differs from the AV connection id) */
  u8sCTIConnectionID: string;
}
export const AsnAVMakeCallResult: Type<AsnAVMakeCallResult> = /* @__PURE__ */ sequence(
  "AsnAVMakeCallResult",
  () => [
    ["callAndConnectionID", AsnAVCallAndConnectionID],
    ["u8sCTIConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 16867. */
export interface AsnAVNewCallArgument extends Common.WithOptionalParams {
  /** ids of the called party */
  callAndConnectionID: AsnAVCallAndConnectionID;
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
  /** as in AsnAVMakeCallArgument */
  u8sContentType: string;
  /** as in AsnAVMakeCallArgument */
  u8sBody: string;
  /** as in AsnAVMakeCallArgument */
  newCallParams?: Common.AsnCtiNewCallParams;
  u8sAssociatedTextChatConversationID?: string;
  u8sCaps?: string;
}
export const AsnAVNewCallArgument: Type<AsnAVNewCallArgument> = /* @__PURE__ */ sequence(
  "AsnAVNewCallArgument",
  () => [
    ["callAndConnectionID", AsnAVCallAndConnectionID],
    ["u8sCTIConnectionID", UTF8String],
    ["callType", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", UTF8String],
    ["u8sBody", UTF8String],
    ["newCallParams", implicit(0, Common.AsnCtiNewCallParams), OPTIONAL],
    ["u8sAssociatedTextChatConversationID", implicit(1, UTF8String), OPTIONAL],
    ["u8sCaps", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 16934. */
export type AsnAVCallPartyList = AsnAVCallParty[];
export const AsnAVCallPartyList: Type<AsnAVCallPartyList> = /* @__PURE__ */ sequenceOf(
  "AsnAVCallPartyList",
  () => AsnAVCallParty,
);

/** Manual line 16946. */
export interface AsnAVCallStateChangedArgument extends Common.WithOptionalParams {
  /** call id */
  u8sCallID: string;
  /** receiver's endpoint id */
  endpointIDTo: string;
  /** sender's endpoint id */
  endpointIDFrom: string;
  /** media type */
  callState: number;
  /** sender's URI */
  u8sUriFrom: string;
  /** receiver's URI */
  u8sUriTo: string;
  /** parties, currently always empty */
  parties: AsnAVCallPartyList;
}
export const AsnAVCallStateChangedArgument: Type<AsnAVCallStateChangedArgument> =
  /* @__PURE__ */ sequence("AsnAVCallStateChangedArgument", () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["callState", INTEGER],
    ["u8sUriFrom", UTF8String],
    ["u8sUriTo", UTF8String],
    ["parties", AsnAVCallPartyList],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 16971. */
export interface AsnAVCallMessageArgument extends Common.WithOptionalParams {
  u8sCallID: string;
  endpointIDTo: string;
  endpointIDFrom: string;
  /**
   * message type: ICE candidate 2, camera control 3, last candidate 5, renegotiate offer 6, answer
   * 7, decline 8
   */
  messageType: number;
  /** receiver's URI */
  u8sUriTo: string;
  /** application/camcontrol or application/mediastate */
  u8sContentType?: string;
  /** message body */
  u8sBody?: string;
  iceCandidate?: AsnAVCallMessageICE;
}
export const AsnAVCallMessageArgument: Type<AsnAVCallMessageArgument> = /* @__PURE__ */ sequence(
  "AsnAVCallMessageArgument",
  () => [
    ["u8sCallID", UTF8String],
    ["endpointIDTo", UTF8String],
    ["endpointIDFrom", UTF8String],
    ["messageType", INTEGER],
    ["u8sUriTo", UTF8String],
    ["u8sContentType", implicit(0, UTF8String), OPTIONAL],
    ["u8sBody", implicit(1, UTF8String), OPTIONAL],
    ["iceCandidate", implicit(2, AsnAVCallMessageICE), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 17041. */
export interface AsnAVDropCallArgument extends Common.WithOptionalParams {
  /** what to drop: call id drops all endpoints */
  dropTarget: AsnAVCallOrConnection;
  /** cause text; endpoint id drops all logical endpoints */
  u8sCause: string;
  /** drop reason */
  iAvDropReason: number;
}
export const AsnAVDropCallArgument: Type<AsnAVDropCallArgument> = /* @__PURE__ */ sequence(
  "AsnAVDropCallArgument",
  () => [
    ["dropTarget", AsnAVCallOrConnection],
    ["u8sCause", UTF8String],
    ["iAvDropReason", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 17085. */
export type AsnConfigSTUNandTURNList = AsnConfigSTUNandTURN[];
export const AsnConfigSTUNandTURNList: Type<AsnConfigSTUNandTURNList> = /* @__PURE__ */ sequenceOf(
  "AsnConfigSTUNandTURNList",
  () => AsnConfigSTUNandTURN,
);

/** Manual line 17104. */
export type AsnIceServerList = AsnIceServer[];
export const AsnIceServerList: Type<AsnIceServerList> = /* @__PURE__ */ sequenceOf(
  "AsnIceServerList",
  () => AsnIceServer,
);

/** Manual line 17118. */
export interface AsnAVGetIceServersResult {
  iceServers: AsnIceServerList;
}
export const AsnAVGetIceServersResult: Type<AsnAVGetIceServersResult> = /* @__PURE__ */ sequence(
  "AsnAVGetIceServersResult",
  () => [["iceServers", AsnIceServerList]],
  { extensible: true },
);

/** Manual line 17126. */
export interface AsnGetSTUNandTURNResult extends Common.WithOptionalParams {
  listConfigSTUNandTURN: AsnConfigSTUNandTURNList;
}
export const AsnGetSTUNandTURNResult: Type<AsnGetSTUNandTURNResult> = /* @__PURE__ */ sequence(
  "AsnGetSTUNandTURNResult",
  () => [
    ["listConfigSTUNandTURN", AsnConfigSTUNandTURNList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 17136. */
export interface AsnSTUNandTURNConfigChangedArgument extends Common.WithOptionalParams {
  listConfigSTUNandTURN: AsnConfigSTUNandTURNList;
}
export const AsnSTUNandTURNConfigChangedArgument: Type<AsnSTUNandTURNConfigChangedArgument> =
  /* @__PURE__ */ sequence("AsnSTUNandTURNConfigChangedArgument", () => [
    ["listConfigSTUNandTURN", AsnConfigSTUNandTURNList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 17145. */
export type AsnConfigCodecList = AsnConfigCodec[];
export const AsnConfigCodecList: Type<AsnConfigCodecList> = /* @__PURE__ */ sequenceOf(
  "AsnConfigCodecList",
  () => AsnConfigCodec,
);
