import { asnKeepAlive } from "../../modules/general/general.js";
import { AsnNegotiateServerConnectionErrorEnum } from "../../modules/authentication/authentication.js";
import * as Transport from "../../modules/transport/transport.js";
import * as Operations from "../../modules/web-service-connection/web-service-connection.js";
import {
  LimitError,
  PROTOCOL_VERSION,
  RoseError,
  type Connection,
  type InvokeContext,
  type RoseLog,
  type RoseServer,
  type Session,
} from "../../rose/index.js";
import type { Authentication } from "../authentication/authentication.js";
import { answering, RequestErrorDetail, RequestFailure } from "../request-error.js";
import { packageVersion } from "../version.js";
import { noteClientAddress } from "../client-address.js";
import type { UserSessions } from "./user-sessions.js";
import type { WebServices } from "./web-service.js";

/** What the service depends on. */
export interface TransportServiceParts {
  readonly authentication: Authentication;
  readonly sessions: UserSessions;
  readonly webServices: WebServices;
  readonly log: RoseLog;
  /** What the administration has set for asnCheckConnection. */
  readonly cookie: string;
  /** The name of this server, for the web service. */
  readonly serverName: string;
}

/** Serves keep-alive, connection check and multi-user mode (manual chapters 44 and 48). */
export function serveTransport(server: RoseServer, parts: TransportServiceParts): void {
  // That the client is there is all they say; the engine has noted when it came.
  server.handle(Transport.asnTransportKeepAlive, () => {});
  server.handle(asnKeepAlive, () => {});
  server.handle(Transport.asnCheckConnection, () => ({
    u8sServerVersion: packageVersion(),
    u8sProductVersion: packageVersion(),
    iProtocolVersion: PROTOCOL_VERSION,
    iOEMID: 0,
    u8sCookie: parts.cookie,
  }));
  serveWebService(server, parts);
  serveSessions(server, parts);
}

function serveWebService(server: RoseServer, parts: TransportServiceParts): void {
  const { webServices, log } = parts;
  server.handle(Operations.asnWebServiceLogon, (argument, { connection, sessionID }) => {
    if (sessionID !== undefined) throw webServiceLogonInSession();
    try {
      webServices.register(argument, connection);
    } catch (error) {
      const { iErrorDetail } = (error as RoseError<Operations.AsnWebServiceLogonError>).error;
      log.warn({ connection: connection.id, iErrorDetail }, "web service refused");
      throw error;
    }
    log.info({ connection: connection.id }, "web service registered");
    return {
      iVersion: PROTOCOL_VERSION,
      u8sVersion: packageVersion(),
      u8sServerName: parts.serverName,
      presenceDomains: [],
    };
  });
  server.handle(Operations.asnWebServiceCapabilitiesChanged, ({ capabilities }, { connection }) => {
    if (webServices.has(connection)) webServices.note(connection, capabilities ?? []);
  });
}

function webServiceLogonInSession(): RoseError {
  return new RoseError(Operations.asnWebServiceLogon, {
    iErrorDetail: Operations.AsnWebServiceLogonErrorEnum.values.general,
    u8sErrorString: "Not within a user session",
  });
}

function serveSessions(server: RoseServer, parts: TransportServiceParts): void {
  const { authentication, sessions } = parts;
  server.handle(Operations.asnStartMultiUserMode, (_, context) =>
    answering(Operations.asnStartMultiUserMode, () => {
      webServiceOf(context, parts.webServices).sessions.enable();
      return {};
    }),
  );
  server.handle(Operations.asnCreateUserSession, ({ negotiate }, context) => {
    const session = createSession(context, parts);
    noteClientAddress(session, negotiate);
    const negotiateresult = authentication.negotiate(negotiate, session);
    if (negotiateresult !== undefined) {
      return { u8sSessionID: session.id as string, negotiateresult };
    }
    sessions.destroy(session, "the client's version is none", false);
    const { invalidProtocolVersion } = AsnNegotiateServerConnectionErrorEnum.values;
    throw createFailure(invalidProtocolVersion, "Invalid protocol version");
  });
  server.handle(Operations.asnDestroyUserSession, ({ u8sSessionID }, context) =>
    answering(Operations.asnDestroyUserSession, () => {
      const session = multiUser(context, parts.webServices).sessions.get(u8sSessionID);
      if (session === undefined) {
        throw new RequestFailure(RequestErrorDetail.notFound, "There is no such session");
      }
      sessions.destroy(session, "destroyed by the web service", false);
      return {};
    }),
  );
}

function createSession(context: InvokeContext, parts: TransportServiceParts): Session {
  try {
    return parts.sessions.create(multiUser(context, parts.webServices));
  } catch (error) {
    if (error instanceof RequestFailure) throw createFailure(error.detail, error.message);
    if (!(error instanceof LimitError)) throw error;
    throw createFailure(RequestErrorDetail.limitExceeded, "Too many sessions");
  }
}

function createFailure(iErrorDetail: number, u8sErrorString: string): RoseError {
  const failure = { iErrorDetail, u8sErrorString };
  return new RoseError(Operations.asnCreateUserSession, { ...failure, negotiateerror: failure });
}

/** The connection, if it is in multi-user mode. */
function multiUser(context: InvokeContext, webServices: WebServices): Connection {
  const connection = webServiceOf(context, webServices);
  if (connection.sessions.enabled) return connection;
  throw new RequestFailure(RequestErrorDetail.accessDenied, "Multi-user mode is off");
}

/** The connection, if it is a web service's; a user session on it may not speak for it. */
function webServiceOf(
  { connection, sessionID }: InvokeContext,
  webServices: WebServices,
): Connection {
  if (sessionID === undefined && webServices.has(connection)) return connection;
  throw new RequestFailure(RequestErrorDetail.accessDenied, "Only for the web service");
}
