import type { Event } from "../../../codec/index.js";
import {
  asnContactRemoveContact,
  asnContactStatusResultEvent,
  asnUpdateMyAppointment,
} from "../../../modules/general/general.js";
import { SharedEvent, type Session } from "../../../rose/index.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { Granted, Rights } from "../rights/api.js";
import { contactIdOf, noAppointment } from "../users/api.js";
import type { Observers } from "./observers.js";
import type { Rows } from "./rows.js";
import type { Snapshot, Snapshots } from "./snapshots.js";
import type { Section, Views } from "./views.js";

/** What may have changed of a user. */
export type Change = Section | "rights";

/** What {@link Watch} depends on. */
export interface WatchParts {
  readonly module: Pick<ModuleContext<any>, "read" | "principals" | "log">;
  readonly rights: Pick<Rights, "of">;
  readonly observers: Observers;
  readonly rows: Rows;
  readonly snapshots: Snapshots;
  readonly views: Views;
}

/** How many users are read at once. */
const atOnce = 100;

/**
 * Tells sessions what has changed of users. Whatever happens in the meantime is told together: a user is read once for all that has
 * changed, and an event is encoded once for all who may see the same.
 */
export class Watch {
  readonly #parts: WatchParts;
  /** Users that have to be read, with what may have changed. */
  readonly #due = new Map<number, Set<Change>>();
  /** The states that were told last. */
  readonly #told = new Map<number, number>();
  /** Attached sessions by their users. */
  readonly #own = new Map<number, Set<Session>>();
  #isBusy = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Says that something may have changed of a user. */
  touch(user: number, change: Change): void {
    if (!this.#isWatched(user) && (change !== "appointments" || !this.#own.has(user))) {
      this.#told.delete(user);
      return;
    }
    const changes = this.#due.get(user);
    if (changes !== undefined) {
      changes.add(change);
      return;
    }
    this.#due.set(user, new Set([change]));
    if (this.#isBusy) return;
    this.#isBusy = true;
    setImmediate(() => void this.#work());
  }

  /** Sends an event of another module about a user to those who see the presence. */
  tell<A>(user: number, event: Event<any, A>, argument: NoInfer<A>): void {
    const { module, observers } = this.#parts;
    module.principals.whenCurrent(() => {
      const sessions = observers.of(user);
      if (sessions === undefined) return;
      try {
        const shared = new SharedEvent(event, argument, undefined, this.tell);
        for (const session of sessions) {
          if (!this.#granted(session, user).may("see-presence")) continue;
          const { connection, id } = session;
          observers.send(session, user, event.name, shared.message(connection.encoding, id));
        }
      } catch (err) {
        module.log.error({ err, event: event.name }, "an event about a user cannot be sent");
      }
    });
  }

  /** Notes the state of a user that somebody has read, unless another was told since. */
  noteState({ user, state }: Snapshot): void {
    if (!this.#told.has(user.id)) this.#told.set(user.id, state);
  }

  /** The state of a user that was told last. */
  told(user: number): number | undefined {
    return this.#told.get(user);
  }

  /** From now on a session gets the events about its own user. */
  attach(session: Session, user: number): void {
    const sessions = this.#own.get(user);
    if (sessions === undefined) this.#own.set(user, new Set([session]));
    else sessions.add(session);
  }

  detach(session: Session, user: number): void {
    const sessions = this.#own.get(user);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#own.delete(user);
  }

  #isWatched(user: number): boolean {
    const { observers, rows } = this.#parts;
    return observers.of(user) !== undefined || rows.of(user) !== undefined;
  }

  async #work(): Promise<void> {
    const { module, snapshots } = this.#parts;
    while (this.#due.size > 0) {
      const some = [...this.#due].slice(0, atOnce);
      for (const [user] of some) this.#due.delete(user);
      try {
        // What may be seen has to be up to date before users are read, and again before it is told.
        await module.principals.onceCurrent(() => {});
        const ids = some.map(([user]) => user);
        const found = await module.read(({ db }) => snapshots.read(db, ids));
        await module.principals.onceCurrent(() => {});
        for (const [user, changes] of some) this.#tell(user, changes, found.get(user));
      } catch (err) {
        module.log.error({ err, users: some.length }, "changes of presence cannot be told");
      }
    }
    this.#isBusy = false;
  }

  #tell(user: number, changes: ReadonlySet<Change>, snapshot: Snapshot | undefined): void {
    if (snapshot === undefined) {
      this.#remove(user);
      return;
    }
    const before = this.#told.get(user);
    if (this.#isWatched(user)) this.#told.set(user, snapshot.state);
    const isOther = before !== snapshot.state;
    if (changes.has("rights")) this.#tellRights(snapshot);
    const sections = new Set<Section>();
    for (const change of changes) {
      if (change !== "rights" && change !== "state") sections.add(change);
    }
    // These have the state, and the note has not.
    const tellsState = ["absence", "appointments", "whole"] as const;
    if (isOther && !tellsState.some((section) => sections.has(section))) sections.add("state");
    if (sections.has("whole")) {
      sections.clear();
      sections.add("whole");
    }
    for (const section of sections) this.#tellSection(snapshot, section);
    if (isOther || changes.has("rights")) this.#tellRows(snapshot);
    if (changes.has("appointments")) this.#tellOwn(snapshot);
  }

  #tellSection(snapshot: Snapshot, section: Section): void {
    const { observers } = this.#parts;
    const { id } = snapshot.user;
    const shared = new Map<Granted, SharedEvent<unknown>>();
    for (const session of observers.of(id) ?? []) {
      const granted = this.#granted(session, id);
      if (granted.may("see-presence")) this.#send(session, snapshot, section, granted, shared);
    }
  }

  /** Tells those who may see something else now. */
  #tellRights(snapshot: Snapshot): void {
    const { observers } = this.#parts;
    const { id } = snapshot.user;
    const shared = new Map<Granted, SharedEvent<unknown>>();
    for (const session of observers.of(id) ?? []) {
      const granted = this.#granted(session, id);
      if (observers.sees(session, id, granted)) {
        this.#send(session, snapshot, "whole", granted, shared);
      }
    }
  }

  #send(
    session: Session,
    snapshot: Snapshot,
    section: Section,
    granted: Granted,
    shared: Map<Granted, SharedEvent<unknown>>,
  ): void {
    const { observers, views, module } = this.#parts;
    const { connection, id } = session;
    try {
      let event = shared.get(granted);
      if (event === undefined) {
        event = new SharedEvent(...views.event(section, snapshot, granted), undefined, this.#send);
        shared.set(granted, event);
      }
      const message = event.message(connection.encoding, id);
      observers.send(session, snapshot.user.id, section, message);
    } catch (err) {
      module.log.error({ err, section }, "an event of presence cannot be sent");
    }
  }

  #tellRows({ user: { id: user }, state }: Snapshot): void {
    for (const [session, rows] of this.#parts.rows.of(user) ?? []) {
      const isSeen = this.#granted(session, user).may("see-presence");
      for (const { search, row } of rows) {
        this.#emit(session, asnContactStatusResultEvent, {
          iClientSearchID: search,
          iClientRowID: row,
          iPresenceState: isSeen ? state : 0,
          u8sContactID: contactIdOf({ id: user }),
        });
      }
    }
  }

  #tellOwn({ user, state, appointments: { running, next } }: Snapshot): void {
    const sessions = this.#own.get(user.id);
    if (sessions === undefined) return;
    const argument = {
      u8sContactID: contactIdOf(user),
      seqActualAppointments: running.map(({ entry }) => entry),
      asnNextAppointment: next ?? noAppointment(),
      iPresenceState: state,
    };
    for (const session of sessions) this.#emit(session, asnUpdateMyAppointment, argument);
  }

  /** The contact is no more, or its user is not enabled. */
  #remove(user: number): void {
    const { observers, rows } = this.#parts;
    this.#told.delete(user);
    const u8sContactID = contactIdOf({ id: user });
    for (const session of [...(observers.of(user) ?? [])]) {
      this.#emit(session, asnContactRemoveContact, { u8sContactID });
      observers.close(session, user);
    }
    for (const [session, own] of [...(rows.of(user) ?? [])]) {
      for (const { search, row } of [...own]) rows.drop(session, search, row);
    }
  }

  #granted(session: Session, user: number): Granted {
    const { module, rights } = this.#parts;
    return rights.of(module.principals.of(session), user);
  }

  #emit<A>(session: Session, event: Event<any, A>, argument: NoInfer<A>): void {
    try {
      if (!session.ended) session.emit(event, argument);
    } catch (err) {
      this.#parts.module.log.error({ err }, "an event of presence cannot be sent");
    }
  }
}
