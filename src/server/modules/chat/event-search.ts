import { sql, type Expression, type Kysely } from "kysely";
import {
  statement,
  type DatabaseKind,
  type Placeholders,
  type Unit,
} from "../../database/index.js";
import { ofEvent, seen, timeLine, type EventRow, type Visible } from "./event-store.js";
import type { ChatTables } from "./schema.js";

function contains(kind: DatabaseKind, text: Expression<string>): Expression<any> {
  const folded = sql.ref("e.folded");
  return kind === "sqlite"
    ? sql`instr(${folded}, ${text}) > 0`
    : sql`strpos(${folded}, ${text}) > 0`;
}

interface Search {
  readonly user: number;
  readonly volatile: boolean;
  readonly text: string;
}

/** What somebody sees of all conversations with a text. */
function withText(db: Kysely<ChatTables>, p: Placeholders<Search>, kind: DatabaseKind) {
  return db
    .selectFrom("chat_party as p")
    .innerJoin("chat_conversation as c", "c.id", "p.conversation")
    .innerJoin("chat_event as e", "e.conversation", "p.conversation")
    .where("p.user", "=", p.user)
    .where("c.volatile", "=", p.volatile)
    .where("e.sequence", ">", 0)
    .where("e.deleted", "=", false)
    .where(seen("e", "p") as any)
    .where(contains(kind, p.text) as any);
}

const countFound = statement<ChatTables, Search>()((db, p, kind) =>
  withText(db, p, kind).select(({ fn }) => fn.countAll<number>().as("total")),
);

const found = statement<ChatTables, Search & { most: number; offset: number }>()((db, p, kind) =>
  db
    .selectFrom("chat_event as e")
    .select(ofEvent)
    .where(
      "e.change",
      "in",
      withText(db, p, kind)
        .select("e.change")
        .orderBy("e.born", "desc")
        .limit(p.most)
        .offset(p.offset),
    )
    .orderBy("e.born", "desc"),
);

type SearchInOne = Visible & { readonly text: string };

function withTextInOne(db: Kysely<ChatTables>, p: Placeholders<SearchInOne>, kind: DatabaseKind) {
  return timeLine(db, p)
    .where("e.deleted", "=", false)
    .where(contains(kind, p.text) as any);
}

const countFoundInOne = statement<ChatTables, SearchInOne>()((db, p, kind) =>
  withTextInOne(db, p, kind).select(({ fn }) => fn.countAll<number>().as("total")),
);

const foundInOne = statement<ChatTables, SearchInOne & { most: number; offset: number }>()(
  (db, p, kind) =>
    withTextInOne(db, p, kind)
      .select(ofEvent)
      .orderBy("e.sequence", "desc")
      .limit(p.most)
      .offset(p.offset),
);

/** The messages with binary data that have changed. */
function binaries(db: Kysely<ChatTables>, p: Placeholders<Visible & { after: number }>) {
  return db
    .selectFrom("chat_binary as b")
    .innerJoin("chat_event as e", (join) =>
      join.onRef("e.conversation", "=", "b.conversation").onRef("e.sequence", "=", "b.sequence"),
    )
    .where("b.conversation", "=", p.conversation)
    .where("b.sequence", ">=", p.since)
    .where("b.sequence", "<=", p.until)
    .where("e.deleted", "=", false)
    .where("e.change", ">", p.after);
}

const binariesOf = statement<
  ChatTables,
  Visible & { after: number; most: number; offset: number }
>()((db, p) =>
  binaries(db, p).select(ofEvent).orderBy("b.sequence", "desc").limit(p.most).offset(p.offset),
);

const countBinaries = statement<ChatTables, Visible & { after: number }>()((db, p) =>
  binaries(db, p).select(({ fn }) => fn.countAll<number>().as("total")),
);

/** What is searched. */
export type Where = { readonly user: number; readonly volatile: boolean } | Visible;

/** The newest messages with a text, and how many there are. */
export async function search(
  unit: Unit<ChatTables>,
  where: Where,
  page: { text: string; most: number; offset: number },
): Promise<{ total: number; rows: EventRow[] }> {
  const { text } = page;
  const counted =
    "user" in where
      ? await unit.first(countFound, { ...where, text })
      : await unit.first(countFoundInOne, { ...where, text });
  const total = Number(counted!.total);
  if (total <= page.offset || page.most === 0) return { total, rows: [] };
  const rows =
    "user" in where
      ? await unit.all(found, { ...where, ...page })
      : await unit.all(foundInOne, { ...where, ...page });
  return { total, rows };
}

/** The newest binary messages, and how many there are. */
export async function listBinaries(
  unit: Unit<ChatTables>,
  visible: Visible,
  page: { after: number; most: number; offset: number },
): Promise<{ total: number; rows: EventRow[] }> {
  const total = Number((await unit.first(countBinaries, { ...visible, after: page.after }))!.total);
  return { total, rows: await unit.all(binariesOf, { ...visible, ...page }) };
}
