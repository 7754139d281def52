import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface ComputerTables {
  computer: {
    id: Generated<number>;
    guid: string;
    name: string;
    /** Name and path in the forms in which they are compared. */
    name_key: string;
    path_key: string;
    /** The BER encoding of the AsnComputerProfile. */
    profile: Uint8Array;
  };
  /** Plans of installations; also for computers without a profile. */
  computer_installation: {
    name_key: string;
    name: string;
    /** The BER encoding of the AsnMgmtClientInstallProfileData. */
    plan: Uint8Array;
  };
  /** At most one row, with the id 1. */
  computer_software: {
    id: number;
    /** The BER encoding of the AsnMgmtSetSoftwareProfilesArgument. */
    profiles: Uint8Array;
  };
}

/** The steps that create the tables. */
export const computerMigrations: readonly Migration[] = [
  {
    name: "computers/001-computers",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "computer")
        .addColumn("id", c.integer, c.identity)
        .addColumn("guid", c.text, (column) => column.notNull().unique())
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("name_key", c.text, (column) => column.notNull().unique())
        .addColumn("path_key", c.text, (column) => column.notNull().unique())
        .addColumn("profile", c.octets, (column) => column.notNull())
        .execute();
      await c
        .table(db, "computer_installation")
        .addColumn("name_key", c.text, (column) => column.primaryKey())
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("plan", c.octets, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "computers/002-software",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "computer_software")
        .addColumn("id", c.integer, (column) => column.primaryKey())
        .addColumn("profiles", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
