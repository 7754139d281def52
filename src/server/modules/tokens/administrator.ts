import { AsnLogonErrorEnum } from "../../../modules/authentication/authentication.js";
import type { AsnAdminLogin } from "../../../modules/later/authentication/authentication.js";
import {
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type UserPrincipal,
} from "../../kernel/index.js";
import { logRefusedLogon } from "../../refused-logon.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { User, Users } from "../users/api.js";

const failure = AsnLogonErrorEnum.values;

/** How the log tells why somebody is not taken for an administrator: as for a logon. */
const logged = {
  busy: failure.eNETLOGININTERNALSERVERERROR,
  left: failure.eNETLOGININTERNALSERVERERROR,
  "unknown-user": failure.eNETLOGININVALUSERNAME,
  "wrong-password": failure.eNETLOGININVALIDPASS,
  "not-enabled": failure.eNETLOGINUSERNOTENABLED,
} as const;

/**
 * The administrator whose password a user gives to get a token with his rights. A refusal is logged as that of a logon.
 * @throws RequestError if the user is not an administrator, or the password is encrypted, for which no method is known.
 */
export async function administrator(
  { users, checks }: { readonly users: Pick<Users, "find">; readonly checks: Checks },
  request: BareRequest<UserPrincipal>,
  { u8sAdminUsername: name, adminPassword: { u8sAdminPassword: password } }: AsnAdminLogin,
): Promise<User> {
  const refused = async (iErrorDetail: number): Promise<void> =>
    logRefusedLogon(request.session, iErrorDetail, (await users.find(name))?.name ?? "");
  if (password === undefined) {
    await refused(failure.eNETLOGININVALIDAUTHENTICATIONMETHOD);
    const { invalidArgument } = RequestErrorDetail;
    throw new RequestError(invalidArgument, "An encrypted password cannot be read");
  }
  const found = await checks.password(askerOf(request), name, password);
  if (typeof found !== "string" && found.admin) return found;
  await refused(typeof found === "string" ? logged[found] : failure.eNETLOGINMISSINGRIGHTS);
  if (found === "busy" || found === "left") throw tooMany();
  const { accessDenied } = RequestErrorDetail;
  throw new RequestError(accessDenied, "Not an administrator's name and password");
}

/** The refusal if too many checks wait already. */
export function tooMany(): RequestError {
  const { limitExceeded } = RequestErrorDetail;
  return new RequestError(limitExceeded, "Too many tokens at a time, try again later");
}
