import { hostname } from "node:os";
import { AsnNegotiateServerConnectionErrorEnum } from "../../../modules/authentication/authentication.js";
import { asnKeepAlive } from "../../../modules/general/general.js";
import * as Transport from "../../../modules/transport/transport.js";
import * as Operations from "../../../modules/web-service-connection/web-service-connection.js";
import {
  defaultEngineLimits,
  LimitError,
  PROTOCOL_VERSION,
  type Connection,
  type EngineLimits,
  type Session,
} from "../../../rose/index.js";
import { linesOf } from "../../../rose/internal.js";
import {
  anyone,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type Access,
  type Module,
  type ModuleContext,
} from "../../kernel/index.js";
import { noteClientAddress } from "../../client-address.js";
import { packageVersion } from "../../version.js";
import { authentication, type Authentication } from "../authentication/api.js";
import { settingService } from "../settings/api.js";
import { webServices, type WebServiceConnections } from "./api.js";
import { serveCookie } from "./cookie.js";
import { UserSessions } from "./user-sessions.js";
import { WebServices, type WebServiceCredentials } from "./web-services.js";

export type { WebServiceCredentials } from "./web-services.js";

/** The options of {@link transportModule}. */
export interface TransportOptions {
  /** The credentials with which a web service on this machine may register and open user sessions; by default, none may. */
  readonly webService?: WebServiceCredentials | undefined;
  /** Milliseconds without a message after which a user session ends; 3 minutes by default, 0 for no limit. */
  readonly sessionTimeout?: number | undefined;
  /** The limits of the engine. Those for the time before a logon apply to user sessions too. */
  readonly limits?: Partial<EngineLimits> | undefined;
  /** A text by which administration tools recognise this server (asnCheckConnection); empty by default. */
  readonly cookie?: string | undefined;
  /** The name of this server, which web services are told; the machine's name by default. */
  readonly serverName?: string | undefined;
}

const defaultSessionTimeout = 180_000;

/** A server registers with a web service; nobody registers here as a server. */
const nobody: Access = {
  text: "nobody: it is what a server sends to a web service",
  before: () => "Only for a web service to serve",
};

/** Serves keep-alive, connection check and multi-user mode (manual chapters 44 and 48). */
export function transportModule(
  options: TransportOptions = {},
): Module<object, WebServiceConnections> {
  return defineModule<object, WebServiceConnections>({
    name: "transport",
    needs: [authentication, settingService],
    provides: webServices,
    sends: [Operations.asnUserSessionDestroyed],
    setup(module) {
      const { principals, log } = module;
      const logons = module.get(authentication);
      const registered = new WebServices(options.webService);
      const { logonTimeout, guestTimeout, guestIdleTimeout } = {
        ...defaultEngineLimits,
        ...options.limits,
      };
      const sessions = new UserSessions({
        principals,
        log,
        idleTimeout: options.sessionTimeout ?? defaultSessionTimeout,
        logonTimeout,
        guestTimeout,
        guestIdleTimeout,
      });
      logons.trust((connection) => registered.has(connection));
      logons.onLogoff((session) => {
        if (sessions.has(session)) sessions.destroy(session, "logged off", true);
      });
      module.onClose(() => sessions.stop());
      const { server } = module.get(settingService);
      serveConnection(module, serveCookie(module, server, options.cookie ?? ""));
      serveWebService(module, registered, options);
      serveSessions(module, { registered, sessions, logons });
      return registered;
    },
  });
}

function serveConnection({ handle }: ModuleContext<object>, cookie: () => string): void {
  // There is nothing to do for a keep-alive: the engine has noted that a message came.
  handle(Transport.asnTransportKeepAlive, { access: anyone, unit: "none", run: () => {} });
  handle(asnKeepAlive, { access: anyone, unit: "none", run: () => {} });
  handle(Transport.asnCheckConnection, {
    access: anyone,
    unit: "none",
    run: () => ({
      u8sServerVersion: packageVersion(),
      u8sProductVersion: packageVersion(),
      iProtocolVersion: PROTOCOL_VERSION,
      iOEMID: 0,
      u8sCookie: cookie(),
    }),
  });
}

function serveWebService(
  { handle, log }: ModuleContext<object>,
  registered: WebServices,
  { serverName = hostname() }: TransportOptions,
): void {
  handle(Operations.asnWebServiceLogon, {
    access: anyone,
    unit: "none",
    run(argument, { session: { id, connection } }) {
      if (id !== undefined) {
        const { general } = Operations.AsnWebServiceLogonErrorEnum.values;
        throw new RequestError(general, "Not within a user session");
      }
      try {
        registered.register(argument, connection);
      } catch (error) {
        const { detail: iErrorDetail } = error as RequestError;
        linesOf(connection).warn(connection, { iErrorDetail }, "web service refused");
        throw error;
      }
      log.info({ connection: connection.id }, "web service registered");
      return {
        iVersion: PROTOCOL_VERSION,
        u8sVersion: packageVersion(),
        u8sServerName: serverName,
        presenceDomains: [],
      };
    },
  });
  handle(Operations.asnWebServiceCapabilitiesChanged, {
    access: registered.access,
    unit: "none",
    run: ({ capabilities = [] }, { session }) => registered.note(session.connection, capabilities),
  });
  handle(Operations.asnWebServiceStatus, {
    access: registered.access,
    unit: "none",
    run({ interfaceList: interfaces }, { session: { connection } }) {
      if (!registered.noteInterfaces(connection, interfaces)) return;
      linesOf(connection).info(connection, { interfaces }, "web service is listening");
    },
  });
  handle(Operations.asnRegisterServer, {
    access: nobody,
    unit: "none",
    denied: Operations.AsnRegisterServerErrorEnum.values.general,
    refuse: (iErrorDetail, u8sErrorString) => ({ iErrorDetail, u8sErrorString }),
    run: () => ({}),
  });
  handle(Operations.asnStartMultiUserMode, {
    access: registered.access,
    unit: "none",
    run(_, { session }) {
      session.connection.sessions.enable();
      return {};
    },
  });
}

function serveSessions(
  { handle }: ModuleContext<object>,
  {
    registered,
    sessions,
    logons,
  }: {
    readonly registered: WebServices;
    readonly sessions: UserSessions;
    readonly logons: Authentication;
  },
): void {
  handle(Operations.asnCreateUserSession, {
    access: registered.access,
    unit: "none",
    refuse: (iErrorDetail, u8sErrorString) => {
      const failure = { iErrorDetail, u8sErrorString };
      return { ...failure, negotiateerror: failure };
    },
    run({ negotiate }, { session: { connection } }) {
      const session = created(sessions, connection);
      noteClientAddress(session, negotiate);
      const negotiateresult = logons.negotiate(negotiate, session);
      if (negotiateresult !== undefined) {
        return { u8sSessionID: session.id as string, negotiateresult };
      }
      sessions.destroy(session, "invalid protocol version", false);
      const { invalidProtocolVersion } = AsnNegotiateServerConnectionErrorEnum.values;
      throw new RequestError(invalidProtocolVersion, "Invalid protocol version");
    },
  });
  handle(Operations.asnDestroyUserSession, {
    access: registered.access,
    unit: "none",
    run({ u8sSessionID }, { session: { connection } }) {
      mustBeMultiUser(connection);
      const session = connection.sessions.get(u8sSessionID);
      if (session === undefined) {
        throw new RequestError(RequestErrorDetail.notFound, "There is no such session");
      }
      sessions.destroy(session, "destroyed by the web service", false);
      return {};
    },
  });
}

function created(sessions: UserSessions, connection: Connection): Session {
  mustBeMultiUser(connection);
  try {
    return sessions.create(connection);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    throw new RequestError(RequestErrorDetail.limitExceeded, "Too many sessions", { cause: error });
  }
}

function mustBeMultiUser(connection: Connection): void {
  if (connection.sessions.enabled) return;
  throw new RequestError(RequestErrorDetail.accessDenied, "Multi-user mode is off");
}
