import type { Session } from "../../rose/index.js";
import type { Principal, UserPrincipal } from "./principal.js";

/**
 * Who may call an operation. Each route has one; a module may make words of its own.
 * @typeParam A The argument, for words that look at it.
 * @typeParam P Who it is that gets through, as the route's `run` sees him.
 */
export interface Access<A = unknown, P extends Principal | undefined = Principal | undefined> {
  /** In words, for documentation: "a user who is logged on". */
  readonly text: string;
  /**
   * Says why somebody may not, whatever the argument is; undefined lets him pass. Asked before the
   * argument is decoded. Left out, nobody needs to have logged on.
   */
  readonly before?: (principal: Principal | undefined, session: Session) => string | undefined;
  /** Says why somebody may not with this argument; undefined lets him pass. Asked after `before`. */
  readonly allows?: (
    principal: P,
    argument: A,
    session: Session,
  ) => string | undefined | Promise<string | undefined>;
  /** Only for the type checker. */
  readonly _principal?: P;
}

/** Everybody, logged on or not. */
export const anyone: Access = { text: "anyone" };

/** Whoever has logged on, anonymously too. */
export const anyLogin: Access<unknown, Principal> = {
  text: "anyone who is logged on, anonymously too",
  before: (principal) => (principal === undefined ? "Not logged on" : undefined),
};

/** A user who has logged on. */
export const user: Access<unknown, UserPrincipal> = {
  text: "a user who is logged on",
  before: notUser,
};

/** An administrator. */
export const admin: Access<unknown, UserPrincipal> = {
  text: "an administrator",
  before: (principal) =>
    notUser(principal) ?? (isAdmin(principal) ? undefined : "Only for an administrator"),
};

/**
 * A user who has a right.
 * @param name As it stands in {@link UserPrincipal.rights}.
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
 * The user whom the argument names, or an administrator.
 * @param named Gives the name from the argument; an empty one, or none, means who asks. Names are
 *   compared as those of users are, without regard to case.
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

/** Who fulfils each of several words; the first that he does not says why. */
export function all<A, P extends Principal | undefined>(
  ...words: readonly [Access<A, P>, ...Access<A, P>[]]
): Access<A, P> {
  return {
    text: words.map(({ text }) => text).join(", and "),
    before: (principal, session) => {
      for (const { before } of words) {
        const why = before?.(principal, session);
        if (why !== undefined) return why;
      }
      return undefined;
    },
    allows: async (principal, argument, session) => {
      for (const { allows } of words) {
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

/** No name of a user is longer; what is longer is not normalised. */
const longestName = 512;

function sameName(one: string, other: string): boolean {
  return one.length <= longestName && folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
