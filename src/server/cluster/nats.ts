import { createSecureContext } from "node:tls";
import { consoleLog, type RoseLog } from "../../rose/index.js";
import { knownOptions, logDemand, requireGiven, type NamesOf } from "../../rose/internal.js";
import type { Bus, BusMember, BusReceiver } from "./bus.js";
import { natsServersOf, type NatsServerAddress } from "./nats-address.js";
import { isCredentials, NatsTransport, type NatsIdentity } from "./nats-transport.js";
import { NumberedMember, type BusFigures } from "./numbered.js";

/** How a {@link NatsBus} is made. */
export interface NatsBusOptions extends NatsIdentity {
  /**
   * `nats://user:password@host:4222`, or `tls://`; several with commas between them, of which those without a user have that of the first
   * one. A name without a password is a token.
   */
  readonly servers: string;
  /** Where it says what becomes of the connection; by default, warnings and errors go to stderr. */
  readonly log?: RoseLog;
}

// They may contain passwords, so no message shows them.
const identityNames = {
  credentials: true,
  ca: true,
  cert: true,
  key: true,
} satisfies NamesOf<NatsIdentity>;

const optionNames = {
  servers: true,
  ...identityNames,
  log: logDemand,
} satisfies NamesOf<NatsBusOptions>;

/** A bus over NATS, for servers on several machines. Core NATS is enough, without JetStream. */
export class NatsBus implements Bus {
  readonly #servers: readonly NatsServerAddress[];
  readonly #log: RoseLog;
  #identity: NatsIdentity;
  #member: NumberedMember | undefined;

  /**
   * @throws TypeError for an unknown option, or for servers or credentials that are none; an Error of `node:tls` for an invalid certificate
   *   or key.
   */
  constructor(options: NatsBusOptions) {
    knownOptions(options, optionNames, "NatsBus");
    requireGiven(options, ["servers"], "NatsBus");
    const { servers, log = consoleLog, ...identity } = options;
    this.#servers = natsServersOf(servers);
    this.#log = log;
    this.#identity = requireIdentity(identity);
  }

  /**
   * Connects by this from the next time on; a connection that is there goes on. What it does not have is not used any more.
   * @throws TypeError for an unknown member, or for credentials that are none; an Error of `node:tls` for an invalid certificate or key.
   */
  setIdentity(identity: NatsIdentity): void {
    knownOptions(identity, identityNames, "NatsBus.setIdentity");
    this.#identity = requireIdentity(identity);
  }

  /** What the server that has joined last has done, and what it knows. */
  get figures(): BusFigures | undefined {
    return this.#member?.figures;
  }

  /** Joins. Nothing is connected before the member is opened. */
  join(receiver: BusReceiver): BusMember {
    const log = this.#log;
    const transport = new NatsTransport({
      servers: this.#servers,
      identity: () => this.#identity,
      log,
    });
    this.#member = new NumberedMember({ transport, receiver, log });
    return this.#member;
  }
}

/** @throws TypeError or Error if it cannot be used. */
function requireIdentity(identity: NatsIdentity): NatsIdentity {
  const { credentials, ca, cert, key } = identity;
  if (credentials !== undefined && !isCredentials(credentials)) {
    throw new TypeError("the credentials are neither a JWT with a seed nor the seed of a user");
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw new TypeError("a certificate and its key go together");
  }
  createSecureContext({ ca, cert, key });
  return { credentials, ca, cert, key };
}
