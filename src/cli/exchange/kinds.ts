import type { KindName } from "../syntax/exchange.js";
import { AppointmentKind, appointmentTable } from "./appointments.js";
import { GroupKind, groupTable } from "./groups.js";
import { JournalKind, journalTable } from "./journal.js";
import type { Kind, Table } from "./kind.js";
import { LineKind, lineTable } from "./lines.js";
import { PhoneBookKind, phoneBookTable } from "./phone-books.js";
import type { Services } from "./services.js";
import { UserKind, userTable } from "./users.js";

const tables: Readonly<Record<KindName, Table>> = {
  users: userTable,
  groups: groupTable,
  lines: lineTable,
  "phone-books": phoneBookTable,
  journal: journalTable,
  appointments: appointmentTable,
};

/** What rows of a kind may say. */
export function tableOf(name: KindName): Table {
  return tables[name];
}

/** The kind of things that has a name. @param only What is exported of it; by default, all. */
export function kindOf(
  name: KindName,
  { users, groups, lines, phoneBooks, journal, appointments }: Services,
  only: { readonly book?: string | undefined; readonly user?: string | undefined } = {},
): Kind {
  switch (name) {
    case "users":
      return new UserKind(users);
    case "groups":
      return new GroupKind(groups, users);
    case "lines":
      return new LineKind(lines);
    case "phone-books":
      return new PhoneBookKind(phoneBooks, only.book);
    case "journal":
      return new JournalKind(journal, users, only.user);
    case "appointments":
      return new AppointmentKind(appointments, users, only.user);
  }
}
