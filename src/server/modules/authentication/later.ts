import { AsnUserTokenType } from "../../../modules/authentication/authentication.js";
import type { AsnContact } from "../../../modules/general/general.js";
import {
  asnGetLoggedInContactV2,
  asnLoginV2,
  asnNegotiateServerConnectionV2,
} from "../../../modules/later/authentication/authentication.js";
import { asnSubscribeServices } from "../../../modules/later/general/general.js";
import { asnCreateAuthToken, EAsnAuthRoles } from "../../../modules/later/transport/transport.js";
import { PROTOCOL_VERSION } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import { anyLogin, anyone, type ModuleContext, type PrincipalUser } from "../../kernel/index.js";
import { askerOf } from "../checks/api.js";
import type { Tokens } from "../tokens/api.js";
import { anonymousContact } from "../users/api.js";
import { laterContact } from "./later-contact.js";
import { credentialsOf, laterRefusal, loginMethods } from "./later-logon.js";
import { negotiateLater } from "./later-negotiation.js";
import { logged } from "./logged.js";
import type { Logins } from "./logins.js";
import { LogonFailure, LogonRefusal } from "./logon-refusal.js";
import type { Logons } from "./logons.js";
import type { NegotiationOptions } from "./negotiation.js";

/** What the operations of the later version share with those of the manual. */
interface LaterParts {
  readonly module: ModuleContext<object>;
  readonly logons: Logons;
  readonly logins: Logins;
  readonly tokens: Pick<Tokens, "issue">;
  readonly contactOf: (db: Unit<any>, user: PrincipalUser) => Promise<AsnContact>;
  readonly options: NegotiationOptions;
}

/** No id of a connection is longer. */
const longestGuid = 64;

/**
 * Serves what clients of version 8 of the interface begin with: asnLoginV2 (1005), asnNegotiateServerConnectionV2
 * (1006), asnGetLoggedInContactV2 (1008), asnSubscribeServices (703), asnCreateAuthToken (1724).
 */
export function handleLater(parts: LaterParts): void {
  const { module, logons, logins, tokens, contactOf, options } = parts;
  const { handle, log, clock } = module;

  handle(asnNegotiateServerConnectionV2, {
    access: anyone,
    unit: "none",
    run(argument, { session }) {
      const state = logins.of(session);
      const answer = negotiateLater(argument, state, clock(), options);
      if (answer.result === undefined) return answer;
      const { u8sConnectionGUID: continues } = argument;
      if (continues !== undefined && continues.length <= longestGuid) state.continues = continues;
      logins.allowResuming(session);
      return answer;
    },
  });
  handle(asnLoginV2, {
    access: anyone,
    unit: "none",
    async run({ auth }, request) {
      if (auth === undefined) return loginMethods;
      const { session } = request;
      return refusedAsLater(async () => {
        const authentication = credentialsOf(auth);
        const { u8sLoggedInUser } = await logged(log, session, () =>
          logons.logon({ iVersion: PROTOCOL_VERSION, authentication }, request),
        );
        logins.endContinued(session);
        return { succceeded: { u8sLoggedInUser } };
      });
    },
  });
  handle(asnGetLoggedInContactV2, {
    access: anyLogin,
    unit: "read",
    async run(_, { db, principal }) {
      const contact =
        principal.kind === "anonymous"
          ? anonymousContact(principal.name)
          : await contactOf(db, principal.user);
      return { u8sLoggedInUser: principal.name, ownContact: laterContact(contact) };
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
    run: ({ login: { auth }, role = EAsnAuthRoles.values.user }, request) =>
      refusedAsLater(async () => {
        if (auth === undefined) return { loginResult: loginMethods, u8sAuthSessionID: "" };
        const user = await logons.identify(credentialsOf(auth), askerOf(request));
        if (role !== EAsnAuthRoles.values.user && !user.admin) {
          throw new LogonRefusal(LogonFailure.eNETLOGINMISSINGRIGHTS, "Only for an administrator");
        }
        const iType = AsnUserTokenType.values.eUserTokenLogin;
        const u8sJwt = (await tokens.issue(user, { iType })) as string;
        const succceeded = { u8sLoggedInUser: user.name, token: { u8sJwt } };
        return { loginResult: { succceeded }, u8sAuthSessionID: "" };
      }),
  });
}

/** Does what may be refused as a logon; the refusal is one of the later version. */
async function refusedAsLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof LogonRefusal ? laterRefusal(error) : error;
  }
}
