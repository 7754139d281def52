import { AsnUserTokenType } from "../../../modules/authentication/authentication.js";
import type { AsnContact } from "../../../modules/general/general.js";
import {
  asnGetLoggedInContactV2,
  asnLoginV2,
  asnNegotiateServerConnectionV2,
} from "../../../modules/later/authentication/authentication.js";
import type {
  AsnLoginV2Argument,
  AsnLoginV2ResultSuccess,
} from "../../../modules/later/authentication-common/authentication-common.js";
import { asnSubscribeServices } from "../../../modules/later/general/general.js";
import { asnCreateAuthToken, EAsnAuthRoles } from "../../../modules/later/transport/transport.js";
import { PROTOCOL_VERSION } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import { anyLogin, anyone, type ModuleContext, type PrincipalUser } from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { Transfers } from "../binary-transfer/api.js";
import { laterContact } from "../own-contact/api.js";
import type { Tokens } from "../tokens/api.js";
import type { Rights } from "../rights/api.js";
import { anonymousContactOf } from "./anonymous-contact.js";
import { noteApplication } from "./client-application.js";
import { credentialsOf, laterRefusal, loginMethods, tokenMethods } from "./later-logon.js";
import { negotiateLater } from "./later-negotiation.js";
import { logged, refusalLogged } from "./logged.js";
import type { Logins } from "./logins.js";
import { LogonFailure, LogonRefusal, overtaken, tooMany } from "./logon-refusal.js";
import type { LogonRequest, Logons } from "./logons.js";
import type { NegotiationOptions } from "./negotiation.js";
import type { VisitorLogons } from "./visitor-logons.js";

/** What the operations of the later version share with those of the manual. */
interface LaterParts {
  readonly module: ModuleContext<object>;
  readonly logons: Logons;
  readonly logins: Logins;
  readonly checks: Checks;
  readonly tokens: Pick<Tokens, "issue">;
  readonly rights: Pick<Rights, "services" | "settings">;
  readonly transfers: Pick<Transfers, "staticRights2">;
  readonly contactOf: (db: Unit<any>, user: PrincipalUser) => Promise<AsnContact>;
  readonly options: NegotiationOptions;
  readonly visitors: Pick<VisitorLogons, "admit">;
}

/**
 * Serves what clients of version 8 of the interface begin with: asnLoginV2 (1005), asnNegotiateServerConnectionV2
 * (1006), asnGetLoggedInContactV2 (1008), asnSubscribeServices (703), asnCreateAuthToken (1724).
 */
export function handleLater(parts: LaterParts): void {
  const { module, logons, logins, rights, transfers, contactOf, options } = parts;
  const { handle, clock } = module;

  handle(asnNegotiateServerConnectionV2, {
    access: anyone,
    unit: "none",
    async run(argument, request) {
      const { session } = request;
      const state = logins.negotiating(session);
      const answer = negotiateLater(argument, state, clock(), options, rights.settings);
      if (answer.result === undefined) return answer;
      const { u8sConnectionGUID: continues, eClientAppID, eAnonymousLogin } = argument;
      const eAnonymousDetails =
        eAnonymousLogin && (await parts.visitors.admit(eAnonymousLogin, request));
      noteApplication(session, eClientAppID);
      if (continues !== undefined) logins.willContinue(session, continues);
      logins.allowResuming(session);
      return eAnonymousDetails ? { result: { ...answer.result, eAnonymousDetails } } : answer;
    },
  });
  handle(asnLoginV2, {
    access: anyone,
    unit: "none",
    async run({ auth }, request) {
      if (auth === undefined) return loginMethods;
      const { session } = request;
      return refusedAsLater(async () => {
        const { u8sLoggedInUser } = await logged(module, session, async () => {
          const authentication = credentialsOf(auth);
          return logons.logon({ iVersion: PROTOCOL_VERSION, authentication }, request);
        });
        logins.endContinued(session);
        return { succceeded: { u8sLoggedInUser } };
      });
    },
  });
  handle(asnGetLoggedInContactV2, {
    access: anyLogin,
    unit: "read",
    async run(_, { db, principal, session }) {
      const contact =
        principal.kind === "anonymous"
          ? anonymousContactOf(session, principal.name)
          : await contactOf(db, principal.user);
      const ownContact = laterContact(contact, transfers.staticRights2(rights.services(principal)));
      return { u8sLoggedInUser: principal.name, ownContact };
    },
  });
  handle(asnSubscribeServices, {
    access: anyLogin,
    unit: "none",
    run: () => ({}),
  });
  handle(asnCreateAuthToken, {
    access: anyone,
    unit: "none",
    run({ login: { auth }, role }, request) {
      if (auth === undefined) return { loginResult: tokenMethods, u8sAuthSessionID: "" };
      return refusedAsLater(async () => {
        const { session } = request;
        const succceeded = await refusalLogged(session, () =>
          madeToken(parts, request, auth, role),
        );
        return { loginResult: { succceeded }, u8sAuthSessionID: "" };
      });
    },
  });
}

/**
 * A token for who gives his name and password.
 * @throws LogonRefusal 110 for the role of an administrator if the user is not one; otherwise as {@link Logons.identify}.
 */
async function madeToken(
  { logons, checks, tokens }: LaterParts,
  request: LogonRequest,
  auth: NonNullable<AsnLoginV2Argument["auth"]>,
  role: number = EAsnAuthRoles.values.user,
): Promise<AsnLoginV2ResultSuccess> {
  const asker = askerOf(request);
  const user = await logons.identify(credentialsOf(auth), asker);
  if (role !== EAsnAuthRoles.values.user && !user.admin) {
    const { eNETLOGINMISSINGRIGHTS } = LogonFailure;
    throw new LogonRefusal(eNETLOGINMISSINGRIGHTS, "Only for an administrator", user.name);
  }
  const iType = AsnUserTokenType.values.eUserTokenLogin;
  const made = await checks.signature(asker, async () => ({
    // With this type, and without a time or attributes, there always is one.
    u8sJwt: (await tokens.issue(user, { iType })) as string,
  }));
  if (made === "busy") throw tooMany();
  if (made === "left") throw overtaken();
  return { u8sLoggedInUser: user.name, token: made };
}

/** Does what may be refused as a logon; the refusal is one of the later version. */
async function refusedAsLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof LogonRefusal ? laterRefusal(error) : error;
  }
}
