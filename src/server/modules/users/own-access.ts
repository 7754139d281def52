import { user, type Access, type UserPrincipal } from "../../kernel/index.js";
import { contactIdOf } from "./own-contact.js";

/**
 * Allows users, for their own contact only; not even administrators may name another's.
 * @param contact Returns the contact id in the argument; an empty one names the caller.
 */
export function ofOwnContact<A>(contact: (argument: A) => string): Access<A, UserPrincipal> {
  return {
    text: "a user who is logged on, for the own contact",
    ...(user.before !== undefined && { before: user.before }),
    allows: (principal, argument) => {
      const named = contact(argument);
      if (named === "" || named === contactIdOf(principal.user)) return undefined;
      return "Only for the own contact";
    },
  };
}
