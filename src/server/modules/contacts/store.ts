import { statement, type Unit } from "../../database/index.js";
import type { KeyTable } from "./key-search.js";
import type { ContactTables } from "./schema.js";
import type { Term } from "./source.js";

type Tables = Unit<ContactTables>;

/** The keys of users. */
export const userKeys: KeyTable = { name: "user_search_key" };

const dropKeys = statement<ContactTables, { owner: number }>()((db, p) =>
  db.deleteFrom("user_search_key").where("owner", "=", p.owner),
);

const putReference = statement<
  ContactTables,
  { owner: number; contact: string; octets: Uint8Array }
>()((db, p) =>
  db
    .insertInto("preferred_reference")
    .values({ owner: p.owner, contact: p.contact, octets: p.octets })
    .onConflict((conflict) =>
      conflict
        .columns(["owner", "contact"])
        .doUpdateSet((eb) => ({ octets: eb.ref("excluded.octets") })),
    ),
);

const dropReference = statement<ContactTables, { owner: number; contact: string }>()((db, p) =>
  db
    .deleteFrom("preferred_reference")
    .where("owner", "=", p.owner)
    .where("contact", "=", p.contact),
);

const getReference = statement<ContactTables, { owner: number; contact: string }>()((db, p) =>
  db
    .selectFrom("preferred_reference")
    .select("octets")
    .where("owner", "=", p.owner)
    .where("contact", "=", p.contact),
);

const countReferences = statement<ContactTables, { owner: number }>()((db, p) =>
  db
    .selectFrom("preferred_reference")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("owner", "=", p.owner),
);

/** How many rows are inserted by one statement. */
const atOnce = 500;

/** Replaces the keys by which users are found. */
export async function setKeys(
  unit: Tables,
  ofUsers: ReadonlyMap<number, readonly Term[]>,
): Promise<void> {
  const owners = [...ofUsers.keys()];
  const [owner] = owners;
  if (owner === undefined) return;
  if (owners.length === 1) await unit.run(dropKeys, { owner });
  else await unit.db.deleteFrom("user_search_key").where("owner", "in", owners).execute();
  const values = [...ofUsers].flatMap(([of, keys]) =>
    keys.map(([field, key]) => ({ field, key, owner: of })),
  );
  for (let from = 0; from < values.length; from += atOnce) {
    const some = values.slice(from, from + atOnce);
    await unit.db.insertInto("user_search_key").values(some).execute();
  }
}

export async function setReference(
  unit: Tables,
  owner: number,
  contact: string,
  octets: Uint8Array | undefined,
): Promise<void> {
  if (octets === undefined) await unit.run(dropReference, { owner, contact });
  else await unit.run(putReference, { owner, contact, octets });
}

export async function reference(
  unit: Tables,
  owner: number,
  contact: string,
): Promise<Uint8Array | undefined> {
  return (await unit.first(getReference, { owner, contact }))?.octets;
}

export async function referenceCount(unit: Tables, owner: number): Promise<number> {
  return Number((await unit.first(countReferences, { owner }))?.count ?? 0);
}
