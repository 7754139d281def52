import type { Socket } from "node:net";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import type { SecureContextOptions } from "node:tls";
import type { Event, Operation } from "../../codec/index.js";
import { asnStartTLS, asnTransportKeepAlive } from "../../modules/transport/transport.js";
import type { InvokeContext } from "../api/connection.js";
import type { Refusal } from "../api/options.js";
import { modernCertificate } from "../socket/tls-version.js";
import type { Wire } from "../socket/wire.js";

/** Whether a server offers StartTLS, and whether it insists (UCServer: iServerTLSSecurityOption). */
export type TlsPolicy = "never" | "allowed" | "required";

/** The values of {@link TlsPolicy}. */
export const tlsPolicies = { never: true, allowed: true, required: true } satisfies Record<
  TlsPolicy,
  true
>;

/** The certificate, key and so on that a server shows, in the words of `node:tls`. */
export type ServerCertificate = SecureContextOptions;

/** What a server does about TLS. */
export interface ServerTlsOptions extends ServerCertificate {
  /** For connections that begin in clear; "allowed" by default. */
  readonly policy?: TlsPolicy | undefined;
  /**
   * If TLS is required: what is served before it all the same, the negotiation say. StartTLS
   * and keep-alive events always are.
   */
  readonly clearOperations?: Iterable<Operation | Event> | undefined;
  /** If TLS is required: what an invoke of anything else is told before it; a reject by default. */
  readonly refuse?: ((context: InvokeContext) => Refusal) | undefined;
}

const tlsRequired: Refusal = { reject: "resourceLimitation", details: "TLS is required" };

/** The server's side of TLS: its policy, and the certificate for the next handshakes. */
export class ServerTls {
  readonly policy: TlsPolicy;
  readonly #clear: ReadonlySet<Operation | Event>;
  readonly #refuse: ServerTlsOptions["refuse"];
  #context: SecureContext;

  /** @throws Error of `node:tls` for a certificate or key that is none; RangeError for old TLS. */
  constructor(options: ServerTlsOptions) {
    const { policy = "allowed", clearOperations = [], refuse, ...certificate } = options;
    this.policy = policy;
    this.#clear = new Set<Operation | Event>([
      ...clearOperations,
      asnStartTLS,
      asnTransportKeepAlive,
    ]);
    this.#refuse = refuse;
    this.#context = secureContext(certificate);
  }

  /** Takes another certificate for the handshakes to come; connections that stand keep theirs. */
  use(certificate: ServerCertificate): void {
    this.#context = secureContext(certificate);
  }

  /** Whether this may be served before TLS. */
  clear(operation: Operation | Event): boolean {
    return this.policy !== "required" || this.#clear.has(operation);
  }

  /** What somebody is told who asks for something else. */
  refusal(context: InvokeContext): Refusal {
    return this.#refuse?.(context) ?? tlsRequired;
  }

  /** Turns to TLS on a socket: the handshake is awaited from now on. */
  wrap(socket: Wire): TLSSocket {
    // Of the types alone it must be one of TCP.
    return new TLSSocket(socket as Socket, { isServer: true, secureContext: this.#context });
  }
}

function secureContext(certificate: ServerCertificate): SecureContext {
  return createSecureContext(modernCertificate(certificate));
}
