import { PbxError } from "../driver.js";
import type { Exchange } from "./exchange.js";
import type { Connection, Endpoint } from "./parts.js";

/** What {@link Phone} depends on. */
export interface PhoneParts {
  readonly exchange: Exchange;
  /** Does work, and then what it has set free. */
  readonly run: <R>(work: () => R) => R;
  readonly setService: (endpoint: Endpoint, inService: boolean) => void;
}

/**
 * A telephone of the simulation, at a line or outside, and who uses it. A number outside at which a line has its remote office rings and calls
 * for that line. Everything fails with a PbxError if it cannot be done.
 */
export class Phone {
  readonly #number: string;
  readonly #parts: PhoneParts;

  constructor(number: string, parts: PhoneParts) {
    this.#number = number;
    this.#parts = parts;
  }

  /** Calls a number. */
  call(to: string): void {
    this.#parts.run(() => {
      const { exchange } = this.#parts;
      const own = this.#endpoint;
      if (own.active !== undefined) exchange.hold(own.active);
      exchange.make(own, to, false, "newCall");
    });
  }

  /** Answers the call that rings. */
  answer(): void {
    this.#parts.run(() => {
      const ringing = (one: Connection): boolean =>
        one.state === "alerting" || (one.state === "initiated" && one.pending !== undefined);
      this.#parts.exchange.answer(this.#connection(ringing, "No call rings"));
    });
  }

  /** Ends the call that is active, or else one that rings or is held. */
  hangUp(): void {
    this.#parts.run(() => {
      const { active } = this.#endpoint;
      const one = active ?? this.#connection(() => true, "There is no call");
      this.#parts.exchange.clear(one, "normal");
    });
  }

  /** Puts the call on hold. */
  hold(): void {
    this.#parts.run(() => {
      const active = (one: Connection): boolean => one.state === "connected";
      this.#parts.exchange.hold(this.#connection(active, "No call is active"));
    });
  }

  /** Goes on with the call that is on hold. */
  retrieve(): void {
    this.#parts.run(() => {
      const held = (one: Connection): boolean => one.state === "hold";
      this.#parts.exchange.retrieve(this.#connection(held, "No call is held"));
    });
  }

  /** Takes the telephone away from its line. Calls that it has end. */
  unplug(): void {
    this.#parts.run(() => this.#parts.setService(this.#parts.exchange.device(this.#number), false));
  }

  /** Connects it again. */
  plugIn(): void {
    this.#parts.run(() => this.#parts.setService(this.#parts.exchange.device(this.#number), true));
  }

  get #endpoint(): Endpoint {
    const found = this.#parts.exchange.find(this.#number);
    if (found !== undefined) return found;
    throw new PbxError("unknownDevice", "There is no such telephone");
  }

  #connection(wanted: (one: Connection) => boolean, otherwise: string): Connection {
    const own = this.#endpoint;
    for (const endpoint of [own, ...this.#remote(own)]) {
      for (const one of endpoint.connections.values()) if (wanted(one)) return one;
    }
    throw new PbxError("invalidState", otherwise);
  }

  /** The lines that have their remote office at this telephone. */
  *#remote(own: Endpoint): Iterable<Endpoint> {
    for (const endpoint of this.#parts.exchange.endpoints) {
      const { enabled, destination } = endpoint.remoteOffice;
      if (enabled && this.#parts.exchange.find(destination)?.id === own.id) yield endpoint;
    }
  }
}
