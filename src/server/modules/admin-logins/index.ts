import { AsnAdminLoginResultEnum, asnAdminLogin } from "../../../modules/admin/admin.js";
import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import {
  AsnManagementProtocolVersion,
  AsnMgmtLoginError,
  asnMgmtChangeLogin,
  asnMgmtLogin,
} from "../../../modules/management/management.js";
import {
  admin,
  anyone,
  defineModule,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type Module,
} from "../../kernel/index.js";
import { authentication } from "../authentication/api.js";

const failures = AsnMgmtLoginError.values;
const results = AsnAdminLoginResultEnum.values;

/** The refusals that tell a wrong name from a wrong password, of which this tells neither. */
const wrong: readonly number[] = [failures.eNETLOGININVALUSERNAME, failures.eNETLOGININVALIDPASS];
/** The refusals of a logon that asnAdminLogin answers with `failed`. */
const failed: readonly number[] = [
  ...wrong,
  failures.eNETLOGINUSERNOTENABLED,
  failures.eNETLOGINMISSINGRIGHTS,
];

/**
 * Serves the logins of administration programs: asnMgmtLogin (2629, manual line 35630), with which an administrator may change the own name
 * and password (2532), and asnAdminLogin (2904, manual line 8760). A login is that of asnLogon, so administrators may use that as well.
 */
export function adminLoginsModule(): Module {
  return defineModule({
    name: "admin-logins",
    needs: [authentication],
    setup({ handle, get }) {
      const logons = get(authentication);

      handle(asnMgmtLogin, {
        access: anyone,
        unit: "none",
        async run({ u8sUsername: name, u8sPassword: password, iVersion }, request) {
          requireSession(request);
          if (iVersion !== AsnManagementProtocolVersion.values.current) {
            throw new RequestError(failures.eNETLOGININVALIDVERSION, "Invalid version");
          }
          try {
            await logons.logonAdministrator({ name, password }, request);
          } catch (error) {
            if (!isRefusal(error, wrong)) throw error;
            const text = "Invalid user name or password";
            throw new RequestError(failures.eNETLOGININVALIDPASS, text, { cause: error });
          }
          // It is the state of a line by its type, which means nothing for a login.
          return { iOpenState: AsnCtiLineOpenStatus.values.lineStatusDisconnected };
        },
      });
      handle(asnAdminLogin, {
        access: anyone,
        unit: "none",
        async run({ u8sAdminUsername: name, adminPassword: given }, request) {
          requireSession(request);
          // Nobody knows how it is encrypted.
          if (!("u8sAdminPassword" in given)) return { result: results.failed };
          try {
            const credentials = { name, password: given.u8sAdminPassword };
            await logons.logonAdministrator(credentials, request, true);
          } catch (error) {
            if (isRefusal(error, failed)) return { result: results.failed };
            throw error;
          }
          return { result: results.success };
        },
      });
      handle(asnMgmtChangeLogin, {
        access: admin,
        unit: "none",
        async run({ u8sNewUserName: name, u8sNewPasswd: password }, request) {
          await logons.changeLogin(request, { name, password });
          return {};
        },
      });
    },
  });
}

/** @throws RequestError for an invoke with credentials of its own, whose session ends with it. */
function requireSession({ session }: BareRequest): void {
  if (outlastsInvoke(session)) return;
  const { accessDenied } = RequestErrorDetail;
  throw new RequestError(accessDenied, "Not for an invoke with credentials of its own");
}

function isRefusal(error: unknown, details: readonly number[]): boolean {
  return error instanceof RequestError && details.includes(error.detail);
}
