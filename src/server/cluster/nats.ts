import { createSecureContext } from "node:tls";
import { consoleLog, type RoseLog } from "../../rose/index.js";
import { knownOptions, logDemand, requireGiven, type NamesOf } from "../../rose/internal.js";
import type { Bus, BusMember, BusReceiver } from "./bus.js";
import { natsServersOf, type NatsServerAddress } from "./nats-address.js";
import { isCredentials, NatsTransport } from "./nats-transport.js";
import { NumberedMember, type BusFigures } from "./numbered.js";

/** How a {@link NatsBus} is made. */
export interface NatsBusOptions {
  /**
   * `nats://user:password@host:4222`, or `tls://`; several with commas between them, of which those without a user have that of the first
   * one. A name without a password is a token.
   */
  readonly servers: string;
  /** Who connects: the content of a file of credentials (`.creds`), or the seed of a key (`SU..`). */
  readonly credentials?: string | undefined;
  /** The authority that must have issued the servers' certificates, in PEM. */
  readonly ca?: string | undefined;
  /** The certificate that NATS servers are shown, in PEM. */
  readonly cert?: string | undefined;
  /** Its key, in PEM. */
  readonly key?: string | undefined;
  /** Where it says what becomes of the connection; by default, warnings and errors go to stderr. */
  readonly log?: RoseLog;
}

const optionNames = {
  // They may contain passwords, so no message shows them.
  servers: true,
  credentials: true,
  ca: true,
  cert: true,
  key: true,
  log: logDemand,
} satisfies NamesOf<NatsBusOptions>;

/** A bus over NATS, for servers on several machines. Core NATS is enough, without JetStream. */
export class NatsBus implements Bus {
  readonly #servers: readonly NatsServerAddress[];
  readonly #options: NatsBusOptions;
  #member: NumberedMember | undefined;

  /**
   * @throws TypeError for an unknown option, or for servers or credentials that are none; an Error of `node:tls` for an invalid certificate
   *   or key.
   */
  constructor(options: NatsBusOptions) {
    knownOptions(options, optionNames, "NatsBus");
    requireGiven(options, ["servers"], "NatsBus");
    const { servers, credentials, ca, cert, key } = options;
    this.#servers = natsServersOf(servers);
    if (credentials !== undefined && !isCredentials(credentials)) {
      throw new TypeError("the credentials are neither a JWT with a seed nor the seed of a user");
    }
    if ((cert === undefined) !== (key === undefined)) {
      throw new TypeError("a certificate and its key go together");
    }
    createSecureContext({ ca, cert, key });
    this.#options = options;
  }

  /** What the server that has joined last has done, and what it knows. */
  get figures(): BusFigures | undefined {
    return this.#member?.figures;
  }

  /** Joins. Nothing is connected before the member is opened. */
  join(receiver: BusReceiver): BusMember {
    const { log = consoleLog } = this.#options;
    const transport = new NatsTransport({ ...this.#options, servers: this.#servers, log });
    this.#member = new NumberedMember({ transport, receiver, log });
    return this.#member;
  }
}
