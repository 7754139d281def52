import { Appointments, General, type Common } from "../../src/modules/index.js";
import type { Client } from "../../src/rose/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";
import { appointmentList } from "../messages/appointments.js";
import {
  askFor,
  listening,
  memory,
  serverWithUsers,
  type Asked,
  type Asking,
  type Size,
  type Stored,
} from "./readers.js";

// The process of a UCServer with many appointments and contacts on the disk, or of its clients.

/** How much there is. */
export interface Directory extends Size {
  readonly appointmentsEach: number;
  /** Of one phone book. */
  readonly contacts: number;
}

/** What clients ask for. */
export type Reading =
  | "appointments of a user"
  | "contact by name"
  | "contact by number"
  | "contact by its id";

async function serve(stored: Stored<Directory>): Promise<number> {
  const { users, appointmentsEach, contacts } = stored;
  const { server, database } = await serverWithUsers(stored);
  const [{ listAppointments } = { listAppointments: [] }] =
    appointmentList(appointmentsEach).values;
  for (let at = 0; at < users; at++) {
    const user = (await server.users.find(`user-${at}`))!;
    await server.appointments.setList(user, listAppointments);
  }
  const all = Array.from({ length: contacts }, (_, at) => contact(at));
  await server.phoneBooks.replace("Customers", all);
  return listening(server, database);
}

/** No two have the same last name or number. */
function contact(at: number): Common.AsnNetDatabaseContact {
  const last = lastName(at);
  return {
    u8sEntryID: `contact-${at}`,
    u8sFirstName: "Jürgen",
    u8sLastName: last,
    u8sDisplayName: `Jürgen ${last}`,
    u8sCompany: `Company ${at % 1_000}`,
    u8sPhoneBusiness: numberOf(at),
  };
}

/** A name of letters, which says the number in the base 26. */
function lastName(at: number): string {
  let name = "";
  for (let left = at, digits = 0; digits < 4; digits++, left = Math.floor(left / 26)) {
    name = String.fromCharCode(97 + (left % 26)) + name;
  }
  return `Name${name}`;
}

function numberOf(at: number): string {
  return `+49301${String(at).padStart(6, "0")}`;
}

const nothing: General.AsnNetDatabaseFindOptions = {
  u8sFirstName: "",
  u8sLastName: "",
  u8sCompanyName: "",
  u8sCustomerID: "",
  u8sDepartment: "",
  u8sStreetAddress: "",
  u8sAreaCodeOrCity: "",
  u8sPhoneNo: "",
  u8sEMail: "",
  u8spairlistCustomFieldsValues: [],
  iMaxNumEntries: 0,
  u8slistDatabaseNames: [],
  u8sUsername: "",
  iFlags: General.AsnNetDatabaseFindOptionIFlags.values.ePHONEBOOKS,
  iDisplayNameFormat: 0,
};

async function found(
  client: Client,
  options: Partial<General.AsnNetDatabaseFindOptions>,
): Promise<Common.AsnNetDatabaseContact[]> {
  const findOptions = { ...nothing, ...options };
  return (await client.invoke(General.asnFindContacts, { findOptions })).contactList;
}

/** Asks about the contact with a number; returns how many answers there are. */
const calls: Readonly<Record<Reading, (client: Client, at: number) => () => Promise<number>>> = {
  "appointments of a user": (client) => async () =>
    (await client.invoke(Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner: "" }))
      .listAppointments.length,
  "contact by name": (client, at) => async () =>
    (await found(client, { u8sLastName: lastName(at) })).length,
  "contact by number": (client, at) => async () =>
    (await found(client, { u8sPhoneNo: numberOf(at) })).length,
  "contact by its id": (client, at) => {
    let reference: Promise<Common.AsnNetDatabaseContact> | undefined;
    return async () => {
      reference ??= found(client, { u8sLastName: lastName(at) }).then(([one]) => one!);
      const { u8sEntryIDDB = "", u8sEntryIDStore = "", u8sEntryID = "" } = await reference;
      const asked = { u8sEntryIDDB, u8sEntryIDStore, u8sEntryID };
      return (await client.invoke(General.asnGetContactByEntryID, asked)).bSuccess ? 1 : 0;
    };
  },
};

async function ask(asking: Asking<Reading, Directory>): Promise<Asked> {
  const { reading, appointmentsEach, contacts, users } = asking;
  const wanted = reading === "appointments of a user" ? appointmentsEach : 1;
  return askFor(asking, async (client, user) => {
    const call = calls[reading](client, Math.floor((user * contacts) / users));
    return async () => {
      const count = await call();
      if (count !== wanted) throw new Mismatch(`${reading}: ${count} instead of ${wanted}`);
    };
  });
}

answer({ serve, ask, memory });
