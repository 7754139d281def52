import { setTimeout as wait } from "node:timers/promises";
import {
  AsnRegisterServerErrorEnum,
  asnRegisterServer,
  type AsnRegisterServerError,
  type AsnRegisterServerResult,
} from "../../../modules/web-service-connection/web-service-connection.js";
import {
  Backoff,
  PROTOCOL_VERSION,
  RoseError,
  type Connection,
  type DialOptions,
  type RoseLog,
} from "../../../rose/index.js";
import { packageVersion } from "../../version.js";
import { unwatch, watch } from "../../../rose/internal.js";
import type { WebServiceConnections } from "../transport/api.js";
import { addressOf, type Address, type WebServiceRegistration } from "./configured.js";

/** What a {@link Registrar} works with. */
export interface RegistrarParts {
  dial(where: DialOptions): Promise<Connection>;
  readonly webServices: WebServiceConnections;
  readonly serverName: string;
  readonly presenceDomains: readonly string[];
  readonly log: RoseLog;
  /** Milliseconds to wait after a refusal that only somebody's change can end, such as a wrong password; 5 minutes by default. */
  readonly refusedDelay?: number | undefined;
}

const { invalidProtocolVersion, invalidServerID, invalidLogin, redirect } =
  AsnRegisterServerErrorEnum.values;
/** The refusals that will be the same at the next attempt. */
const lasting: readonly number[] = [invalidProtocolVersion, invalidServerID, invalidLogin];
/** How many addresses one attempt tries, those to which it is sent included. */
const mostAddresses = 10;
/** How long a web service may take to answer, in milliseconds. */
const patience = 30_000;

/** Keeps this server registered with a web service, as long as it runs (asnRegisterServer, manual line 52843). */
export class Registrar {
  readonly #registration: WebServiceRegistration;
  readonly #parts: RegistrarParts;
  readonly #backoff = new Backoff({});
  readonly #stop = new AbortController();
  #connection: Connection | undefined;

  constructor(registration: WebServiceRegistration, parts: RegistrarParts) {
    this.#registration = registration;
    this.#parts = parts;
  }

  /** Registers, and registers again whenever the connection is lost, until a signal aborts; then it ends the connection, or the attempt. */
  async run(until: AbortSignal): Promise<void> {
    const { signal } = this.#stop;
    const ends = { aborted: (): void => this.#end() };
    watch(until, ends);
    if (until.aborted) this.#end();
    while (!signal.aborted) {
      const delay = await this.#attempt();
      if (signal.aborted) break;
      await wait(delay, undefined, { signal, ref: false }).catch(() => {});
    }
    unwatch(until, ends);
  }

  #end(): void {
    this.#stop.abort();
    void this.#connection?.close();
  }

  /** Is registered for as long as it goes. @returns The milliseconds to wait before the next attempt. */
  async #attempt(): Promise<number> {
    const { log, refusedDelay = 5 * 60_000 } = this.#parts;
    const { url } = this.#registration;
    try {
      const connection = await this.#registered();
      log.info({ connection: connection.id, url }, "registered with the web service");
      this.#backoff.reset();
      const { code } = await connection.closed;
      // This server closes, and ends this next.
      if (code === "local") this.#stop.abort();
      else log.warn({ url, code }, "web service is gone");
    } catch (err) {
      if (this.#stop.signal.aborted) return 0;
      const refusal = refusalOf(err);
      log.error({ url, err, ...refusal }, "not registered with the web service");
      if (refusal !== undefined && lasting.includes(refusal.iErrorDetail)) return refusedDelay;
    } finally {
      this.#connection = undefined;
    }
    return this.#backoff.next();
  }

  /** Registers at the web service, or at the one to which it sends this server. */
  async #registered(): Promise<Connection> {
    let next = [addressOf(this.#registration.url) as Address];
    let failure: unknown;
    for (let tried = 0; tried < mostAddresses; tried += 1) {
      const [address, ...others] = next;
      if (address === undefined) break;
      next = others;
      try {
        return await this.#registeredAt(address);
      } catch (error) {
        failure = error;
        const refusal = refusalOf(error);
        if (refusal?.iErrorDetail === redirect) next = redirects(refusal, address);
        // Only who cannot be reached has others in his place.
        else if (refusal !== undefined) break;
      }
    }
    throw failure;
  }

  async #registeredAt(address: Address): Promise<Connection> {
    const { webServices } = this.#parts;
    const { signal } = this.#stop;
    const { connection, capabilities } = await askToRegister(
      this.#parts,
      this.#registration,
      address,
      signal,
      (opened) => {
        this.#connection = opened;
        // Before the answer, because the web service may ask for sessions right behind it. Whom to let in is its own decision here.
        webServices.add(opened);
        opened.sessions.enable();
      },
    );
    try {
      webServices.begin(connection, capabilities);
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}

/**
 * Opens a connection to a web service and registers on it. If that fails, the connection is closed.
 * @param opens Is called when the connection is open, before the web service is asked.
 */
export async function askToRegister(
  {
    dial,
    serverName,
    presenceDomains,
  }: Pick<RegistrarParts, "dial" | "serverName" | "presenceDomains">,
  { id, password, systemId = "", ca }: WebServiceRegistration,
  { host, port, secure }: Address,
  signal: AbortSignal,
  opens: (connection: Connection) => void = () => {},
): Promise<{ connection: Connection } & Pick<AsnRegisterServerResult, "capabilities">> {
  signal.throwIfAborted();
  const tls = secure ? { ...(ca !== undefined && { ca }) } : undefined;
  const connection = await dial({ host, port, tls, signal });
  try {
    opens(connection);
    const { capabilities } = await connection.invoke(
      asnRegisterServer,
      {
        iVersion: PROTOCOL_VERSION,
        u8sVersion: packageVersion(),
        u8sServerName: serverName,
        u8sServerID: id,
        u8sServerPassword: password,
        presenceDomains: [...presenceDomains],
        u8sSystemID: systemId,
      },
      { timeout: patience, signal },
    );
    return { connection, ...(capabilities !== undefined && { capabilities }) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function refusalOf(error: unknown): AsnRegisterServerError | undefined {
  return error instanceof RoseError && error.operation === asnRegisterServer
    ? (error.error as AsnRegisterServerError)
    : undefined;
}

/** Where else to register. Nobody is sent from TLS into clear text, where the password could be read. */
function redirects({ redirectAddresses = [] }: AsnRegisterServerError, from: Address): Address[] {
  return redirectAddresses
    .slice(0, mostAddresses)
    .map((text) => addressOf(text))
    .filter((address) => address !== undefined)
    .filter(({ secure }) => secure || !from.secure);
}
