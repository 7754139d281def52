import type { PrincipalUser } from "../../kernel/index.js";

/** What others may know of a user. */
export interface User extends PrincipalUser {
  readonly enabled: boolean;
  /** Whether those may see him who have not logged in (eUSERRIGHTS2ENABLEFORANONYMOUSAPI). */
  readonly public: boolean;
}

/** Why a login is refused. */
export type LoginFailure = "unknown-user" | "wrong-password" | "not-enabled";
