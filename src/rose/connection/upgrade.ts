import { asnStartTLS } from "../../modules/transport/transport.js";
import type { Operation } from "../../codec/index.js";
import type { Connection } from "../api/connection.js";
import { RoseError, TlsError, type CloseReason } from "../errors.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import { misdirected, misdirectedHandshake } from "../message/first-octets.js";
import { cutOff, detach, noteUnderlying } from "../socket/socket-owner.js";
import { timers } from "../time/timers.js";
import type { Wrap } from "../socket/tls-client.js";
import type { Wire } from "../socket/wire.js";

/** What the switch to TLS needs of its connection. */
export interface UpgradingConnection extends Connection {
  readonly engine: { readonly log: RoseLog };
  readonly socket: Wire;
  readonly sending: { hold(): void };
  upgrade: Upgrade | undefined;
  /** Whether calls are pending or handlers at work. */
  readonly busy: boolean;
  /** @throws ConnectionClosedError */
  mustBeOpen(): void;
  /** Sends what is waiting, as far as the socket takes it. */
  flush(): void;
  /** The switch to TLS begins. */
  upgrading(): void;
  /** Continues with another socket. */
  adopt(socket: Wire): void;
  /** TLS is established. */
  secured(): void;
  /** The socket has failed. */
  failed(error: Error): void;
  /** Ends the connection. */
  shut(reason: CloseReason): void;
}

const nothing = new Uint8Array(0);

/**
 * The stages of the switch to TLS. `due`: on a port for TLS, nothing has come yet. `asking`: a client
 * has sent StartTLS and waits for the answer; nothing else is sent, and only answers are accepted.
 * `switching`: the answer is being sent, or has just come; anything else that arrives in clear text is
 * an attack (CVE-2011-0411). `shaking`: the handshake is in progress.
 */
export type UpgradeStage = "due" | "asking" | "switching" | "shaking";

/** The switch of a connection from clear text to TLS. */
export class Upgrade {
  stage: UpgradeStage;
  /** The tick at which it began. */
  readonly since: number = timers.now();
  readonly #connection: UpgradingConnection;
  readonly #wrap: Wrap;
  readonly #done: ((error?: Error) => void) | undefined;
  /** Whether nothing is said in clear text before. */
  readonly #direct: boolean;
  /** Whether this side speaks first, and checks the certificate of the peer. */
  readonly #asClient: boolean;

  /** @param done Called once, at the end. */
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
    this.#direct = stage === "due" || stage === "shaking";
    this.#asClient = connection.role === "client" || stage === "shaking";
  }

  /** Asks the peer (asnStartTLS, 1103). */
  ask(): void {
    const connection = this.#connection;
    connection.call(asnStartTLS, {}, (error) => {
      // If the connection has been closed, `failed` is called.
      if (!connection.open) return;
      if (error === null) this.stage = "switching";
      else this.#refused(error);
    });
    connection.sending.hold();
  }

  #refused(error: Error): void {
    const message = `the peer does not switch to TLS: ${error.message}`;
    this.#connection.shut({ code: "tls", message, error });
  }

  /** Reads nothing more in clear text; TLS begins once the last octets have been sent. */
  switch(): void {
    const connection = this.#connection;
    connection.sending.hold();
    // Called after everything that was written before, above all the answer.
    connection.socket.write(nothing, () => {
      if (connection.open && this.stage === "switching") this.shake();
    });
  }

  /**
   * Begins the handshake, in which the client speaks first.
   * @param first What has been read of it already.
   */
  shake(first?: Uint8Array): void {
    const connection = this.#connection;
    const { socket } = connection;
    this.stage = "shaking";
    detach(socket);
    if (first !== undefined) {
      socket.pause();
      socket.unshift(first);
    }
    // The TLS socket reports the errors of the one below, which must not throw them itself.
    socket.on("error", () => {});
    try {
      const secure = this.#wrap(socket);
      noteUnderlying(secure, socket);
      connection.adopt(secure);
      // On a client, only `secureConnect` means that the certificate has been checked.
      secure.once(this.#asClient ? "secureConnect" : "secure", () => {
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

  /** Octets have arrived outside TLS. */
  octets(chunk: Uint8Array): void {
    if (this.stage === "due") this.#begins(chunk);
    else this.clearOctets();
  }

  /** Clear text has arrived where only TLS may come. */
  clearOctets(): void {
    const message = "unencrypted octets after the request for TLS";
    this.#connection.shut({ code: "protocol", message });
  }

  /** A client begins on a port for TLS. Some of what is not TLS would keep OpenSSL waiting for more. */
  #begins(chunk: Uint8Array): void {
    const guess = misdirected(chunk, "rose-tls");
    if (guess === undefined) this.shake(chunk);
    else this.#connection.shut({ code: "protocol", message: handshakeFailed(guess) });
  }

  /** Why the handshake has failed. */
  failure(error: Error): CloseReason {
    const fault = tlsFault(error);
    const guess = misdirectedHandshake(error, "rose-tls");
    if (guess === undefined) return { code: "tls", message: handshakeFailed(fault), error };
    return { code: "protocol", message: handshakeFailed(`${fault}; ${guess}`), error };
  }

  succeeded(): void {
    this.#done?.();
  }

  failed(reason: CloseReason): void {
    const cause = reason.error === undefined ? undefined : { cause: reason.error };
    const question = "; does the port speak TLS from the first octet?";
    const message = `${reason.message}${this.#unlikely(reason) ? question : ""}`;
    this.#done?.(new TlsError(message, cause));
  }

  /** Whether the peer may never have meant to speak TLS. */
  #unlikely({ code, error }: CloseReason): boolean {
    if (!this.#direct || !this.#asClient) return false;
    const reset = (error as { code?: unknown } | undefined)?.code === "ECONNRESET";
    return code === "remote" || code === "protocol" || reset;
  }
}

function handshakeFailed(why: string): string {
  return `the handshake of TLS failed: ${why}`;
}

/** A short description of the failure; OpenSSL's own texts are long and name its source files. */
function tlsFault(error: Error): string {
  const { code, message } = error as { code?: unknown; message: string };
  return typeof code === "string" && code.startsWith("ERR_SSL_") ? code : message;
}

/**
 * Begins TLS. A client asks for it first or begins at once, and so does a server on a connection that it has opened itself; otherwise a
 * server waits for the client to begin.
 * @returns Rejects with TlsError, or with an Error if TLS cannot begin now.
 */
export async function switchToTls(
  connection: UpgradingConnection,
  stage: "due" | "asking" | "shaking",
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
      if (stage === "shaking") upgrade.shake();
    }
  });
}

/**
 * The server's side of StartTLS, called by its handler, whose result is the answer.
 * @throws RoseError if TLS is already on, or while anything else is in progress: what was asked
 *   in clear text must not be answered over TLS.
 */
export function acceptStartTls(
  connection: UpgradingConnection,
  operation: Operation,
  wrap: Wrap,
): void {
  const refuse = (text: string): RoseError => {
    return new RoseError(operation, { iErrorDetail: 0, u8sErrorString: text });
  };
  if (connection.encrypted) throw refuse("TLS is on already");
  connection.flush();
  if (connection.busy || connection.backlog > 0) {
    throw refuse("Not while other operations are under way");
  }
  connection.upgrade = new Upgrade(connection, "switching", wrap);
  connection.upgrading();
}
