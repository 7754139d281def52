import { afterEach } from "vitest";
import type * as Passwords from "../../src/server/modules/users/passwords.js";
import { Gate } from "./gate.js";

/** The gate at which the tests of a file hold up passwords; it is open unless a test shuts it. */
export const hashing = new Gate();

afterEach(() => hashing.open());

/** Stands in for the module of passwords; `vi.mock` has to be called by the test's own file. */
export function heldPasswords(real: typeof Passwords): typeof Passwords {
  return {
    ...real,
    async verifyPassword(password, hash) {
      await hashing.hold(password);
      return real.verifyPassword(password, hash);
    },
  };
}
