import type { User } from "../users/api.js";

/** Why a token is not accepted. */
export type TokenRefusal = "invalid" | "expired" | "not-enabled";

/** A valid token. */
export interface VerifiedToken {
  /** The user for whom it was issued. */
  readonly user: User;
  /** A value of AsnUserTokenType. */
  readonly type: number;
  /** When it ceases to be valid. */
  readonly expires: Date;
  /** The types of services for which it was issued, such as FAQ (`lstServiceType`). */
  readonly services: readonly string[];
}
