// Generated from acse-user-info-csta.asn1 by `npm run generate`. Do not edit.
//
// CSTA-application-context-information-csta3: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  alias,
  bitString,
  choice,
  implicit,
  sequence,
  sequenceOf,
  type BitString,
  type Choice,
  type Type,
} from "../../codec/index.js";

export interface CSTAFunctionality {
  switchingFunctionServices: SwitchingFunctionServicesC2;
  eventReportServices: EventReportServicesC2;
  computingFunctionServices: ComputingFunctionServicesC2;
  bidirectionalServices: BidirectionalServicesC2;
  statusReportingServices: StatusReportingServicesC2;
  inputOutputServices: InputOutputServicesC2;
  voiceUnitServices: VoiceUnitServicesC2;
}
/** {@link CSTAFunctionality} for encoding: members with a DEFAULT may be absent. */
export interface CSTAFunctionalityInput {
  switchingFunctionServices?: SwitchingFunctionServicesC2;
  eventReportServices?: EventReportServicesC2;
  computingFunctionServices?: ComputingFunctionServicesC2;
  bidirectionalServices?: BidirectionalServicesC2;
  statusReportingServices?: StatusReportingServicesC2;
  inputOutputServices?: InputOutputServicesC2;
  voiceUnitServices?: VoiceUnitServicesC2;
}
export const CSTAFunctionality: Type<CSTAFunctionality, CSTAFunctionalityInput> =
  /* @__PURE__ */ sequence(
    "CSTAFunctionality",
    () => [
      [
        "switchingFunctionServices",
        implicit(0, SwitchingFunctionServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "eventReportServices",
        implicit(1, EventReportServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "computingFunctionServices",
        implicit(2, ComputingFunctionServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "bidirectionalServices",
        implicit(3, BidirectionalServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "statusReportingServices",
        implicit(4, StatusReportingServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "inputOutputServices",
        implicit(5, InputOutputServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
      [
        "voiceUnitServices",
        implicit(6, VoiceUnitServicesC2),
        { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
      ],
    ],
    { extensible: true },
  );

export type SwitchingFunctionServicesC2 = BitString;
export const SwitchingFunctionServicesC2: Type<SwitchingFunctionServicesC2> = /* @__PURE__ */ alias(
  "SwitchingFunctionServicesC2",
  () =>
    bitString({
      names: {
        alternateCall: 0,
        answerCall: 1,
        associateData: 2,
        callCompletion: 3,
        clearCall: 4,
        clearConnection: 5,
        conferenceCall: 6,
        consultationCall: 7,
        divertCall: 8,
        holdCall: 9,
        makeCall: 10,
        makePredictiveCall: 11,
        parkCall: 12,
        queryDevice: 13,
        reconnectCall: 14,
        retrieveCall: 15,
        sendDTMFTones: 16,
        setFeature: 17,
        singleStepConference: 18,
        singleStepTransfer: 19,
        transferCall: 20,
      },
    }),
);

export type EventReportServicesC2 = BitString;
export const EventReportServicesC2: Type<EventReportServicesC2> = /* @__PURE__ */ alias(
  "EventReportServicesC2",
  () =>
    bitString({
      names: {
        callCleared: 0,
        conferenced: 1,
        connectionCleared: 2,
        delivered: 3,
        diverted: 4,
        established: 5,
        failed: 6,
        held: 7,
        networkReached: 8,
        originated: 9,
        queued: 10,
        retrieved: 11,
        serviceInitiated: 12,
        transferred: 13,
        autoAnswer: 14,
        callInformation: 15,
        doNotDisturb: 16,
        forwarding: 17,
        messageWaiting: 18,
        microphoneMute: 19,
        speakerMute: 20,
        speakerVolume: 21,
        agentBusy: 22,
        loggedOn: 23,
        loggedOff: 24,
        notReady: 25,
        ready: 26,
        workingAfterCall: 27,
        backInService: 28,
        outOfServiceEvent: 29,
        privateEvent: 30,
        playEvent: 31,
        recordEvent: 32,
        reviewEvent: 33,
        stopEvent: 34,
        suspendPlayEvent: 35,
        suspendRecordEvent: 36,
        voiceAttributesChangeEvent: 37,
      },
    }),
);

export type ComputingFunctionServicesC2 = BitString;
export const ComputingFunctionServicesC2: Type<ComputingFunctionServicesC2> = /* @__PURE__ */ alias(
  "ComputingFunctionServicesC2",
  () =>
    bitString({
      names: {
        routeRequest: 0,
        reRouteRequest: 1,
        routeSelectRequest: 2,
        routeUsedRequest: 3,
        routeEndRequest: 4,
      },
    }),
);

export type BidirectionalServicesC2 = BitString;
export const BidirectionalServicesC2: Type<BidirectionalServicesC2> = /* @__PURE__ */ alias(
  "BidirectionalServicesC2",
  () => bitString({ names: { escapeService: 0, systemStatus: 1 } }),
);

export type StatusReportingServicesC2 = BitString;
export const StatusReportingServicesC2: Type<StatusReportingServicesC2> = /* @__PURE__ */ alias(
  "StatusReportingServicesC2",
  () =>
    bitString({
      names: {
        monitorStart: 0,
        changeMonitorFilter: 1,
        monitorStop: 2,
        snapshotDevice: 3,
        snapshotCall: 4,
      },
    }),
);

export type InputOutputServicesC2 = BitString;
export const InputOutputServicesC2: Type<InputOutputServicesC2> = /* @__PURE__ */ alias(
  "InputOutputServicesC2",
  () =>
    bitString({
      names: {
        startDataPathService: 0,
        stopDataPathService: 1,
        sendDataService: 2,
        sendMulticastDataService: 3,
        sendBroadcastDataService: 4,
        suspendDataPathService: 5,
        dataPathSuspendedService: 6,
        resumeDataPath: 7,
        dataPathResumedService: 8,
        fastData: 9,
      },
    }),
);

export type VoiceUnitServicesC2 = BitString;
export const VoiceUnitServicesC2: Type<VoiceUnitServicesC2> = /* @__PURE__ */ alias(
  "VoiceUnitServicesC2",
  () =>
    bitString({
      names: {
        concatenateMessage: 0,
        deleteMessage: 1,
        playMessage: 2,
        queryVoiceAttribute: 3,
        recordMessage: 4,
        reposition: 5,
        resume: 6,
        review: 7,
        setVoiceAttribute: 8,
        stop: 9,
        suspend: 10,
        synthesizeMessage: 11,
      },
    }),
);

export type ACSEUserInformationForCSTA = Choice<{
  oldDefinition: OldACSEUserInformationForCSTA;
  newDefinition: NewACSEUserInformationForCSTA;
}>;
/** {@link ACSEUserInformationForCSTA} for encoding: members with a DEFAULT may be absent. */
export type ACSEUserInformationForCSTAInput = Choice<{
  oldDefinition: OldACSEUserInformationForCSTAInput;
  newDefinition: NewACSEUserInformationForCSTAInput;
}>;
export const ACSEUserInformationForCSTA: Type<
  ACSEUserInformationForCSTA,
  ACSEUserInformationForCSTAInput
> = /* @__PURE__ */ choice("ACSEUserInformationForCSTA", () => [
  ["oldDefinition", OldACSEUserInformationForCSTA],
  ["newDefinition", implicit(0, NewACSEUserInformationForCSTA)],
]);

export interface OldACSEUserInformationForCSTA {
  cSTAVersion: CSTAVersion;
  cSTAFunctionsRequiredByApplication: CSTAFunctionality;
  cSTAFunctionsThatCanBeSupplied: CSTAFunctionality;
}
/** {@link OldACSEUserInformationForCSTA} for encoding: members with a DEFAULT may be absent. */
export interface OldACSEUserInformationForCSTAInput {
  cSTAVersion: CSTAVersion;
  cSTAFunctionsRequiredByApplication: CSTAFunctionalityInput;
  cSTAFunctionsThatCanBeSupplied: CSTAFunctionalityInput;
}
export const OldACSEUserInformationForCSTA: Type<
  OldACSEUserInformationForCSTA,
  OldACSEUserInformationForCSTAInput
> = /* @__PURE__ */ sequence(
  "OldACSEUserInformationForCSTA",
  () => [
    ["cSTAVersion", CSTAVersion],
    ["cSTAFunctionsRequiredByApplication", CSTAFunctionality],
    ["cSTAFunctionsThatCanBeSupplied", CSTAFunctionality],
  ],
  { extensible: true },
);

export interface NewACSEUserInformationForCSTA {
  cSTAVersion: CSTAVersion;
  cSTAFunctionsRequiredByApplication?: CSTAFunctionality;
  cSTAFunctionsThatCanBeSupplied?: CSTAFunctionality;
  cSTAPrivateDataVersionList?: CSTAPrivateDataVersionList;
}
/** {@link NewACSEUserInformationForCSTA} for encoding: members with a DEFAULT may be absent. */
export interface NewACSEUserInformationForCSTAInput {
  cSTAVersion: CSTAVersion;
  cSTAFunctionsRequiredByApplication?: CSTAFunctionalityInput;
  cSTAFunctionsThatCanBeSupplied?: CSTAFunctionalityInput;
  cSTAPrivateDataVersionList?: CSTAPrivateDataVersionList;
}
export const NewACSEUserInformationForCSTA: Type<
  NewACSEUserInformationForCSTA,
  NewACSEUserInformationForCSTAInput
> = /* @__PURE__ */ sequence(
  "NewACSEUserInformationForCSTA",
  () => [
    ["cSTAVersion", CSTAVersion],
    ["cSTAFunctionsRequiredByApplication", implicit(0, CSTAFunctionality), OPTIONAL],
    ["cSTAFunctionsThatCanBeSupplied", implicit(1, CSTAFunctionality), OPTIONAL],
    ["cSTAPrivateDataVersionList", implicit(2, CSTAPrivateDataVersionList), OPTIONAL],
  ],
  { extensible: true },
);

export type CSTAPrivateDataVersionList = number[];
export const CSTAPrivateDataVersionList: Type<CSTAPrivateDataVersionList> =
  /* @__PURE__ */ sequenceOf("CSTAPrivateDataVersionList", () => INTEGER);

export type CSTAVersion = BitString;
export const CSTAVersion: Type<CSTAVersion> = /* @__PURE__ */ alias("CSTAVersion", () =>
  bitString({
    names: {
      versionOne: 0,
      versionTwo: 1,
      versionThree: 2,
      versionFour: 3,
      versionFive: 4,
      versionSix: 5,
      versionSeven: 6,
      versionEight: 7,
      versionNine: 8,
      versionTen: 9,
      versionEleven: 10,
      versionTwelve: 11,
      versionThirteen: 12,
      versionFourteen: 13,
      versionFifteen: 14,
      versionSixteen: 15,
      versionSeventeen: 16,
      versionEighteen: 17,
      versionNineteen: 18,
      versionTwenty: 19,
      versionTwentyone: 20,
      versionTwentytwo: 21,
      versionTwentythree: 22,
      versionTwentyfour: 23,
    },
  }),
);

export type CallControlServices = BitString;
export const CallControlServices: Type<CallControlServices> = /* @__PURE__ */ alias(
  "CallControlServices",
  () =>
    bitString({
      names: {
        acceptCall: 0,
        alternateCall: 1,
        answerCall: 2,
        callBack: 3,
        callBackMessage: 4,
        campOnCall: 5,
        clearCall: 6,
        clearConnection: 7,
        conferenceCall: 8,
        consultationCall: 9,
        deflectCall: 10,
        dialDigits: 11,
        directedPickupCall: 12,
        groupPickupCall: 13,
        holdCall: 14,
        intrudeCall: 15,
        joinCall: 16,
        makeCall: 17,
        makeConnection: 25,
        makePredictiveCall: 18,
        parkCall: 19,
        reconnectCall: 20,
        retrieveCall: 21,
        sendMessage: 26,
        singleStepConference: 22,
        singleStepTransfer: 23,
        transferCall: 24,
      },
    }),
);

export type CallAssociatedServices = BitString;
export const CallAssociatedServices: Type<CallAssociatedServices> = /* @__PURE__ */ alias(
  "CallAssociatedServices",
  () =>
    bitString({
      names: {
        associateData: 0,
        cancelTelephonyTones: 1,
        changeConnectionInformation: 5,
        generateDigits: 2,
        generateTelephonyTones: 3,
        sendUserInformation: 4,
      },
    }),
);

export type MediaAttachmentServices = BitString;
export const MediaAttachmentServices: Type<MediaAttachmentServices> = /* @__PURE__ */ alias(
  "MediaAttachmentServices",
  () => bitString({ names: { attachMediaService: 0, detachMediaService: 1 } }),
);

export type RouteingServices = BitString;
export const RouteingServices: Type<RouteingServices> = /* @__PURE__ */ alias(
  "RouteingServices",
  () =>
    bitString({
      names: {
        routeRegister: 0,
        routeRegisterCancel: 1,
        routeRegisterAbort: 2,
        reroute: 3,
        routeEnd: 4,
        routeReject: 5,
        routeRequest: 6,
        routeSelect: 7,
        routeUsed: 8,
      },
    }),
);

export type VoiceUnitServices = BitString;
export const VoiceUnitServices: Type<VoiceUnitServices> = /* @__PURE__ */ alias(
  "VoiceUnitServices",
  () =>
    bitString({
      names: {
        activate: 12,
        clear: 13,
        concatenateMessage: 0,
        deactivate: 14,
        deleteMessage: 1,
        playMessage: 2,
        queryVoiceAttribute: 3,
        recordMessage: 4,
        reposition: 5,
        resume: 6,
        review: 7,
        setVoiceAttribute: 8,
        stop: 9,
        suspend: 10,
        synthesizeMessage: 11,
      },
    }),
);

export type LocationServices = BitString;
export const LocationServices: Type<LocationServices> = /* @__PURE__ */ alias(
  "LocationServices",
  () =>
    bitString({
      names: {
        getLocationInformation: 0,
        setLocationInformation: 1,
        locationTrackkingSessionResumed: 2,
        locationTrackkingSessionSuspended: 3,
        resumeLocationTrackingSession: 4,
        locationInformationReport: 5,
        startLocationTrackingSession: 6,
        stopLocationTrackingSession: 7,
        suspendLocationTrackingCapabilities: 8,
        locationSessionInfo: 9,
      },
    }),
);

export type CallControlEvents = BitString;
export const CallControlEvents: Type<CallControlEvents> = /* @__PURE__ */ alias(
  "CallControlEvents",
  () =>
    bitString({
      names: {
        bridged: 15,
        callCleared: 0,
        conferenced: 1,
        connectionCleared: 2,
        delivered: 3,
        digitsDialed: 14,
        diverted: 4,
        established: 5,
        failed: 6,
        held: 7,
        networkCapabilitiesChanged: 16,
        networkReached: 8,
        offered: 17,
        originated: 9,
        queued: 10,
        retrieved: 11,
        serviceInitiated: 12,
        transferred: 13,
      },
    }),
);

export type CallAssociatedEvents = BitString;
export const CallAssociatedEvents: Type<CallAssociatedEvents> = /* @__PURE__ */ alias(
  "CallAssociatedEvents",
  () =>
    bitString({
      names: {
        callInformation: 0,
        charging: 1,
        dTMFDigitsDetected: 2,
        telephonyTonesDetected: 3,
        serviceCompletionFailure: 4,
      },
    }),
);

export type MediaAttachmentEvents = BitString;
export const MediaAttachmentEvents: Type<MediaAttachmentEvents> = /* @__PURE__ */ alias(
  "MediaAttachmentEvents",
  () => bitString({ names: { mediaAttached: 0, mediaDetached: 1 } }),
);

export type PhysicalDeviceFeatureEvents = BitString;
export const PhysicalDeviceFeatureEvents: Type<PhysicalDeviceFeatureEvents> = /* @__PURE__ */ alias(
  "PhysicalDeviceFeatureEvents",
  () =>
    bitString({
      names: {
        buttonInformation: 0,
        buttonPress: 1,
        displayUpdated: 2,
        hookswitch: 3,
        lampMode: 4,
        messageWaiting: 5,
        microphoneGain: 6,
        microphoneMute: 7,
        ringerStatus: 8,
        speakerMute: 9,
        speakerVolume: 10,
      },
    }),
);

export type LogicalDeviceFeatureEvents = BitString;
export const LogicalDeviceFeatureEvents: Type<LogicalDeviceFeatureEvents> = /* @__PURE__ */ alias(
  "LogicalDeviceFeatureEvents",
  () =>
    bitString({
      names: {
        agentBusy: 0,
        agentLoggedOn: 1,
        agentLoggedOff: 2,
        agentNotReady: 3,
        agentReady: 4,
        agentWorkingAfterCall: 5,
        autoAnswer: 6,
        autoWorkMode: 7,
        callBack: 8,
        callBackMessage: 9,
        callerIDStatus: 10,
        doNotDisturb: 11,
        forwarding: 12,
        presenceState: 14,
        routeingMode: 13,
      },
    }),
);

export type DeviceMaintenanceEvents = BitString;
export const DeviceMaintenanceEvents: Type<DeviceMaintenanceEvents> = /* @__PURE__ */ alias(
  "DeviceMaintenanceEvents",
  () =>
    bitString({
      names: {
        backInService: 0,
        deviceCapabilityChanged: 2,
        outOfService: 1,
        partiallyInService: 3,
      },
    }),
);

export type VoiceUnitEvents = BitString;
export const VoiceUnitEvents: Type<VoiceUnitEvents> = /* @__PURE__ */ alias("VoiceUnitEvents", () =>
  bitString({
    names: {
      bookmarkReached: 7,
      completed: 8,
      dtmfDetected: 9,
      emptied: 10,
      interruptionDetected: 11,
      notRecognized: 12,
      play: 1,
      recognized: 13,
      record: 3,
      review: 5,
      started: 14,
      silenceTimeoutExpired: 15,
      speechDetected: 16,
      stop: 0,
      suspendPlay: 2,
      suspendRecord: 4,
      voiceAttributesChange: 6,
      voiceErrorOccured: 17,
    },
  }),
);

export type VendorSpecEvents = BitString;
export const VendorSpecEvents: Type<VendorSpecEvents> = /* @__PURE__ */ alias(
  "VendorSpecEvents",
  () => bitString({ names: { privateEvent: 0 } }),
);
