import {
  AsnCtiNotifyLineAddRemoveArgumentEnum,
  asnCtiNotifyLineAddRemove,
  type AsnCtiLineInfo,
} from "../../../modules/cti/cti.js";
import {
  asnCtiNotifyLineSortOrderChanged,
  asnCtiNotifyMonitorStopped,
} from "../../../modules/later/cti/cti.js";
import type { Session } from "../../../rose/index.js";
import { versionOf, type Principals, type UserPrincipal } from "../../kernel/index.js";
import type { LineEvents } from "./events.js";
import type { KnownLine, LineBook } from "./line-book.js";
import type { Monitor, Monitors } from "./monitors.js";

const change = AsnCtiNotifyLineAddRemoveArgumentEnum.values;

/** Which lines somebody wants to know (AsnCtiEnumPhoneLinesArgumentEnum); only administrators know all. */
export type Scope = "own" | "seen" | "all";

/** What {@link LineWatch} depends on. */
export interface LineWatchParts {
  readonly book: LineBook;
  readonly monitors: Monitors;
  readonly events: LineEvents;
  readonly principals: Principals;
  readonly infoOf: (line: KnownLine) => AsnCtiLineInfo;
}

/** What was told of a line last. */
interface Told {
  readonly info: string;
  readonly location: string;
}

/** A list of lines that a session follows. */
interface FollowedList {
  readonly monitor: Monitor;
  /** The lines, in their order. */
  lines: ReadonlyMap<string, KnownLine>;
}

/** Tells clients when lines come, go, or are configured otherwise. */
export class LineWatch {
  readonly #parts: LineWatchParts;
  readonly #told = new Map<string, Told>();
  /** The lists that sessions follow, one of each scope. */
  readonly #lists = new Map<Session, Map<Scope, FollowedList>>();

  constructor(parts: LineWatchParts) {
    this.#parts = parts;
    parts.principals.onEnd((session) => this.#lists.delete(session));
  }

  /** The lines of a scope. */
  lines(principal: UserPrincipal, scope: Scope): readonly KnownLine[] {
    const { book } = this.#parts;
    if (scope === "own") return book.linesOf(principal.user.id);
    return scope === "seen" ? book.visible(principal) : [...book.all];
  }

  /** From now on, the session is told when lines of the scope come or go. Once is enough: after that, the monitor is the same. */
  follow(session: Session, principal: UserPrincipal, scope: Scope): Monitor {
    const lists = this.#lists.get(session) ?? new Map<Scope, FollowedList>();
    const known = lists.get(scope);
    if (known !== undefined) return known.monitor;
    const monitor = this.#parts.monitors.add(session, `scope ${scope}`, `lines-${scope}`);
    lists.set(scope, { monitor, lines: listOf(this.lines(principal, scope)) });
    this.#lists.set(session, lists);
    return monitor;
  }

  /** Notes what a client is told of a line in an answer. */
  note(line: KnownLine): void {
    if (!this.#told.has(line.key)) this.#told.set(line.key, this.#now(line));
  }

  /** Somebody else has told what a line is now. */
  told(line: KnownLine): void {
    const before = this.#told.get(line.key);
    if (before === undefined) return;
    this.#told.set(line.key, { ...before, info: this.#now(line).info });
  }

  /** Something about lines, owners, locations or rights is different. */
  refresh(): void {
    for (const lists of this.#lists.values()) {
      for (const [scope, list] of lists) this.#refreshList(scope, list);
    }
    for (const [key, before] of [...this.#told]) {
      if (!this.#parts.monitors.isFollowed(key)) this.#told.delete(key);
      else this.#refreshLine(key, before);
    }
  }

  #refreshLine(key: string, before: Told): void {
    const { book, events, monitors, infoOf } = this.#parts;
    const line = book.get(key);
    for (const monitor of [...monitors.of(key)]) {
      const principal = this.#userOf(monitor.session);
      if (line !== undefined && principal !== undefined && book.seen(principal, line) !== 0)
        continue;
      monitors.remove(monitor);
      if (versionOf(monitor.session) !== "8") continue;
      monitors.tellOne(monitor, asnCtiNotifyMonitorStopped, { u8sMonitorCrossRefID: monitor.id });
    }
    if (line === undefined) {
      this.#told.delete(key);
      return;
    }
    const after = this.#now(line);
    this.#told.set(key, after);
    if (before.info !== after.info) events.info(line, infoOf(line));
    if (before.location !== after.location) events.projects(line);
  }

  #refreshList(scope: Scope, list: FollowedList): void {
    const { monitor, lines: before } = list;
    const principal = this.#userOf(monitor.session);
    const isAllowed = principal !== undefined && (scope !== "all" || principal.user.admin);
    const after = listOf(isAllowed ? this.lines(principal, scope) : []);
    list.lines = after;
    for (const line of without(before, after)) this.#tellList(monitor, line, change.removed);
    const added = without(after, before);
    for (const line of added) this.#tellList(monitor, line, change.added);
    if (scope !== "own" || versionOf(monitor.session) !== "8") return;
    const common = (keys: Iterable<string>): string =>
      [...keys].filter((key) => before.has(key) && after.has(key)).join("\n");
    if (added.length === 0 && common(before.keys()) === common(after.keys())) return;
    this.#parts.monitors.tellOne(monitor, asnCtiNotifyLineSortOrderChanged, {
      u8sMonitorCrossRefID: monitor.id,
      u8sLineURISortOrder: Array.from(after.values(), ({ uri }) => uri),
    });
  }

  #tellList(monitor: Monitor, line: KnownLine, addremove: 0 | 1): void {
    this.#parts.monitors.tellOne(monitor, asnCtiNotifyLineAddRemove, {
      u8sLineMonitorCrossRefID: monitor.id,
      u8sLinePhoneNumber: line.uri,
      addremove,
      lineInfo: this.#parts.infoOf(line),
    });
  }

  #now(line: KnownLine): Told {
    const { id, projects } = this.#parts.book.location(line);
    return {
      info: JSON.stringify({ ...this.#parts.infoOf(line), u8sLineLocationID: "" }),
      location: JSON.stringify([line.location, id, projects]),
    };
  }

  #userOf(session: Session): UserPrincipal | undefined {
    const principal = this.#parts.principals.of(session);
    return principal?.kind === "user" ? principal : undefined;
  }
}

function listOf(lines: readonly KnownLine[]): Map<string, KnownLine> {
  return new Map(lines.map((line) => [line.key, line]));
}

function without(
  some: ReadonlyMap<string, KnownLine>,
  others: ReadonlyMap<string, KnownLine>,
): KnownLine[] {
  return [...some.values()].filter(({ key }) => !others.has(key));
}
