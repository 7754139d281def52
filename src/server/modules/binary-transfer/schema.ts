import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. Users have no foreign keys here: what they have sent stays for the others when they are removed. */
export interface BinaryTransferTables {
  binary_transfer: {
    /** The id that clients know, and the name of the file. Nobody can guess it. */
    id: string;
    /** The id of the user who has sent the file. */
    owner: number;
    /** A number of a service, as in eServiceType. */
    service: number;
    /** The id of the folder in which the file is. */
    place: string;
    /** A value of {@link TransferState}. */
    state: number;
    /** Octets of the file, as the sender has said. */
    size: number;
    /** What it takes of the sender's room: the file, unless it has been deleted, and what is said of it. */
    octets: number;
    /** The BER encoding of an AsnBinaryTransferMetaData. */
    metadata: Uint8Array;
    /** The SHA-256 in hexadecimal digits: what the sender has said, then that of the file. */
    sha256: string | null;
    /** When a piece has come last, with some minutes of tolerance; then when the upload was over, then when the file was deleted. */
    touched: number;
  };
  /** What files of a user there are, and with the owner 0, of all users together. */
  binary_transfer_use: {
    owner: number;
    files: number;
    octets: number;
    /** How many of the files are being sent. */
    uploads: number;
  };
}

/** What has become of a file. */
export const TransferState = { open: 0, complete: 1, deleted: 2 } as const;

/** The steps that create the tables. */
export const binaryTransferMigrations: readonly Migration[] = [
  {
    name: "binary-transfer/001-transfers",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "binary_transfer")
        .addColumn("id", c.text, (column) => column.primaryKey())
        .addColumn("owner", c.integer, (column) => column.notNull())
        .addColumn("service", c.integer, (column) => column.notNull())
        .addColumn("place", c.text, (column) => column.notNull())
        .addColumn("state", c.integer, (column) => column.notNull())
        .addColumn("size", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("metadata", c.octets, (column) => column.notNull())
        .addColumn("sha256", c.text)
        .addColumn("touched", c.moment, (column) => column.notNull())
        .execute();
      // For what has been there for too long.
      await db.schema
        .createIndex("binary_transfer_by_time")
        .on("binary_transfer")
        .columns(["state", "touched"])
        .execute();
      // For a look at which files are there.
      await db.schema
        .createIndex("binary_transfer_by_place")
        .on("binary_transfer")
        .columns(["place", "state", "id"])
        .execute();
      await c
        .table(db, "binary_transfer_use")
        .addColumn("owner", c.integer, (column) => column.primaryKey())
        .addColumn("files", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("uploads", c.integer, (column) => column.notNull())
        .execute();
    },
  },
];
