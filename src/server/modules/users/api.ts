import type { Unit } from "../../database/index.js";
import { serviceRef, type PrincipalUser } from "../../kernel/index.js";

/** What others may know of a user. */
export interface User extends PrincipalUser {
  readonly enabled: boolean;
  /** Whether those may see him who have not logged in (eUSERRIGHTS2ENABLEFORANONYMOUSAPI). */
  readonly public: boolean;
}

/** Users, for other modules: looked up within the unit that is asked for them. */
export interface UserDirectory {
  /** The user of a name, compared without regard to case. */
  find(unit: Unit<any>, name: string): Promise<User | undefined>;
}

export const userDirectory = serviceRef<UserDirectory>("users");
