import { defineModule, type Module } from "../../kernel/index.js";
import { userChanged, userService } from "../users/api.js";
import { digestService, type Digests } from "./api.js";
import { StoredDigests } from "./digests.js";
import type { DigestOptions } from "./options.js";
import { digestMigrations, type DigestTables } from "./schema.js";

export type { DigestOptions } from "./options.js";

/** Keeps what logons by Digest need, if they are wanted. It serves no operation of the protocol. */
export function digestsModule({ digestRealm }: DigestOptions = {}): Module<DigestTables, Digests> {
  return defineModule<DigestTables, Digests>({
    name: "digests",
    needs: [userService],
    provides: digestService,
    migrations: digestMigrations,
    setup(module) {
      const digests = new StoredDigests(digestRealm, module.get(userService), module);
      if (digestRealm === "") module.onOpen(() => digests.forgetAll());
      // What belongs to an earlier password is of no use, so it need not be there.
      if (digests.realm !== undefined) module.on(userChanged, ({ id }) => digests.forget(id));
      return digests;
    },
  });
}
