import { createHash } from "node:crypto";
import ical, {
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventTransparency,
  type ICalEventData,
} from "ical-generator";
import { zoneNamed, type Zone } from "../../connectors/index.js";
import { usageError } from "../outcome.js";
import { integer, moment, truth } from "./cells.js";
import { textOf, type Row } from "./kind.js";
import { eventOf, ownPrefix, rowOf } from "./ical-event.js";

const product = { company: "rosewire", product: "export", language: "EN" };
const busy = [
  ICalEventBusyStatus.FREE,
  ICalEventBusyStatus.TENTATIVE,
  ICalEventBusyStatus.BUSY,
  ICalEventBusyStatus.OOF,
];
const classes = [
  undefined,
  ICalEventClass.PRIVATE,
  ICalEventClass.PRIVATE,
  ICalEventClass.CONFIDENTIAL,
];
/** PRIORITY for each importance. */
const priorities = [9, undefined, 1];
const dayLength = 86_400_000;

/** The zone of days in calendars; by default, that of this machine. @throws CommandError if there is none of that name. */
export function homeZone(name = Intl.DateTimeFormat().resolvedOptions().timeZone): Zone {
  try {
    return zoneNamed(name);
  } catch {
    throw usageError("--zone must be a time zone such as Europe/Berlin");
  }
}

/** A calendar with the appointments of one user. What its properties cannot say exactly is in others besides, as it is. */
export function calendarOf(rows: readonly Row[], home: Zone): string {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(textOf(row, "id"), (counts.get(textOf(row, "id")) ?? 0) + 1);
  const calendar = ical({ prodId: product });
  for (const row of rows) {
    const event = dataOf(row, home, (counts.get(textOf(row, "id")) ?? 0) > 1);
    const written = textOfEvent(event);
    calendar.createEvent({ ...event, x: missing(row, written, home) });
  }
  return `${calendar.toString()}\r\n`;
}

function dataOf(row: Row, home: Zone, isOfSeries: boolean): ICalEventData {
  const start = moment.read(textOf(row, "start"));
  const end = moment.read(textOf(row, "end"));
  const allDay = truth.read(textOf(row, "all-day"));
  const status = integer.read(textOf(row, "status"));
  const on = (time: Date): Date =>
    allDay ? new Date(home.dayOf(time.getTime()) * dayLength) : time;
  const priority = priorities[integer.read(textOf(row, "importance"))];
  const eventClass = classes[integer.read(textOf(row, "sensitivity"))];
  const category = plain(textOf(row, "category"));
  return {
    id: uidOf(textOf(row, "id")),
    stamp: start,
    start: on(start),
    end: on(end),
    allDay,
    summary: plain(textOf(row, "subject")),
    ...(textOf(row, "text") !== "" && { description: plain(textOf(row, "text")) }),
    busystatus: busy[status] ?? ICalEventBusyStatus.BUSY,
    transparency: status === 0 ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    ...(priority !== undefined && { priority }),
    ...(eventClass !== undefined && { class: eventClass }),
    ...(category !== "" && { categories: [{ name: category }] }),
    ...(isOfSeries && { recurrenceId: on(start) }),
  };
}

/** The text of an event alone. */
function textOfEvent(event: ICalEventData): string {
  const text = ical({ prodId: product, events: [event] }).toString();
  const end = "END:VEVENT";
  return text.slice(text.indexOf("BEGIN:VEVENT"), text.indexOf(end) + end.length);
}

/** The columns that would not come back from a text, as properties of our own. */
function missing(row: Row, text: string, home: Zone): { key: string; value: string }[] {
  const event = eventOf(text, home);
  const back = rowOf(event, event.start.instant, event.end.instant);
  const [start, end] = ["start", "end"].map((column) => moment.read(textOf(row, column)));
  const minutes = ((end as Date).getTime() - (start as Date).getTime()) / 60_000;
  const known = new Map([...back, ["duration", integer.write(Math.max(0, Math.round(minutes)))]]);
  return [...row]
    .filter(([column, cell]) => column !== "user" && (known.get(column) ?? "") !== cell)
    .map(([column, cell]) => ({
      key: `${ownPrefix}${column}`.toUpperCase(),
      // Properties that are not in RFC 5545 have no type, so nobody escapes their values.
      value: encodeURIComponent(cell),
    }));
}

/** An id that may stand in a line as it is: ical-generator does not escape it. */
function uidOf(id: string): string {
  if (/^[\w.@{}:+=/-]{1,255}$/.test(id)) return id;
  return createHash("sha256").update(id).digest("base64url");
}

/** A text without characters that end or spoil a line; a line feed is escaped. */
function plain(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, " ");
}
