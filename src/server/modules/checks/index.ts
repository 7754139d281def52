import { defineModule, type Module } from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { checkService, type Checks } from "./api.js";
import { FairChecks } from "./checks.js";
import { logonLimits, type LogonLimits } from "./logon-limits.js";
import { rightPassword, wrongPassword } from "./topics.js";

/**
 * Checks passwords and tokens, for the modules that accept them. Wrong passwords slow down further attempts on all servers on the same
 * data: each hears what the others have found.
 * @throws RangeError as `logonLimits`.
 */
export function checksModule(given?: Partial<LogonLimits>): Module<object, Checks> {
  const limits = logonLimits(given);
  return defineModule<object, Checks>({
    name: "checks",
    needs: [userService],
    provides: checkService,
    setup(module) {
      const { publish } = module;
      const checks = new FairChecks({
        users: module.get(userService),
        limits,
        wrong: (owner) => publish(wrongPassword, owner),
        right: (owner) => publish(rightPassword, owner),
      });
      module.on(wrongPassword, (owner) => checks.noteWrong(owner));
      module.on(rightPassword, (owner) => checks.noteRight(owner));
      return checks;
    },
  });
}
