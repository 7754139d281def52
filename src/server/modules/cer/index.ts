import { AsnUserTokenType } from "../../../modules/authentication/authentication.js";
import { asnRequestCERToken } from "../../../modules/transport/transport.js";
import {
  defineModule,
  RequestError,
  RequestErrorDetail,
  user,
  type Module,
} from "../../kernel/index.js";
import { askerOf, checkService } from "../checks/api.js";
import { tokenService } from "../tokens/api.js";
import { handleReports } from "./administration.js";
import * as Cer from "../../../modules/cer/cer.js";
import type { ErrorReportOptions } from "./options.js";

export type { ErrorReportOptions } from "./options.js";

/** The type of service for which the tokens of uploads are issued, and for how many seconds. */
const service = "CER";
const lifetime = 10 * 60;

/**
 * Serves asnRequestCERToken (1715, manual line 49524), if there is client error reporting: the token proves to whoever takes the
 * upload who sends it, and logs nobody on. What clients report (4101, 4102, 4104) is passed to administrators, who steer it (2657-2659,
 * 2727-2730).
 */
export function cerModule({ errorReports }: ErrorReportOptions = {}): Module {
  return defineModule({
    name: "cer",
    needs: [checkService, tokenService],
    sends: [Cer.asnCERSetClientLogDumpLevel, Cer.asnCERSaveLogFilePackage, Cer.asnCERSaveCrashDump],
    setup(module) {
      const { handle, get } = module;
      handleReports(module, errorReports);
      const checks = get(checkService);
      const tokens = get(tokenService);
      handle(asnRequestCERToken, {
        access: user,
        unit: "none",
        async run(_, request) {
          const { notFound, limitExceeded } = RequestErrorDetail;
          if (errorReports === undefined) {
            throw new RequestError(notFound, "There is no client error reporting");
          }
          const wish = {
            iType: AsnUserTokenType.values.eUserTokenExternal,
            iTTL: lifetime,
            lstServiceType: [service],
          };
          const made = await checks.signature(askerOf(request), async () => ({
            // With this type and time there always is one.
            u8sToken: (await tokens.issue(request.principal.user, wish)) as string,
          }));
          if (typeof made !== "string") return made;
          throw new RequestError(limitExceeded, "Too many tokens at a time, try again later");
        },
      });
    },
  });
}
