import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface JournalTables {
  journal_entry: {
    id: Generated<number>;
    /** The id of the user whose journal it is in. */
    owner: number;
    connection_id: string;
    /** The number of its last change; no two entries have the same. */
    transaction_id: number;
    /** The number of the change that added it. */
    added_in: number;
    /** When the call began, in milliseconds since 1970 UTC. */
    starts: number;
    /** What is searched for; the texts are folded. */
    call_type: number;
    outbound: boolean;
    internal: boolean;
    connected: boolean;
    offline: boolean;
    private: boolean;
    /** Whether it has ever been one that is not private, so that others may know it. */
    was_public: boolean;
    unread: boolean;
    has_memo: boolean;
    phone: string;
    contact: string;
    company: string;
    memo: string;
    /** Where in `entry` the octet of `iReadFlag` is. */
    read_at: number;
    /** The BER encoding of the AsnNetDatabaseJournal of version 6.1. */
    entry: Uint8Array;
  };
  /** Entries that have been removed, as long as clients may have to be told. */
  journal_removed: {
    owner: number;
    connection_id: string;
    transaction_id: number;
    starts: number;
    was_public: boolean;
  };
  /** What has been counted of each owner. Owners who never had an entry have no row. */
  journal_total: {
    owner: number;
    entries: number;
    removed: number;
    /** Removals up to this change may be no longer known. */
    forgotten: number;
  };
  /** Has one row, whose number is 1. */
  journal_state: {
    one: number;
    /** The number of the last change. */
    transaction_id: number;
    /** The BER encoding of an AsnMgmtPhoneJournalSettings; null for those of a new server. */
    settings: Uint8Array | null;
  };
}

/** The steps that create the tables. */
export const journalMigrations: readonly Migration[] = [
  {
    name: "journal/001-journal",
    async up(db, kind) {
      const c = columns(kind);
      const ofUser = (name: string) =>
        c
          .table(db, name)
          .addColumn("owner", c.integer, (column) =>
            column.notNull().references("user.id").onDelete("cascade"),
          );
      let entries = ofUser("journal_entry").addColumn("id", c.integer, c.identity);
      for (const name of ["transaction_id", "added_in", "starts", "call_type", "read_at"]) {
        entries = entries.addColumn(name, c.integer, (column) => column.notNull());
      }
      for (const name of [
        "outbound",
        "internal",
        "connected",
        "offline",
        "private",
        "was_public",
        "unread",
        "has_memo",
      ]) {
        entries = entries.addColumn(name, c.boolean, (column) => column.notNull());
      }
      for (const name of ["connection_id", "phone", "contact", "company", "memo"]) {
        entries = entries.addColumn(name, c.text, (column) => column.notNull());
      }
      await entries.addColumn("entry", c.octets, (column) => column.notNull()).execute();
      await db.schema
        .createIndex("journal_entry_by_connection")
        .on("journal_entry")
        .columns(["connection_id", "owner"])
        .unique()
        .execute();
      await ofUser("journal_removed")
        .addColumn("connection_id", c.text, (column) => column.notNull())
        .addColumn("transaction_id", c.integer, (column) => column.notNull())
        .addColumn("starts", c.moment, (column) => column.notNull())
        .addColumn("was_public", c.boolean, (column) => column.notNull())
        .addPrimaryKeyConstraint("journal_removed_by_connection", ["owner", "connection_id"])
        .execute();
      for (const [name, table, by] of [
        ["journal_entry_by_start", "journal_entry", ["owner", "starts", "id"]],
        ["journal_entry_by_start_of_all", "journal_entry", ["starts", "id"]],
        ["journal_entry_by_change", "journal_entry", ["owner", "transaction_id", "starts"]],
        ["journal_entry_by_change_of_all", "journal_entry", ["transaction_id"]],
        ["journal_removed_by_change", "journal_removed", ["owner", "transaction_id", "starts"]],
        ["journal_removed_by_change_of_all", "journal_removed", ["transaction_id"]],
        ["journal_removed_by_start", "journal_removed", ["owner", "starts"]],
      ] as const) {
        await db.schema
          .createIndex(name)
          .on(table)
          .columns([...by])
          .execute();
      }
      await c
        .table(db, "journal_total")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("entries", c.integer, (column) => column.notNull())
        .addColumn("removed", c.integer, (column) => column.notNull())
        .addColumn("forgotten", c.integer, (column) => column.notNull())
        .execute();
      await c
        .table(db, "journal_state")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .addColumn("transaction_id", c.integer, (column) => column.notNull())
        .addColumn("settings", c.octets)
        .execute();
      await db.insertInto("journal_state").values({ one: 1, transaction_id: 0 }).execute();
    },
  },
];
