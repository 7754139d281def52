import type { Session } from "../../rose/index.js";
import type { Principal, UserPrincipal } from "./principal.js";

/**
 * A rule that says who may call an operation. Each route has one; modules may define their own.
 * @typeParam A The type of the argument, for rules that look at it.
 * @typeParam P The type of the principals that the rule lets pass, as the route's `run` gets them.
 */
export interface Access<A = unknown, P extends Principal | undefined = Principal | undefined> {
  /** The rule in words, for documentation: "a user who is logged on". */
  readonly text: string;
  /**
   * Returns why a principal may not call the operation, whatever the argument is; undefined if it may. Called before
   * the argument is decoded. Without it, clients that have not logged on pass too.
   */
  readonly before?: (principal: Principal | undefined, session: Session) => string | undefined;
  /** Returns why a principal may not call the operation with this argument; undefined if it may. Called after `before`. */
  readonly allows?: (
    principal: P,
    argument: A,
    session: Session,
  ) => string | undefined | Promise<string | undefined>;
  /** Only for the type checker. */
  readonly _principal?: P;
}

/** Allows everybody, logged on or not. */
export const anyone: Access = { text: "anyone" };

/** Allows everybody who is logged on, including anonymous logins. */
export const anyLogin: Access<unknown, Principal> = {
  text: "anyone who is logged on, anonymously too",
  before: (principal) => (principal === undefined ? "Not logged on" : undefined),
};

/** Allows users who are logged on. */
export const user: Access<unknown, UserPrincipal> = {
  text: "a user who is logged on",
  before: notUser,
};

/** Allows administrators. */
export const admin: Access<unknown, UserPrincipal> = {
  text: "an administrator",
  before: (principal) =>
    notUser(principal) ?? (isAdmin(principal) ? undefined : "Only for an administrator"),
};

/** The `view` of events that only administrators get, all the same. */
export function administrators(_: unknown, principal: Principal | undefined): 1 | undefined {
  return isAdmin(principal) ? 1 : undefined;
}

/**
 * Allows users who have a right.
 * @param name The name of the right in {@link UserPrincipal.rights}.
 */
export function right(name: string): Access<unknown, UserPrincipal> {
  return {
    text: `a user with the right ${name}`,
    before: (principal) =>
      notUser(principal) ??
      (rightsOf(principal)?.has(name) ? undefined : `Needs the right ${name}`),
  };
}

/**
 * Allows the user whom the argument names, and administrators.
 * @param named Returns the name in the argument; if it is empty or undefined, the argument names the caller. Names are
 *   compared without regard to case, as those of users are.
 */
export function owner<A>(named: (argument: A) => string | undefined): Access<A, UserPrincipal> {
  return {
    text: "the user who is named, or an administrator",
    before: notUser,
    allows: (principal, argument) => {
      const name = named(argument);
      if (name === undefined || name === "" || principal.user.admin) return undefined;
      return sameName(name, principal.name) ? undefined : "Only for the owner";
    },
  };
}

/** Allows those whom all of the rules allow. The first rule that does not gives the reason. */
export function all<A, P extends Principal | undefined>(
  ...rules: readonly [Access<A, P>, ...Access<A, P>[]]
): Access<A, P> {
  return {
    text: rules.map(({ text }) => text).join(", and "),
    before: (principal, session) => {
      for (const { before } of rules) {
        const why = before?.(principal, session);
        if (why !== undefined) return why;
      }
      return undefined;
    },
    allows: async (principal, argument, session) => {
      for (const { allows } of rules) {
        const why = await allows?.(principal, argument, session);
        if (why !== undefined) return why;
      }
      return undefined;
    },
  };
}

function notUser(principal: Principal | undefined): string | undefined {
  if (principal === undefined) return "Not logged on";
  return principal.kind === "user" ? undefined : "Not allowed for an anonymous login";
}

function isAdmin(principal: Principal | undefined): boolean {
  return principal?.kind === "user" && principal.user.admin;
}

function rightsOf(principal: Principal | undefined): ReadonlySet<string> | undefined {
  return principal?.kind === "user" ? principal.rights : undefined;
}

/** No user name is longer. A longer text is not normalised, because that would take too long. */
const longestName = 512;

function sameName(one: string, other: string): boolean {
  return one.length <= longestName && folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
