import { user, type Access, type Principal, type UserPrincipal } from "../../kernel/index.js";

/** Whether somebody may see and change all agents (manual line 10063); the manual's administrators, too (line 11856). */
export function isSupervisor(principal: Principal | undefined): boolean {
  if (principal?.kind !== "user") return false;
  return principal.user.admin || principal.rights.has("agent-supervision");
}

/** Allows those who may see and change all agents. */
export const supervisor: Access<unknown, UserPrincipal> = {
  text: "an administrator, or a user with the right agent-supervision",
  before: (principal, session) =>
    user.before?.(principal, session) ??
    (isSupervisor(principal) ? undefined : "Only for a supervisor of agents"),
};
