import { serviceRef } from "../../kernel/index.js";
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

/** The users' tokens, for other modules: to be asked within `Checks.signature`, in no unit. */
export interface TokenService {
  /** Checks a token of either type. */
  verify(token: string): Promise<VerifiedToken | TokenRefusal>;
  /** Checks a token that is to log its user in: only one of that type does. */
  verifyLogin(token: string): Promise<VerifiedToken | TokenRefusal>;
}

export const tokenService = serviceRef<TokenService>("tokens");
