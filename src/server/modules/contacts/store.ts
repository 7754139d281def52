import { statement, type Unit } from "../../database/index.js";
import type { ContactTables } from "./schema.js";
import type { SearchField, Term } from "./source.js";

type Tables = Unit<ContactTables>;

/** No key has a character after this one. */
const last = "\u{10ffff}";
/** How many rows of keys are read at once. */
const atOnce = 500;
/** How many rows of keys a search looks at. */
const mostRows = 10_000;

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

interface Range {
  readonly field: SearchField;
  readonly from: string;
  readonly to: string;
}

/** Replaces the keys by which a user is found. */
export async function setKeys(unit: Tables, owner: number, keys: readonly Term[]): Promise<void> {
  await unit.run(dropKeys, { owner });
  if (keys.length === 0) return;
  const values = keys.map(([field, key]) => ({ field, key, owner }));
  await unit.db.insertInto("user_search_key").values(values).execute();
}

/**
 * The users of whom keys begin with all of these texts, in the order of the keys that begin with the longest text.
 * @param take Called for some of them at a time; returns whether more are wanted.
 */
export async function find(
  unit: Tables,
  terms: readonly Term[],
  take: (owners: readonly number[]) => Promise<boolean>,
): Promise<void> {
  const [first, ...others] = terms
    .map(([field, text]) => ({ field, from: text, to: text + last }))
    .toSorted((one, other) => other.from.length - one.from.length);
  if (first === undefined) return;
  const seen = new Set<number>();
  let after = { key: first.from, owner: 0 };
  for (let read = 0; read < mostRows; read += atOnce) {
    const rows = await page(unit, first, others, after).execute();
    const fresh = [...new Set(rows.map(({ owner }) => owner))].filter((owner) => !seen.has(owner));
    for (const owner of fresh) seen.add(owner);
    if (fresh.length > 0 && !(await take(fresh))) return;
    const end = rows.at(-1);
    if (end === undefined || rows.length < atOnce) return;
    after = end;
  }
}

/** The next keys that begin with a text, of users who have others that begin with the others. */
export function page(
  { db }: Pick<Tables, "db">,
  { field, to }: Range,
  others: readonly Range[],
  after: { readonly key: string; readonly owner: number },
) {
  let query = db
    .selectFrom("user_search_key as one")
    .select(["one.key", "one.owner"])
    .where("one.field", "=", field)
    .where("one.key", ">=", after.key)
    .where("one.key", "<", to)
    .where((eb) =>
      eb.or([
        eb("one.key", ">", after.key),
        eb.and([eb("one.key", "=", after.key), eb("one.owner", ">", after.owner)]),
      ]),
    );
  for (const [at, range] of others.entries()) {
    const name = `other${at}` as "other";
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom(`user_search_key as ${name}`)
          .select(`${name}.owner`)
          .whereRef(`${name}.owner`, "=", "one.owner")
          .where(`${name}.field`, "=", range.field)
          .where(`${name}.key`, ">=", range.from)
          .where(`${name}.key`, "<", range.to),
      ),
    );
  }
  return query.orderBy("one.key").orderBy("one.owner").limit(atOnce);
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
