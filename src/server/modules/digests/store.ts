import { statement, type Unit } from "../../database/index.js";
import type { DigestTables } from "./schema.js";

type Tables = Unit<DigestTables>;

interface Key {
  readonly id: number;
  readonly revision: number;
  readonly realm: string;
}

const one = statement<DigestTables, Key>()((db, p) =>
  db
    .selectFrom("user_digest")
    .select("digest")
    .where("user_id", "=", p.id)
    .where("revision", "=", p.revision)
    .where("realm", "=", p.realm),
);

const put = statement<DigestTables, Key & { digest: Uint8Array }>()((db, p) =>
  db
    .insertInto("user_digest")
    .values({ user_id: p.id, revision: p.revision, realm: p.realm, digest: p.digest })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet({ revision: p.revision, realm: p.realm, digest: p.digest }),
    ),
);

const removeOne = statement<DigestTables, { id: number }>()((db, p) =>
  db.deleteFrom("user_digest").where("user_id", "=", p.id),
);

const removeEvery = statement<DigestTables>()((db) => db.deleteFrom("user_digest"));

/** What proves the password of a user in a realm; undefined if it is not known. */
export async function find(unit: Tables, key: Key): Promise<Uint8Array | undefined> {
  return (await unit.first(one, key))?.digest;
}

export async function store(unit: Tables, key: Key, digest: Uint8Array): Promise<void> {
  await unit.run(put, { ...key, digest });
}

export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(removeOne, { id });
}

export async function removeAll(unit: Tables): Promise<void> {
  await unit.run(removeEvery, {});
}
