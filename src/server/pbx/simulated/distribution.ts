import { PbxError, type AgentState, type PbxEvent } from "../driver.js";
import type { SimulatedClock } from "./clock.js";
import type { Exchange } from "./exchange.js";
import { Connection, type Call, type Endpoint, type Group } from "./parts.js";

/** Calls that wait at a group. */
const mostWaiting = 100;
/** Milliseconds for which a call waits. */
const longestWait = 300_000;

const events: Readonly<Record<AgentState, Extract<PbxEvent, { group: string }>["event"]>> = {
  loggedOff: "agentLoggedOff",
  notReady: "agentNotReady",
  ready: "agentReady",
  busy: "agentBusy",
  workingAfterCall: "agentWorkingAfterCall",
};

/** Distributes the calls of groups among their members, who take turns. */
export class Distribution {
  readonly #exchange: () => Exchange;
  readonly #clock: SimulatedClock;
  readonly #wrapUp: number;
  readonly #groups: Group[] = [];

  constructor(exchange: () => Exchange, clock: SimulatedClock, wrapUp: number) {
    this.#exchange = exchange;
    this.#clock = clock;
    this.#wrapUp = wrapUp;
  }

  add(group: Group): void {
    this.#groups.push(group);
  }

  /** Takes a call that has come to a group. @returns Whether there is room. */
  take(call: Call, group: Group, cause: "normal" | "distributed" = "normal"): boolean {
    if (group.queue.length >= mostWaiting) return false;
    const waiting = new Connection(call, group, "queued");
    call.hadOthers = true;
    group.queue.push(waiting);
    const end = this.#clock.after(longestWait, () => this.#giveUp(waiting));
    waiting.wait(end);
    this.#exchange().parts.emit({
      event: "queued",
      connection: waiting.id,
      cause,
      ...call.numbers,
    });
    this.#distribute(group);
    return true;
  }

  /** Somebody may be free, or a call may have left a queue. */
  freed(endpoint: Endpoint): void {
    for (const group of this.#groups) {
      if (group === endpoint || group.turns.includes(endpoint)) this.#distribute(group);
    }
  }

  /** A call of a group has been answered by an agent, or not in time: then it goes to the next one. */
  distributed(connection: Connection, outcome: "answered" | "unanswered"): void {
    const { from: group, endpoint, call } = connection;
    if (group === undefined) return;
    if (outcome === "answered") {
      if (group.isAcd) this.#become(endpoint, group, "busy");
      return;
    }
    const [waiting] = call.others(connection);
    this.#exchange().divert(connection, group.number, "callNotAnswered");
    if (waiting === undefined) return;
    if (!this.take(call, group, "distributed")) this.#exchange().fail(waiting, "queueFull");
  }

  /** A call of the group is over: its agent has some time, and is then ready again. */
  over(group: Group): void {
    for (const member of group.turns) {
      const isBusy = [...member.connections.values()].some(
        ({ from, state }) => from === group && state !== "alerting",
      );
      if (member.agent.get(group.id) !== "busy" || isBusy) continue;
      this.#become(member, group, "workingAfterCall");
      this.#clock.after(this.#wrapUp, () => {
        if (member.agent.get(group.id) === "workingAfterCall") this.set(member, group, "ready");
      });
    }
    this.#distribute(group);
  }

  /** Sets what an agent does. @throws PbxError */
  set(member: Endpoint, group: Endpoint, state: AgentState): void {
    const found = this.#groups.find((one) => one === group);
    if (found === undefined || !found.turns.includes(member)) {
      throw new PbxError("invalidArgument", "The line is no agent of the group");
    }
    this.#become(member, found, state);
    this.#distribute(found);
  }

  #become(member: Endpoint, group: Group, state: AgentState): void {
    const before = member.agent.get(group.id) ?? "loggedOff";
    if (before === state) return;
    member.agent.set(group.id, state);
    const about = { device: member.id, group: group.id };
    if (before === "loggedOff") this.#exchange().parts.emit({ event: "agentLoggedOn", ...about });
    // Who has logged on is not ready yet.
    if (before !== "loggedOff" || state !== "notReady") {
      this.#exchange().parts.emit({ event: events[state], ...about });
    }
  }

  #distribute(group: Group): void {
    // Each turn takes a call out of the queue or ends.
    for (;;) {
      group.queue.splice(0, group.queue.length, ...group.queue.filter((one) => isWaiting(one)));
      const [first] = group.queue;
      const at = group.turns.findIndex((member) => canTake(member, group, first));
      if (first === undefined || at < 0) return;
      const [member] = group.turns.splice(at, 1) as [Endpoint];
      group.turns.push(member);
      group.queue.shift();
      const { call } = first;
      call.redirectingNumber = group.number;
      this.#leaveQueue(first, member);
      const rings = this.#exchange().ring(call, member, "distributed");
      if (rings.state === "alerting") this.#exchange().awaitAgent(rings, group);
    }
  }

  #leaveQueue(waiting: Connection, member: Endpoint): void {
    const { id, call } = waiting;
    waiting.leave();
    const newDestination = member.number;
    const event = {
      event: "diverted",
      connection: id,
      cause: "distributed",
      newDestination,
    } as const;
    this.#exchange().parts.emit(event);
    this.#exchange().endIfEmpty(call);
  }

  #giveUp(waiting: Connection): void {
    const [caller] = waiting.call.others(waiting);
    this.#exchange().leave(waiting, "alertTimeExpired");
    if (caller !== undefined) this.#exchange().fail(caller, "callNotAnswered");
  }
}

/** Whether a connection of a queue still waits there; others have left it meanwhile. */
function isWaiting(one: Connection): boolean {
  return one.state === "queued" && one.call.connections.get(one.endpoint) === one;
}

function canTake(member: Endpoint, group: Group, waiting: Connection | undefined): boolean {
  if (waiting === undefined || waiting.call.connections.has(member)) return false;
  if (group.isAcd && member.agent.get(group.id) !== "ready") return false;
  return member.inService && member.isFree && !member.doNotDisturb;
}
