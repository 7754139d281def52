import { createHash, timingSafeEqual } from "node:crypto";
import * as Operations from "../../../modules/web-service-connection/web-service-connection.js";
import { sessionKey, type Connection } from "../../../rose/index.js";
import { isLoopback } from "../../client-address.js";
import { RequestError, type Access } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** The credentials that the web service in front of this server has to give. */
export interface WebServiceCredentials {
  /** "webservice" by default. */
  readonly user?: string;
  readonly password: string;
}

type Capabilities = Operations.AsnWebServiceCapabilitiesList;

const { general, invalidProtocolVersion, invalidUser, invalidPassword } =
  Operations.AsnWebServiceLogonErrorEnum.values;

/** The connections on which the web service has registered (manual chapter 48). */
export class WebServices {
  /** Allows the web service, but only in the own session of its connection, not in a user session. */
  readonly access: Access = {
    text: "the web service that has registered",
    allows: (_principal, _argument, { id, connection }) =>
      id === undefined && this.has(connection) ? undefined : "Only for the web service",
  };
  readonly #credentials: WebServiceCredentials | undefined;
  readonly #key = sessionKey<Capabilities>("web service");

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
    connection.authenticated = true;
  }

  /** Whether a web service has registered on the connection. */
  has(connection: Connection): boolean {
    return connection.session.get(this.#key) !== undefined;
  }

  /** The capabilities that the web service has stated; undefined if none has registered on the connection. */
  capabilities(connection: Connection): Capabilities | undefined {
    return connection.session.get(this.#key);
  }

  /** Notes the capabilities that the web service states. */
  note(connection: Connection, capabilities: Capabilities): void {
    connection.session.set(this.#key, capabilities);
  }
}

/** Compares texts in constant time. A text that is too long for credentials is not compared. */
function same(given: string, expected: string): boolean {
  if (given.length > textLimits.password) return false;
  const hash = (text: string) => createHash("sha256").update(text.normalize("NFC")).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
