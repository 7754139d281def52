import type { Event } from "../../../codec/index.js";
import {
  asnAdministrativeMonitorContentGroupAdded,
  asnAdministrativeMonitorContentGroupChanged,
  asnAdministrativeMonitorContentGroupRemoved,
} from "../../../modules/later/client-content/client-content.js";
import { SharedEvent, type RoseLog, type Session } from "../../../rose/index.js";
import { outlastsInvoke, RequestError, RequestErrorDetail } from "../../kernel/index.js";
import type { MonitorGroup } from "./groups.js";

/** What a session knows: its groups by their URIs. */
interface Known {
  readonly user: number;
  groups: ReadonlyMap<string, MonitorGroup>;
}

/** The events that are told at a time; each is encoded once for all who have the same group. */
type Shared = Map<Event<any, any>, Map<MonitorGroup, SharedEvent<any>>>;

/** The sessions that are told of the groups in the monitors of their users. */
export class Followers {
  readonly #groupsOf: (user: number) => MonitorGroup[];
  readonly #log: RoseLog;
  readonly #sessions = new Map<Session, Known>();
  readonly #byUser = new Map<number, Set<Session>>();

  constructor(groupsOf: (user: number) => MonitorGroup[], log: RoseLog) {
    this.#groupsOf = groupsOf;
    this.#log = log;
  }

  /** @throws RequestError for an invoke with credentials of its own, whose session ends with it. */
  add(session: Session, user: number, groups: readonly MonitorGroup[]): void {
    if (session.ended) return;
    if (!outlastsInvoke(session)) {
      const { accessDenied } = RequestErrorDetail;
      throw new RequestError(accessDenied, "Only for a session that is logged on");
    }
    this.#sessions.set(session, { user, groups: byUri(groups) });
    const sessions = this.#byUser.get(user);
    if (sessions === undefined) this.#byUser.set(user, new Set([session]));
    else sessions.add(session);
  }

  remove(session: Session): void {
    const known = this.#sessions.get(session);
    if (known === undefined) return;
    this.#sessions.delete(session);
    const sessions = this.#byUser.get(known.user);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(known.user);
  }

  /** Tells what is another now. @param users Whom it may concern; all if it is empty. */
  tell(users: readonly number[]): void {
    const shared: Shared = new Map();
    for (const user of users.length > 0 ? users : [...this.#byUser.keys()]) {
      const sessions = this.#byUser.get(user);
      if (sessions === undefined) continue;
      const now = byUri(this.#groupsOf(user));
      for (const session of sessions) {
        try {
          this.#tellOne(session, now, shared);
        } catch (err) {
          this.#log.error({ err }, "groups of a monitor cannot be told");
        }
      }
    }
  }

  #tellOne(session: Session, now: ReadonlyMap<string, MonitorGroup>, shared: Shared): void {
    const known = this.#sessions.get(session);
    if (known === undefined || session.ended) return;
    const before = known.groups;
    known.groups = now;
    for (const [uri, one] of before) {
      if (now.has(uri)) continue;
      const argument = { adminMonitorGroupRemoved: one.group };
      send(session, shared, one, asnAdministrativeMonitorContentGroupRemoved, argument);
    }
    for (const [uri, one] of now) {
      const old = before.get(uri);
      if (old === undefined) {
        const argument = { adminMonitorGroupAdded: one.group };
        send(session, shared, one, asnAdministrativeMonitorContentGroupAdded, argument);
      } else if (old.digest !== one.digest) {
        const argument = { adminMonitorGroupChanged: one.group };
        send(session, shared, one, asnAdministrativeMonitorContentGroupChanged, argument);
      }
    }
  }
}

function send<A>(
  { connection, id }: Session,
  shared: Shared,
  group: MonitorGroup,
  event: Event<any, A>,
  argument: NoInfer<A>,
): void {
  if (!connection.open) return;
  const ofEvent = shared.get(event) ?? new Map<MonitorGroup, SharedEvent<any>>();
  shared.set(event, ofEvent);
  const message = ofEvent.get(group) ?? new SharedEvent(event, argument, undefined, send);
  ofEvent.set(group, message);
  connection.send(message.message(connection.encoding, id));
}

function byUri(groups: readonly MonitorGroup[]): ReadonlyMap<string, MonitorGroup> {
  return new Map(groups.map((one) => [one.group.u8sGroupURI, one]));
}
