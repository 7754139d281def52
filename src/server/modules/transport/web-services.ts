import { createHash, timingSafeEqual } from "node:crypto";
import type { AsnWebServiceStatusArgument } from "../../../modules/transport/transport.js";
import * as Operations from "../../../modules/web-service-connection/web-service-connection.js";
import { sessionKey, type Connection } from "../../../rose/index.js";
import { isLoopback } from "../../client-address.js";
import { RequestError, RequestErrorDetail, type Access } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import type { WebServiceConnections } from "./api.js";

/** The credentials that the web service in front of this server has to give. */
export interface WebServiceCredentials {
  /** "webservice" by default. */
  readonly user?: string;
  /** The password with which web services show who they are. */
  readonly password: string;
}

type Capabilities = Operations.AsnWebServiceCapabilitiesList;
type Interfaces = AsnWebServiceStatusArgument["interfaceList"];

/** The capabilities of a web service that has not said anything about them. */
const unstated: Capabilities = [];

/** How many capabilities a web service may state, and how many addresses it may be listening at. */
const mostStated = 100;

const { general, invalidProtocolVersion, invalidUser, invalidPassword } =
  Operations.AsnWebServiceLogonErrorEnum.values;

/** The connections on which the web service has registered (manual chapter 48). */
export class WebServices implements WebServiceConnections {
  /** Allows the web service, but only in the own session of its connection, not in a user session. */
  readonly access: Access = {
    text: "the web service that has registered",
    allows: (_principal, _argument, { id, connection }) =>
      id === undefined && this.has(connection) ? undefined : "Only for the web service",
  };
  readonly #credentials: WebServiceCredentials | undefined;
  readonly #key = sessionKey<Capabilities>("web service");
  readonly #interfaces = sessionKey<Interfaces>("web service's interfaces");
  readonly #connections = new Set<Connection>();
  readonly #inbound = new WeakSet<Connection>();
  readonly #listeners: (() => void)[] = [];

  /** @param credentials If undefined, no web service can register. */
  constructor(credentials: WebServiceCredentials | undefined) {
    this.#credentials = credentials;
  }

  /**
   * Registers the connection of a web service.
   * @throws RequestError with `detail` from AsnWebServiceLogonErrorEnum: 0 if it is on another machine, or no web
   *   service may register; 1 for an invalid version, 2 for a wrong user, 3 for a wrong password.
   */
  register(argument: Operations.AsnWebServiceLogonArgument, connection: Connection): void {
    const credentials = this.#credentials;
    if (credentials === undefined) throw new RequestError(general, "No web service is set up");
    if (!isLoopback(connection.remoteAddress)) {
      throw new RequestError(general, "Only for a web service on the server's own machine");
    }
    if (argument.iVersion < 1) {
      throw new RequestError(invalidProtocolVersion, "Invalid protocol version");
    }
    const { user = "webservice", password } = credentials;
    const sameUser = same(argument.u8sUser, user);
    const samePassword = same(argument.u8sPassword, password);
    if (!sameUser) throw new RequestError(invalidUser, "Invalid user name");
    if (!samePassword) throw new RequestError(invalidPassword, "Invalid password");
    this.note(connection, argument.capabilities);
    this.#inbound.add(connection);
    this.add(connection);
  }

  add(connection: Connection): void {
    if (!this.has(connection)) connection.session.set(this.#key, unstated);
    connection.authenticated = true;
    if (this.#connections.has(connection) || !connection.open) return;
    this.#connections.add(connection);
    this.#changed();
    void connection.closed.then(() => {
      this.#connections.delete(connection);
      this.#changed();
    });
  }

  /** Whether a web service has registered on the connection. */
  has(connection: Connection): boolean {
    return connection.session.get(this.#key) !== undefined;
  }

  all(): { connection: Connection; inbound: boolean }[] {
    return [...this.#connections].map((connection) => ({
      connection,
      inbound: this.#inbound.has(connection),
    }));
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  capableOf(type: string): Connection[] {
    return [...this.#connections].filter(({ session }) =>
      session.get(this.#key)?.some(({ u8sType }) => u8sType === type),
    );
  }

  begin(connection: Connection, capabilities: Capabilities = []): void {
    if (connection.session.get(this.#key) === unstated) this.note(connection, capabilities);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Notes the capabilities that the web service states. @throws RequestError 5 for more than are kept. */
  note(connection: Connection, capabilities: Capabilities): void {
    const texts = capabilities.map(({ u8sType, u8sValue = "" }) => u8sType + u8sValue);
    requireModest(texts);
    connection.session.set(this.#key, capabilities);
  }

  /**
   * Notes at which addresses the web service says it is listening, or fails to.
   * @returns Whether that is not what it has said before.
   * @throws RequestError 5 for more than are kept.
   */
  noteInterfaces({ session }: Connection, interfaces: Interfaces): boolean {
    requireModest(interfaces.map(({ u8sInterfaceGUID, u8sType }) => u8sInterfaceGUID + u8sType));
    const before = session.get(this.#interfaces);
    session.set(this.#interfaces, interfaces);
    return JSON.stringify(before) !== JSON.stringify(interfaces);
  }
}

/** @throws RequestError 5 */
function requireModest(texts: readonly string[]): void {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  if (texts.length <= mostStated && characters <= textLimits.webService) return;
  throw new RequestError(RequestErrorDetail.limitExceeded, "More than is kept of a web service");
}

/** Compares texts in constant time. A text that is too long for credentials is not compared. */
function same(given: string, expected: string): boolean {
  if (given.length > textLimits.password) return false;
  const hash = (text: string) => createHash("sha256").update(text.normalize("NFC")).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
