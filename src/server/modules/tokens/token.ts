import type { User } from "../users/api.js";

/** Why a token is not accepted. */
export type TokenRefusal = "invalid" | "expired" | "not-enabled";

/** A token that holds. */
export interface VerifiedToken {
  readonly user: User;
  /** Of AsnUserTokenType. */
  readonly type: number;
  readonly expires: Date;
}
