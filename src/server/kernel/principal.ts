/** The part of a user that decides what a session may do. */
export interface PrincipalUser {
  /** Never reused, not even after the user has been removed. */
  readonly id: number;
  /** The name as it was written when the user was added. */
  readonly name: string;
  /** Whether the user may administer the server. */
  readonly admin: boolean;
  /** Raised by every change that ends the user's existing logins. */
  readonly revision: number;
}

/** Who is logged on in a session. */
export type Principal = UserPrincipal | AnonymousPrincipal;

/** A user whose credentials have been checked. */
export interface UserPrincipal {
  /** Tells a user from a client that has logged on without one. */
  readonly kind: "user";
  /** The name of the user. */
  readonly name: string;
  /** Who has logged on. */
  readonly user: PrincipalUser;
  /** The kind of credentials. */
  readonly method: "password" | "token";
  /** When the user logged on, in milliseconds of `performance.now()`. */
  readonly since: number;
  /** The names of the user's rights. */
  readonly rights: ReadonlySet<string>;
}

/** An anonymous login. */
export interface AnonymousPrincipal {
  /** Tells a client that has logged on without a user from one that has one. */
  readonly kind: "anonymous";
  /** The name that the server has chosen. */
  readonly name: string;
  /** When the client logged on, in milliseconds of `performance.now()`. */
  readonly since: number;
}
