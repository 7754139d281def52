import { Appointments } from "../../src/modules/index.js";
import { inTurn, message, type Message } from "./message.js";
import { person } from "./people.js";
import { Random } from "./random.js";

const subjects = [
  "Jour fixe Außendienst",
  "Vorstellungsgespräch",
  "Rückruf bei Familie Müller",
  "Prüfung der Löschwasseranlage",
  "Teambesprechung",
  "Zahnarzt",
  "Übergabe Projekt Größenwahn",
  "Schulung: Umgang mit Gefahrstoffen",
  "Mittagessen mit Herrn Köhler",
  "Quartalszahlen",
];

const texts = [
  "Bitte die Unterlagen für das nächste Quartal mitbringen. Treffpunkt ist das Büro im 2. Stock.",
  "Einwahl über die übliche Konferenznummer, PIN wie gehabt.",
  "Tagesordnung:\r\n1. Begrüßung\r\n2. Rückblick\r\n3. Nächste Schritte\r\n4. Verschiedenes",
  "Muss eventuell verschoben werden – Rückmeldung bis Donnerstag.",
];

const categories = ["", "Geschäftlich", "Persönlich", "Urlaub", "Kundentermin"];

function entry(random: Random): Appointments.AsnAppointmentEntry {
  const minutes = random.pick([30, 45, 60, 90, 120]);
  const start = Date.UTC(2025, 0, 1) + random.between(0, 365 * 24 * 12) * 300_000;
  const who = person(random);
  return {
    u8sEntryID: `00000000${random.hex(48)}`,
    u8sOwner: who.mail.slice(0, who.mail.indexOf("@")),
    u8sDataSource: random.pick(["Exchange Web Services", "MAPI", "Google"]),
    stStart: new Date(start),
    stEnd: new Date(start + minutes * 60_000),
    iDuration: minutes * 60,
    u8sSubject: random.pick(subjects),
    u8sText: random.chance(0.25) ? random.pick(texts) : "",
    bAllDay: random.chance(0.1),
    iStatus: random.between(0, 3),
    u8sCategory: random.pick(categories),
    iImportance: random.between(0, 2),
    iSensitivity: random.between(0, 3),
    bIsValid: true,
  };
}

type List = Appointments.AsnAppointmentGetAllEntriesForUserResult;

function list(random: Random, count: number): List {
  return { iResult: 0, listAppointments: Array.from({ length: count }, () => entry(random)) };
}

/** An answer with that many appointments. */
export function appointmentList(count: number): Message<List> {
  return message({
    name: "M3",
    title: `a list of ${count} appointments`,
    type: Appointments.AsnAppointmentGetAllEntriesForUserResult,
    values: [list(new Random(3), count)],
  });
}

export const m3 = appointmentList(100);

export const m1 = message<Appointments.AsnAppointmentRemoveEntryArgument>({
  name: "M1",
  title: "a request with one string",
  type: Appointments.AsnAppointmentRemoveEntryArgument,
  values: [{ u8sEntryID: "superoffice:482913" }],
});

export const m1x = message<Appointments.AsnAppointmentRemoveEntryArgument>({
  name: "M1x",
  title: "the same with an id as Exchange makes them, of 140 digits",
  type: Appointments.AsnAppointmentRemoveEntryArgument,
  values: [{ u8sEntryID: new Random(11).hex(140) }],
});

const random = new Random(33);

/** The id of an appointment as one of several sources makes them. */
function entryID(): string {
  const forms = [
    () => `superoffice:${random.digits(random.between(3, 8))}`,
    () => `ad:${random.hex(random.between(12, 20))}`,
    () => random.digits(random.between(10, 24)),
    () => `caldav:${random.hex(random.between(8, 16))}`,
  ];
  return random.pick(forms)();
}

export const m1v = message<Appointments.AsnAppointmentRemoveEntryArgument>({
  name: "M1v",
  title: "64 requests in turn, each with another id",
  type: Appointments.AsnAppointmentRemoveEntryArgument,
  values: inTurn(() => ({ u8sEntryID: entryID() })),
});

export const m1xv = message<Appointments.AsnAppointmentRemoveEntryArgument>({
  name: "M1xv",
  title: "64 requests in turn, with ids of 120 to 160 digits",
  type: Appointments.AsnAppointmentRemoveEntryArgument,
  values: inTurn(() => ({ u8sEntryID: random.hex(random.between(120, 160)) })),
});

export const m3v = message<List>({
  name: "M3v",
  title: "64 lists of 100 appointments in turn",
  type: Appointments.AsnAppointmentGetAllEntriesForUserResult,
  values: inTurn(() => list(random, 100)),
});
