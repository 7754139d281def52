// Generated from event-report-definitions.asn1 by `npm run generate`. Do not edit.
//
// CSTA-event-report-definitions: CSTA Phase III (ECMA-285, 4th edition).

import {
  choice,
  event,
  explicit,
  implicit,
  sequence,
  type Choice,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as AgentBusyEvent from "./agent-busy-event.js";
import * as AgentLoggedOffEvent from "./agent-logged-off-event.js";
import * as AgentLoggedOnEvent from "./agent-logged-on-event.js";
import * as AgentNotReadyEvent from "./agent-not-ready-event.js";
import * as AgentReadyEvent from "./agent-ready-event.js";
import * as AgentWorkingAfterCallEvent from "./agent-working-after-call-event.js";
import * as AutoAnswerEvent from "./auto-answer-event.js";
import * as AutoWorkModeEvent from "./auto-work-mode-event.js";
import * as BackInServiceEvent from "./back-in-service-event.js";
import * as BookmarkReachedEvent from "./bookmark-reached-event.js";
import * as BridgedEvent from "./bridged-event.js";
import * as ButtonInformationEvent from "./button-information-event.js";
import * as ButtonPressEvent from "./button-press-event.js";
import * as CallBackEvent from "./call-back-event.js";
import * as CallBackMessageEvent from "./call-back-message-event.js";
import * as CallClearedEvent from "./call-cleared-event.js";
import * as CallInformationEvent from "./call-information-event.js";
import * as CallerIdStatusEvent from "./caller-id-status-event.js";
import * as ChargingEvent from "./charging-event.js";
import * as CompletedEvent from "./completed-event.js";
import * as ConferencedEvent from "./conferenced-event.js";
import * as ConnectionClearedEvent from "./connection-cleared-event.js";
import * as DeliveredEvent from "./delivered-event.js";
import * as DeviceCapabilitiesChangedEvent from "./device-capabilities-changed-event.js";
import * as DigitsDialedEvent from "./digits-dialed-event.js";
import * as DigitsGeneratedEvent from "./digits-generated-event.js";
import * as DisplayUpdatedEvent from "./display-updated-event.js";
import * as DivertedEvent from "./diverted-event.js";
import * as DoNotDisturbEvent from "./do-not-disturb-event.js";
import * as DtmfDetectedEvent from "./dtmf-detected-event.js";
import * as EmptiedEvent from "./emptied-event.js";
import * as EstablishedEvent from "./established-event.js";
import * as FailedEvent from "./failed-event.js";
import * as ForwardingEvent from "./forwarding-event.js";
import * as HeldEvent from "./held-event.js";
import * as HookswitchEvent from "./hookswitch-event.js";
import * as InterruptionDetectedEvent from "./interruption-detected-event.js";
import * as LampModeEvent from "./lamp-mode-event.js";
import * as MediaAttachedEvent from "./media-attached-event.js";
import * as MediaDetachedEvent from "./media-detached-event.js";
import * as MessageWaitingEvent from "./message-waiting-event.js";
import * as MicrophoneGainEvent from "./microphone-gain-event.js";
import * as MicrophoneMuteEvent from "./microphone-mute-event.js";
import * as NetworkCapabilitiesChangedEvent from "./network-capabilities-changed-event.js";
import * as NetworkReachedEvent from "./network-reached-event.js";
import * as NotRecognizedEvent from "./not-recognized-event.js";
import * as OfferedEvent from "./offered-event.js";
import * as OriginatedEvent from "./originated-event.js";
import * as OutOfServiceEvent from "./out-of-service-event.js";
import * as PartiallyInServiceEvent from "./partially-in-service-event.js";
import * as PlayEvent from "./play-event.js";
import * as PresenceStateEvent from "./presence-state-event.js";
import * as PrivateEvent from "./private-event.js";
import * as QueuedEvent from "./queued-event.js";
import * as RecognizedEvent from "./recognized-event.js";
import * as RecordEvent from "./record-event.js";
import * as RetrievedEvent from "./retrieved-event.js";
import * as ReviewEvent from "./review-event.js";
import * as RingerStatusEvent from "./ringer-status-event.js";
import * as RouteingModeEvent from "./routeing-mode-event.js";
import * as ServiceCompletionFailureEvent from "./service-completion-failure-event.js";
import * as ServiceInitiatedEvent from "./service-initiated-event.js";
import * as SilenceTimeoutExpiredEvent from "./silence-timeout-expired-event.js";
import * as SpeakerMuteEvent from "./speaker-mute-event.js";
import * as SpeakerVolumeEvent from "./speaker-volume-event.js";
import * as SpeechDetectedEvent from "./speech-detected-event.js";
import * as StartedEvent from "./started-event.js";
import * as StatusReporting from "./status-reporting.js";
import * as StopEvent from "./stop-event.js";
import * as SuspendPlayEvent from "./suspend-play-event.js";
import * as SuspendRecordEvent from "./suspend-record-event.js";
import * as TelephonyTonesGeneratedEvent from "./telephony-tones-generated-event.js";
import * as TransferredEvent from "./transferred-event.js";
import * as VoiceAttributesChangeEvent from "./voice-attributes-change-event.js";
import * as VoiceErrorOccuredEvent from "./voice-error-occured-event.js";

/** Event 21. */
export const cSTAEventReport: Event<CSTAEventReportArgument, CSTAEventReportArgumentInput> =
  /* @__PURE__ */ event("cSTAEventReport", 21, () => CSTAEventReportArgument);

export interface CSTAEventReportArgument {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  eventSpecificInfo: EventSpecificInfo;
}
/** {@link CSTAEventReportArgument} for encoding: members with a DEFAULT may be absent. */
export interface CSTAEventReportArgumentInput {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  eventSpecificInfo: EventSpecificInfoInput;
}
export const CSTAEventReportArgument: Type<CSTAEventReportArgument, CSTAEventReportArgumentInput> =
  /* @__PURE__ */ sequence(
    "CSTAEventReportArgument",
    () => [
      ["crossRefIdentifier", StatusReporting.MonitorCrossRefID],
      ["eventSpecificInfo", EventSpecificInfo],
    ],
    { extensible: true },
  );

export type EventSpecificInfo = Choice<{
  callControlEvents: CallControlEvents;
  callAssociatedEvents: CallAssociatedEvents;
  mediaAttachmentEvents: MediaAttachmentEvents;
  physicalDeviceFeatureEvents: PhysicalDeviceFeatureEvents;
  logicalDeviceFeatureEvents: LogicalDeviceFeatureEvents;
  deviceMaintenanceEvents: DeviceMaintenanceEvents;
  voiceUnitEvents: VoiceUnitEvents;
  vendorSpecEvents: VendorSpecEvents;
}>;
/** {@link EventSpecificInfo} for encoding: members with a DEFAULT may be absent. */
export type EventSpecificInfoInput = Choice<{
  callControlEvents: CallControlEventsInput;
  callAssociatedEvents: CallAssociatedEventsInput;
  mediaAttachmentEvents: MediaAttachmentEventsInput;
  physicalDeviceFeatureEvents: PhysicalDeviceFeatureEventsInput;
  logicalDeviceFeatureEvents: LogicalDeviceFeatureEventsInput;
  deviceMaintenanceEvents: DeviceMaintenanceEventsInput;
  voiceUnitEvents: VoiceUnitEventsInput;
  vendorSpecEvents: VendorSpecEvents;
}>;
export const EventSpecificInfo: Type<EventSpecificInfo, EventSpecificInfoInput> =
  /* @__PURE__ */ choice("EventSpecificInfo", () => [
    ["callControlEvents", explicit(0, CallControlEvents)],
    ["callAssociatedEvents", explicit(1, CallAssociatedEvents)],
    ["mediaAttachmentEvents", explicit(2, MediaAttachmentEvents)],
    ["physicalDeviceFeatureEvents", explicit(3, PhysicalDeviceFeatureEvents)],
    ["logicalDeviceFeatureEvents", explicit(4, LogicalDeviceFeatureEvents)],
    ["deviceMaintenanceEvents", explicit(5, DeviceMaintenanceEvents)],
    ["voiceUnitEvents", explicit(6, VoiceUnitEvents)],
    ["vendorSpecEvents", explicit(7, VendorSpecEvents)],
  ]);

export type CallControlEvents = Choice<{
  bridged: BridgedEvent.BridgedEvent;
  callCleared: CallClearedEvent.CallClearedEvent;
  conferenced: ConferencedEvent.ConferencedEvent;
  connectionCleared: ConnectionClearedEvent.ConnectionClearedEvent;
  delivered: DeliveredEvent.DeliveredEvent;
  digitsDialed: DigitsDialedEvent.DigitsDialedEvent;
  diverted: DivertedEvent.DivertedEvent;
  established: EstablishedEvent.EstablishedEvent;
  failed: FailedEvent.FailedEvent;
  held: HeldEvent.HeldEvent;
  networkCapabilitiesChanged: NetworkCapabilitiesChangedEvent.NetworkCapabilitiesChangedEvent;
  networkReached: NetworkReachedEvent.NetworkReachedEvent;
  offered: OfferedEvent.OfferedEvent;
  originated: OriginatedEvent.OriginatedEvent;
  queued: QueuedEvent.QueuedEvent;
  retrieved: RetrievedEvent.RetrievedEvent;
  serviceInitiated: ServiceInitiatedEvent.ServiceInitiatedEvent;
  transferred: TransferredEvent.TransferredEvent;
}>;
/** {@link CallControlEvents} for encoding: members with a DEFAULT may be absent. */
export type CallControlEventsInput = Choice<{
  bridged: BridgedEvent.BridgedEventInput;
  callCleared: CallClearedEvent.CallClearedEventInput;
  conferenced: ConferencedEvent.ConferencedEventInput;
  connectionCleared: ConnectionClearedEvent.ConnectionClearedEventInput;
  delivered: DeliveredEvent.DeliveredEventInput;
  digitsDialed: DigitsDialedEvent.DigitsDialedEventInput;
  diverted: DivertedEvent.DivertedEventInput;
  established: EstablishedEvent.EstablishedEventInput;
  failed: FailedEvent.FailedEventInput;
  held: HeldEvent.HeldEventInput;
  networkCapabilitiesChanged: NetworkCapabilitiesChangedEvent.NetworkCapabilitiesChangedEventInput;
  networkReached: NetworkReachedEvent.NetworkReachedEventInput;
  offered: OfferedEvent.OfferedEventInput;
  originated: OriginatedEvent.OriginatedEventInput;
  queued: QueuedEvent.QueuedEventInput;
  retrieved: RetrievedEvent.RetrievedEventInput;
  serviceInitiated: ServiceInitiatedEvent.ServiceInitiatedEventInput;
  transferred: TransferredEvent.TransferredEventInput;
}>;
export const CallControlEvents: Type<CallControlEvents, CallControlEventsInput> =
  /* @__PURE__ */ choice("CallControlEvents", () => [
    ["bridged", implicit(0, BridgedEvent.BridgedEvent)],
    ["callCleared", implicit(1, CallClearedEvent.CallClearedEvent)],
    ["conferenced", implicit(2, ConferencedEvent.ConferencedEvent)],
    ["connectionCleared", implicit(3, ConnectionClearedEvent.ConnectionClearedEvent)],
    ["delivered", implicit(4, DeliveredEvent.DeliveredEvent)],
    ["digitsDialed", implicit(5, DigitsDialedEvent.DigitsDialedEvent)],
    ["diverted", implicit(6, DivertedEvent.DivertedEvent)],
    ["established", implicit(7, EstablishedEvent.EstablishedEvent)],
    ["failed", implicit(8, FailedEvent.FailedEvent)],
    ["held", implicit(9, HeldEvent.HeldEvent)],
    [
      "networkCapabilitiesChanged",
      implicit(10, NetworkCapabilitiesChangedEvent.NetworkCapabilitiesChangedEvent),
    ],
    ["networkReached", implicit(11, NetworkReachedEvent.NetworkReachedEvent)],
    ["offered", implicit(12, OfferedEvent.OfferedEvent)],
    ["originated", implicit(13, OriginatedEvent.OriginatedEvent)],
    ["queued", implicit(14, QueuedEvent.QueuedEvent)],
    ["retrieved", implicit(15, RetrievedEvent.RetrievedEvent)],
    ["serviceInitiated", implicit(16, ServiceInitiatedEvent.ServiceInitiatedEvent)],
    ["transferred", implicit(17, TransferredEvent.TransferredEvent)],
  ]);

export type CallAssociatedEvents = Choice<{
  callInformation: CallInformationEvent.CallInformationEvent;
  charging: ChargingEvent.ChargingEvent;
  digitsGeneratedEvent: DigitsGeneratedEvent.DigitsGeneratedEvent;
  telephonyTonesGeneratedEvent: TelephonyTonesGeneratedEvent.TelephonyTonesGeneratedEvent;
  serviceCompletionFailure: ServiceCompletionFailureEvent.ServiceCompletionFailureEvent;
}>;
/** {@link CallAssociatedEvents} for encoding: members with a DEFAULT may be absent. */
export type CallAssociatedEventsInput = Choice<{
  callInformation: CallInformationEvent.CallInformationEventInput;
  charging: ChargingEvent.ChargingEventInput;
  digitsGeneratedEvent: DigitsGeneratedEvent.DigitsGeneratedEventInput;
  telephonyTonesGeneratedEvent: TelephonyTonesGeneratedEvent.TelephonyTonesGeneratedEventInput;
  serviceCompletionFailure: ServiceCompletionFailureEvent.ServiceCompletionFailureEventInput;
}>;
export const CallAssociatedEvents: Type<CallAssociatedEvents, CallAssociatedEventsInput> =
  /* @__PURE__ */ choice("CallAssociatedEvents", () => [
    ["callInformation", implicit(0, CallInformationEvent.CallInformationEvent)],
    ["charging", implicit(1, ChargingEvent.ChargingEvent)],
    ["digitsGeneratedEvent", implicit(2, DigitsGeneratedEvent.DigitsGeneratedEvent)],
    [
      "telephonyTonesGeneratedEvent",
      implicit(3, TelephonyTonesGeneratedEvent.TelephonyTonesGeneratedEvent),
    ],
    [
      "serviceCompletionFailure",
      implicit(4, ServiceCompletionFailureEvent.ServiceCompletionFailureEvent),
    ],
  ]);

export type MediaAttachmentEvents = Choice<{
  mediaAttached: MediaAttachedEvent.MediaAttachedEvent;
  mediaDetached: MediaDetachedEvent.MediaDetachedEvent;
}>;
/** {@link MediaAttachmentEvents} for encoding: members with a DEFAULT may be absent. */
export type MediaAttachmentEventsInput = Choice<{
  mediaAttached: MediaAttachedEvent.MediaAttachedEventInput;
  mediaDetached: MediaDetachedEvent.MediaDetachedEventInput;
}>;
export const MediaAttachmentEvents: Type<MediaAttachmentEvents, MediaAttachmentEventsInput> =
  /* @__PURE__ */ choice("MediaAttachmentEvents", () => [
    ["mediaAttached", implicit(0, MediaAttachedEvent.MediaAttachedEvent)],
    ["mediaDetached", implicit(1, MediaDetachedEvent.MediaDetachedEvent)],
  ]);

export type PhysicalDeviceFeatureEvents = Choice<{
  buttonInformation: ButtonInformationEvent.ButtonInformationEvent;
  buttonPress: ButtonPressEvent.ButtonPressEvent;
  displayUpdated: DisplayUpdatedEvent.DisplayUpdatedEvent;
  hookswitch: HookswitchEvent.HookswitchEvent;
  lampMode: LampModeEvent.LampModeEvent;
  messageWaiting: MessageWaitingEvent.MessageWaitingEvent;
  microphoneGain: MicrophoneGainEvent.MicrophoneGainEvent;
  microphoneMute: MicrophoneMuteEvent.MicrophoneMuteEvent;
  ringerStatus: RingerStatusEvent.RingerStatusEvent;
  speakerMute: SpeakerMuteEvent.SpeakerMuteEvent;
  speakerVolume: SpeakerVolumeEvent.SpeakerVolumeEvent;
}>;
/** {@link PhysicalDeviceFeatureEvents} for encoding: members with a DEFAULT may be absent. */
export type PhysicalDeviceFeatureEventsInput = Choice<{
  buttonInformation: ButtonInformationEvent.ButtonInformationEventInput;
  buttonPress: ButtonPressEvent.ButtonPressEventInput;
  displayUpdated: DisplayUpdatedEvent.DisplayUpdatedEventInput;
  hookswitch: HookswitchEvent.HookswitchEventInput;
  lampMode: LampModeEvent.LampModeEventInput;
  messageWaiting: MessageWaitingEvent.MessageWaitingEventInput;
  microphoneGain: MicrophoneGainEvent.MicrophoneGainEventInput;
  microphoneMute: MicrophoneMuteEvent.MicrophoneMuteEventInput;
  ringerStatus: RingerStatusEvent.RingerStatusEventInput;
  speakerMute: SpeakerMuteEvent.SpeakerMuteEventInput;
  speakerVolume: SpeakerVolumeEvent.SpeakerVolumeEventInput;
}>;
export const PhysicalDeviceFeatureEvents: Type<
  PhysicalDeviceFeatureEvents,
  PhysicalDeviceFeatureEventsInput
> = /* @__PURE__ */ choice("PhysicalDeviceFeatureEvents", () => [
  ["buttonInformation", implicit(0, ButtonInformationEvent.ButtonInformationEvent)],
  ["buttonPress", implicit(1, ButtonPressEvent.ButtonPressEvent)],
  ["displayUpdated", implicit(2, DisplayUpdatedEvent.DisplayUpdatedEvent)],
  ["hookswitch", implicit(3, HookswitchEvent.HookswitchEvent)],
  ["lampMode", implicit(4, LampModeEvent.LampModeEvent)],
  ["messageWaiting", implicit(5, MessageWaitingEvent.MessageWaitingEvent)],
  ["microphoneGain", implicit(6, MicrophoneGainEvent.MicrophoneGainEvent)],
  ["microphoneMute", implicit(7, MicrophoneMuteEvent.MicrophoneMuteEvent)],
  ["ringerStatus", implicit(8, RingerStatusEvent.RingerStatusEvent)],
  ["speakerMute", implicit(9, SpeakerMuteEvent.SpeakerMuteEvent)],
  ["speakerVolume", implicit(10, SpeakerVolumeEvent.SpeakerVolumeEvent)],
]);

export type LogicalDeviceFeatureEvents = Choice<{
  agentBusy: AgentBusyEvent.AgentBusyEvent;
  agentLoggedOn: AgentLoggedOnEvent.AgentLoggedOnEvent;
  agentLoggedOff: AgentLoggedOffEvent.AgentLoggedOffEvent;
  agentNotReady: AgentNotReadyEvent.AgentNotReadyEvent;
  agentReady: AgentReadyEvent.AgentReadyEvent;
  agentWorkingAfterCall: AgentWorkingAfterCallEvent.AgentWorkingAfterCallEvent;
  autoAnswer: AutoAnswerEvent.AutoAnswerEvent;
  autoWorkMode: AutoWorkModeEvent.AutoWorkModeEvent;
  callBack: CallBackEvent.CallBackEvent;
  callBackMessage: CallBackMessageEvent.CallBackMessageEvent;
  callerIDStatus: CallerIdStatusEvent.CallerIDStatusEvent;
  doNotDisturb: DoNotDisturbEvent.DoNotDisturbEvent;
  forwarding: ForwardingEvent.ForwardingEvent;
  presenceState: PresenceStateEvent.PresenceStateEvent;
  routeingMode: RouteingModeEvent.RouteingModeEvent;
}>;
/** {@link LogicalDeviceFeatureEvents} for encoding: members with a DEFAULT may be absent. */
export type LogicalDeviceFeatureEventsInput = Choice<{
  agentBusy: AgentBusyEvent.AgentBusyEventInput;
  agentLoggedOn: AgentLoggedOnEvent.AgentLoggedOnEventInput;
  agentLoggedOff: AgentLoggedOffEvent.AgentLoggedOffEventInput;
  agentNotReady: AgentNotReadyEvent.AgentNotReadyEventInput;
  agentReady: AgentReadyEvent.AgentReadyEventInput;
  agentWorkingAfterCall: AgentWorkingAfterCallEvent.AgentWorkingAfterCallEventInput;
  autoAnswer: AutoAnswerEvent.AutoAnswerEventInput;
  autoWorkMode: AutoWorkModeEvent.AutoWorkModeEventInput;
  callBack: CallBackEvent.CallBackEventInput;
  callBackMessage: CallBackMessageEvent.CallBackMessageEventInput;
  callerIDStatus: CallerIdStatusEvent.CallerIDStatusEventInput;
  doNotDisturb: DoNotDisturbEvent.DoNotDisturbEventInput;
  forwarding: ForwardingEvent.ForwardingEventInput;
  presenceState: PresenceStateEvent.PresenceStateEventInput;
  routeingMode: RouteingModeEvent.RouteingModeEventInput;
}>;
export const LogicalDeviceFeatureEvents: Type<
  LogicalDeviceFeatureEvents,
  LogicalDeviceFeatureEventsInput
> = /* @__PURE__ */ choice("LogicalDeviceFeatureEvents", () => [
  ["agentBusy", implicit(0, AgentBusyEvent.AgentBusyEvent)],
  ["agentLoggedOn", implicit(1, AgentLoggedOnEvent.AgentLoggedOnEvent)],
  ["agentLoggedOff", implicit(2, AgentLoggedOffEvent.AgentLoggedOffEvent)],
  ["agentNotReady", implicit(3, AgentNotReadyEvent.AgentNotReadyEvent)],
  ["agentReady", implicit(4, AgentReadyEvent.AgentReadyEvent)],
  ["agentWorkingAfterCall", implicit(5, AgentWorkingAfterCallEvent.AgentWorkingAfterCallEvent)],
  ["autoAnswer", implicit(6, AutoAnswerEvent.AutoAnswerEvent)],
  ["autoWorkMode", implicit(7, AutoWorkModeEvent.AutoWorkModeEvent)],
  ["callBack", implicit(8, CallBackEvent.CallBackEvent)],
  ["callBackMessage", implicit(9, CallBackMessageEvent.CallBackMessageEvent)],
  ["callerIDStatus", implicit(10, CallerIdStatusEvent.CallerIDStatusEvent)],
  ["doNotDisturb", implicit(11, DoNotDisturbEvent.DoNotDisturbEvent)],
  ["forwarding", implicit(12, ForwardingEvent.ForwardingEvent)],
  ["presenceState", implicit(14, PresenceStateEvent.PresenceStateEvent)],
  ["routeingMode", implicit(13, RouteingModeEvent.RouteingModeEvent)],
]);

export type DeviceMaintenanceEvents = Choice<{
  backInService: BackInServiceEvent.BackInServiceEvent;
  deviceCapabilityChanged: DeviceCapabilitiesChangedEvent.DeviceCapsChangedEvent;
  outOfService: OutOfServiceEvent.OutOfServiceEvent;
  partiallyInService: PartiallyInServiceEvent.PartiallyInServiceEvent;
}>;
/** {@link DeviceMaintenanceEvents} for encoding: members with a DEFAULT may be absent. */
export type DeviceMaintenanceEventsInput = Choice<{
  backInService: BackInServiceEvent.BackInServiceEventInput;
  deviceCapabilityChanged: DeviceCapabilitiesChangedEvent.DeviceCapsChangedEventInput;
  outOfService: OutOfServiceEvent.OutOfServiceEventInput;
  partiallyInService: PartiallyInServiceEvent.PartiallyInServiceEventInput;
}>;
export const DeviceMaintenanceEvents: Type<DeviceMaintenanceEvents, DeviceMaintenanceEventsInput> =
  /* @__PURE__ */ choice("DeviceMaintenanceEvents", () => [
    ["backInService", implicit(0, BackInServiceEvent.BackInServiceEvent)],
    ["deviceCapabilityChanged", implicit(1, DeviceCapabilitiesChangedEvent.DeviceCapsChangedEvent)],
    ["outOfService", implicit(2, OutOfServiceEvent.OutOfServiceEvent)],
    ["partiallyInService", implicit(3, PartiallyInServiceEvent.PartiallyInServiceEvent)],
  ]);

export type VoiceUnitEvents = Choice<{
  bookmarkReached: BookmarkReachedEvent.BookmarkReachedEvent;
  completed: CompletedEvent.CompletedEvent;
  dtmfDetected: DtmfDetectedEvent.DtmfDetectedEvent;
  emptied: EmptiedEvent.EmptiedEvent;
  interruptionDetected: InterruptionDetectedEvent.InterruptionDetectedEvent;
  notRecognized: NotRecognizedEvent.NotRecognizedEvent;
  play: PlayEvent.PlayEvent;
  recognized: RecognizedEvent.RecognizedEvent;
  record: RecordEvent.RecordEvent;
  review: ReviewEvent.ReviewEvent;
  silenceTimeoutExpired: SilenceTimeoutExpiredEvent.SilenceTimeoutExpiredEvent;
  speechDetected: SpeechDetectedEvent.SpeechDetectedEvent;
  started: StartedEvent.StartedEvent;
  stop: StopEvent.StopEvent;
  suspendPlay: SuspendPlayEvent.SuspendPlayEvent;
  suspendRecord: SuspendRecordEvent.SuspendRecordEvent;
  voiceAttributesChange: VoiceAttributesChangeEvent.VoiceAttributesChangeEvent;
  voiceErrorOccured: VoiceErrorOccuredEvent.VoiceErrorOccuredEvent;
}>;
/** {@link VoiceUnitEvents} for encoding: members with a DEFAULT may be absent. */
export type VoiceUnitEventsInput = Choice<{
  bookmarkReached: BookmarkReachedEvent.BookmarkReachedEventInput;
  completed: CompletedEvent.CompletedEventInput;
  dtmfDetected: DtmfDetectedEvent.DtmfDetectedEventInput;
  emptied: EmptiedEvent.EmptiedEventInput;
  interruptionDetected: InterruptionDetectedEvent.InterruptionDetectedEventInput;
  notRecognized: NotRecognizedEvent.NotRecognizedEventInput;
  play: PlayEvent.PlayEventInput;
  recognized: RecognizedEvent.RecognizedEventInput;
  record: RecordEvent.RecordEventInput;
  review: ReviewEvent.ReviewEventInput;
  silenceTimeoutExpired: SilenceTimeoutExpiredEvent.SilenceTimeoutExpiredEventInput;
  speechDetected: SpeechDetectedEvent.SpeechDetectedEventInput;
  started: StartedEvent.StartedEventInput;
  stop: StopEvent.StopEventInput;
  suspendPlay: SuspendPlayEvent.SuspendPlayEventInput;
  suspendRecord: SuspendRecordEvent.SuspendRecordEventInput;
  voiceAttributesChange: VoiceAttributesChangeEvent.VoiceAttributesChangeEventInput;
  voiceErrorOccured: VoiceErrorOccuredEvent.VoiceErrorOccuredEventInput;
}>;
export const VoiceUnitEvents: Type<VoiceUnitEvents, VoiceUnitEventsInput> = /* @__PURE__ */ choice(
  "VoiceUnitEvents",
  () => [
    ["bookmarkReached", implicit(7, BookmarkReachedEvent.BookmarkReachedEvent)],
    ["completed", implicit(8, CompletedEvent.CompletedEvent)],
    ["dtmfDetected", implicit(9, DtmfDetectedEvent.DtmfDetectedEvent)],
    ["emptied", implicit(10, EmptiedEvent.EmptiedEvent)],
    ["interruptionDetected", implicit(11, InterruptionDetectedEvent.InterruptionDetectedEvent)],
    ["notRecognized", implicit(12, NotRecognizedEvent.NotRecognizedEvent)],
    ["play", implicit(0, PlayEvent.PlayEvent)],
    ["recognized", implicit(13, RecognizedEvent.RecognizedEvent)],
    ["record", implicit(1, RecordEvent.RecordEvent)],
    ["review", implicit(2, ReviewEvent.ReviewEvent)],
    ["silenceTimeoutExpired", implicit(14, SilenceTimeoutExpiredEvent.SilenceTimeoutExpiredEvent)],
    ["speechDetected", implicit(15, SpeechDetectedEvent.SpeechDetectedEvent)],
    ["started", implicit(16, StartedEvent.StartedEvent)],
    ["stop", implicit(3, StopEvent.StopEvent)],
    ["suspendPlay", implicit(4, SuspendPlayEvent.SuspendPlayEvent)],
    ["suspendRecord", implicit(5, SuspendRecordEvent.SuspendRecordEvent)],
    ["voiceAttributesChange", implicit(6, VoiceAttributesChangeEvent.VoiceAttributesChangeEvent)],
    ["voiceErrorOccured", implicit(17, VoiceErrorOccuredEvent.VoiceErrorOccuredEvent)],
  ],
);

export type VendorSpecEvents = Choice<{
  privateEvent: PrivateEvent.PrivateEvent;
}>;
export const VendorSpecEvents: Type<VendorSpecEvents> = /* @__PURE__ */ choice(
  "VendorSpecEvents",
  () => [["privateEvent", implicit(0, PrivateEvent.PrivateEvent)]],
);
