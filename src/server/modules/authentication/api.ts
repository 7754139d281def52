import type {
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
} from "../../../modules/authentication/authentication.js";
import type { Connection, Session } from "../../../rose/index.js";
import { serviceRef, type BareRequest, type UserPrincipal } from "../../kernel/index.js";
import type { User } from "../users/api.js";
import type { BasicCredentials } from "./basic.js";
import type { NewLogin } from "./change-login.js";
import type { LogonRequest } from "./logons.js";

export { applicationOf } from "./client-application.js";

/** Negotiation and logons, for modules that open sessions themselves. */
export interface Authentication {
  /**
   * Returns what asnNegotiateServerConnection tells a client: versions and login options. For a client that
   * asks for an anonymous login this includes the name to use for it.
   * @returns undefined if the client's protocol version is invalid.
   */
  negotiate(
    argument: AsnNegotiateServerConnectionArgument,
    session: Session,
  ): AsnNegotiateServerConnectionResult | undefined;
  /**
   * Logs a session on as asnLogon does, if the user is an administrator.
   * @param instead Whether this login takes the place of one that the session has already; otherwise, that is 113.
   * @throws RequestError with a `detail` of AsnLogonErrorEnum: 110 if the user is not an administrator.
   */
  logonAdministrator(
    credentials: BasicCredentials | { readonly token: string },
    request: LogonRequest,
    instead?: boolean,
  ): Promise<void>;
  /**
   * Changes the name and password of the user who asks. That ends the user's logins except that of the asking session.
   * @param known The user as he was when it was found that he may do so; by default, the one who asks.
   * @throws RequestError 4 for a bad name or password and a name that another user has, 5 if too many passwords are hashed, 2 if the user
   *   has been disabled, removed or given another login meanwhile.
   */
  changeLogin(
    request: BareRequest<UserPrincipal>,
    to: NewLogin,
    known?: Pick<User, "id" | "revision">,
  ): Promise<void>;
  /** Adds a listener for logoffs (asnLogoff). It is called after the login has ended and before the answer; it must not throw. */
  onLogoff(listener: (session: Session) => void): void;
  /**
   * Adds a listener for users who ask for their own contact (1004). What it gives is done when the answer has been written. Neither must
   * throw.
   */
  onOwnContact(listener: (session: Session) => (() => void) | undefined): void;
  /**
   * Exempts connections, those of a web service, from the limits that apply before a logon, even while nobody is logged on in
   * the connection's own session.
   */
  trust(trusted: (connection: Connection) => boolean): void;
  /** Whether a connection is exempt from these limits. */
  isTrusted(connection: Connection): boolean;
}

export const authentication = serviceRef<Authentication>("authentication");
