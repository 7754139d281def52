import { serviceRef } from "../../kernel/index.js";
import type { Tokens } from "./tokens.js";

export type { TokenRefusal, VerifiedToken } from "./token.js";
export type { Tokens } from "./tokens.js";

/** The users' tokens, for other modules and for embedders. All its methods are slow, so they must not be awaited in a unit. */
export const tokenService = serviceRef<Tokens>("tokens");
