import { createHash, timingSafeEqual } from "node:crypto";
import * as Operations from "../../../modules/web-service-connection/web-service-connection.js";
import { sessionKey, type Connection } from "../../../rose/index.js";
import { isLoopback } from "../../client-address.js";
import { RequestError, type Access } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** What the web service in front of this server has to know. */
export interface WebServiceCredentials {
  /** "webservice" by default. */
  readonly user?: string;
  readonly password: string;
}

type Capabilities = Operations.AsnWebServiceCapabilitiesList;

const { general, invalidProtocolVersion, invalidUser, invalidPassword } =
  Operations.AsnWebServiceLogonErrorEnum.values;

/** Which connections belong to the web service on this machine (manual chapter 48). */
export class WebServices {
  /**
   * The web service: only the session of its connection, no user session on it. Looked at after the argument.
   */
  readonly access: Access = {
    text: "the web service that has registered",
    allows: (_principal, _argument, { id, connection }) =>
      id === undefined && this.has(connection) ? undefined : "Only for the web service",
  };
  readonly #credentials: WebServiceCredentials | undefined;
  readonly #key = sessionKey<Capabilities>("web service");

  /** @param credentials Without them no web service can register. */
  constructor(credentials: WebServiceCredentials | undefined) {
    this.#credentials = credentials;
  }

  /**
   * Registers the connection of a web service.
   * @throws RequestError with a number of AsnWebServiceLogonErrorEnum: 0 if it is on another machine, or none may
   *   register; 1 version, 2 user, 3 password.
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

  /** Whether the connection is that of a web service. */
  has(connection: Connection): boolean {
    return connection.session.get(this.#key) !== undefined;
  }

  /** What the web service can do, by its own account; undefined if the connection is of none. */
  capabilities(connection: Connection): Capabilities | undefined {
    return connection.session.get(this.#key);
  }

  /** The web service can do something else now. */
  note(connection: Connection, capabilities: Capabilities): void {
    connection.session.set(this.#key, capabilities);
  }
}

/** Compares in a time that tells nothing; what nobody's credentials can be is not looked at. */
function same(given: string, expected: string): boolean {
  if (given.length > textLimits.password) return false;
  const hash = (text: string) => createHash("sha256").update(text.normalize("NFC")).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
