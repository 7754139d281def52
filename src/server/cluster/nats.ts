import { consoleLog, type RoseLog } from "../../rose/index.js";
import type { Bus, BusMember, BusReceiver } from "./bus.js";
import { natsServersOf, type NatsServerAddress } from "./nats-address.js";
import { NatsTransport, type NatsCredentials } from "./nats-transport.js";
import { NumberedMember, type BusFigures } from "./numbered.js";

/** How a {@link NatsBus} is made. */
export interface NatsBusOptions extends NatsCredentials {
  /** `nats://user:password@host:4222`, or `tls://`; several with commas between them. A name without a password is a token. */
  readonly servers: string;
  /** Where it says what becomes of the connection; by default, warnings and errors go to stderr. */
  readonly log?: RoseLog;
}

/** A bus over NATS, for servers on several machines. Messages need not be stored: core NATS, without JetStream. */
export class NatsBus implements Bus {
  readonly #servers: readonly NatsServerAddress[];
  readonly #options: NatsBusOptions;
  readonly #members = new Set<NumberedMember>();

  /** @throws TypeError for servers that are no such address */
  constructor(options: NatsBusOptions) {
    this.#servers = natsServersOf(options.servers);
    this.#options = options;
  }

  /** What this process has done on the bus. */
  get figures(): readonly BusFigures[] {
    return [...this.#members].map(({ figures }) => figures);
  }

  join(receiver: BusReceiver): BusMember {
    const { log = consoleLog } = this.#options;
    const transport = new NatsTransport({ ...this.#options, servers: this.#servers, log });
    const member = new NumberedMember({ transport, receiver, log });
    this.#members.add(member);
    return member;
  }
}
