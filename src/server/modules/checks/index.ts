import { defineModule, type Module } from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { checkService, type Checks } from "./api.js";
import { FairChecks } from "./checks.js";
import { logonLimits, type LogonLimits } from "./logon-limits.js";

/**
 * Checks passwords and tokens, for the modules that accept them.
 * @throws RangeError as `logonLimits`.
 */
export function checksModule(given?: Partial<LogonLimits>): Module<object, Checks> {
  const limits = logonLimits(given);
  return defineModule<object, Checks>({
    name: "checks",
    needs: [userService],
    provides: checkService,
    setup: (module) => new FairChecks({ users: module.get(userService), limits }),
  });
}
