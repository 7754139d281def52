import type {
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
} from "../../../modules/authentication/authentication.js";
import type { Connection, Session } from "../../../rose/index.js";
import { serviceRef } from "../../kernel/index.js";

/** Negotiation and logons, for modules that open sessions themselves. */
export interface Authentication {
  /**
   * Tells a client versions and login options, as asnNegotiateServerConnection does. A client that
   * asks for an anonymous login is told the name to use for it.
   * @returns undefined if the client's protocol version is none.
   */
  negotiate(
    argument: AsnNegotiateServerConnectionArgument,
    session: Session,
  ): AsnNegotiateServerConnectionResult | undefined;
  /** Has logoffs (asnLogoff) told, after the login has ended and before the answer. The listener must not throw. */
  onLogoff(listener: (session: Session) => void): void;
  /**
   * Says which connections are somebody's even while nobody is logged on in their own session, so that the
   * limits before a logon are not for them: those of a web service.
   */
  trust(trusted: (connection: Connection) => boolean): void;
}

export const authentication = serviceRef<Authentication>("authentication");
