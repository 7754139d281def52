/** What the type checker makes of the generated modules; `npm run types` is the test. */
import { expectTypeOf } from "vitest";
import {
  emptyValue,
  type EnumeratedName,
  type Operation,
  type Type,
  type View,
} from "../../src/codec/index.js";
import {
  Appointments,
  Authentication,
  Common,
  Cti,
  Journal,
  OptionalParams,
  type Rose,
} from "../../src/modules/index.js";

declare function invoke<A, R, E>(
  operation: Operation<A, R, E>,
  argument: A,
): { result: R; error: E };

// Argument, result and error are inferred from the operation.
const answer = invoke(Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner: "alice" });
expectTypeOf(answer.result.listAppointments).toEqualTypeOf<Appointments.AsnAppointmentEntry[]>();
expectTypeOf(answer.error).toEqualTypeOf<Common.AsnRequestError>();
expectTypeOf(answer.result.listAppointments[0]?.stStart).toEqualTypeOf<Date | undefined>();

// @ts-expect-error a member that the type does not have
invoke(Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner: "alice", u8sOwnr: "alice" });
// @ts-expect-error a mandatory member is missing
invoke(Appointments.asnAppointmentGetAllEntriesForUser, {});
// @ts-expect-error a member of the wrong type
invoke(Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner: 7 });
// @ts-expect-error an event is not invoked
invoke(Authentication.asnLogoff, {});

// A schema and its values have one name.
expectTypeOf(Appointments.AsnAppointmentEntry).toEqualTypeOf<
  Type<Appointments.AsnAppointmentEntry>
>();

// An ENUMERATED takes its names and any other number, and nothing else.
const entry = {} as Appointments.AsnAppointmentEntry;
entry.iStatus = Appointments.EnumAppointmentState.eAPPOINTMENTSTATUSBUSY;
entry.iStatus = 77;
// @ts-expect-error not a number
entry.iStatus = "eAPPOINTMENTSTATUSBUSY";
// @ts-expect-error no such name
entry.iStatus = Appointments.EnumAppointmentState.eAPPOINTMENTSTATUSSLEEPING;
expectTypeOf(Appointments.EnumAppointmentState.eAPPOINTMENTSTATUSBUSY).toEqualTypeOf<2>();
expectTypeOf(Appointments.EnumAppointmentState.decode(new Uint8Array())).toExtend<number>();
expectTypeOf<Appointments.EnumAppointmentState>().toEqualTypeOf<0 | 1 | 2 | 3 | (number & {})>();

// A number of an ENUMERATED has one of its names or none, also where it travels as an INTEGER.
expectTypeOf(Appointments.EnumAppointmentState.nameOf(entry.iStatus)).toEqualTypeOf<
  | "eAPPOINTMENTSTATUSFREE"
  | "eAPPOINTMENTSTATUSTENTATIVE"
  | "eAPPOINTMENTSTATUSBUSY"
  | "eAPPOINTMENTSTATUSOUTOFOFFICE"
  | undefined
>();
expectTypeOf<EnumeratedName<typeof Appointments.EnumAppointmentImportance>>().toEqualTypeOf<
  "eAPPOINTMENTIMPORTANCELESS" | "eAPPOINTMENTIMPORTANCENORMAL" | "eAPPOINTMENTIMPORTANCEURGENT"
>();

// An optional member may be absent, but not undefined.
entry.optionalParams = [{ key: "a", value: { integerdata: 1 } }];
// @ts-expect-error absent, not undefined
entry.optionalParams = undefined;

// Whatever carries optional parameters is one type.
function locationOf({ optionalParams }: Common.WithOptionalParams): string | undefined {
  return new OptionalParams(optionalParams).getString("Location");
}
expectTypeOf(locationOf(entry)).toEqualTypeOf<string | undefined>();
expectTypeOf<Common.AsnRequestError["optionalParams"]>().toEqualTypeOf<
  Common.AsnOptionalParameters | undefined
>();

// An empty value is one of the type.
expectTypeOf(
  emptyValue(Appointments.AsnAppointmentEntry),
).toEqualTypeOf<Appointments.AsnAppointmentEntry>();
expectTypeOf(emptyValue(Common.AsnSystemTime)).toEqualTypeOf<Date>();

// Any alternative of a CHOICE can be asked for, and tells the type of the value.
declare const login: Authentication.AsnAuthenticationChoice;
expectTypeOf(login.simple?.u8sClientUsername).toEqualTypeOf<string | undefined>();
expectTypeOf((login.simple ?? login.winuser ?? login.enhanced)?.u8sClientUsername).toEqualTypeOf<
  string | undefined
>();
if (login.simple !== undefined) {
  expectTypeOf(login.simple).toEqualTypeOf<Authentication.AsnAuthenticationSimple>();
  expectTypeOf(login.enhanced).toEqualTypeOf<undefined>();
} else if (login.simplecrypt === undefined && login.winuser === undefined) {
  expectTypeOf(login.enhanced).toEqualTypeOf<Authentication.AsnAuthenticationEnhanced>();
}
const { simple, enhanced } = login;
expectTypeOf(simple).toEqualTypeOf<Authentication.AsnAuthenticationSimple | undefined>();
const asked: Authentication.AsnAuthenticationChoice = { simple: simple! };
// @ts-expect-error no such alternative
const wrong: Authentication.AsnAuthenticationChoice = { smple: simple! };
// @ts-expect-error two alternatives
const both: Authentication.AsnAuthenticationChoice = { simple: simple!, enhanced: enhanced! };
// @ts-expect-error none
const none: Authentication.AsnAuthenticationChoice = {};
declare const view: View<Authentication.AsnAuthenticationChoice>;
expectTypeOf(view.simple?.u8sClientUsername).toEqualTypeOf<string | undefined>();

// Numbers of an ENUMERATED of another module.
expectTypeOf<Cti.AsnCtiCallInformation["iCallState"]>().toExtend<number>();

// A BIT STRING, an open type and names with hyphens.
expectTypeOf<Journal.AsnNetDatabaseJournalFilterFlags["length"]>().toEqualTypeOf<number>();
expectTypeOf<Rose.ROSEInvoke["argument"]>().toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf<Rose.ROSEInvoke["linked-ID"]>().toEqualTypeOf<number | undefined>();

export { asked, both, none, wrong };
