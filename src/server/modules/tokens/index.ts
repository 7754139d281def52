import type { AsnUserProfile } from "../../../modules/admin/admin.js";
import {
  asnGetUserToken,
  AsnLogonErrorEnum,
  type AsnGetUserTokenArgument,
} from "../../../modules/authentication/authentication.js";
import { asnGetUserTokenV2 } from "../../../modules/later/authentication/authentication.js";
import { asnTokenVerifyV2 } from "../../../modules/later/transport/transport.js";
import { asnTokenVerify, type AsnTokenVerifyResult } from "../../../modules/transport/transport.js";
import {
  anyLogin,
  anyone,
  defineModule,
  RequestError,
  RequestErrorDetail,
  user,
  type Access,
  type BareRequest,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { askerOf, checkService } from "../checks/api.js";
import { rightsService, type Rights } from "../rights/api.js";
import { userContact, userService } from "../users/api.js";
import { administrator, tooMany } from "./administrator.js";
import { tokenService, type VerifiedToken } from "./api.js";
import { KeyFile } from "./key-file.js";
import { tokenMigrations, type TokenTables } from "./schema.js";
import { KeyTable } from "./store.js";
import { Tokens, type Holder } from "./tokens.js";

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

const { eNETLOGININVALIDPASS, eNETLOGINTOKENEXIRED, eNETLOGINUSERNOTENABLED } =
  AsnLogonErrorEnum.values;

/** The `iErrorDetail` of asnTokenVerifyV2: those of a logon with the token. */
const laterDetails = {
  invalid: eNETLOGININVALIDPASS,
  expired: eNETLOGINTOKENEXIRED,
  "not-enabled": eNETLOGINUSERNOTENABLED,
} as const;

/**
 * Serves asnGetUserToken (1003) and asnTokenVerify (1713), and their later forms asnGetUserTokenV2 (1007) and
 * asnTokenVerifyV2 (1719).
 * @param folder The folder with the file of keys; without it the keys are in the database.
 */
export function tokensModule(folder?: string): Module<TokenTables, Tokens> {
  return defineModule<TokenTables, Tokens>({
    name: "tokens",
    needs: [userService, checkService, rightsService],
    provides: tokenService,
    migrations: tokenMigrations,
    setup(module) {
      const users = module.get(userService);
      const checks = module.get(checkService);
      const rights = module.get(rightsService);
      const keys = folder === undefined ? new KeyTable(module) : new KeyFile(folder);
      // Reports a damaged file at the start, not at the first token.
      module.onOpen(async () => void (await keys.read()));
      const tokens = new Tokens({ users, keys, clock: module.clock });

      const issued = async (
        request: BareRequest<UserPrincipal>,
        holder: Holder,
        wish: AsnGetUserTokenArgument,
      ): Promise<{ sToken: string }> => {
        const made = await checks.signature(askerOf(request), async () => ({
          sToken: await tokens.issue(holder, wish),
        }));
        if (typeof made === "string") throw tooMany();
        const { sToken } = made;
        if (sToken === undefined) throw noSuchToken();
        return { sToken };
      };
      module.handle(asnGetUserToken, {
        access: byPassword,
        unit: "none",
        run: (argument, request) => issued(request, request.principal.user, argument),
      });
      module.handle(asnGetUserTokenV2, {
        access: byPassword,
        unit: "none",
        async run({ adminLogin, ...wish }, request) {
          const { user: caller } = request.principal;
          const holder =
            adminLogin === undefined
              ? caller
              : await administrator({ users, checks }, request, adminLogin);
          return issued(request, holder, wish);
        },
      });
      module.handle(asnTokenVerify, {
        access: anyLogin,
        unit: "none",
        async run({ sToken }, request) {
          const found = await checks.signature(askerOf(request), () => tokens.verify(sToken));
          if (typeof found !== "string") {
            return verifyResult(found, await users.profileOf(found.user), rights);
          }
          if (found === "busy" || found === "left") throw tooMany();
          throw new RequestError(RequestErrorDetail.notFound, refusals[found]);
        },
      });
      module.handle(asnTokenVerifyV2, {
        // Other servers ask this, which have no login; the token itself is the proof.
        access: anyone,
        unit: "none",
        async run({ u8sToken }, request) {
          const found = await checks.signature(askerOf(request), () => tokens.verify(u8sToken));
          if (typeof found !== "string") {
            return verifyResult(found, await users.profileOf(found.user), rights);
          }
          if (found === "busy" || found === "left") throw tooMany();
          throw new RequestError(laterDetails[found], refusals[found]);
        },
      });
      return tokens;
    },
  });
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
  profile: AsnUserProfile | undefined,
  rights: Pick<Rights, "services">,
): AsnTokenVerifyResult {
  const known = profile?.asnUserContact ?? {};
  const { first } = rights.services(owner);
  const contact = userContact(owner, known, first);
  return {
    stValidTo: expires,
    iType: type,
    u8sDNPath: profile?.u8sDNPath ?? "",
    u8sUserName: owner.name,
    u8sSIPURI: profile?.u8sSIPURI || (known.u8sSIPAddress ?? ""),
    u8sobjectGUID: profile?.u8sobjectGUID ?? "",
    u8sPhoneNumber: profile?.u8sPhoneNumber || (known.u8sPhoneBusiness ?? ""),
    u8sPhoneSecondary: profile?.u8sPhoneSecondary || (known.u8sPhoneBusiness2 ?? ""),
    u8sCallRecordingNumber: profile?.u8sCallRecordingNumber ?? "",
    u8sMailboxNumber: profile?.u8sMailboxNumber ?? "",
    u8sHomeServer: profile?.u8sHomeServer ?? "",
    iUserStaticRights: first,
    asnUserContact: contact.asnRemoteContact,
    asnUserPropertyBag: profile?.asnUserPropertyBag ?? contact.asnUserPropertyBag,
  };
}
