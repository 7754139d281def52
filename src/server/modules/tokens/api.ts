import { serviceRef } from "../../kernel/index.js";
import type { Tokens } from "./tokens.js";

export type { TokenRefusal, VerifiedToken } from "./token.js";
export type { Tokens } from "./tokens.js";

/** The users' tokens, for other modules and for embedders; all of it is slow, for who is in no unit. */
export const tokenService = serviceRef<Tokens>("tokens");
