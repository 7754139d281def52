import * as Operations from "../../modules/authentication/authentication.js";
import { RoseError, type InvokeContext, type RoseLog, type RoseServer } from "../../rose/index.js";
import { answering } from "../request-error.js";
import { clientAddress } from "../client-address.js";
import type { UserSessions } from "../transport/user-sessions.js";
import type { Authentication } from "./authentication.js";

const { invalidProtocolVersion } = Operations.AsnNegotiateServerConnectionErrorEnum.values;
const refusedVersion = "Invalid protocol version";

/** Serves negotiation, login and logoff (1000-1002, 1004, 1101, manual chapter 10). */
export function serveAuthentication(
  server: RoseServer,
  authentication: Authentication,
  sessions: UserSessions,
  log: RoseLog,
): void {
  server.handle(Operations.asnNegotiateServerConnection, (argument, { session }) => {
    const result = authentication.negotiate(argument, session);
    if (result !== undefined) return result;
    throw new RoseError(Operations.asnNegotiateServerConnection, {
      iErrorDetail: invalidProtocolVersion,
      u8sErrorString: refusedVersion,
    });
  });
  server.handle(Operations.asnNegotiateServerConnectionDeprecated, (argument, { session }) => {
    const result = authentication.negotiate(argument, session);
    if (result !== undefined) return result;
    throw new RoseError(Operations.asnNegotiateServerConnectionDeprecated, {
      errorDetail: invalidProtocolVersion,
      u8sErrorString: refusedVersion,
    });
  });
  server.handle(Operations.asnLogon, async (argument, context) => {
    try {
      const result = await authentication.logon(argument, context);
      log.info({ ...factsOf(context), user: result.u8sLoggedInUser }, "logged on");
      return result;
    } catch (error) {
      if (error instanceof RoseError) {
        const { iErrorDetail, u8sFailedUser } = error.error as Operations.AsnLogonError;
        const remoteAddress = clientAddress(context.session);
        const facts = { ...factsOf(context), remoteAddress, iErrorDetail, user: u8sFailedUser };
        log.warn(facts, "logon refused");
      }
      throw error;
    }
  });
  server.handle(Operations.asnLogoff, (_argument, context) => {
    log.info({ ...factsOf(context), user: context.user }, "logged off");
    authentication.logoff(context.session);
    if (sessions.has(context.session)) sessions.destroy(context.session, "logged off", true);
  });
  server.handle(Operations.asnGetLoggedInContact, (_argument, { session }) =>
    answering(Operations.asnGetLoggedInContact, () => authentication.loggedIn(session)),
  );
}

function factsOf({ connection }: InvokeContext): { connection: number } {
  return { connection: connection.id };
}
