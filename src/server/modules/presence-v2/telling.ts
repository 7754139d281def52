import { asnUpdatePresenceV2 } from "../../../modules/later/presence-v2/presence-v2.js";
import { asnRemovePresence, asnUpdatePresence } from "../../../modules/presence-v2/presence-v2.js";
import { SharedEvent, type Session } from "../../../rose/index.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { Audience, News, Observers, Snapshot } from "../presence/api.js";
import type { Granted, Rights } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";
import { laterPresenceOf } from "./later.js";
import { presenceOf } from "./older.js";
import { changedSections, section } from "./sections.js";
import type { Seen, View, Views } from "./views.js";

/** How a session follows a user. The rights are those with which it was last told. */
export interface Subscription extends View {
  /** The sections of which it is told. */
  readonly sections: number;
}

/** What {@link Telling} depends on. */
export interface TellingParts {
  readonly module: Pick<ModuleContext<any>, "principals" | "log">;
  readonly rights: Pick<Rights, "of">;
  readonly observers: Observers<Subscription>;
  readonly views: Views;
}

/** What a session is told of a user. */
interface Update extends Pick<News, "user" | "calls"> {
  readonly snapshot: Snapshot;
  readonly view: Subscription;
  readonly sections: number;
  /** The rights with which the session was told before, if they are others now. */
  readonly before?: Granted;
}

/** Events that have been encoded, by what the receivers may see, then by what else distinguishes them. */
type Encoded = Map<Granted, Map<string, SharedEvent<unknown>>>;

/** Tells sessions of the users to whose presence they have subscribed: only what is different, wanted, and seen. */
export class Telling implements Audience {
  readonly #parts: TellingParts;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  wants(user: number): boolean {
    return this.#parts.observers.of(user) !== undefined;
  }

  users(): Iterable<number> {
    return this.#parts.observers.users();
  }

  tell(news: News): void {
    const { module, rights, observers } = this.#parts;
    const { user, snapshot } = news;
    if (snapshot === undefined) {
      this.#remove(user);
      return;
    }
    const changed = { "6.1": changedSections(news, "6.1"), "8": changedSections(news, "8") };
    const encoded: Encoded = new Map();
    const { calls } = news;
    for (const [session, view] of observers.of(user) ?? []) {
      const granted = rights.of(module.principals.of(session), user);
      const { granted: before } = view;
      if (granted !== before) {
        // Who may see something else than before is told all of it.
        const now = { ...view, granted };
        observers.note(session, user, now);
        const { sections } = now;
        this.#send(session, { user, calls, snapshot, view: now, sections, before }, encoded);
        continue;
      }
      const sections = changed[view.version] & view.sections;
      if (sections === 0 || !granted.may("see-presence")) continue;
      this.#send(session, { user, calls, snapshot, view, sections }, encoded);
    }
  }

  #send(session: Session, update: Update, encoded: Encoded): void {
    const { observers, module } = this.#parts;
    const { connection, id } = session;
    const { user, sections, view, before, calls } = update;
    try {
      const same = encoded.get(view.granted) ?? new Map<string, SharedEvent<unknown>>();
      encoded.set(view.granted, same);
      const key = `${view.version} ${view.viewer} ${sections} ${before === undefined ? "" : bitsOf(before)}`;
      const event = same.get(key) ?? this.#encode(update);
      same.set(key, event);
      const about = (sections & section.calls) === 0 ? [] : calls.map((call) => call.id);
      const message = event.message(connection.encoding, id);
      observers.send(session, user, [sections, ...about].join(" "), message);
    } catch (err) {
      module.log.error({ err, sections }, "a presence cannot be sent");
    }
  }

  #encode(update: Update): SharedEvent<unknown> {
    const seen = this.#seen(update);
    const iChangedFlags = update.sections;
    if (update.view.version === "8") {
      const argument = { presence: laterPresenceOf(seen), iChangedFlags };
      return new SharedEvent<unknown>(asnUpdatePresenceV2, argument, undefined, this.#encode);
    }
    const argument = { presence: presenceOf(seen), iChangedFlags };
    return new SharedEvent<unknown>(asnUpdatePresence, argument, undefined, this.#encode);
  }

  #seen({ snapshot, view, sections, calls, before }: Update): Seen {
    const { views } = this.#parts;
    if (before === undefined) return views.seen(snapshot, view, sections, calls);
    const seen = views.seen(snapshot, view, sections);
    const isBlank = !view.granted.may("see-presence");
    // A list of calls tells only of those in it.
    return isBlank && seen.calls !== undefined
      ? { ...seen, calls: views.gone(snapshot, before) }
      : seen;
  }

  /** The user is no more, or not enabled. */
  #remove(user: number): void {
    const { observers, module } = this.#parts;
    const sessions = [...(observers.of(user)?.keys() ?? [])];
    const argument = { u8sContactID: contactIdOf({ id: user }) };
    try {
      const event = new SharedEvent(asnRemovePresence, argument, undefined, this.#remove);
      for (const session of sessions) {
        const { connection, id } = session;
        observers.send(session, user, "removed", event.message(connection.encoding, id));
      }
    } catch (err) {
      module.log.error({ err }, "the end of a presence cannot be sent");
    }
    for (const session of sessions) observers.close(session, user);
  }
}

function bitsOf({ presence, primary, secondary }: Granted): string {
  return `${presence} ${primary} ${secondary}`;
}
