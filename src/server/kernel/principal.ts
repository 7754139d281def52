/** A user, as far as it matters for what a session may do. */
export interface PrincipalUser {
  /** Never given twice, not even after the user has been removed. */
  readonly id: number;
  /** As it was written when the user was added. */
  readonly name: string;
  readonly admin: boolean;
  /** Raised by whatever ends the logins made so far. */
  readonly revision: number;
}

/** Who a session has logged on as; the same for everybody who looks at it. */
export type Principal = UserPrincipal | AnonymousPrincipal;

/** A user who has shown that it is him. */
export interface UserPrincipal {
  readonly kind: "user";
  /** The name of the user. */
  readonly name: string;
  readonly user: PrincipalUser;
  /** What he has shown. */
  readonly method: "password" | "token";
  /** When he logged on, in milliseconds of `performance.now()`. */
  readonly since: number;
  /** The names of his rights. */
  readonly rights: ReadonlySet<string>;
}

/** Somebody whom nobody knows. */
export interface AnonymousPrincipal {
  readonly kind: "anonymous";
  /** The name that the server has given him. */
  readonly name: string;
  /** When he logged on, in milliseconds of `performance.now()`. */
  readonly since: number;
}
