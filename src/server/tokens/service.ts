import {
  asnGetUserToken,
  type AsnGetUserTokenResult,
} from "../../modules/authentication/authentication.js";
import type { AsnNetDatabaseContact } from "../../modules/common/common.js";
import { asnTokenVerify, type AsnTokenVerifyResult } from "../../modules/transport/transport.js";
import {
  RoseError,
  sessionKey,
  type InvokeContext,
  type RoseServer,
  type Session,
} from "../../rose/index.js";
import { userContact } from "../modules/users/api.js";
import type { Asker, Checks } from "../authentication/checks.js";
import type { Logins } from "../authentication/logins.js";
import { requestError, RequestErrorDetail, RequestFailure } from "../request-error.js";
import { clientKey } from "../client-address.js";
import type { Users } from "../users/users.js";
import type { Tokens, VerifiedToken } from "./tokens.js";

const byToken = sessionKey<true>("logged on with a token");

/** Notes how a session has logged on: tokens are only for who has shown a password. */
export function noteLogon(session: Session, withToken: boolean): void {
  if (withToken) session.set(byToken, true);
  else session.delete(byToken);
}

/** Serves asnGetUserToken (1003) and asnTokenVerify (1713). */
export function serveTokens(
  server: RoseServer,
  tokens: Tokens,
  users: Users,
  logins: Logins,
  checks: Checks,
): void {
  server.handle(asnGetUserToken, async (argument, context): Promise<AsnGetUserTokenResult> => {
    try {
      const { session } = context;
      const user = logins.user(session);
      // Else a token that got into wrong hands could be renewed for ever.
      if (session.get(byToken) === true) throw needsPassword();
      const made = await checks.signature(askerOf(context), async () => ({
        sToken: await tokens.issue(user, argument),
      }));
      if (typeof made === "string") throw tooMany();
      const { sToken } = made;
      if (sToken === undefined) throw noSuchToken();
      return { sToken };
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      throw new RoseError(asnGetUserToken, requestError(error), { cause: error });
    }
  });
  server.handle(asnTokenVerify, async ({ sToken }, context) => {
    const found = await checks.signature(askerOf(context), () => tokens.verify(sToken));
    if (typeof found !== "string") return verifyResult(found, users.contact(found.user));
    const failure =
      found === "busy" || found === "left"
        ? tooMany()
        : new RequestFailure(RequestErrorDetail.notFound, refusals[found]);
    throw new RoseError(asnTokenVerify, requestError(failure));
  });
}

const refusals = {
  invalid: "Invalid token",
  expired: "Token expired",
  "not-enabled": "User is not enabled",
} as const;

function askerOf({ session, signal }: InvokeContext): Asker {
  return { address: clientKey(session), signal };
}

function tooMany(): RequestFailure {
  const { limitExceeded } = RequestErrorDetail;
  return new RequestFailure(limitExceeded, "Too many tokens at a time, try again later");
}

function needsPassword(): RequestFailure {
  const { accessDenied } = RequestErrorDetail;
  return new RequestFailure(accessDenied, "Only after a logon with user name and password");
}

function noSuchToken(): RequestFailure {
  const { invalidArgument } = RequestErrorDetail;
  return new RequestFailure(
    invalidArgument,
    "No such type of token, no lifetime, or too many attributes",
  );
}

function verifyResult(
  { user, type, expires }: VerifiedToken,
  known: AsnNetDatabaseContact,
): AsnTokenVerifyResult {
  const contact = userContact(user, known, [], undefined);
  return {
    stValidTo: expires,
    iType: type,
    u8sDNPath: "",
    u8sUserName: user.name,
    u8sSIPURI: known.u8sSIPAddress ?? "",
    u8sobjectGUID: contact.u8sContactId,
    u8sPhoneNumber: known.u8sPhoneBusiness ?? "",
    u8sPhoneSecondary: known.u8sPhoneBusiness2 ?? "",
    u8sCallRecordingNumber: "",
    u8sMailboxNumber: "",
    u8sHomeServer: "",
    iUserStaticRights: contact.iStaticRights,
    asnUserContact: contact.asnRemoteContact,
    asnUserPropertyBag: contact.asnUserPropertyBag,
  };
}
