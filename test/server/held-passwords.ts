import { afterEach } from "vitest";
import type * as Passwords from "../../src/server/modules/users/passwords.js";
import { Gate } from "./gate.js";

/** Where the passwords of the tests of a file are held up; open unless a test shuts it. */
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
