import { INTEGER } from "../../../codec/index.js";
import { AsnRankingAgentPublicPresenceEnum } from "../../../modules/ranking/ranking.js";
import type { Session } from "../../../rose/index.js";
import type { Cluster, Shared } from "../../kernel/index.js";
import type { Group } from "../groups/api.js";

const { offline, available } = AsnRankingAgentPublicPresenceEnum.values;

/** Whether an agent may be given a visitor: AsnRankingAgentPublicPresenceEnum (manual line 48062). */
export type AgentPresence = AsnRankingAgentPublicPresenceEnum;

/** An agent as the ranking sees him. */
export interface Candidate {
  /** The id of the user. */
  readonly agent: number;
  readonly uri: string;
}

interface Registration {
  readonly agent: number;
  readonly uri: string;
  points: number;
}

/** Who is the agent of which session with how many points, and which agent is available in which group; all in memory. */
export class Board {
  readonly #sessions = new Map<Session, Registration>();
  /** The points of each agent over the sessions of each server; without 0. */
  readonly #points: Shared<number>;
  /** By group and agent: the presence, and its place in the order in which it was told. */
  readonly #presence = new Map<number, Map<number, Told>>();
  #told = 0;

  constructor(cluster: Pick<Cluster, "shared">) {
    this.#points = cluster.shared("ranking/points", INTEGER);
  }

  /** The points of an agent over all sessions that have him, on all servers. */
  points(agent: number): number {
    return this.#points.get(`${agent}`).reduce((sum, { value }) => sum + value, 0);
  }

  /** The agent of a session. */
  of(session: Session): Readonly<Registration> | undefined {
    return this.#sessions.get(session);
  }

  /** Makes somebody the agent of a session, in the place of another, with 0 points. The same agent keeps his points. */
  register(session: Session, { agent, uri }: Candidate): void {
    if (this.#sessions.get(session)?.agent === agent) return;
    this.forget(session);
    this.#sessions.set(session, { agent, uri, points: 0 });
  }

  /** Sets the points of a session's agent. */
  rank(session: Session, points: number): void {
    const registration = this.#sessions.get(session);
    if (registration === undefined) return;
    this.#give(registration.agent, points - registration.points);
    registration.points = points;
  }

  /** Forgets the agent of a session, with his points. */
  forget(session: Session): void {
    const registration = this.#sessions.get(session);
    if (registration === undefined) return;
    this.#sessions.delete(session);
    this.#give(registration.agent, -registration.points);
  }

  /** Notes whether an agent may be given visitors of a group. */
  setPresence(group: number, agent: number, presence: AgentPresence): void {
    const told = this.#presence.get(group) ?? new Map<number, Told>();
    if (told.get(agent)?.presence === presence) return;
    if (presence === offline) told.delete(agent);
    else told.set(agent, { presence, since: ++this.#told });
    if (told.size === 0) this.#presence.delete(group);
    else this.#presence.set(group, told);
  }

  /** Whether an agent may be given visitors of a group. */
  presence(group: number, agent: number): AgentPresence {
    return this.#presence.get(group)?.get(agent)?.presence ?? offline;
  }

  /**
   * The agents of groups who are available, the best first: who has the fewest points over all sessions, and of these who has been so for the
   * longest. Each with the first group in which he is.
   */
  available(groups: readonly Pick<Group, "id" | "members">[]): Available[] {
    const found = new Map<number, Available>();
    for (const [at, { id, members }] of groups.entries()) {
      const told = this.#presence.get(id);
      if (told === undefined) continue;
      const here = new Set(members);
      for (const [agent, { presence, since }] of told) {
        if (presence !== available || !here.has(agent) || found.has(agent)) continue;
        found.set(agent, { agent, group: at, points: this.points(agent), since });
      }
    }
    return [...found.values()].toSorted(
      (one, other) => one.points - other.points || one.since - other.since,
    );
  }

  #give(agent: number, points: number): void {
    if (points === 0) return;
    const sum = (this.#points.own(`${agent}`) ?? 0) + points;
    this.#points.set(`${agent}`, sum === 0 ? undefined : sum);
  }
}

interface Told {
  readonly presence: AgentPresence;
  readonly since: number;
}

/** An agent who is available. */
export interface Available {
  readonly agent: number;
  /** The place of the group among those that were asked for. */
  readonly group: number;
  readonly points: number;
  readonly since: number;
}
