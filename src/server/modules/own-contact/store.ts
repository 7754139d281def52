import { statement, type Unit } from "../../database/index.js";
import { nextQuery, runningQuery } from "../appointments/api.js";
import { withSet, type SetColumns } from "../notes/api.js";

/** What is stored of a user that the own contact shows. */
export interface OwnRow extends SetColumns {
  readonly contact: Uint8Array | null;
  readonly profile: Uint8Array | null;
  /** The encodings of the appointments that run, one after the other. */
  readonly running: Uint8Array | null;
  /** That of the next one to begin. */
  readonly next: Uint8Array | null;
}

/** All in one statement: clients ask for their contact whenever they log on. */
const ownRow = statement<any, { owner: number; at: number }>()((db, p, kind) =>
  withSet(db.selectFrom("user").select(["contact", "profile"]))
    .select([runningQuery(db, p, kind).as("running"), nextQuery(db, p).as("next")])
    .where("user.id", "=", p.owner),
);

/** @param at In milliseconds since 1970 UTC. */
export async function find(
  unit: Unit<any>,
  owner: number,
  at: number,
): Promise<OwnRow | undefined> {
  return (await unit.first(ownRow, { owner, at })) as OwnRow | undefined;
}

/** Of a user who is no more. */
export const nothing: OwnRow = {
  ...{ contact: null, profile: null, running: null, next: null, note: null },
  ...{ state: null, starts: null, ends: null, begun: null, octets: null },
};
