import * as Operations from "../../../modules/authentication/authentication.js";
import { RoseError } from "../../../rose/index.js";
import {
  anyLogin,
  anyone,
  defineModule,
  RequestError,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { transferService } from "../binary-transfer/api.js";
import { checkService, logonLimits, type LogonLimits } from "../checks/api.js";
import { digestService } from "../digests/api.js";
import { ownContactService } from "../own-contact/api.js";
import { rightsService } from "../rights/api.js";
import { tokenService } from "../tokens/api.js";
import { userChanged, userService } from "../users/api.js";
import { visitorService } from "../anonymous-visitors/api.js";
import { anonymousContactOf, handleAnonymousContact } from "./anonymous-contact.js";
import { AnonymousSessions } from "./anonymous.js";
import { authentication, type Authentication } from "./api.js";
import { changeLogin, type ChangeLoginParts } from "./change-login.js";
import { noteApplication } from "./client-application.js";
import { handleLater } from "./later.js";
import { Logins, principalOf } from "./logins.js";
import { logged, logLogoff } from "./logged.js";
import { LogonRefusal } from "./logon-refusal.js";
import { Logons } from "./logons.js";
import { handleOwnPassword } from "./own-password.js";
import { negotiate, type NegotiationOptions } from "./negotiation.js";
import { InvokeAuthentication, type TokenVerifier } from "./per-invoke.js";
import { connectionContinued } from "./topics.js";
import { VisitorLogons } from "./visitor-logons.js";

export type { TokenVerifier } from "./per-invoke.js";

/** The options of {@link authenticationModule}. */
export interface AuthenticationOptions extends NegotiationOptions {
  /** Of these, the limits of anonymous logons are used. */
  readonly logons?: Partial<LogonLimits> | undefined;
  /** Checks the tokens of invokes that carry credentials, instead of the server's own check. */
  readonly verifyToken?: TokenVerifier | undefined;
}

/**
 * Serves negotiation, logon, logoff and a user's own contact (1000-1002, 1004, 1101, 1102, manual chapter 10), and authenticates
 * invokes that carry credentials.
 * @throws RangeError as `logonLimits`.
 */
export function authenticationModule(
  options: AuthenticationOptions = {},
): Module<object, Authentication> {
  const limits = logonLimits(options.logons);
  return defineModule<object, Authentication>({
    name: "authentication",
    needs: [
      userService,
      checkService,
      digestService,
      tokenService,
      ownContactService,
      rightsService,
      transferService,
      visitorService,
    ],
    provides: authentication,
    setup(module) {
      const { handle, principals, clock } = module;
      const users = module.get(userService);
      const checks = module.get(checkService);
      const tokens = module.get(tokenService);
      const rights = module.get(rightsService);
      const contactOf = module.get(ownContactService);
      const anonymous = new AnonymousSessions(limits, module.cluster);
      const logins = new Logins(principals, anonymous, (earlier) =>
        module.publish(connectionContinued, earlier),
      );
      module.on(connectionContinued, (earlier) => logins.endEarlier(earlier));
      const visitors = new VisitorLogons({
        module,
        visitors: module.get(visitorService),
        checks,
        logins,
        enabled: options.anonymous ?? true,
      });
      const logons = new Logons({
        users,
        checks,
        tokens,
        digests: module.get(digestService),
        principals,
        logins,
        visitors,
        contactOf: (user) => module.read(({ db }) => contactOf(db, user)),
      });

      // A login ends when its user is removed, disabled, or gets a new password.
      // Unless the session has done so itself.
      const goesOn = new WeakMap<UserPrincipal, number>();
      principals.resolveBy(async (principal) => {
        const { user: known, method, since } = principal;
        const user = await users.get(known.id);
        if (user?.enabled !== true) return undefined;
        const { revision } = user;
        if (revision !== known.revision && revision !== goesOn.get(principal)) return undefined;
        return principalOf(user, method, since);
      });
      const goOn: ChangeLoginParts["goOn"] = (session, { id, name, revision }) => {
        const principal = principals.of(session);
        if (principal?.kind !== "user" || principal.user.id !== id) return;
        goesOn.set(principal, revision);
        session.user = name;
      };
      module.on(userChanged, ({ id }) => principals.changed(id));

      const { verifyToken } = options;
      const parts = { users, checks, tokens, principals, verifyToken };
      const perInvoke = new InvokeAuthentication(parts);
      module.authenticate((context, request) => perInvoke.authenticate(context, request));

      const logoffs: Parameters<Authentication["onLogoff"]>[0][] = [];
      const ownContacts: Parameters<Authentication["onOwnContact"]>[0][] = [];
      const service: Authentication = {
        negotiate: (argument, session) =>
          negotiate(argument, logins.negotiating(session), clock(), options, rights.settings),
        logonAdministrator: async (credentials, request, instead) =>
          void (await logged(module, request.session, () =>
            logons.logonAdministrator(credentials, request, instead),
          )),
        changeLogin: (request, to, known) =>
          changeLogin({ module, goOn, users, checks }, request, to, known),
        onLogoff: (listener) => void logoffs.push(listener),
        onOwnContact: (listener) => void ownContacts.push(listener),
        trust: (trusted) => logins.trust(trusted),
        isTrusted: (connection) => logins.isTrusted(connection),
      };

      handle(Operations.asnNegotiateServerConnection, {
        access: anyone,
        unit: "none",
        run: (argument, { session }) => service.negotiate(argument, session) ?? refuseVersion(),
      });
      handle(Operations.asnNegotiateServerConnectionDeprecated, {
        access: anyone,
        unit: "none",
        refuse: (errorDetail, u8sErrorString) => ({ errorDetail, u8sErrorString }),
        run: (argument, { session }) => service.negotiate(argument, session) ?? refuseVersion(),
      });
      handle(Operations.asnLogon, {
        access: anyone,
        unit: "none",
        refuse: (detail, text) => logonError(detail, text, ""),
        async run(argument, request) {
          try {
            const { session } = request;
            return await logged(module, session, () => logons.logon(argument, request));
          } catch (error) {
            if (!(error instanceof LogonRefusal)) throw error;
            const { detail, message, failedUser, credentials } = error;
            const value = logonError(detail, message, failedUser, credentials);
            throw new RoseError(Operations.asnLogon, value, { cause: error });
          }
        },
      });
      handle(Operations.asnSetClientAuthentication, {
        access: anyone,
        unit: "none",
        // What the manual prints as the proof cannot be checked, because it does not say how it is made.
        run({ iCtiClientAppID }, { session }) {
          noteApplication(session, iCtiClientAppID);
          return { bSuccess: true };
        },
      });
      handle(Operations.asnLogoff, {
        access: anyone,
        unit: "none",
        run(_, { session }) {
          logLogoff(module, session);
          logins.end(session);
          for (const listener of logoffs) listener(session);
        },
      });
      handle(Operations.asnGetLoggedInContact, {
        access: anyLogin,
        unit: "read",
        async run(_, { db, principal, session, afterAnswer }) {
          const u8sLoggedInUser = principal.name;
          if (principal.kind === "anonymous") {
            return { u8sLoggedInUser, ownContact: anonymousContactOf(session, u8sLoggedInUser) };
          }
          const ownContact = await contactOf(db, principal.user);
          for (const listener of ownContacts) {
            const work = listener(session);
            if (work !== undefined) afterAnswer(work);
          }
          return { u8sLoggedInUser, ownContact };
        },
      });
      handleAnonymousContact(module);
      handleOwnPassword({ module, checks, service });
      const transfers = module.get(transferService);
      const shared = { module, logons, logins, checks, tokens, rights, transfers, visitors };
      handleLater({ ...shared, contactOf, options });
      return service;
    },
  });
}

function refuseVersion(): never {
  const { invalidProtocolVersion } = Operations.AsnNegotiateServerConnectionErrorEnum.values;
  throw new RequestError(invalidProtocolVersion, "Invalid protocol version");
}

function logonError(
  iErrorDetail: number,
  u8sErrorString: string,
  u8sFailedUser: string,
  sAuthCredetials: Uint8Array = new Uint8Array(0),
): Operations.AsnLogonError {
  return { iErrorDetail, u8sErrorString, sAuthCredetials, u8sFailedUser };
}
