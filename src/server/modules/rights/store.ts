import { statement, type Unit } from "../../database/index.js";
import type { RightBits } from "../groups/api.js";
import type { RightsTables } from "./schema.js";

type Tables = Unit<RightsTables>;

/** What users have granted, by the ids of owner and of the other. */
export type GrantsByOwner = ReadonlyMap<number, ReadonlyMap<number, RightBits>>;
/** Who has asked, by the id of the owner. */
export type RequestsByOwner = ReadonlyMap<number, ReadonlySet<number>>;

const columns = ["owner", "grantee", "presence", "primary_line", "secondary_line"] as const;

type Row = RightsTables["granted_right"];

const allGrants = statement<RightsTables>()((db) => db.selectFrom("granted_right").select(columns));

const grantsOf = statement<RightsTables, { owner: number }>()((db, p) =>
  db.selectFrom("granted_right").select(columns).where("owner", "=", p.owner),
);

const put = statement<RightsTables, Row>()((db, p) =>
  db
    .insertInto("granted_right")
    .values({
      owner: p.owner,
      grantee: p.grantee,
      presence: p.presence,
      primary_line: p.primary_line,
      secondary_line: p.secondary_line,
    })
    .onConflict((conflict) =>
      conflict.columns(["owner", "grantee"]).doUpdateSet((eb) => ({
        presence: eb.ref("excluded.presence"),
        primary_line: eb.ref("excluded.primary_line"),
        secondary_line: eb.ref("excluded.secondary_line"),
      })),
    ),
);

const removeOne = statement<RightsTables, { owner: number; grantee: number }>()((db, p) =>
  db.deleteFrom("granted_right").where("owner", "=", p.owner).where("grantee", "=", p.grantee),
);

const removeAll = statement<RightsTables, { owner: number }>()((db, p) =>
  db.deleteFrom("granted_right").where("owner", "=", p.owner),
);

/** Those whom the owner has granted something, if only nothing: they have got their answer. */
const removeGranted = statement<RightsTables, { owner: number }>()((db, p) =>
  db
    .deleteFrom("rights_request")
    .where("owner", "=", p.owner)
    .where(
      "asker",
      "in",
      db.selectFrom("granted_right").select("grantee").where("owner", "=", p.owner),
    ),
);

const allRequests = statement<RightsTables>()((db) =>
  db.selectFrom("rights_request").select(["owner", "asker"]),
);

const requestsOf = statement<RightsTables, { owner: number }>()((db, p) =>
  db.selectFrom("rights_request").select(["owner", "asker"]).where("owner", "=", p.owner),
);

const ask = statement<RightsTables, { owner: number; asker: number }>()((db, p) =>
  db
    .insertInto("rights_request")
    .values({ owner: p.owner, asker: p.asker })
    .onConflict((conflict) => conflict.columns(["owner", "asker"]).doNothing()),
);

const answer = statement<RightsTables, { owner: number; asker: number }>()((db, p) =>
  db.deleteFrom("rights_request").where("owner", "=", p.owner).where("asker", "=", p.asker),
);

const answerAll = statement<RightsTables, { owner: number }>()((db, p) =>
  db.deleteFrom("rights_request").where("owner", "=", p.owner),
);

const readSettings = statement<RightsTables>()((db) =>
  db.selectFrom("directory_setting").select("settings"),
);

const putSettings = statement<RightsTables, { settings: Uint8Array }>()((db, p) =>
  db
    .insertInto("directory_setting")
    .values({ one: 1, settings: p.settings })
    .onConflict((conflict) =>
      conflict.column("one").doUpdateSet((eb) => ({ settings: eb.ref("excluded.settings") })),
    ),
);

/** What all users, or one, have granted. */
export async function grants(unit: Tables, owner?: number): Promise<GrantsByOwner> {
  const rows = await (owner === undefined
    ? unit.all(allGrants, {})
    : unit.all(grantsOf, { owner }));
  const found = new Map<number, Map<number, RightBits>>();
  for (const row of rows) {
    let list = found.get(row.owner);
    if (list === undefined) found.set(row.owner, (list = new Map()));
    const { presence, primary_line: primary, secondary_line: secondary } = row;
    list.set(row.grantee, { presence, primary, secondary });
  }
  return found;
}

export async function setGrant(
  unit: Tables,
  owner: number,
  grantee: number,
  { presence, primary, secondary }: RightBits,
): Promise<void> {
  const lines = { primary_line: primary, secondary_line: secondary };
  await unit.run(put, { owner, grantee, presence, ...lines });
}

/** Returns whether there was something to remove. */
export async function removeGrant(unit: Tables, owner: number, grantee: number): Promise<boolean> {
  return (await unit.run(removeOne, { owner, grantee })) > 0;
}

/** How many rows are inserted by one statement. */
const atOnce = 500;

/** Replaces all that an owner has granted. */
export async function setGrants(
  unit: Tables,
  owner: number,
  granted: ReadonlyMap<number, RightBits>,
): Promise<void> {
  await unit.run(removeAll, { owner });
  const rows = [...granted].map(([grantee, { presence, primary, secondary }]) => ({
    owner,
    grantee,
    presence,
    primary_line: primary,
    secondary_line: secondary,
  }));
  for (let from = 0; from < rows.length; from += atOnce) {
    await unit.db
      .insertInto("granted_right")
      .values(rows.slice(from, from + atOnce))
      .execute();
  }
}

/** Forgets who has asked and has got an answer; returns whether there were any. */
export async function removeAnswered(unit: Tables, owner: number): Promise<boolean> {
  return (await unit.run(removeGranted, { owner })) > 0;
}

/** Who has asked all users, or one. */
export async function requests(unit: Tables, owner?: number): Promise<RequestsByOwner> {
  const rows = await (owner === undefined
    ? unit.all(allRequests, {})
    : unit.all(requestsOf, { owner }));
  const found = new Map<number, Set<number>>();
  for (const row of rows) {
    const known = found.get(row.owner);
    if (known === undefined) found.set(row.owner, new Set([row.asker]));
    else known.add(row.asker);
  }
  return found;
}

/** Returns whether it is new. */
export async function addRequest(unit: Tables, owner: number, asker: number): Promise<boolean> {
  return (await unit.run(ask, { owner, asker })) > 0;
}

/** Returns whether there was one. */
export async function removeRequest(unit: Tables, owner: number, asker: number): Promise<boolean> {
  return (await unit.run(answer, { owner, asker })) > 0;
}

/** Returns whether there were any. */
export async function removeRequests(unit: Tables, owner: number): Promise<boolean> {
  return (await unit.run(answerAll, { owner })) > 0;
}

/** The encoding of the settings; undefined if they have never been changed. */
export async function settings(unit: Tables): Promise<Uint8Array | undefined> {
  return (await unit.first(readSettings, {}))?.settings;
}

export async function setSettings(unit: Tables, octets: Uint8Array): Promise<void> {
  await unit.run(putSettings, { settings: octets });
}
