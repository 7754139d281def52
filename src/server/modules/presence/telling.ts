import type { Event } from "../../../codec/index.js";
import {
  asnContactCallInformationChanged,
  asnContactPhoneForwardStateChanged,
  asnContactRemoveContact,
  asnContactStatusResultEvent,
  asnUpdateMyAppointment,
  asnUpdateMyCallInformation,
  asnUpdateMyPhoneForwardState,
} from "../../../modules/general/general.js";
import { SharedEvent, type Session } from "../../../rose/index.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { Granted, Rights } from "../rights/api.js";
import { contactIdOf, noAppointment } from "../users/api.js";
import type { Observers } from "./observers.js";
import type { Rows } from "./rows.js";
import type { PhoneCall, Snapshot } from "./snapshots.js";
import { callOf, isSection, type Section, type Views } from "./views.js";
import type { Audience, Change, News } from "./watch.js";

/** What {@link Telling} depends on. */
export interface TellingParts {
  readonly module: Pick<ModuleContext<any>, "principals" | "log">;
  readonly rights: Pick<Rights, "of">;
  readonly observers: Observers<Granted>;
  readonly rows: Rows;
  readonly views: Views;
}

/** Makes the event for somebody with these rights, and its argument. */
type EventFor = (granted: Granted) => [Event<any>, unknown] | undefined;

/** Events that have been encoded, by what the receivers may see. */
type Encoded = Map<Granted, SharedEvent<unknown>>;

interface Sending {
  readonly section: string;
  readonly granted: Granted;
  readonly event: EventFor;
  readonly shared: Encoded;
}

/** What users are told of themselves. */
const ownChanges: ReadonlySet<Change> = new Set<Change>(["appointments", "calls", "forwards"]);

/**
 * Tells sessions of users whose contacts they have opened, or whose rows they follow, and of their own appointments. An event is encoded
 * once for all who may see the same.
 */
export class Telling implements Audience {
  readonly #parts: TellingParts;
  /** Attached sessions by their users. */
  readonly #own = new Map<number, Set<Session>>();

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  wants(user: number, change: Change): boolean {
    const { observers, rows } = this.#parts;
    if (observers.of(user) !== undefined || rows.of(user) !== undefined) return true;
    return ownChanges.has(change) && this.#own.has(user);
  }

  users(): Iterable<number> {
    const { observers, rows } = this.#parts;
    return new Set([...observers.users(), ...rows.users()]);
  }

  tell(news: News): void {
    const { user, changes, snapshot, calls, isOtherState: isOther } = news;
    if (snapshot === undefined) {
      this.#remove(user);
      return;
    }
    if (changes.has("rights")) this.#tellRights(snapshot);
    const sections = new Set<Section>();
    for (const change of changes) if (isSection(change)) sections.add(change);
    // No other event tells of these.
    if (changes.has("lines")) sections.add("whole");
    // These have the state, and the note has not.
    const tellsState = ["absence", "appointments", "whole"] as const;
    const isTold = calls.length > 0 || tellsState.some((section) => sections.has(section));
    if (isOther && !isTold) sections.add("state");
    if (sections.has("whole")) {
      sections.clear();
      sections.add("whole");
    }
    for (const section of sections) this.#tellSection(snapshot, section);
    for (const call of calls) this.#tellCall(snapshot, call);
    for (const line of news.forwarding) this.#tellForwards(snapshot, line);
    if (isOther || changes.has("rights")) this.#tellRows(snapshot);
    if (changes.has("appointments")) this.#tellOwn(snapshot);
  }

  /** Sends an event of another module about a user to those who see the presence. */
  send<A>(user: number, event: Event<any, A>, argument: NoInfer<A>): void {
    const { module, observers } = this.#parts;
    module.principals.inTheEnd(() => {
      const sessions = observers.of(user);
      if (sessions === undefined) return;
      try {
        const shared = new SharedEvent(event, argument, undefined, this.send);
        for (const session of sessions.keys()) {
          if (!this.#granted(session, user).may("see-presence")) continue;
          const { connection, id } = session;
          observers.send(session, user, event.name, shared.message(connection.encoding, id));
        }
      } catch (err) {
        module.log.error({ err, event: event.name }, "an event about a user cannot be sent");
      }
    });
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

  #tellSection(snapshot: Snapshot, section: Section): void {
    const { views } = this.#parts;
    this.#tellEach(snapshot, section, (granted) => views.event(section, snapshot, granted));
  }

  #tellCall(snapshot: Snapshot, call: PhoneCall): void {
    const { user, state: iPresenceState } = snapshot;
    this.#tellEach(snapshot, `call ${call.id}`, (granted) => {
      const callinfo = callOf(call.shown(granted, false), snapshot);
      return [
        asnContactCallInformationChanged,
        { contactID: contactIdOf(user), iPresenceState, callinfo },
      ];
    });
    this.#tellUser(user.id, asnUpdateMyCallInformation, (granted) =>
      callOf(call.shown(granted, true), snapshot),
    );
  }

  #tellForwards(snapshot: Snapshot, line: string): void {
    const { views } = this.#parts;
    this.#tellEach(snapshot, `forwards ${line}`, (granted) => {
      const argument = views.forwards(line, snapshot, granted);
      return argument && [asnContactPhoneForwardStateChanged, argument];
    });
    this.#tellUser(snapshot.user.id, asnUpdateMyPhoneForwardState, (granted) =>
      views.forwards(line, snapshot, granted),
    );
  }

  /** Tells those who may see the presence. @param event The event for somebody with these rights, if there is one. */
  #tellEach(snapshot: Snapshot, section: string, event: EventFor): void {
    const { observers } = this.#parts;
    const { id } = snapshot.user;
    const shared: Encoded = new Map();
    for (const session of observers.of(id)?.keys() ?? []) {
      const granted = this.#granted(session, id);
      if (!granted.may("see-presence")) continue;
      this.#send(session, id, { section, granted, event, shared });
    }
  }

  /** Tells those who may see something else now. */
  #tellRights(snapshot: Snapshot): void {
    const { observers, views } = this.#parts;
    const { id } = snapshot.user;
    const shared: Encoded = new Map();
    const section = "whole";
    const event: EventFor = (granted) => views.event(section, snapshot, granted);
    for (const [session, before] of observers.of(id) ?? []) {
      const granted = this.#granted(session, id);
      if (granted === before) continue;
      observers.note(session, id, granted);
      this.#send(session, id, { section, granted, event, shared });
    }
  }

  #send(session: Session, user: number, { section, granted, event, shared }: Sending): void {
    const { observers, module } = this.#parts;
    const { connection, id } = session;
    try {
      let encoded = shared.get(granted);
      if (encoded === undefined) {
        const made = event(granted);
        if (made === undefined) return;
        encoded = new SharedEvent(...made, undefined, this.#send);
        shared.set(granted, encoded);
      }
      observers.send(session, user, section, encoded.message(connection.encoding, id));
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
    this.#tellUser(user.id, asnUpdateMyAppointment, () => ({
      u8sContactID: contactIdOf(user),
      seqActualAppointments: running.map(({ entry }) => entry),
      asnNextAppointment: next ?? noAppointment(),
      iPresenceState: state,
    }));
  }

  /** Tells the sessions of a user that are attached. */
  #tellUser<A>(
    user: number,
    event: Event<any, A>,
    argument: (granted: Granted) => NoInfer<A> | undefined,
  ): void {
    const sessions = this.#own.get(user);
    if (sessions === undefined) return;
    const value = argument(this.#parts.rights.of({ id: user }, user));
    if (value === undefined) return;
    for (const session of sessions) this.#emit(session, event, value);
  }

  /** The contact is no more, or its user is not enabled. */
  #remove(user: number): void {
    const { observers, rows } = this.#parts;
    const u8sContactID = contactIdOf({ id: user });
    for (const session of [...(observers.of(user)?.keys() ?? [])]) {
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
