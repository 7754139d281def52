import { asnStartTLS } from "../../modules/transport/transport.js";
import type { Connection } from "../api/connection.js";
import { RoseError, TlsError, type CloseReason } from "../errors.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import { cutOff, detach, standsOn } from "../socket/socket-owner.js";
import { timers } from "../time/timers.js";
import type { Wrap } from "../socket/tls-client.js";
import type { Wire } from "../socket/wire.js";

/** What the way to TLS needs of the connection that goes it. */
export interface UpgradingConnection extends Connection {
  readonly engine: { readonly log: RoseLog };
  readonly socket: Wire;
  readonly sending: { hold(): void };
  upgrade: Upgrade | undefined;
  /** Whether anything of either side waits for its end. */
  readonly busy: boolean;
  /** @throws ConnectionClosedError */
  mustBeOpen(): void;
  /** Sends what is to be sent, as far as the socket takes it. */
  flush(): void;
  /** The way to TLS begins. */
  upgrading(): void;
  /** Goes on with another socket. */
  adopt(socket: Wire): void;
  /** TLS stands. */
  secured(): void;
  /** The socket says so. */
  failed(error: Error): void;
  /** Ends it. */
  shut(reason: CloseReason): void;
}

const nothing = new Uint8Array(0);

/**
 * Where a connection is on its way to TLS. `asking`: a client has sent StartTLS and waits for
 * the answer; nothing else is sent, and nothing but answers is taken. `turning`: the answer is
 * on its way, or has just come; whatever else arrives in clear is an attack (CVE-2011-0411).
 * `shaking`: the handshake.
 */
export type UpgradeStage = "asking" | "turning" | "shaking";

/** A connection's way from clear octets to TLS. */
export class Upgrade {
  stage: UpgradeStage;
  /** The tick at which it began. */
  readonly since: number = timers.now();
  readonly #connection: UpgradingConnection;
  readonly #wrap: Wrap;
  readonly #done: ((error?: Error) => void) | undefined;

  /** @param done Told the end, once. */
  constructor(
    connection: UpgradingConnection,
    stage: UpgradeStage,
    wrap: Wrap,
    done?: (error?: Error) => void,
  ) {
    this.#connection = connection;
    this.stage = stage;
    this.#wrap = wrap;
    this.#done = done;
  }

  /** Asks the peer (asnStartTLS, 1103). */
  ask(): void {
    const connection = this.#connection;
    connection.call(asnStartTLS, {}, (error) => {
      // What becomes of a connection that is closed is told by `failed`.
      if (!connection.open) return;
      if (error === null) this.stage = "turning";
      else this.#refused(error);
    });
    connection.sending.hold();
  }

  #refused(error: Error): void {
    const message = `the peer does not turn to TLS: ${error.message}`;
    this.#connection.shut({ code: "tls", message, error });
  }

  /** Nothing more is to be read in clear: once the last octets have left, TLS begins. */
  turn(): void {
    const connection = this.#connection;
    connection.sending.hold();
    // Called behind everything that has been written before, the answer above all.
    connection.socket.write(nothing, () => {
      if (connection.open && this.stage === "turning") this.shake();
    });
  }

  /** Begins the handshake, in which a client speaks first. */
  shake(): void {
    const connection = this.#connection;
    const { socket } = connection;
    this.stage = "shaking";
    detach(socket);
    // The socket of TLS tells of the errors of the one below; the latter must not throw them.
    socket.on("error", () => {});
    try {
      const secure = this.#wrap(socket);
      standsOn(secure, socket);
      connection.adopt(secure);
      const { role } = connection;
      // On a client the certificate has been checked only when `secureConnect` comes.
      secure.once(role === "client" ? "secureConnect" : "secure", () => {
        const secured = (): void => {
          if (connection.open) connection.secured();
        };
        guarded(connection.engine.log, "a handshake", secured, () => cutOff(secure));
      });
    } catch (error) {
      connection.adopt(socket);
      connection.failed(error as Error);
    }
  }

  /** Something came in clear where only TLS may come. */
  clearOctets(): void {
    const message = "octets in clear behind the request for TLS";
    this.#connection.shut({ code: "protocol", message });
  }

  succeeded(): void {
    this.#done?.();
  }

  failed(reason: CloseReason): void {
    const cause = reason.error === undefined ? undefined : { cause: reason.error };
    this.#done?.(new TlsError(reason.message, cause));
  }
}

/** Why a handshake failed. */
export function handshakeFailure(error: Error): CloseReason {
  const message = `the handshake of TLS failed: ${tlsFault(error)}`;
  return { code: isNoTls(error) ? "protocol" : "tls", message, error };
}

/** Codes of OpenSSL for octets that are no TLS at all. */
const noTls: ReadonlySet<unknown> = new Set([
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_HTTP_REQUEST",
  "ERR_SSL_HTTPS_PROXY_REQUEST",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_BAD_RECORD_TYPE",
]);

function isNoTls(error: Error): boolean {
  return noTls.has((error as { code?: unknown }).code);
}

/** What went wrong, in short: the texts of OpenSSL are long and name its source files. */
function tlsFault(error: Error): string {
  const { code, message } = error as { code?: unknown; message: string };
  return typeof code === "string" && code.startsWith("ERR_SSL_") ? code : message;
}

/**
 * Begins TLS, as a client by asking for it or at once, as a server at once.
 * @returns Rejects with TlsError, or with an Error if it cannot begin now.
 */
export async function turnToTls(
  connection: UpgradingConnection,
  stage: "asking" | "shaking",
  wrap: Wrap,
): Promise<void> {
  connection.mustBeOpen();
  if (connection.encrypted || connection.upgrade !== undefined)
    throw new Error("TLS is on already");
  connection.flush();
  if (connection.busy || connection.backlog > 0) {
    throw new Error("TLS cannot begin while calls or handlers are at work");
  }
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error): void => (error === undefined ? resolve() : reject(error));
    const upgrade = new Upgrade(connection, stage, wrap, done);
    connection.upgrade = upgrade;
    connection.upgrading();
    if (stage === "asking") {
      upgrade.ask();
    } else {
      connection.sending.hold();
      upgrade.shake();
    }
  });
}

/**
 * A server's side of StartTLS: called by its handler, whose result is the answer.
 * @throws RoseError if TLS is on already, or while anything else is under way: what was asked
 *   in clear must not be answered under TLS.
 */
export function acceptStartTls(connection: UpgradingConnection, wrap: Wrap): void {
  const refuse = (text: string): RoseError => {
    return new RoseError(asnStartTLS, { iErrorDetail: 0, u8sErrorString: text });
  };
  if (connection.encrypted) throw refuse("TLS is on already");
  connection.flush();
  if (connection.busy || connection.backlog > 0) {
    throw refuse("Not while other operations are under way");
  }
  connection.upgrade = new Upgrade(connection, "turning", wrap);
  connection.upgrading();
}
