import { PbxError } from "../driver.js";
import { requireState, type Exchange } from "./exchange.js";
import type { Connection } from "./parts.js";

/** Parties of a conference. */
const mostParties = 8;

/** Joins calls of a simulated PBX. */
export class Joining {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** @throws PbxError */
  alternate(held: Connection, active: Connection): void {
    requireBoth(held, active);
    this.#exchange.hold(active);
    this.#exchange.retrieve(held);
  }

  /** @throws PbxError */
  transfer(held: Connection, active: Connection): void {
    requireBoth(held, active);
    if (![held, active].some((own) => own.call.others(own).some(({ talks }) => talks))) {
      throw new PbxError("invalidState", "Neither of the other parties has answered");
    }
    const by = [held.id, active.id];
    const { endpoint, call } = active;
    const controller = call.controller ?? held.call.controller;
    active.leave();
    held.leave();
    const connections = this.#move(held, active);
    // A conference goes on without the one who has made it.
    if (call.connections.size > 2) call.controller = controller;
    this.#exchange.parts.emit({ event: "transferred", cause: "transfer", by, connections });
    this.#exchange.endIfEmpty(held.call);
    this.#exchange.parts.freed(endpoint);
  }

  /** @throws PbxError */
  singleStepTransfer(active: Connection, to: string): void {
    requireState(active, "connected");
    const { call, endpoint, id } = active;
    const [other, more] = call.others(active);
    if (other === undefined || more !== undefined || other.state !== "connected") {
      throw new PbxError("invalidState", "Only a call with one other party can be transferred");
    }
    if (this.#exchange.find(to) === undefined) {
      throw new PbxError("invalidDestination", "The number cannot be dialled");
    }
    active.leave();
    const connections = [{ old: other.id, new: other.id }];
    this.#exchange.parts.emit({ event: "transferred", cause: "transfer", by: [id], connections });
    call.redirectingNumber = endpoint.number;
    this.#exchange.route(call, to, { cause: "transfer", waiting: other });
    this.#exchange.parts.freed(endpoint);
  }

  /** @throws PbxError */
  conference(held: Connection, active: Connection): void {
    requireBoth(held, active);
    if (active.call.others(active).some(({ talks }) => !talks)) {
      throw new PbxError("invalidState", "The other party has not answered");
    }
    if (held.call.connections.size + active.call.connections.size - 1 > mostParties) {
      throw new PbxError("limitReached", `A conference has ${mostParties} parties at most`);
    }
    const { id } = active;
    const by = [held.id, id];
    const controller = active.call.controller ?? held.call.controller ?? active.endpoint;
    held.leave();
    const connections = [{ old: id, new: id }, ...this.#move(held, active)];
    active.call.controller = controller;
    this.#exchange.parts.emit({ event: "conferenced", cause: "conference", by, connections });
    this.#exchange.endIfEmpty(held.call);
  }

  /** @throws PbxError */
  singleStepConference(active: Connection, to: string): void {
    requireState(active, "connected");
    const { call } = active;
    if (call.others(active).some(({ talks }) => !talks)) {
      throw new PbxError("invalidState", "The other party has not answered");
    }
    if (call.connections.size >= mostParties) {
      throw new PbxError("limitReached", `A conference has ${mostParties} parties at most`);
    }
    const target = this.#exchange.find(to);
    if (target === undefined || target.device?.category === "group") {
      throw new PbxError("invalidDestination", "The number cannot be called into a conference");
    }
    const isThere = target.inService && target.isFree && !target.doNotDisturb;
    if (!isThere || call.connections.has(target)) {
      throw new PbxError("invalidState", "The number is busy");
    }
    call.inviter = active.endpoint;
    this.#exchange.ring(call, target, "conference");
  }

  /** Moves the parties of one call to another; returns all of that but the one who does it. */
  #move(held: Connection, active: Connection): { old: Connection["id"]; new: Connection["id"] }[] {
    const there = active.call.others(active).map(({ id }) => ({ old: id, new: id }));
    const moved = held.call.others(held).map((one) => {
      const { id: old } = one;
      one.move(active.call);
      return { old, new: one.id };
    });
    active.call.hadOthers = true;
    return [...there, ...moved];
  }
}

/** @throws PbxError unless both are connections of a device, and nobody else is in both calls. */
function requireBoth(held: Connection, active: Connection): void {
  requireState(held, "hold");
  requireState(active, "connected");
  const { endpoint } = active;
  if (held.endpoint !== endpoint || held.call === active.call) {
    throw new PbxError("invalidState", "The calls are not two of one line");
  }
  for (const other of held.call.others(held)) {
    if (!active.call.connections.has(other.endpoint)) continue;
    throw new PbxError("invalidState", "A party is in both calls");
  }
  if (active.call.others(active).some(({ state }) => state === "queued")) {
    throw new PbxError("invalidState", "The call waits at a group");
  }
}
