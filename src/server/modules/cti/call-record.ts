import {
  BOOLEAN,
  implicit,
  isNoTime,
  OPTIONAL,
  sequence,
  UTF8String,
  type Type,
} from "../../../codec/index.js";
import { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import type { ConnectionState } from "../../pbx/index.js";
import type { ModelConnection } from "../../pbx/model.js";
import { givenContact, type CallContact, type LiveCall, type ShownCall } from "./live-call.js";

/** A call on a line, as the server with the link to its PBX tells the others of it, so that each of them can go on with it. */
export interface CallRecord {
  /** The connection id of clients. */
  readonly id: string;
  readonly tracker: string;
  /** What the PBX calls the call. */
  readonly call: string;
  readonly state: string;
  readonly kind: string;
  readonly isOver: boolean;
  readonly isHidden: boolean;
  readonly isTakenByOwner: boolean;
  /** The number that a client has set for the other party. */
  readonly remoteNumber?: string | undefined;
  /** The keys of the contacts that clients have given. */
  readonly localKey?: string | undefined;
  readonly remoteKey?: string | undefined;
  /** What clients are told, unless it is hidden, with the keys of {@link ShownCall}. */
  readonly info?: AsnCtiCallInformation | undefined;
  readonly contact: string;
  readonly heldContact: string;
}

export const callRecord: Type<CallRecord> = sequence<CallRecord>("CtiCallRecord", () => [
  ["id", UTF8String],
  ["tracker", UTF8String],
  ["call", UTF8String],
  ["state", UTF8String],
  ["kind", UTF8String],
  ["isOver", BOOLEAN],
  ["isHidden", BOOLEAN],
  ["isTakenByOwner", BOOLEAN],
  ["remoteNumber", implicit(0, UTF8String), OPTIONAL],
  ["localKey", implicit(1, UTF8String), OPTIONAL],
  ["remoteKey", implicit(2, UTF8String), OPTIONAL],
  ["info", implicit(3, AsnCtiCallInformation), OPTIONAL],
  ["contact", UTF8String],
  ["heldContact", UTF8String],
]);

/** A call that is told to other servers. */
export function recordOf(call: LiveCall): CallRecord {
  const { connection, shown, remoteNumber, localContact, remoteContact } = call;
  return {
    id: call.id,
    tracker: call.tracker,
    call: connection.call.id,
    state: connection.state,
    kind: connection.kind,
    isOver: call.isOver,
    isHidden: call.isHidden,
    isTakenByOwner: call.isTakenByOwner,
    ...(remoteNumber !== undefined && { remoteNumber }),
    ...(localContact !== undefined && { localKey: localContact.key }),
    ...(remoteContact !== undefined && { remoteKey: remoteContact.key }),
    ...(shown !== undefined && { info: shown.info }),
    contact: shown?.contact ?? "",
    heldContact: shown?.heldContact ?? "",
  };
}

/** What clients are told of a call that has been told by another server. */
export function shownOf({ info, contact, heldContact }: CallRecord): ShownCall | undefined {
  return info && { info, contact, heldContact };
}

/** Goes on with a call of which another server has told: what clients know of it stays, and what they have set. */
export function goOn(call: LiveCall, record: CallRecord): void {
  const { info, remoteNumber, localKey, remoteKey, isHidden, isTakenByOwner } = record;
  call.isHidden = isHidden;
  call.isTakenByOwner = isTakenByOwner;
  call.remoteNumber = remoteNumber;
  if (info === undefined) return;
  const { u8sNote, projectPinRule, bOutbound: outgoing } = info;
  const { utcCallCreated: created, utcCallConnected: connected } = info;
  call.note = u8sNote;
  call.project = projectPinRule;
  call.localContact = given(info.pLocalContact, localKey);
  call.remoteContact = given(info.pRemoteContact, remoteKey);
  call.connection.goesOn({
    kind: kindOf(record.kind),
    outgoing,
    created,
    connected: isNoTime(connected) ? undefined : connected,
  });
}

function given(
  contact: CallContact["contact"] | undefined,
  key: string | undefined,
): CallContact | undefined {
  return contact === undefined || key === undefined ? undefined : givenContact(contact, key);
}

function kindOf(kind: string): ModelConnection["kind"] {
  return kind === "consultation" || kind === "callBack" ? kind : "normal";
}

/** The state of a record, which comes from another server. */
export function stateOf({ state }: CallRecord): ConnectionState | "null" {
  return isState(state) ? state : "null";
}

function isState(state: string): state is ConnectionState {
  return ["initiated", "alerting", "connected", "hold", "queued", "fail"].includes(state);
}
