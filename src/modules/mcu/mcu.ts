// Generated from mcu.asn1 by `npm run generate`. Do not edit.
//
// MCU: Control of a media control unit (Kurento media server). Operation ids 1800 - 1899. Manual
// line 31205, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as AudioVideo from "../audio-video/audio-video.js";
import * as Common from "../common/common.js";

/**
 * Creates a media pipeline, optionally with a first endpoint (manual line 31221). Id assigned: none
 * is printed. Operation 1800.
 */
export const asnMCUCreatePipeline: Operation<
  AsnMCUCreatePipelineArgument,
  AsnMCUCreatePipelineResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMCUCreatePipeline", 1800, () => ({
  argument: AsnMCUCreatePipelineArgument,
  result: AsnMCUCreatePipelineResult,
  error: Common.AsnRequestError,
}));

/**
 * Creates another endpoint in a pipeline (manual line 31268). Id assigned: none is printed.
 * Operation 1801.
 */
export const asnMCUCreateMediaElement: Operation<
  AsnMCUCreateMediaElementArgument,
  AsnMCUCreateMediaElementResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMCUCreateMediaElement", 1801, () => ({
  argument: AsnMCUCreateMediaElementArgument,
  result: AsnMCUCreateMediaElementResult,
  error: Common.AsnRequestError,
}));

/**
 * Processes an SDP answer for an element (manual line 31313). Id assigned: none is printed.
 * Operation 1802.
 */
export const asnMCUElementProcessAnswer: Operation<
  AsnMCUElementProcessAnswerArgument,
  AsnMCUElementProcessAnswerResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMCUElementProcessAnswer", 1802, () => ({
  argument: AsnMCUElementProcessAnswerArgument,
  result: AsnMCUElementProcessAnswerResult,
  error: Common.AsnRequestError,
}));

/**
 * Processes a new SDP offer; the element id may change (manual line 31348). Id assigned: none is
 * printed. Operation 1803.
 */
export const asnMCUElementRenegotiate: Operation<
  AsnMCUElementRenegotiateArgument,
  AsnMCUElementRenegotiateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMCUElementRenegotiate", 1803, () => ({
  argument: AsnMCUElementRenegotiateArgument,
  result: AsnMCUElementRenegotiateResult,
  error: Common.AsnRequestError,
}));

/**
 * Web service reports the state of the media server (manual line 31398). Id assigned: none is
 * printed. Event 1804.
 */
export const asnMCUServerStatus: Event<AsnMCUServerStatusArgument> = /* @__PURE__ */ event(
  "asnMCUServerStatus",
  1804,
  () => AsnMCUServerStatusArgument,
);

/** Signals a new ICE candidate (manual line 31410). Id assigned: none is printed. Event 1805. */
export const asnMCUiceCandidate: Event<AsnMCUiceCandidateArgument> = /* @__PURE__ */ event(
  "asnMCUiceCandidate",
  1805,
  () => AsnMCUiceCandidateArgument,
);

/**
 * Removes an element, or the pipeline without an element id (manual line 31431). Id assigned: none
 * is printed. Event 1806.
 */
export const asnMCURemovePipeline: Event<AsnMCURemovePipelineArgument> = /* @__PURE__ */ event(
  "asnMCURemovePipeline",
  1806,
  () => AsnMCURemovePipelineArgument,
);

/** Signals a media server error (manual line 31445). Id assigned: none is printed. Event 1807. */
export const asnMCUError: Event<AsnMCUErrorArgument> = /* @__PURE__ */ event(
  "asnMCUError",
  1807,
  () => AsnMCUErrorArgument,
);

/** Manual line 31516. */
export const AsnMCUPipelineType = /* @__PURE__ */ enumerated("AsnMCUPipelineType", {
  /** PBX audio relay (one WebRTC and one RTP endpoint) */
  ePipelinePBXRelay: 0,
  /** conference mixing audio and video */
  ePipelineConference: 1,
  /** one presenter to many */
  ePipelinePresentation: 2,
});
export type AsnMCUPipelineType = EnumeratedValue<typeof AsnMCUPipelineType>;

/** Manual line 31530. */
export interface AsnMCUServerStatus {
  /** URL of the media server */
  u8sURL: string;
  /** server type: KMS or webrtcnative */
  u8sType: string;
  /** server version */
  u8sVersion: string;
}
export const AsnMCUServerStatus: Type<AsnMCUServerStatus> = /* @__PURE__ */ sequence(
  "AsnMCUServerStatus",
  () => [
    ["u8sURL", UTF8String],
    ["u8sType", UTF8String],
    ["u8sVersion", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 31542. */
export interface AsnMCUCreatePipelineArgument {
  /** see {@link AsnMCUPipelineType} */
  pipelineType: AsnMCUPipelineType;
  /** also create WebRtcEndpoint or RtpEndpoint */
  elementtype?: string;
  /** SDP offer */
  sdpOffer?: string;
  iceServers?: AudioVideo.AsnIceServerList;
  codecs?: AudioVideo.AsnConfigCodecList;
}
export const AsnMCUCreatePipelineArgument: Type<AsnMCUCreatePipelineArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUCreatePipelineArgument",
    () => [
      ["pipelineType", INTEGER],
      ["elementtype", implicit(0, UTF8String), OPTIONAL],
      ["sdpOffer", implicit(1, UTF8String), OPTIONAL],
      ["iceServers", implicit(2, AudioVideo.AsnIceServerList), OPTIONAL],
      ["codecs", implicit(3, AudioVideo.AsnConfigCodecList), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31559. */
export interface AsnMCUCreatePipelineResult {
  pipelineID: string;
  /** id of the endpoint */
  elementID?: string;
  /** SDP answer */
  sdpAnswer?: string;
}
export const AsnMCUCreatePipelineResult: Type<AsnMCUCreatePipelineResult> =
  /* @__PURE__ */ sequence(
    "AsnMCUCreatePipelineResult",
    () => [
      ["pipelineID", UTF8String],
      ["elementID", implicit(0, UTF8String), OPTIONAL],
      ["sdpAnswer", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31571. */
export interface AsnMCUCreateMediaElementArgument {
  pipelineID: string;
  /** WebRtcEndpoint or RtpEndpoint */
  elementtype: string;
  /** SDP offer; generated when absent */
  sdpOffer?: string;
  iceServers?: AudioVideo.AsnIceServerList;
  codecs?: AudioVideo.AsnConfigCodecList;
}
export const AsnMCUCreateMediaElementArgument: Type<AsnMCUCreateMediaElementArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUCreateMediaElementArgument",
    () => [
      ["pipelineID", UTF8String],
      ["elementtype", UTF8String],
      ["sdpOffer", implicit(0, UTF8String), OPTIONAL],
      ["iceServers", implicit(1, AudioVideo.AsnIceServerList), OPTIONAL],
      ["codecs", implicit(2, AudioVideo.AsnConfigCodecList), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31589. */
export interface AsnMCUCreateMediaElementResult {
  elementID: string;
  /** SDP answer */
  sdpAnswer?: string;
  /** generated offer when the request had none */
  sdpOffer?: string;
}
export const AsnMCUCreateMediaElementResult: Type<AsnMCUCreateMediaElementResult> =
  /* @__PURE__ */ sequence(
    "AsnMCUCreateMediaElementResult",
    () => [
      ["elementID", UTF8String],
      ["sdpAnswer", implicit(0, UTF8String), OPTIONAL],
      ["sdpOffer", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31601. */
export interface AsnMCUElementProcessAnswerArgument {
  pipelineID: string;
  elementID: string;
  sdpAnswer: string;
}
export const AsnMCUElementProcessAnswerArgument: Type<AsnMCUElementProcessAnswerArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUElementProcessAnswerArgument",
    () => [
      ["pipelineID", UTF8String],
      ["elementID", UTF8String],
      ["sdpAnswer", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 31612. */
export interface AsnMCUElementProcessAnswerResult {
  /** updated offer */
  sdpOffer?: string;
}
export const AsnMCUElementProcessAnswerResult: Type<AsnMCUElementProcessAnswerResult> =
  /* @__PURE__ */ sequence(
    "AsnMCUElementProcessAnswerResult",
    () => [["sdpOffer", implicit(0, UTF8String), OPTIONAL]],
    { extensible: true },
  );

/** Manual line 31620. */
export interface AsnMCUElementRenegotiateArgument {
  pipelineID: string;
  /** existing element */
  elementID: string;
  /** new element: WebRtcEndpoint or RtpEndpoint */
  elementtype: string;
  /** SDP offer; generated when absent */
  sdpOffer?: string;
  /** ICE servers of the new element */
  iceServers?: AudioVideo.AsnIceServerList;
  codecs?: AudioVideo.AsnConfigCodecList;
}
export const AsnMCUElementRenegotiateArgument: Type<AsnMCUElementRenegotiateArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUElementRenegotiateArgument",
    () => [
      ["pipelineID", UTF8String],
      ["elementID", UTF8String],
      ["elementtype", UTF8String],
      ["sdpOffer", implicit(0, UTF8String), OPTIONAL],
      ["iceServers", implicit(1, AudioVideo.AsnIceServerList), OPTIONAL],
      ["codecs", implicit(2, AudioVideo.AsnConfigCodecList), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31642. */
export interface AsnMCUElementRenegotiateResult {
  /** element id, may have changed */
  elementID: string;
  /** SDP answer */
  sdpAnswer?: string;
  /** generated offer when the request had none */
  sdpOffer?: string;
}
export const AsnMCUElementRenegotiateResult: Type<AsnMCUElementRenegotiateResult> =
  /* @__PURE__ */ sequence(
    "AsnMCUElementRenegotiateResult",
    () => [
      ["elementID", UTF8String],
      ["sdpAnswer", implicit(0, UTF8String), OPTIONAL],
      ["sdpOffer", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31653. */
export interface AsnMCUiceCandidateArgument {
  pipelineID: string;
  elementID: string;
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
  /** candidate gathering finished */
  bDone?: boolean;
}
export const AsnMCUiceCandidateArgument: Type<AsnMCUiceCandidateArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUiceCandidateArgument",
    () => [
      ["pipelineID", UTF8String],
      ["elementID", UTF8String],
      ["candidate", UTF8String],
      ["sdpMid", UTF8String],
      ["sdpMLineIndex", INTEGER],
      ["bDone", implicit(0, BOOLEAN), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31671. */
export interface AsnMCURemovePipelineArgument {
  pipelineID: string;
  /** id of the endpoint */
  elementID?: string;
}
export const AsnMCURemovePipelineArgument: Type<AsnMCURemovePipelineArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCURemovePipelineArgument",
    () => [
      ["pipelineID", UTF8String],
      ["elementID", implicit(0, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 31681. */
export interface AsnMCUErrorArgument {
  pipelineID: string;
  elementID: string;
  errorDescription?: string;
  errorCode?: number;
  errorTimestamp?: string;
  errorType?: string;
}
export const AsnMCUErrorArgument: Type<AsnMCUErrorArgument> = /* @__PURE__ */ sequence(
  "AsnMCUErrorArgument",
  () => [
    ["pipelineID", UTF8String],
    ["elementID", UTF8String],
    ["errorDescription", implicit(0, UTF8String), OPTIONAL],
    ["errorCode", implicit(1, INTEGER), OPTIONAL],
    ["errorTimestamp", implicit(2, UTF8String), OPTIONAL],
    ["errorType", implicit(3, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 31698. */
export type AsnMCUServerStatusList = AsnMCUServerStatus[];
export const AsnMCUServerStatusList: Type<AsnMCUServerStatusList> = /* @__PURE__ */ sequenceOf(
  "AsnMCUServerStatusList",
  () => AsnMCUServerStatus,
);

/** Manual line 31712. */
export interface AsnMCUServerStatusArgument {
  listServers: AsnMCUServerStatusList;
}
export const AsnMCUServerStatusArgument: Type<AsnMCUServerStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnMCUServerStatusArgument",
    () => [["listServers", AsnMCUServerStatusList]],
    { extensible: true },
  );
