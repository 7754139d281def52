import { asnGetUserToken } from "../../../modules/authentication/authentication.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { asnTokenVerify, type AsnTokenVerifyResult } from "../../../modules/transport/transport.js";
import {
  anyLogin,
  defineModule,
  RequestError,
  RequestErrorDetail,
  user,
  type Access,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { askerOf, checkService } from "../checks/api.js";
import { userContact, userService } from "../users/api.js";
import { tokenService, type VerifiedToken } from "./api.js";
import { KeyFile } from "./key-file.js";
import { tokenMigrations, type TokenTables } from "./schema.js";
import { KeyTable } from "./store.js";
import { Tokens } from "./tokens.js";

/** If a token sufficed, one that was stolen could be renewed for ever. */
const byPassword: Access<unknown, UserPrincipal> = {
  text: "a user who has logged on with his password",
  before: (principal, session) => {
    const why = user.before?.(principal, session);
    if (why !== undefined || (principal as UserPrincipal).method === "password") return why;
    return "Only after a logon with user name and password";
  },
};

const refusals = {
  invalid: "Invalid token",
  expired: "Token expired",
  "not-enabled": "User is not enabled",
} as const;

/**
 * Serves asnGetUserToken (1003) and asnTokenVerify (1713).
 * @param folder The folder with the file of keys; without it the keys are in the database.
 */
export function tokensModule(folder?: string): Module<TokenTables, Tokens> {
  return defineModule<TokenTables, Tokens>({
    name: "tokens",
    needs: [userService, checkService],
    provides: tokenService,
    migrations: tokenMigrations,
    setup(module) {
      const users = module.get(userService);
      const checks = module.get(checkService);
      const keys = folder === undefined ? new KeyTable(module) : new KeyFile(folder);
      // Reports a damaged file at the start, not at the first token.
      module.onOpen(async () => void (await keys.read()));
      const tokens = new Tokens({ users, keys, clock: module.clock });

      module.handle(asnGetUserToken, {
        access: byPassword,
        unit: "none",
        async run(argument, request) {
          const made = await checks.signature(askerOf(request), async () => ({
            sToken: await tokens.issue(request.principal.user, argument),
          }));
          if (typeof made === "string") throw tooMany();
          const { sToken } = made;
          if (sToken === undefined) throw noSuchToken();
          return { sToken };
        },
      });
      module.handle(asnTokenVerify, {
        access: anyLogin,
        unit: "none",
        async run({ sToken }, request) {
          const found = await checks.signature(askerOf(request), () => tokens.verify(sToken));
          if (typeof found !== "string") {
            return verifyResult(found, await users.contact(found.user));
          }
          if (found === "busy" || found === "left") throw tooMany();
          throw new RequestError(RequestErrorDetail.notFound, refusals[found]);
        },
      });
      return tokens;
    },
  });
}

function tooMany(): RequestError {
  const { limitExceeded } = RequestErrorDetail;
  return new RequestError(limitExceeded, "Too many tokens at a time, try again later");
}

function noSuchToken(): RequestError {
  const { invalidArgument } = RequestErrorDetail;
  return new RequestError(
    invalidArgument,
    "No such type of token, no lifetime, or too many attributes",
  );
}

function verifyResult(
  { user: owner, type, expires }: VerifiedToken,
  known: AsnNetDatabaseContact,
): AsnTokenVerifyResult {
  const contact = userContact(owner, known, [], undefined);
  return {
    stValidTo: expires,
    iType: type,
    u8sDNPath: "",
    u8sUserName: owner.name,
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
