import { sql } from "kysely";
import { joined, statement, type Unit } from "../../database/index.js";
import type { ContentTables } from "./schema.js";

type Tables = Unit<ContentTables>;

/** The content of a user, without the contacts. */
export type ContentRow = ContentTables["content"];

/** A contact that has changed, or has been removed. */
export interface ContactRow {
  readonly revision: number;
  readonly removed: boolean;
  readonly contact: Uint8Array;
  readonly plain: Uint8Array | null;
}

/** Which form of contacts is meant: with pictures, or without. */
export type Form = "contact" | "plain";

const contentOf = statement<ContentTables, { owner: number }>()((db, p) =>
  db.selectFrom("content").selectAll().where("owner", "=", p.owner),
);

const raise = statement<ContentTables, { owner: number; nothing: Uint8Array }>()((db, p) =>
  db
    .insertInto("content")
    .values({
      owner: p.owner,
      revision: 1,
      oldest: 0,
      contacts: 0,
      octets: 0,
      removed: 0,
      version: "",
      editable: 1,
      structure_revision: 0,
      structure: p.nothing,
      attributes: p.nothing,
    })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({ revision: eb("content.revision", "+", 1) })),
    )
    .returningAll(),
);

const setContent = statement<ContentTables, ContentRow>()((db, p) =>
  db
    .updateTable("content")
    .set({
      oldest: p.oldest,
      contacts: p.contacts,
      octets: p.octets,
      removed: p.removed,
      version: p.version,
      editable: p.editable,
      structure_revision: p.structure_revision,
      structure: p.structure,
      attributes: p.attributes,
    })
    .where("owner", "=", p.owner),
);

/** A row with a contact. */
export interface Put {
  readonly owner: number;
  readonly key: string;
  readonly revision: number;
  readonly removed: boolean;
  readonly contact: Uint8Array;
  readonly plain: Uint8Array | null;
}

const removeAll = statement<ContentTables, { owner: number }>()((db, p) =>
  db.deleteFrom("content_contact").where("owner", "=", p.owner),
);

const contactsIn = (form: Form) =>
  statement<ContentTables, { owner: number; after: number; removed: boolean }>()((db, p, kind) =>
    db
      .selectFrom(
        db
          .selectFrom("content_contact")
          .select(({ ref, fn }) =>
            form === "contact"
              ? ref("contact").as("octets")
              : fn.coalesce("plain", "contact").as("octets"),
          )
          .where("owner", "=", p.owner)
          .where("removed", "=", p.removed)
          .where("revision", ">", p.after)
          .orderBy("revision")
          .orderBy("id")
          .as("sorted"),
      )
      .select(({ ref }) => joined(kind, ref("octets")).as("octets")),
  );

const contacts = { contact: contactsIn("contact"), plain: contactsIn("plain") };

const changes = statement<ContentTables, { owner: number; after: number; removed: boolean }>()(
  (db, p) =>
    db
      .selectFrom("content_contact")
      .select(["revision", "removed", "contact", "plain"])
      .where("owner", "=", p.owner)
      .where("removed", "=", p.removed)
      .where("revision", ">", p.after)
      .orderBy("revision")
      .orderBy("id"),
);

const cutoff = statement<ContentTables, { owner: number; keep: number }>()((db, p) =>
  db
    .selectFrom("content_contact")
    .select("revision")
    .where("owner", "=", p.owner)
    .where("removed", "=", true)
    .orderBy("revision", "desc")
    .limit(1)
    .offset(p.keep),
);

const trim = statement<ContentTables, { owner: number; until: number }>()((db, p) =>
  db
    .deleteFrom("content_contact")
    .where("owner", "=", p.owner)
    .where("removed", "=", true)
    .where("revision", "<=", p.until),
);

const tagsOf = statement<ContentTables, { owner: number }>()((db, p) =>
  db.selectFrom("content_tags").select(["revision", "ids"]).where("owner", "=", p.owner),
);

const putTags = statement<ContentTables, { owner: number; ids: Uint8Array }>()((db, p) =>
  db
    .insertInto("content_tags")
    .values({ owner: p.owner, revision: 1, ids: p.ids })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        revision: eb("content_tags.revision", "+", 1),
        ids: eb.ref("excluded.ids"),
      })),
    )
    .returning("revision"),
);

const nothing = new Uint8Array(0);

export function content(unit: Tables, owner: number): Promise<ContentRow | undefined> {
  return unit.first(contentOf, { owner });
}

/** Raises the revision of a user's content, or makes one; returns it. Units that do so run one after the other. */
export async function nextRevision(unit: Tables, owner: number): Promise<ContentRow> {
  return (await unit.first(raise, { owner, nothing })) as ContentRow;
}

export async function set(unit: Tables, row: ContentRow): Promise<void> {
  await unit.run(setContent, row);
}

/** How many rows one statement reads or writes. */
const atOnce = 500;

/** What there is under these keys: contacts with their octets, and what is known of removed ones. */
export async function found(
  { db }: Tables,
  owner: number,
  keys: readonly string[],
): Promise<Map<string, { readonly removed: boolean; readonly octets: number }>> {
  const there = new Map<string, { removed: boolean; octets: number }>();
  for (let from = 0; from < keys.length; from += atOnce) {
    const rows = await db
      .selectFrom("content_contact")
      .select(["contact_key", "removed", sql<number>`length(contact)`.as("octets")])
      .where("owner", "=", owner)
      .where("contact_key", "in", keys.slice(from, from + atOnce))
      .execute();
    for (const { contact_key, removed, octets } of rows)
      there.set(contact_key, { removed, octets });
  }
  return there;
}

/** Stores rows, whose keys must be distinct. */
export async function putContacts({ db }: Tables, rows: readonly Put[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    await db
      .insertInto("content_contact")
      .values(some.map(({ key, ...row }) => ({ ...row, contact_key: key })))
      .onConflict((conflict) =>
        conflict.columns(["owner", "contact_key"]).doUpdateSet((eb) => ({
          revision: eb.ref("excluded.revision"),
          removed: eb.ref("excluded.removed"),
          contact: eb.ref("excluded.contact"),
          plain: eb.ref("excluded.plain"),
        })),
      )
      .execute();
  }
}

export async function removeContacts(unit: Tables, owner: number): Promise<void> {
  await unit.run(removeAll, { owner });
}

/** The encodings of the contacts changed after a revision, one after the other, the oldest change first. */
export async function contactsAfter(
  unit: Tables,
  owner: number,
  form: Form,
  after: number,
): Promise<Uint8Array> {
  const row = await unit.first(contacts[form], { owner, after, removed: false });
  return row?.octets ?? nothing;
}

/** The encodings of the ids of the contacts removed after a revision. */
export async function removedAfter(
  unit: Tables,
  owner: number,
  after: number,
): Promise<Uint8Array> {
  return (await unit.first(contacts.contact, { owner, after, removed: true }))?.octets ?? nothing;
}

/** The contacts that have changed or been removed after a revision. */
export async function changesAfter(
  unit: Tables,
  owner: number,
  after: number,
): Promise<ContactRow[]> {
  const changed = await unit.all(changes, { owner, after, removed: false });
  return [...changed, ...(await unit.all(changes, { owner, after, removed: true }))];
}

/** Forgets removed contacts but for the latest; returns how many, and up to which revision. */
export async function forgetRemoved(
  unit: Tables,
  owner: number,
  keep: number,
): Promise<{ readonly count: number; readonly until: number }> {
  const until = (await unit.first(cutoff, { owner, keep }))?.revision;
  if (until === undefined) return { count: 0, until: 0 };
  return { count: await unit.run(trim, { owner, until }), until };
}

/** The ids that a user has tagged, with their revision. */
export async function tags(
  unit: Tables,
  owner: number,
): Promise<{ readonly revision: number; readonly ids: Uint8Array }> {
  return (await unit.first(tagsOf, { owner })) ?? { revision: 0, ids: nothing };
}

/** Replaces the ids that a user has tagged; returns the new revision. */
export async function setTags(unit: Tables, owner: number, ids: Uint8Array): Promise<number> {
  return ((await unit.first(putTags, { owner, ids })) as { revision: number }).revision;
}
