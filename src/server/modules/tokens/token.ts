import type { User } from "../users/api.js";

/** Why a token is not accepted. */
export type TokenRefusal = "invalid" | "expired" | "not-enabled";

/** A valid token. */
export interface VerifiedToken {
  readonly user: User;
  /** A value of AsnUserTokenType. */
  readonly type: number;
  readonly expires: Date;
  /** The types of services for which it was issued, such as FAQ (`lstServiceType`). */
  readonly services: readonly string[];
}
