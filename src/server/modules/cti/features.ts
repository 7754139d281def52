import { EnumCallFeatures, EnumLineFeatures } from "../../../modules/cti/cti.js";
import { EnumCallState } from "../../../modules/general/general.js";
import type { Device, ForwardMode, ServiceName } from "../../pbx/index.js";

const call = EnumCallFeatures.values;
const line = EnumLineFeatures.values;
const state = EnumCallState.values;

/** The bits of AsnLineForward and of the features of lines for each kind of forward, and for those that have none of their own. */
export const forwardBits: Readonly<Record<ForwardMode, number>> = {
  immediate: 1,
  busy: 2,
  noAnswer: 4,
  busyInternal: 8,
  busyExternal: 16,
  noAnswerInternal: 32,
  noAnswerExternal: 64,
  immediateInternal: 128,
  immediateExternal: 256,
};

/** The kind of forward with a bit. */
export function forwardMode(bit: number): ForwardMode | undefined {
  const modes = Object.entries(forwardBits) as [ForwardMode, number][];
  return modes.find(([, value]) => value === bit)?.[0];
}

const allServices: Readonly<Record<ServiceName, true>> = {
  ...{ makeCall: true, answerCall: true, clearConnection: true, holdCall: true },
  ...{ retrieveCall: true, alternateCall: true, consultationCall: true, transferCall: true },
  ...{ singleStepTransferCall: true, conferenceCall: true, singleStepConferenceCall: true },
  ...{ deflectCall: true, directedPickupCall: true, callBack: true, generateDigits: true },
  ...{ associateData: true, startRecording: true, stopRecording: true, setDoNotDisturb: true },
  ...{ setForwarding: true, setRemoteOffice: true, setPassword: true, setAgentState: true },
  findDevices: true,
};

/** All services that a PBX may have. */
export const serviceNames = Object.keys(allServices) as readonly ServiceName[];

/** Whether a device of a PBX may use a service. */
export type CanDo = (service: ServiceName) => boolean;

/** What a device may use of the services that its driver has. */
export function servicesOf(
  services: Partial<Record<ServiceName, unknown>>,
  device: Device | undefined,
): CanDo {
  const { services: own } = device ?? {};
  return (service) =>
    device !== undefined && services[service] !== undefined && (own?.includes(service) ?? true);
}

/** What a line can do, in bits of EnumLineFeatures (manual line 27120). */
export function lineFeatures(
  can: CanDo,
  { withholdsNumber = true }: Pick<Device, "withholdsNumber"> = {},
): number {
  return (
    (can("makeCall") ? line.eCTILINEFEATUREMAKECALL : 0) |
    (can("makeCall") && withholdsNumber ? line.eCTILINEFEATUREBLOCKID : 0) |
    (can("setDoNotDisturb") ? line.eCTILINEFEATUREDONOTDISTURB : 0) |
    (can("directedPickupCall") ? line.eCTILINEFEATUREPICKUP : 0) |
    (can("consultationCall") ? 0 : line.eCTILINEFEATURENOIMMEDIATEINQUIRY) |
    (can("setRemoteOffice") ? line.eCTILINEFEATUREREMOTEOFFICE : 0)
  );
}

/** How a device forwards calls, in bits. */
export function forwardFeatures({ forwardModes = [] }: Device, can: CanDo): number {
  if (!can("setForwarding")) return 0;
  return forwardModes.reduce((bits, mode) => bits | forwardBits[mode], 0);
}

/** What a call is like on its line. */
export interface CallThere {
  readonly state: number;
  /** Whether another party has answered, and is still there. */
  readonly isAnswered: boolean;
}

/** What features of a call follow from. */
export interface CallSituation extends CallThere {
  /** Whether the telephone rings for a call that goes out. */
  readonly isAsked: boolean;
  readonly isInternal: boolean;
  readonly isRecorded: boolean;
  /** The other calls of the line. */
  readonly others: readonly CallThere[];
}

const isActive = (of: number): boolean =>
  of === state.eCALLSTATECONNECTED || of === state.eCALLSTATECONFERENCED;

/** What can be done with a call, in bits of EnumCallFeatures (manual line 27023). */
export function callFeatures(about: CallSituation, can: CanDo): number {
  const { state: of, others, isAsked, isInternal, isRecorded } = about;
  const isHeld = of === state.eCALLSTATEHOLD;
  const isOffering = of === state.eCALLSTATEOFFERING;
  const rings = of === state.eCALLSTATERINGBACK;
  const talks = isActive(of);
  const one = of === state.eCALLSTATECONNECTED;
  const other = (wanted: (state: number) => boolean): boolean =>
    others.some((each) => wanted(each.state));
  const held = (each: number): boolean => each === state.eCALLSTATEHOLD;
  /** Whether this and another call are active and held, one each. */
  const pair = (active: (state: number) => boolean): boolean =>
    (active(of) && other(held)) || (isHeld && other(active));
  const rung = (each: number): boolean => isActive(each) || each === state.eCALLSTATERINGBACK;
  /** Two who have not answered cannot be connected with each other. */
  const isMergeable = others.some(
    (each) =>
      ((rung(of) && held(each.state)) || (isHeld && rung(each.state))) &&
      (about.isAnswered || each.isAnswered),
  );
  const isConference =
    of === state.eCALLSTATECONFERENCED || other((each) => each === state.eCALLSTATECONFERENCED);
  const bits: [boolean, ServiceName, number][] = [
    [isOffering || isAsked, "answerCall", call.eCFEATUREANSWER],
    [one, "consultationCall", call.eCFEATUREMAKECALL],
    [isInternal && (of === state.eCALLSTATEBUSY || rings), "callBack", call.eCFEATURECOMPLETECALL],
    [isMergeable, "transferCall", call.eCFEATUREMERGECALLS],
    [of !== state.eCALLSTATEDESTROYED, "clearConnection", call.eCFEATUREHANGUP],
    [one, "singleStepTransferCall", call.eCFEATUREBLINDTRANSFER],
    [isOffering, "deflectCall", call.eCFEATUREREDIRECT],
    [isOffering, "directedPickupCall", call.eCFEATUREMAYBEPICKUPED],
    [pair(rung), "alternateCall", call.eCFEATURESWAPHOLD],
    [talks, "holdCall", call.eCFEATUREHOLD],
    [isHeld && !other(rung), "retrieveCall", call.eCFEATUREUNHOLD],
    [
      pair(isActive),
      "conferenceCall",
      isConference ? call.eCFEATURECONFERENCEADDPARTY : call.eCFEATURECONFERENCESTARTEU,
    ],
    [talks, "singleStepConferenceCall", call.eCFEATURECONFERENCESTARTUSA],
    [talks, "generateDigits", call.eCFEATUREDIALDIGITS],
    [talks && !isRecorded, "startRecording", call.eCFEATURESTARTCALLRECORD],
    [talks && isRecorded, "stopRecording", call.eCFEATURESTOPCALLRECORD],
  ];
  return bits.reduce((all, [is, service, bit]) => (is && can(service) ? all | bit : all), 0);
}
