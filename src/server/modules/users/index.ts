import { defineModule, type Module } from "../../kernel/index.js";
import { userService } from "./api.js";
import type { PasswordCost } from "./passwords.js";
import { userMigrations, type UserTables } from "./schema.js";
import { UserRules } from "./service.js";
import { Users } from "./users.js";

/**
 * Keeps the users. It serves no operation of the protocol.
 * @param cost The cost of hashing a new password.
 */
export function usersModule(cost?: PasswordCost): Module<UserTables, Users> {
  return defineModule<UserTables, Users>({
    name: "users",
    provides: userService,
    migrations: userMigrations,
    setup: (module) => new Users(new UserRules(cost), module),
  });
}
