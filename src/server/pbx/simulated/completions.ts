import { PbxError } from "../driver.js";
import type { Exchange } from "./exchange.js";
import { requireState } from "./exchange.js";
import type { Connection, Endpoint } from "./parts.js";

/** Call backs that wait. */
const mostWaiting = 1_000;

interface Completion {
  readonly from: Endpoint;
  readonly target: Endpoint;
  /** How often the other must have used his telephone: one who was not there is there then. */
  readonly uses: number;
}

/** Calls back who was busy or did not answer, as soon as both are free. */
export class Completions {
  readonly #exchange: () => Exchange;
  #waiting: Completion[] = [];

  constructor(exchange: () => Exchange) {
    this.#exchange = exchange;
  }

  /** @throws PbxError */
  set(connection: Connection): void {
    const { call, endpoint: from } = connection;
    const exchange = this.#exchange();
    if (connection.state !== "fail") {
      requireState(connection, "connected");
      if (call.others(connection).some(({ state }) => state !== "alerting")) {
        throw new PbxError("invalidState", "The other party has answered");
      }
    }
    const target = exchange.find(call.calledNumber);
    if (target?.device?.category !== "station" || target === from) {
      throw new PbxError("invalidDestination", "Only a line of the PBX can be called back");
    }
    const before = this.#waiting.filter((one) => one.from !== from || one.target !== target);
    if (before.length >= mostWaiting) {
      throw new PbxError("limitReached", "There are too many call backs");
    }
    const uses = connection.state === "fail" ? 0 : target.uses + 1;
    this.#waiting = [...before, { from, target, uses }];
    exchange.parts.emit({ event: "callBack", device: from.id, target: target.id, on: true });
    exchange.clear(connection, "callBack");
  }

  /** Somebody may be free now. */
  freed(endpoint: Endpoint): void {
    for (const one of this.#waiting) {
      const { from, target } = one;
      if (endpoint !== from && endpoint !== target) continue;
      if (target.uses < one.uses || !from.isFree || !target.isFree) continue;
      if (!from.inService || !target.inService) continue;
      this.#waiting = this.#waiting.filter((other) => other !== one);
      const exchange = this.#exchange();
      exchange.parts.emit({ event: "callBack", device: from.id, target: target.id, on: false });
      try {
        exchange.make(from, target.number, false, "callBack");
      } catch (error) {
        // Whoever has set the line free has nothing to do with it that there is no room for the call back.
        if (!(error instanceof PbxError)) throw error;
      }
    }
  }
}
