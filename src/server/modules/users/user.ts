import type { PrincipalUser } from "../../kernel/index.js";

/** A user, without the password. */
export interface User extends PrincipalUser {
  /** Whether the user may log on. */
  readonly enabled: boolean;
  /** Whether clients that have not logged on may see the user (eUSERRIGHTS2ENABLEFORANONYMOUSAPI). */
  readonly public: boolean;
}

/** Why a login is refused. */
export type LoginFailure = "unknown-user" | "wrong-password" | "not-enabled";
