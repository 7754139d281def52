import { randomUUID } from "node:crypto";
import { noTime } from "../../../codec/index.js";
import type { AsnNetDatabaseContact, AsnProjectPinRule } from "../../../modules/common/common.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import {
  EnumCallRecordingState,
  EnumCallType,
  EnumRemoteContactSource,
} from "../../../modules/general/general.js";
import type { ConnectionId, ConnectionState } from "../../pbx/index.js";
import type { ModelConnection } from "../../pbx/model.js";
import { blankJournalEntry } from "../journal/api.js";
import { contactIdOf } from "../users/api.js";
import { sees, type KnownLine, type LineBook, type LineOwner } from "./line-book.js";
import type { PbxLink } from "./pbx-link.js";

const types = EnumCallType.values;
const recording = EnumCallRecordingState.values;
const sources = EnumRemoteContactSource.values;

/** The project of a call that has none. */
export const noProject: AsnProjectPinRule = blankJournalEntry("").projectPinRule;

/** A contact of a call, with what tells whether it is another than before. */
export interface CallContact {
  readonly contact: AsnNetDatabaseContact;
  readonly source: number;
  readonly key: string;
}

/** The contact that a client has given. @param key Tells it from others; servers that go on with a call have it from the one before. */
export function givenContact(
  contact: AsnNetDatabaseContact,
  key = `given ${randomUUID()}`,
): CallContact {
  return { contact, source: sources.eCLIENTPROVIDED, key };
}

/** A call on a line, as clients see it and work with it, whichever server has the link to its PBX. */
export interface LineCall {
  /** The connection id of clients: it names the call for ever, the journal included. */
  readonly id: string;
  readonly link: PbxLink;
  /** What the PBX calls it at the moment. */
  readonly place: ConnectionId;
  readonly state: ConnectionState | "null";
  /** Whether the device only hears that the call has failed, or that nobody is there any more. */
  readonly isOver: boolean;
  /** Whether clients are told nothing of it: it only dials a code of the PBX, and nobody has answered. */
  readonly isHidden: boolean;
  /** What clients have been told last. */
  readonly shown: ShownCall | undefined;
}

/** A call on a line, and what the server knows of it that the PBX does not. */
export class LiveCall implements LineCall {
  readonly id: string;
  readonly link: PbxLink;
  readonly connection: ModelConnection;
  readonly tracker: string;
  note = "";
  project = noProject;
  localContact: CallContact | undefined;
  remoteContact: CallContact | undefined;
  /** The number that a client has set for the other party. */
  remoteNumber: string | undefined;
  /** Whether the owner of the line has taken the call away from there. */
  isTakenByOwner = false;
  isHidden = false;
  shown: ShownCall | undefined;

  constructor(id: string, link: PbxLink, connection: ModelConnection, tracker: string) {
    this.id = id;
    this.link = link;
    this.connection = connection;
    this.tracker = tracker;
  }

  get place(): ConnectionId {
    return { call: this.connection.call.id, device: this.connection.device };
  }

  get state(): ConnectionState | "null" {
    return this.connection.state;
  }

  get isOver(): boolean {
    return this.connection.state === "fail" || this.connection.ended !== undefined;
  }
}

/** A call as clients are told of it. */
export interface ShownCall {
  readonly info: AsnCtiCallInformation;
  readonly contact: string;
  readonly heldContact: string;
}

/** What a call's information is made of besides the call. */
export interface CallContext {
  readonly book: LineBook;
  readonly line: KnownLine;
  readonly state: number;
  readonly disconnectReason: number;
  readonly features: number;
  /** Another call of the line that is on hold. */
  readonly held: LiveCall | undefined;
  /** The connection id of the conference's controller; empty if it is no conference. */
  readonly controller: string;
}

/** What clients are told of a call (AsnCtiCallInformation, manual line 28905). */
export function showCall(call: LiveCall, context: CallContext): ShownCall {
  const { connection, link } = call;
  const { book, line, held, controller, state, disconnectReason: ended, features } = context;
  const { numbers } = book.location(line);
  const remote = remoteOf(call, book, numbers);
  const own = call.localContact ?? contactOf(book.owner(line));
  const heldRemote = held && remoteOf(held, book, numbers);
  const redirecting =
    connection.redirectingNumber === undefined
      ? undefined
      : numbers.shown(connection.redirectingNumber);
  const redirectingLine = redirecting === undefined ? undefined : book.find(redirecting);
  const redirectingContact = redirectingLine && contactOf(book.owner(redirectingLine));
  const { data, isConference } = connection.call;
  const isController = isConference && connection.call.controller === connection.device;
  const isRemoteLine =
    connection.remoteDevice !== undefined && link.isLine(connection.remoteDevice);
  const info: AsnCtiCallInformation = {
    u8sLinePhoneNumber: line.uri,
    u8sConnectionID: call.id,
    iCallState: state,
    iCallType: typeOf(connection, isController),
    iDisconnectedReason: ended,
    iFeatures: features,
    bOutbound: connection.outgoing,
    bInternal: isRemoteLine,
    bCallerIDBlocked: (connection.outgoing ? connection.number : remote.number) === "",
    iCallRecordingState: recordingOf(connection),
    bConferenceCtlr: isController,
    u8sConferenceCtlrID: controller,
    u8sLocalNumberSC: connection.outgoing ? line.number : numbers.shown(connection.calledNumber),
    u8sRemoteNumberSC: remote.number,
    iRemoteContactSource: remote.contact?.source ?? sources.eUNKNOWN,
    projectPinRule: call.project,
    u8sNote: call.note,
    u8sTrackerID: call.tracker,
    utcCallCreated: connection.created,
    utcCallConnected: connection.connected ?? noTime,
    utcCallDisconnected: connection.ended ?? noTime,
    bIsUnknownHoldContact: heldRemote?.number === "",
    ...(own !== undefined && { pLocalContact: own.contact }),
    ...(remote.contact !== undefined && { pRemoteContact: remote.contact.contact }),
    ...(heldRemote !== undefined && { pu8sHoldNumberSC: heldRemote.number }),
    ...(heldRemote?.contact !== undefined && { pHoldContact: heldRemote.contact.contact }),
    ...(redirecting !== undefined && { pu8sRedirectingNumber: redirecting }),
    ...(redirectingContact !== undefined && { pRedirectingContact: redirectingContact.contact }),
    optionalParams: [{ key: "PBXCallID", value: { stringdata: connection.call.id } }],
    ...(data.length > 0 && { callDataList: [...data] }),
  };
  return {
    info,
    contact: `${own?.key}/${remote.contact?.key}`,
    heldContact: `${heldRemote?.contact?.key}`,
  };
}

/** The information as somebody gets it who sees only some of the line. */
export function trimmed(info: AsnCtiCallInformation, seen: number): AsnCtiCallInformation {
  if (seen === sees.all) return info;
  const { callDataList: _, pu8sRedirectingNumber, pRedirectingContact: __, ...rest } = info;
  const shown: AsnCtiCallInformation = {
    ...rest,
    projectPinRule: noProject,
    u8sNote: "",
    ...((seen & sees.redirections) !== 0 &&
      pu8sRedirectingNumber !== undefined && { pu8sRedirectingNumber }),
  };
  if (seesBoth(seen)) return shown;
  // The call that is held may be one of the other direction.
  const { pHoldContact: _h, pu8sHoldNumberSC: _n, ...alone } = shown;
  alone.bIsUnknownHoldContact = false;
  if ((seen & (info.bOutbound ? sees.outgoing : sees.incoming)) !== 0) return alone;
  const { pRemoteContact: _r, optionalParams: _o, ...bare } = alone;
  return { ...bare, u8sRemoteNumberSC: "", iRemoteContactSource: sources.eUNKNOWN };
}

/**
 * The information about a party of a conference, as it is told to somebody who sees as much of a line in it. What the server knows of the call
 * on the party's line is not for those who see another line. Who sees only some calls of this one does not learn with whom it talks.
 */
export function trimmedParty(
  info: AsnCtiCallInformation,
  line: KnownLine,
  seen: number,
): AsnCtiCallInformation {
  if (info.u8sLinePhoneNumber === line.uri) return trimmed(info, seen);
  const { pHoldContact: _h, pu8sHoldNumberSC: _n, ...party } = trimmed(info, bothDirections);
  party.bIsUnknownHoldContact = false;
  if (seesBoth(seen)) return party;
  const { pLocalContact: _l, ...nobody } = trimmed(party, 0);
  return { ...nobody, u8sLinePhoneNumber: "", u8sLocalNumberSC: "" };
}

const bothDirections = sees.incoming | sees.outgoing;

function seesBoth(seen: number): boolean {
  return (seen & bothDirections) === bothDirections;
}

/** What a conference tells of a party that has no line here, or of its controller that has left. */
export function partyOutside(
  connection: ModelConnection | undefined,
  controller: string,
): AsnCtiCallInformation {
  const { number = "" } = connection ?? {};
  return {
    u8sLinePhoneNumber: "",
    u8sConnectionID: "",
    iCallState: 0,
    iCallType: types.eCALLTYPECONFERENCEMEMBER,
    iDisconnectedReason: 0,
    iFeatures: 0,
    bOutbound: false,
    bInternal: false,
    bCallerIDBlocked: connection !== undefined && number === "",
    iCallRecordingState: recording.eNOCALLRECODRING,
    bConferenceCtlr: false,
    u8sConferenceCtlrID: controller,
    u8sLocalNumberSC: "",
    u8sRemoteNumberSC: number,
    iRemoteContactSource: sources.eUNKNOWN,
    projectPinRule: noProject,
    u8sNote: "",
    u8sTrackerID: "",
    utcCallCreated: connection?.created ?? noTime,
    utcCallConnected: connection?.connected ?? noTime,
    utcCallDisconnected: connection?.ended ?? noTime,
    bIsUnknownHoldContact: false,
  };
}

function remoteOf(
  { connection, link, remoteContact, remoteNumber }: LiveCall,
  book: LineBook,
  numbers: { shown(number: string): string },
): { number: string; contact: CallContact | undefined } {
  const { remoteDevice } = connection;
  const told = connection.remoteNumber === "" ? "" : numbers.shown(connection.remoteNumber);
  const number = remoteNumber ?? told;
  if (remoteContact !== undefined || number === "" || remoteDevice === undefined) {
    return { number, contact: remoteContact };
  }
  const line = book.ofDevice(link.name, remoteDevice);
  return { number, contact: line && contactOf(book.owner(line)) };
}

/** The contact of the user whose line it is. */
function contactOf(owner: LineOwner | undefined): CallContact | undefined {
  if (owner === undefined) return undefined;
  const { id, name } = owner;
  const contact: AsnNetDatabaseContact = {
    u8sEntryID: contactIdOf({ id }),
    u8sCtiServerUserName: name,
    u8sDisplayName: name,
    bValid: true,
    iCtiServerUser: 1,
  };
  return { contact, source: sources.eSERVERPROVIDED, key: `user ${id}` };
}

function typeOf({ call, kind, talks }: ModelConnection, isController: boolean): number {
  if (talks && call.isConference) {
    return isController ? types.eCALLTYPECONFERENCECONTROLER : types.eCALLTYPECONFERENCEMEMBER;
  }
  if (kind === "callBack") return types.eCALLTYPECALLBACK;
  return kind === "consultation" ? types.eCALLTYPECONSULT : types.eCALLTYPENORMAL;
}

function recordingOf({ isRecorded, wasRecorded }: ModelConnection): number {
  if (isRecorded) return recording.eCALLRECORDINGMEMBER;
  return wasRecorded ? recording.eWASCALLRECORDINGMEMBER : recording.eNOCALLRECODRING;
}
