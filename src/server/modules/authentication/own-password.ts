import { asnUserChangePassword } from "../../../modules/general/general.js";
import { RequestError, RequestErrorDetail, user, type ModuleContext } from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { Authentication } from "./api.js";

/** What {@link handleOwnPassword} depends on. */
interface OwnPasswordParts {
  readonly module: Pick<ModuleContext<object>, "handle">;
  readonly checks: Pick<Checks, "password">;
  readonly service: Pick<Authentication, "changeLogin">;
}

/**
 * Lets users change their password: asnUserChangePassword (9037, manual line 2739). The old one is checked as at a logon, so guessing
 * it is as slow. Whether passwords may cross the network in clear text is decided for the whole connection, by the policy for TLS, as for
 * logons.
 */
export function handleOwnPassword({ module, checks, service }: OwnPasswordParts): void {
  module.handle(asnUserChangePassword, {
    access: user,
    unit: "none",
    async run({ u8sOldPassword: old, u8sNewPassword: password }, request) {
      if (password === "") {
        throw new RequestError(RequestErrorDetail.invalidArgument, "the password is empty");
      }
      const { name } = request.principal;
      const found = await checks.password(askerOf(request), name, old);
      if (found === "busy" || found === "left") {
        throw new RequestError(RequestErrorDetail.limitExceeded, "Too many passwords at a time");
      }
      if (typeof found === "string") return { success: false };
      if (found.id !== request.principal.user.id) {
        throw new RequestError(RequestErrorDetail.accessDenied, "The login has changed meanwhile");
      }
      await service.changeLogin(request, { name: "", password }, found);
      return { success: true };
    },
  });
}
