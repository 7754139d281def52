import { randomBytes } from "node:crypto";
import type { ModuleContext } from "../../kernel/index.js";
import type { LoginFailure, User, Users } from "../users/api.js";
import type { Digests } from "./api.js";
import { digestOf, provesDigest, type DigestResponse } from "./response.js";
import type { DigestTables } from "./schema.js";
import * as store from "./store.js";

/** {@link Digests} in the database. */
export class StoredDigests implements Digests {
  readonly realm: string | undefined;
  readonly #users: Pick<Users, "within">;
  readonly #module: Pick<ModuleContext<DigestTables>, "read" | "write">;
  /** Is checked for a user of whom nothing is kept, so that the time does not tell that. */
  readonly #decoy = randomBytes(32);

  constructor(
    realm: string | undefined,
    users: Pick<Users, "within">,
    module: Pick<ModuleContext<DigestTables>, "read" | "write">,
  ) {
    this.realm = realm === "" ? undefined : realm;
    this.#users = users;
    this.#module = module;
  }

  async learn({ id, name, revision }: User, password: string): Promise<void> {
    const { realm } = this;
    if (realm === undefined) return;
    const key = { id, revision, realm };
    if ((await this.#module.read(({ db }) => store.find(db, key))) !== undefined) return;
    await this.#module.write(async ({ db }) => {
      const user = await this.#users.within.get(db, id);
      if (user?.revision === revision) await store.store(db, key, digestOf(name, realm, password));
    });
  }

  async verify(response: DigestResponse): Promise<User | LoginFailure> {
    const { realm = "" } = this;
    const { user, digest } = await this.#module.read(async ({ db }) => {
      const found = await this.#users.within.find(db, response.username);
      const { id = 0, revision = 0 } = found ?? {};
      return { user: found, digest: await store.find(db, { id, revision, realm }) };
    });
    const right = provesDigest(response, digest ?? this.#decoy);
    if (user === undefined) return "unknown-user";
    if (!right) return "wrong-password";
    return user.enabled ? user : "not-enabled";
  }

  /** Removes what is kept of all users. */
  forgetAll(): Promise<void> {
    return this.#module.write(({ db }) => store.removeAll(db));
  }

  /** Removes what is kept of a user. */
  forget(id: number): Promise<void> {
    return this.#module.write(({ db }) => store.remove(db, id));
  }
}
