// Generated from appointments.asn1 by `npm run generate`. Do not edit.
//
// Appointments: Operations and structures moving appointments to and from the server's appointment
// database. Operation ids 400 - 499. Manual line 13213, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/** Replaces the user's appointment list on the server (manual line 13229). Operation 400. */
export const asnAppointmentSetEntryList: Operation<
  AsnAppointmentSetEntryListArgument,
  AsnAppointmentSetEntryListResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentSetEntryList", 400, () => ({
  argument: AsnAppointmentSetEntryListArgument,
  result: AsnAppointmentSetEntryListResult,
  error: Common.AsnRequestError,
}));

/** Stores the entries of a recurring appointment (manual line 13324). Operation 406. */
export const asnAppointmentSetSeriesEntriesList: Operation<
  AsnAppointmentSetSeriesEntriesListArgument,
  AsnAppointmentSetSeriesEntriesListResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentSetSeriesEntriesList", 406, () => ({
  argument: AsnAppointmentSetSeriesEntriesListArgument,
  result: AsnAppointmentSetSeriesEntriesListResult,
  error: Common.AsnRequestError,
}));

/** Removes an appointment by entry id (manual line 13369). Operation 401. */
export const asnAppointmentRemoveEntry: Operation<
  AsnAppointmentRemoveEntryArgument,
  AsnAppointmentRemoveEntryResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentRemoveEntry", 401, () => ({
  argument: AsnAppointmentRemoveEntryArgument,
  result: AsnAppointmentRemoveEntryResult,
  error: Common.AsnRequestError,
}));

/** Stores one appointment (manual line 13409). Operation 402. */
export const asnAppointmentSetEntry: Operation<
  AsnAppointmentSetEntryArgument,
  AsnAppointmentSetEntryResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentSetEntry", 402, () => ({
  argument: AsnAppointmentSetEntryArgument,
  result: AsnAppointmentSetEntryResult,
  error: Common.AsnRequestError,
}));

/** Returns all appointments of the user (manual line 13446). Operation 403. */
export const asnAppointmentGetAllEntriesForUser: Operation<
  AsnAppointmentGetAllEntriesForUserArgument,
  AsnAppointmentGetAllEntriesForUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentGetAllEntriesForUser", 403, () => ({
  argument: AsnAppointmentGetAllEntriesForUserArgument,
  result: AsnAppointmentGetAllEntriesForUserResult,
  error: Common.AsnRequestError,
}));

/** Returns the user's appointments active now (manual line 13489). Operation 404. */
export const asnAppointmentGetActualEntrysForUser: Operation<
  AsnAppointmentGetActualEntryForUserArgument,
  AsnAppointmentGetActualEntryForUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppointmentGetActualEntrysForUser", 404, () => ({
  argument: AsnAppointmentGetActualEntryForUserArgument,
  result: AsnAppointmentGetActualEntryForUserResult,
  error: Common.AsnRequestError,
}));

/** Values of AsnAppointmentEntry.iStatus (manual line 13589). */
export const EnumAppointmentState = /* @__PURE__ */ enumerated("EnumAppointmentState", {
  eAPPOINTMENTSTATUSFREE: 0,
  eAPPOINTMENTSTATUSTENTATIVE: 1,
  eAPPOINTMENTSTATUSBUSY: 2,
  eAPPOINTMENTSTATUSOUTOFOFFICE: 3,
});
export type EnumAppointmentState = EnumeratedValue<typeof EnumAppointmentState>;

/** Values of AsnAppointmentEntry.iImportance (manual line 13606). */
export const EnumAppointmentImportance = /* @__PURE__ */ enumerated("EnumAppointmentImportance", {
  eAPPOINTMENTIMPORTANCELESS: 0,
  eAPPOINTMENTIMPORTANCENORMAL: 1,
  eAPPOINTMENTIMPORTANCEURGENT: 2,
});
export type EnumAppointmentImportance = EnumeratedValue<typeof EnumAppointmentImportance>;

/** Values of AsnAppointmentEntry.iSensitivity (manual line 13621). */
export const EnumAppointmentSensitivity = /* @__PURE__ */ enumerated("EnumAppointmentSensitivity", {
  eAPPOINTMENTSENSITIVITYNORMAL: 0,
  eAPPOINTMENTSENSITIVITYPERSONAL: 1,
  eAPPOINTMENTSENSITIVITYPRIVATE: 2,
  eAPPOINTMENTSENSITIVITYCONFIDENTIAL: 3,
});
export type EnumAppointmentSensitivity = EnumeratedValue<typeof EnumAppointmentSensitivity>;

/** One appointment (manual line 13636). */
export interface AsnAppointmentEntry extends Common.WithOptionalParams {
  /** unique entry id within the data source */
  u8sEntryID: string;
  /** owner; the server overwrites it with the logged-in user */
  u8sOwner: string;
  /** symbolic name of the data source */
  u8sDataSource: string;
  /** start */
  stStart: Common.AsnSystemTime;
  /** end */
  stEnd: Common.AsnSystemTime;
  /** duration */
  iDuration: number;
  /** subject */
  u8sSubject: string;
  /** body text */
  u8sText: string;
  /** all-day appointment */
  bAllDay: boolean;
  /** presence while the appointment runs, see {@link EnumAppointmentState} */
  iStatus: EnumAppointmentState;
  /** category */
  u8sCategory: string;
  /** see {@link EnumAppointmentImportance} */
  iImportance: EnumAppointmentImportance;
  /** see {@link EnumAppointmentSensitivity} */
  iSensitivity: EnumAppointmentSensitivity;
  /** entry is valid; set by the server */
  bIsValid: boolean;
}
export const AsnAppointmentEntry: Type<AsnAppointmentEntry> = /* @__PURE__ */ sequence(
  "AsnAppointmentEntry",
  () => [
    ["u8sEntryID", UTF8String],
    ["u8sOwner", UTF8String],
    ["u8sDataSource", UTF8String],
    ["stStart", Common.AsnSystemTime],
    ["stEnd", Common.AsnSystemTime],
    ["iDuration", INTEGER],
    ["u8sSubject", UTF8String],
    ["u8sText", UTF8String],
    ["bAllDay", BOOLEAN],
    ["iStatus", INTEGER],
    ["u8sCategory", UTF8String],
    ["iImportance", INTEGER],
    ["iSensitivity", INTEGER],
    ["bIsValid", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 13689. */
export interface AsnAppointmentSetEntryListResult extends Common.WithOptionalParams {
  /** 0 list saved, otherwise failure */
  iResult: number;
}
export const AsnAppointmentSetEntryListResult: Type<AsnAppointmentSetEntryListResult> =
  /* @__PURE__ */ sequence("AsnAppointmentSetEntryListResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13705. */
export interface AsnAppointmentSetSeriesEntriesListResult extends Common.WithOptionalParams {
  iResult: number;
}
export const AsnAppointmentSetSeriesEntriesListResult: Type<AsnAppointmentSetSeriesEntriesListResult> =
  /* @__PURE__ */ sequence("AsnAppointmentSetSeriesEntriesListResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13715. */
export interface AsnAppointmentRemoveEntryArgument extends Common.WithOptionalParams {
  u8sEntryID: string;
}
export const AsnAppointmentRemoveEntryArgument: Type<AsnAppointmentRemoveEntryArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentRemoveEntryArgument", () => [
    ["u8sEntryID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13724. */
export interface AsnAppointmentRemoveEntryResult extends Common.WithOptionalParams {
  iResult: number;
}
export const AsnAppointmentRemoveEntryResult: Type<AsnAppointmentRemoveEntryResult> =
  /* @__PURE__ */ sequence("AsnAppointmentRemoveEntryResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13734. */
export interface AsnAppointmentSetEntryResult extends Common.WithOptionalParams {
  iResult: number;
}
export const AsnAppointmentSetEntryResult: Type<AsnAppointmentSetEntryResult> =
  /* @__PURE__ */ sequence("AsnAppointmentSetEntryResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13744. */
export interface AsnAppointmentGetAllEntriesForUserArgument extends Common.WithOptionalParams {
  /** user name; filled in by the server unless an admin logged in */
  u8sOwner: string;
}
export const AsnAppointmentGetAllEntriesForUserArgument: Type<AsnAppointmentGetAllEntriesForUserArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentGetAllEntriesForUserArgument", () => [
    ["u8sOwner", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13756. */
export interface AsnAppointmentGetActualEntryForUserArgument extends Common.WithOptionalParams {
  /** user name; filled in by the server unless an admin logged in */
  u8sOwner: string;
}
export const AsnAppointmentGetActualEntryForUserArgument: Type<AsnAppointmentGetActualEntryForUserArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentGetActualEntryForUserArgument", () => [
    ["u8sOwner", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13768. */
export type SEQAppointmentList = AsnAppointmentEntry[];
export const SEQAppointmentList: Type<SEQAppointmentList> = /* @__PURE__ */ sequenceOf(
  "SEQAppointmentList",
  () => AsnAppointmentEntry,
);

/** Manual line 13823. */
export interface AsnAppointmentSetEntryListArgument extends Common.WithOptionalParams {
  /** user name (not the SIP address); used only when an admin sets data for others */
  u8sOwner: string;
  /**
   * source of the data: MAPI, EWS, LOTUSNOTES, Exchange Web Services, Windows Contacts, Google,
   * TOBIT
   */
  u8sDataSource: string;
  appointments: SEQAppointmentList;
}
export const AsnAppointmentSetEntryListArgument: Type<AsnAppointmentSetEntryListArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentSetEntryListArgument", () => [
    ["u8sOwner", UTF8String],
    ["u8sDataSource", UTF8String],
    ["appointments", SEQAppointmentList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13869. */
export interface AsnAppointmentSetSeriesEntriesListArgument extends Common.WithOptionalParams {
  /** user name; filled in by the server */
  u8sOwner: string;
  /** name of the data source */
  u8sDataSource: string;
  appointments: SEQAppointmentList;
}
export const AsnAppointmentSetSeriesEntriesListArgument: Type<AsnAppointmentSetSeriesEntriesListArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentSetSeriesEntriesListArgument", () => [
    ["u8sOwner", UTF8String],
    ["u8sDataSource", UTF8String],
    ["appointments", SEQAppointmentList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13884. */
export interface AsnAppointmentSetEntryArgument extends Common.WithOptionalParams {
  appointment: AsnAppointmentEntry;
}
export const AsnAppointmentSetEntryArgument: Type<AsnAppointmentSetEntryArgument> =
  /* @__PURE__ */ sequence("AsnAppointmentSetEntryArgument", () => [
    ["appointment", AsnAppointmentEntry],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13894. */
export interface AsnAppointmentGetAllEntriesForUserResult extends Common.WithOptionalParams {
  iResult: number;
  listAppointments: SEQAppointmentList;
}
export const AsnAppointmentGetAllEntriesForUserResult: Type<AsnAppointmentGetAllEntriesForUserResult> =
  /* @__PURE__ */ sequence("AsnAppointmentGetAllEntriesForUserResult", () => [
    ["iResult", INTEGER],
    ["listAppointments", SEQAppointmentList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 13906. */
export interface AsnAppointmentGetActualEntryForUserResult extends Common.WithOptionalParams {
  iResult: number;
  listAppointments: SEQAppointmentList;
}
export const AsnAppointmentGetActualEntryForUserResult: Type<AsnAppointmentGetActualEntryForUserResult> =
  /* @__PURE__ */ sequence("AsnAppointmentGetActualEntryForUserResult", () => [
    ["iResult", INTEGER],
    ["listAppointments", SEQAppointmentList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
