import { BOOLEAN, INTEGER, sequence, sequenceOf, UTF8String } from "../../../codec/index.js";
import { AsnAgentBroadcastItem } from "../../../modules/agent/agent.js";
import { topic, type Topic } from "../../kernel/index.js";

const ids = sequenceOf("AgentIds", () => INTEGER);

/** The state of an agent in a group is another. */
export interface AgentStateChanged {
  /** The id of the user. */
  readonly user: number;
  /** The URI of the line at which the user is an agent. */
  readonly agentUri: string;
  /** The URI of the group. */
  readonly groupUri: string;
  /** One of AsnAgentStateEnum. */
  readonly state: number;
}

/** Told on each server, whatever the kind of group. */
export const agentStateChanged: Topic<AgentStateChanged> = topic<AgentStateChanged>(
  "agent/state",
  sequence("AgentStateChanged", () => [
    ["user", INTEGER],
    ["agentUri", UTF8String],
    ["groupUri", UTF8String],
    ["state", INTEGER],
  ]),
);

/** Groups of users as agents have come, gone or changed, but for the agents' states. */
export interface AgentGroupsChanged {
  /** The ids of the users. */
  readonly users: readonly number[];
}

/** Told on each server, whatever the kind of group. */
export const agentGroupsChanged: Topic<AgentGroupsChanged> = topic<AgentGroupsChanged>(
  "agent/groups",
  sequence("AgentGroupsChanged", () => [["users", ids]]),
);

/** Whether an agent may be given visitors of one of the server's groups is another (AsnRankingAgentPublicPresenceEnum). */
export interface AgentPresenceChanged {
  readonly group: number;
  readonly user: number;
  readonly presence: number;
}

/** Each server tells only itself. */
export const agentPresenceChanged: Topic<AgentPresenceChanged> = topic<AgentPresenceChanged>(
  "agent/presence",
  sequence("AgentPresenceChanged", () => [
    ["group", INTEGER],
    ["user", INTEGER],
    ["presence", INTEGER],
  ]),
);

/** The monitor with this id gets an event about a state. */
export interface MonitoredState extends AgentStateChanged {
  readonly monitor: string;
}
export const monitoredState: Topic<MonitoredState> = topic<MonitoredState>(
  "agent/monitored-state",
  sequence("MonitoredAgentState", () => [
    ["monitor", UTF8String],
    ["user", INTEGER],
    ["agentUri", UTF8String],
    ["groupUri", UTF8String],
    ["state", INTEGER],
  ]),
);

/** The monitor with this id gets the list of its groups. */
export interface MonitoredGroups {
  readonly monitor: string;
}
export const monitoredGroups: Topic<MonitoredGroups> = topic<MonitoredGroups>(
  "agent/monitored-groups",
  sequence("MonitoredAgentGroups", () => [["monitor", UTF8String]]),
);

/** A broadcast that has been made. */
export interface BroadcastMade {
  readonly item: AsnAgentBroadcastItem;
  /** The ids of the groups. */
  readonly groups: readonly number[];
  /** Who has made it: the id of a user, 0 for a client that has not logged on as one. */
  readonly creator: number;
  /** Whether it is kept until it is confirmed or has expired. */
  readonly kept: boolean;
  /** The time at which it expires, in milliseconds since 1970; 0 if it does not. */
  readonly expires: number;
}
/** All servers send it to their clients. Of those that are kept, each server tells only itself. */
export const broadcastMade: Topic<BroadcastMade> = topic<BroadcastMade>(
  "agent/broadcast",
  sequence("AgentBroadcastMade", () => [
    ["item", AsnAgentBroadcastItem],
    ["groups", ids],
    ["creator", INTEGER],
    ["kept", BOOLEAN],
    ["expires", INTEGER],
  ]),
);
