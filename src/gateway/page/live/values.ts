// What the live view uses of the types of the protocol, with the names that those have.

/** AsnNetDatabaseContact. */
export interface Contact {
  readonly u8sEntryID?: string;
  readonly u8sCtiServerUserName?: string;
  readonly u8sDisplayName?: string;
  readonly u8sFirstName?: string;
  readonly u8sLastName?: string;
  readonly u8sPhoneBusiness?: string;
  readonly u8sPhoneMobile?: string;
}

/** AsnCtiLineInfo. */
export interface LineInfo {
  readonly iLineOpenStatus: number;
  /** What names the line. */
  readonly u8sLinePhoneNumber: string;
  readonly u8sDescriptor: string;
  readonly u8sPhoneNumber: string;
  readonly iLineFeatures: number;
}

/** AsnCtiCallInformation. */
export interface CallInfo {
  /** Empty for a party that is shown without it. */
  readonly u8sLinePhoneNumber: string;
  readonly u8sConnectionID: string;
  readonly iCallState: number;
  readonly iCallType: number;
  readonly iDisconnectedReason: number;
  readonly iFeatures: number;
  readonly bOutbound: boolean;
  readonly bCallerIDBlocked: boolean;
  readonly iCallRecordingState: number;
  readonly u8sLocalNumberSC: string;
  readonly u8sRemoteNumberSC: string;
  readonly utcCallCreated: string;
  readonly utcCallConnected: string;
  readonly pLocalContact?: Contact;
  readonly pRemoteContact?: Contact;
}

/** AsnLineForward. */
export interface Forward {
  readonly iForwardMode: number;
  readonly u8sDestination: string;
}

/** AsnRemoteOfficeState. */
export interface RemoteOffice {
  readonly iEnabled: number;
  readonly u8sDestination: string;
}

/** AsnCtiSnapshotPhoneLineResult; the result of a monitor has the same members. */
export interface LineState {
  readonly lineInfo: LineInfo;
  readonly seqCalls: readonly CallInfo[];
  readonly iDoNotDisturb: number;
  readonly seqLineForwards: readonly Forward[];
  readonly remoteOfficeState: RemoteOffice;
}

/** AsnPresenceCall. */
export interface PresenceCall {
  readonly iAction: number;
  readonly u8sConnectionID: string;
  readonly u8sCurrentNumberSC: string;
  readonly iCallState: number;
  readonly iOutbound: number;
  readonly remoteContact?: Contact;
}

/** AsnPresence: what is not there has not changed. */
export interface Presence {
  readonly u8sContactId: string;
  readonly iPresenceState?: number;
  readonly asnRemoteContact?: Contact;
  readonly asnAbsentState?: { readonly iAbsentState: number; readonly stTimeTo: string };
  readonly asnCustomNote?: { readonly u8sNote: string };
  readonly seqPhoneLines?: readonly {
    readonly u8sLinePhoneNumber: string;
    readonly u8sLineNumber: string;
  }[];
  readonly seqCalls?: readonly PresenceCall[];
}

/** EnumCallState. */
export const callState = {
  destroyed: 1,
  offering: 2,
  dialling: 4,
  ringback: 8,
  busy: 16,
  connected: 32,
  conferenced: 64,
  hold: 128,
  disconnected: 256,
  preparing: 512,
} as const;

/** EnumCallType of calls that are part of a conference. */
export const conferenceType = { controller: 2, member: 4 } as const;

/** `iCallRecordingState` of a call that is recorded (EnumCallRecordingState). */
export const recorded = 2;

/** Bits of EnumCallFeatures. */
export const callFeature = {
  answer: 1,
  merge: 16,
  hangUp: 32,
  transfer: 256,
  redirect: 512,
  pickUp: 1024,
  swap: 4096,
  hold: 8192,
  retrieve: 16_384,
  digits: 2_097_152,
} as const;

/** Bits of EnumLineFeatures. */
export const lineFeature = { makeCall: 1, doNotDisturb: 2 } as const;

/** AsnCtiLineOpenStatus. */
export const lineOpen = { closed: 1, open: 2, noTelephone: 3, noPbx: 4 } as const;

/** Values of AsnPresenceStateEnum, and of AsnPresenceStateFlags. */
export const presence = {
  available: 1,
  busy: 2,
  absent: 3,
  doNotDisturb: 4,
  outOfOrder: 7,
  ringing: 0x01_00_00_00,
  appointment: 0x02_00_00_00,
  call: 0x04_00_00_00,
  offline: 0x08_00_00_00,
  idle: 0x20_00_00_00,
} as const;

/** Sections of a presence that are shown: state, contact, absence, note, lines and calls (AsnPresenceSubscriptionFlags). */
export const sections = 0x1 | 0x2 | 0x10 | 0x20 | 0x80 | 0x100;

/** Whom a contact shows. */
export function nameOf(contact: Contact | undefined): string {
  const { u8sDisplayName, u8sFirstName, u8sLastName, u8sCtiServerUserName } = contact ?? {};
  const full = [u8sFirstName, u8sLastName].filter(Boolean).join(" ");
  return u8sDisplayName || full || u8sCtiServerUserName || "";
}
