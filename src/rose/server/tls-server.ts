import type { Socket } from "node:net";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import type { SecureContextOptions } from "node:tls";
import type { Event, Operation } from "../../codec/index.js";
import { knownOptions, type NamesOf } from "../../codec/internal.js";
import { asnStartTLS, asnTransportKeepAlive } from "../../modules/transport/transport.js";
import type { InvokeContext } from "../api/connection.js";
import type { Refusal } from "../api/options.js";
import { certificateNames, modernCertificate } from "../socket/tls-version.js";
import type { Wire } from "../socket/wire.js";
import { tlsPolicies, type TlsPolicy } from "./tls-policy.js";

/** The certificate, key and related options of a server, as in `node:tls`. */
export type ServerCertificate = SecureContextOptions;

/** Options of a server for TLS. */
export interface ServerTlsOptions extends ServerCertificate {
  /** The policy for connections that begin in clear text; "allowed" by default. */
  readonly policy?: TlsPolicy | undefined;
  /**
   * If TLS is required: the operations and events that are served without it, for example the
   * negotiation. StartTLS and keep-alive events always are.
   */
  readonly clearOperations?: Iterable<Operation | Event> | undefined;
  /** Operations that ask for TLS as StartTLS (asnStartTLS, 1103) does, with empty arguments and results; none by default. */
  readonly startTlsOperations?: Iterable<Operation<any, any, any>> | undefined;
  /** If TLS is required: how an invoke of anything else is answered before it; with a reject by default. */
  readonly refuse?: ((context: InvokeContext) => Refusal) | undefined;
}

const serverTlsNames = {
  ...certificateNames,
  policy: tlsPolicies,
  clearOperations: "object",
  startTlsOperations: "object",
  refuse: "function",
} satisfies NamesOf<ServerTlsOptions>;

const tlsRequired: Refusal = { reject: "resourceLimitation", details: "TLS is required" };

/** The server's side of TLS: its policy, and the certificate for the next handshakes. */
export class ServerTls {
  readonly policy: TlsPolicy;
  /** The operations that ask for TLS. */
  readonly starting: ReadonlySet<Operation>;
  readonly #clear: ReadonlySet<Operation | Event>;
  readonly #refuse: ServerTlsOptions["refuse"];
  #context: SecureContext;

  /** @throws Error of `node:tls` for an invalid certificate or key; RangeError for old TLS; TypeError for an unknown option. */
  constructor(options: ServerTlsOptions) {
    knownOptions(options, serverTlsNames, "tls", "tls.");
    const {
      policy = "allowed",
      clearOperations = [],
      startTlsOperations = [],
      refuse,
      ...certificate
    } = options;
    this.policy = policy;
    this.starting = new Set<Operation>([asnStartTLS, ...startTlsOperations]);
    this.#clear = new Set<Operation | Event>([
      ...clearOperations,
      ...this.starting,
      asnTransportKeepAlive,
    ]);
    this.#refuse = refuse;
    this.#context = secureContext(certificate, "tls");
  }

  /** Uses another certificate for future handshakes; open connections keep theirs. */
  use(certificate: ServerCertificate): void {
    this.#context = secureContext(certificate, "setCertificate");
  }

  /** Whether this is an operation that asks for TLS. */
  isAskedFor(operation: Operation | Event): boolean {
    return operation.kind === "operation" && this.starting.has(operation);
  }

  /** Whether this may be served before TLS is established. */
  clear(operation: Operation | Event): boolean {
    return this.policy !== "required" || this.#clear.has(operation);
  }

  /** How an invoke of anything else is answered. */
  refusal(context: InvokeContext): Refusal {
    return this.#refuse?.(context) ?? tlsRequired;
  }

  /** Wraps a socket in TLS, which then waits for the handshake. */
  wrap(socket: Wire): TLSSocket {
    // The types require a TCP socket, but any stream works.
    return new TLSSocket(socket as Socket, { isServer: true, secureContext: this.#context });
  }
}

function secureContext(certificate: ServerCertificate, what: string): SecureContext {
  return createSecureContext(modernCertificate(certificate, what));
}
