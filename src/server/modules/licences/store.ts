import { statement, type Unit } from "../../database/index.js";
import type { LicenceTables } from "./schema.js";

const identifier = statement<LicenceTables>()((db) =>
  db.selectFrom("installation").select("identifier").where("one", "=", 1),
);

/** The identifier of the data. */
export async function installation(unit: Unit<LicenceTables>): Promise<string> {
  return (await unit.first(identifier, {}))?.identifier ?? "";
}
