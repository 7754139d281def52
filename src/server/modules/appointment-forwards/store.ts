import { statement, type Unit } from "../../database/index.js";
import type { Forward } from "../../pbx/index.js";
import type { AppointmentForwardTables } from "./schema.js";
import type { Place, SetForward } from "./steps.js";

type Tables = AppointmentForwardTables;
type Row = Tables["appointment_forward"];

const ofOwner = statement<Tables, { owner: number }>()((db, p) =>
  db.selectFrom("appointment_forward").selectAll().where("owner", "=", p.owner),
);

const ownerOf = statement<Tables, Omit<Place, "owner">>()((db, p) =>
  db
    .selectFrom("appointment_forward")
    .select("owner")
    .where("pbx", "=", p.pbx)
    .where("device", "=", p.device)
    .where("mode", "=", p.mode),
);

const ownersAfter = statement<Tables, { after: number; most: number }>()((db, p) =>
  db
    .selectFrom("appointment_forward")
    .select("owner")
    .distinct()
    .where("owner", ">", p.after)
    .orderBy("owner")
    .limit(p.most),
);

const upsert = statement<Tables, Row>()((db, p) =>
  db
    .insertInto("appointment_forward")
    .values({
      pbx: p.pbx,
      device: p.device,
      mode: p.mode,
      owner: p.owner,
      forward: p.forward,
      before: p.before,
      replaced: p.replaced,
      begun: p.begun,
      done: p.done,
    })
    .onConflict((conflict) =>
      conflict.columns(["pbx", "device", "mode"]).doUpdateSet((eb) => ({
        owner: eb.ref("excluded.owner"),
        forward: eb.ref("excluded.forward"),
        before: eb.ref("excluded.before"),
        replaced: eb.ref("excluded.replaced"),
        begun: eb.ref("excluded.begun"),
        done: eb.ref("excluded.done"),
      })),
    ),
);

const removeOne = statement<Tables, Omit<Place, "owner">>()((db, p) =>
  db
    .deleteFrom("appointment_forward")
    .where("pbx", "=", p.pbx)
    .where("device", "=", p.device)
    .where("mode", "=", p.mode),
);

/** What is set because of a user's appointments. */
export async function forwardsOf(unit: Unit<Tables>, owner: number): Promise<SetForward[]> {
  const rows = await unit.all(ofOwner, { owner });
  return rows.map(({ forward, before, replaced, mode, ...row }) => ({
    ...row,
    mode: mode as Forward["mode"],
    forward: JSON.parse(forward) as Forward,
    ...(before !== null && { before: JSON.parse(before) as Forward }),
    ...(replaced !== null && { replaced: JSON.parse(replaced) as Forward }),
  }));
}

/** The id of the user because of whose appointment something is set there. */
export async function ownerAt(unit: Unit<Tables>, place: Place): Promise<number | undefined> {
  return (await unit.first(ownerOf, place))?.owner;
}

/** The ids of users after one, in their order, because of whose appointments something is set; at most so many. */
export async function owners(unit: Unit<Tables>, after: number, most: number): Promise<number[]> {
  return (await unit.all(ownersAfter, { after, most })).map(({ owner }) => owner);
}

export async function put(unit: Unit<Tables>, set: SetForward): Promise<void> {
  const forward = JSON.stringify(set.forward);
  const before = set.before === undefined ? null : JSON.stringify(set.before);
  const replaced = set.done || set.replaced === undefined ? null : JSON.stringify(set.replaced);
  await unit.run(upsert, { ...set, forward, before, replaced });
}

export async function remove(unit: Unit<Tables>, { pbx, device, mode }: Place): Promise<void> {
  await unit.run(removeOne, { pbx, device, mode });
}
