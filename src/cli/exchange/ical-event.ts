import ICAL from "ical.js";
import type { Zone } from "../../connectors/index.js";
import { integer, moment, truth } from "./cells.js";
import { Refusal, type Row } from "./kind.js";
import { timesOf, type CalendarTime } from "./ical-times.js";

/** The beginning of the names of properties that hold a column as it is. */
export const ownPrefix = "x-rosewire-";

/** An event of a calendar. */
export interface CalendarEvent {
  readonly uid: string;
  readonly start: CalendarTime;
  readonly end: CalendarTime;
  readonly rule: string | undefined;
  readonly also: readonly number[];
  readonly except: readonly number[];
  /** The occurrence of a series that this event is in place of. */
  readonly inPlaceOf: number | undefined;
  readonly isCancelled: boolean;
  /** What it says besides its times. */
  readonly cells: Row;
  /** Columns that are written as they are, whatever the other properties say. */
  readonly own: Row;
}

const statuses: Readonly<Record<string, number>> = { FREE: 0, TENTATIVE: 1, BUSY: 2, OOF: 3 };
const sensitivities: Readonly<Record<string, number>> = { PRIVATE: 2, CONFIDENTIAL: 3 };

/**
 * Reads an event.
 * @throws Refusal, or an error of ical.js, for one that is none.
 */
export function eventOf(text: string, home: Zone): CalendarEvent {
  const event = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const textOf = (name: string): string => {
    const value: unknown = event.getFirstPropertyValue(name);
    return value === null || value === undefined ? "" : String(value);
  };
  const times = (name: string): CalendarTime[] =>
    event.getAllProperties(name).flatMap((property) => timesOf(property, home));
  const [start] = times("dtstart");
  if (start === undefined) throw new Refusal("has no DTSTART");
  const uid = textOf("uid");
  const rules = event.getAllProperties("rrule");
  if (rules.length > 1) throw new Refusal("has several RRULE");
  const own = ownCells(event);
  if (uid === "" && !own.has("id")) throw new Refusal("has no UID");
  return {
    uid: own.get("id") ?? uid,
    start,
    end: times("dtend")[0] ?? ending(event, start),
    rule: rules.length === 0 ? undefined : textOf("rrule"),
    also: times("rdate").map(({ instant }) => instant),
    except: times("exdate").map(({ instant }) => instant),
    inPlaceOf: times("recurrence-id")[0]?.instant,
    isCancelled: textOf("status").toUpperCase() === "CANCELLED",
    cells: new Map([
      ["all-day", truth.write(start.isDay)],
      ["subject", textOf("summary")],
      ["text", textOf("description")],
      ["status", integer.write(statusOf(textOf))],
      ["category", categoriesOf(event)],
      ["importance", integer.write(importanceOf(Number(textOf("priority"))))],
      ["sensitivity", integer.write(sensitivities[textOf("class").toUpperCase()] ?? 0)],
      ["source", ""],
      ["parameters", ""],
    ]),
    own,
  };
}

/** The row of an event, or of an occurrence of it. */
export function rowOf(event: CalendarEvent, start: number, end: number): Row {
  return new Map([
    ["id", event.uid],
    ["start", moment.write(new Date(start))],
    ["end", moment.write(new Date(end))],
    ...event.cells,
    ...event.own,
  ]);
}

/** When an event ends that does not say when (RFC 5545, section 3.6.1). */
function ending(event: ICAL.Component, start: CalendarTime): CalendarTime {
  const duration: unknown = event.getFirstPropertyValue("duration");
  const length =
    duration instanceof ICAL.Duration
      ? duration.toSeconds() * 1000
      : start.isDay
        ? 24 * 60 * 60 * 1000
        : 0;
  return { ...start, instant: start.instant + length, local: start.local + length };
}

function statusOf(textOf: (name: string) => string): number {
  const busy = statuses[textOf("x-microsoft-cdo-busystatus").toUpperCase()];
  if (busy !== undefined) return busy;
  if (textOf("transp").toUpperCase() === "TRANSPARENT") return 0;
  return textOf("status").toUpperCase() === "TENTATIVE" ? 1 : 2;
}

function importanceOf(priority: number): number {
  if (priority >= 1 && priority <= 4) return 2;
  return priority >= 6 && priority <= 9 ? 0 : 1;
}

function categoriesOf(event: ICAL.Component): string {
  return event
    .getAllProperties("categories")
    .flatMap((property) => property.getValues() as unknown[])
    .map(String)
    .join(", ");
}

function ownCells(event: ICAL.Component): Row {
  const cells = new Map<string, string>();
  for (const property of event.getAllProperties()) {
    if (!property.name.startsWith(ownPrefix)) continue;
    const column = property.name.slice(ownPrefix.length);
    try {
      cells.set(column, decodeURIComponent(String(property.getFirstValue())));
    } catch {
      throw new Refusal(`${property.name.toUpperCase()} is not percent-encoded`);
    }
  }
  return cells;
}
