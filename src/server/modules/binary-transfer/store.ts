import { statement, type Unit } from "../../database/index.js";
import { TransferState, type BinaryTransferTables } from "./schema.js";

type Tables = Unit<BinaryTransferTables>;

/** A row with what is known of a file. */
export type TransferRow = BinaryTransferTables["binary_transfer"];

/** What files there are of somebody. */
export type Use = Omit<BinaryTransferTables["binary_transfer_use"], "owner">;

const { open, complete, deleted } = TransferState;

const one = statement<BinaryTransferTables, { id: string }>()((db, p) =>
  db.selectFrom("binary_transfer").selectAll().where("id", "=", p.id),
);

const insert = statement<BinaryTransferTables, TransferRow>()((db, p) =>
  db.insertInto("binary_transfer").values({
    id: p.id,
    owner: p.owner,
    service: p.service,
    place: p.place,
    state: p.state,
    size: p.size,
    octets: p.octets,
    metadata: p.metadata,
    sha256: p.sha256,
    touched: p.touched,
  }),
);

const setTouched = statement<BinaryTransferTables, { id: string; touched: number }>()((db, p) =>
  db
    .updateTable("binary_transfer")
    .set({ touched: p.touched })
    .where("id", "=", p.id)
    .where("state", "=", open),
);

const setComplete = statement<
  BinaryTransferTables,
  { id: string; sha256: string; touched: number }
>()((db, p) =>
  db
    .updateTable("binary_transfer")
    .set({ state: complete, sha256: p.sha256, touched: p.touched })
    .where("id", "=", p.id)
    .where("state", "=", open),
);

const setDeleted = statement<
  BinaryTransferTables,
  { id: string; metadata: Uint8Array; octets: number; touched: number }
>()((db, p) =>
  db
    .updateTable("binary_transfer")
    .set({ state: deleted, metadata: p.metadata, octets: p.octets, touched: p.touched })
    .where("id", "=", p.id)
    .where("state", "=", complete),
);

const drop = statement<BinaryTransferTables, { id: string; state: number }>()((db, p) =>
  db.deleteFrom("binary_transfer").where("id", "=", p.id).where("state", "=", p.state),
);

const use = statement<BinaryTransferTables, Use & { owner: number }>()((db, p) =>
  db
    .insertInto("binary_transfer_use")
    .values({ owner: p.owner, files: p.files, octets: p.octets, uploads: p.uploads })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        files: eb("binary_transfer_use.files", "+", eb.ref("excluded.files")),
        octets: eb("binary_transfer_use.octets", "+", eb.ref("excluded.octets")),
        uploads: eb("binary_transfer_use.uploads", "+", eb.ref("excluded.uploads")),
      })),
    )
    .returning(["files", "octets", "uploads"]),
);

const before = statement<BinaryTransferTables, { state: number; time: number; most: number }>()(
  (db, p) =>
    db
      .selectFrom("binary_transfer")
      .selectAll()
      .where("state", "=", p.state)
      .where("touched", "<", p.time)
      .orderBy("touched")
      .limit(p.most),
);

const within = statement<BinaryTransferTables, { place: string; after: string; most: number }>()(
  (db, p) =>
    db
      .selectFrom("binary_transfer")
      .selectAll()
      .where("place", "=", p.place)
      .where("state", "=", complete)
      .where("id", ">", p.after)
      .orderBy("id")
      .limit(p.most),
);

export function find(unit: Tables, id: string): Promise<TransferRow | undefined> {
  return unit.first(one, { id });
}

export async function add(unit: Tables, row: TransferRow): Promise<void> {
  await unit.run(insert, row);
}

/** Notes that an upload goes on. */
export async function touch(unit: Tables, id: string, touched: number): Promise<void> {
  await unit.run(setTouched, { id, touched });
}

/** Ends an upload. @returns Whether it was open. */
export async function finish(
  unit: Tables,
  row: Pick<TransferRow, "id" | "touched"> & { readonly sha256: string },
): Promise<boolean> {
  const { id, sha256, touched } = row;
  return (await unit.run(setComplete, { id, sha256, touched })) > 0;
}

/** Marks a file as deleted. @returns Whether it was there, and complete. */
export async function markDeleted(
  unit: Tables,
  row: Pick<TransferRow, "id" | "metadata" | "octets" | "touched">,
): Promise<boolean> {
  const { id, metadata, octets, touched } = row;
  return (await unit.run(setDeleted, { id, metadata, octets, touched })) > 0;
}

/** Removes what is known of a file, if it is still in this state. @returns Whether it was. */
export async function remove(
  unit: Tables,
  { id, state }: Pick<TransferRow, "id" | "state">,
): Promise<boolean> {
  return (await unit.run(drop, { id, state })) > 0;
}

/** Adds to what a user has, or with 0, all users together; returns the new sums. */
export async function addUse(unit: Tables, owner: number, change: Use): Promise<Use> {
  const { files, octets, uploads } = change;
  return (await unit.first(use, { owner, files, octets, uploads }))!;
}

/** What is in a state since a time before, the oldest first. */
export function listBefore(
  unit: Tables,
  state: number,
  time: number,
  most: number,
): Promise<TransferRow[]> {
  return unit.all(before, { state, time, most });
}

/** The complete files of a folder, in the order of their ids. @param after The id before them. */
export function listWithin(
  unit: Tables,
  place: string,
  after: string,
  most: number,
): Promise<TransferRow[]> {
  return unit.all(within, { place, after, most });
}

/** Which of these ids are those of files that are there, or are being sent. */
export async function liveAmong(
  { db }: Pick<Tables, "db">,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom("binary_transfer")
    .select("id")
    .where("id", "in", ids)
    .where("state", "!=", deleted)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
