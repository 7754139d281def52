import type { JWK } from "jose";
import { statement, type Unit } from "../../database/index.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { KeyStore, StoredKey } from "./key-store.js";
import type { TokenTables } from "./schema.js";

const all = statement<TokenTables>()((db) =>
  db.selectFrom("token_key").selectAll().orderBy("created", "desc").orderBy("kid"),
);

const removeAll = statement<TokenTables>()((db) => db.deleteFrom("token_key"));

const insert = statement<TokenTables, TokenTables["token_key"]>()((db, p) =>
  db.insertInto("token_key").values({
    kid: p.kid,
    created: p.created,
    expires: p.expires,
    public_key: p.public_key,
    private_key: p.private_key,
  }),
);

/** Keys in a table that all servers on the database share. */
export class KeyTable implements KeyStore {
  readonly #module: Pick<ModuleContext<TokenTables>, "read" | "write">;

  constructor(module: Pick<ModuleContext<TokenTables>, "read" | "write">) {
    this.#module = module;
  }

  read(): Promise<readonly StoredKey[]> {
    return this.#module.read(({ db }) => keysIn(db));
  }

  change(
    work: (keys: readonly StoredKey[]) => readonly StoredKey[] | undefined,
  ): Promise<readonly StoredKey[]> {
    return this.#module.write(async ({ db }) => {
      const present = await keysIn(db);
      const keys = work(present);
      if (keys === undefined) return present;
      await db.run(removeAll, {});
      for (const key of keys) await db.run(insert, rowOf(key));
      return keys;
    });
  }
}

async function keysIn(unit: Unit<TokenTables>): Promise<StoredKey[]> {
  return (await unit.all(all, {})).map((row) => ({
    kid: row.kid,
    created: row.created,
    publicKey: JSON.parse(row.public_key) as JWK,
    ...(row.expires !== null && { expires: row.expires }),
    ...(row.private_key !== null && { privateKey: JSON.parse(row.private_key) as JWK }),
  }));
}

function rowOf({
  kid,
  created,
  expires,
  publicKey,
  privateKey,
}: StoredKey): TokenTables["token_key"] {
  return {
    kid,
    created,
    expires: expires ?? null,
    public_key: JSON.stringify(publicKey),
    private_key: privateKey === undefined ? null : JSON.stringify(privateKey),
  };
}
