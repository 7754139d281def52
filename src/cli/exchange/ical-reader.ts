import type { Zone } from "../../connectors/index.js";
import { components } from "./components.js";
import type { Entry, EntryFile } from "./entry.js";
import { eventOf, rowOf, type CalendarEvent } from "./ical-event.js";
import { beginnings, endOf, windowAt, type Stretch } from "./ical-times.js";
import { Refusal, type Row, type Table } from "./kind.js";
import { faultOf } from "./vcard-reader.js";

/** How many events of a calendar are read, and how many characters they may have: its series are known only at its end. */
const mostEvents = 20_000;
const mostCharacters = 32 * 1024 * 1024;

interface Read {
  readonly line: number;
  readonly event: CalendarEvent;
}

/**
 * Opens a calendar (RFC 5545) with the appointments of one user.
 * @param home The zone of days, and of times that name none.
 * @param now The time around which occurrences of series become entries.
 */
export function openCalendar(
  input: AsyncIterable<Buffer>,
  table: Table,
  home: Zone,
  now = Date.now(),
): EntryFile {
  const columns = table.columns.map(({ name }) => name);
  return { columns, entries: () => entriesOf(input, new Set(columns), home, windowAt(now)) };
}

async function* entriesOf(
  input: AsyncIterable<Buffer>,
  columns: ReadonlySet<string>,
  home: Zone,
  window: Stretch,
): AsyncGenerator<Entry> {
  /** The events in the order of the first of each series. */
  const series = new Map<string, Read[]>();
  let events = 0;
  let characters = 0;
  for await (const part of components(input, ["VEVENT"], true)) {
    if ("fault" in part) {
      yield part;
      continue;
    }
    const { line, text } = part;
    events++;
    characters += text.length;
    if (events > mostEvents || characters > mostCharacters) {
      yield { line, fault: `comes after ${mostEvents} events or ${mostCharacters} characters` };
      continue;
    }
    try {
      const event = eventOf(text, home);
      const unknown = [...event.own.keys()].find((column) => !columns.has(column));
      if (unknown !== undefined) throw new Refusal(`X-ROSEWIRE-${unknown} names no column`);
      const others = series.get(event.uid);
      if (others === undefined) series.set(event.uid, [{ line, event }]);
      else others.push({ line, event });
    } catch (error) {
      yield { line, fault: faultOf(error) };
    }
  }
  for (const all of series.values()) yield* seriesOf(all, window);
}

/** The entries of the events with the same id. */
function* seriesOf(all: readonly Read[], window: Stretch): Generator<Entry> {
  const masters = all.filter(({ event }) => event.rule !== undefined || event.also.length > 0);
  const [master] = masters;
  if (master === undefined) {
    for (const { line, event } of all) yield single(line, event);
    return;
  }
  for (const { line } of masters.slice(1)) yield { line, fault: "repeats a series again" };
  const occurrences = new Map<number, { line: number; row: Row }>();
  try {
    for (const begin of beginningsOf(master.event, window)) {
      const row = rowOf(master.event, begin, endOf(begin, master.event));
      occurrences.set(begin, { line: master.line, row });
    }
  } catch (error) {
    yield { line: master.line, fault: faultOf(error) };
    // What is left of the series would replace the whole one.
    const others = all.filter(({ event }) => !masters.some((other) => other.event === event));
    for (const { line } of others) yield { line, fault: "belongs to a series that is refused" };
    return;
  }
  for (const { line, event } of all) {
    if (event === master.event || masters.some((other) => other.event === event)) continue;
    const place = event.inPlaceOf ?? event.start.instant;
    const isNear = event.start.instant >= window.from && event.start.instant < window.to;
    if (event.isCancelled) occurrences.delete(place);
    else if (occurrences.has(place) || isNear) {
      occurrences.set(place, { line, row: rowOf(event, event.start.instant, event.end.instant) });
    }
  }
  if (occurrences.size === 0) {
    yield { line: master.line, fault: "does not take place in the months around today" };
  }
  const inOrder = [...occurrences].toSorted(([one], [other]) => one - other);
  for (const [, entry] of inOrder) yield entry;
}

function single(line: number, event: CalendarEvent): Entry {
  if (event.isCancelled) return { line, fault: "is cancelled" };
  return { line, row: rowOf(event, event.start.instant, event.end.instant) };
}

function beginningsOf({ start, rule, also, except }: CalendarEvent, window: Stretch): number[] {
  const ruled = rule === undefined ? [start.instant] : beginnings(start, rule, window);
  const more = also.filter((at) => at >= window.from && at < window.to);
  const left = new Set(except);
  return [...ruled, ...more].filter((at) => !left.has(at));
}
