import { serviceRef } from "../../kernel/index.js";
import type { LoginFailure, User } from "../users/api.js";
import type { DigestResponse } from "./response.js";

export { digestChallenge, digestResponse, type DigestResponse } from "./response.js";

/** Logons by Digest. All its methods are slow, so they must not be awaited in a unit. */
export interface Digests {
  /** The realm; undefined if nobody may log on by Digest. */
  readonly realm: string | undefined;
  /** Keeps what proves a password that has been found right, unless it is kept already. */
  learn(user: User, password: string): Promise<void>;
  /** Checks a response; returns the user, or why there is none. */
  verify(response: DigestResponse): Promise<User | LoginFailure>;
}

export const digestService = serviceRef<Digests>("digests");
