import { randomUUID } from "node:crypto";
import { sql, type Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. Users have no foreign keys here: what they have written stays for the others when they are removed. */
export interface ChatTables {
  /** One row. */
  chat_state: {
    one: number;
    /** The id of the database (asnChatGetDatabaseID), and that of the chats that are kept for a day only. */
    database_id: string;
    volatile_id: string;
    /** The day on which the chats of a day were last removed, in days since 1970 UTC. */
    cleared: number;
    /** The last global transaction id. */
    change: number;
  };
  chat_conversation: {
    id: Generated<number>;
    /** The id that clients know. */
    guid: string;
    /** A value of AsnConversationType. */
    type: number;
    name: string;
    /** Whether it is kept for a day only. */
    volatile: boolean;
    /** The two users of a one-to-one chat, so that there is one for each two. */
    pair: string | null;
    /** The highest sequence id and the last transaction id. */
    sequence: number;
    change: number;
    /** The SHA-256 of its picture. */
    avatar: string | null;
  };
  chat_party: {
    conversation: number;
    /** The id of a user. */
    user: number;
    /** How the user was called when he was added, for the time when there is no such user any more. */
    uri: string;
    name: string;
    /** 0x1 may write, 0x2 may change participants. */
    rights: number;
    /** The first sequence id that the user sees, and the last; null for somebody who takes part. */
    since: number;
    until: number | null;
    /** Up to which sequence id the user has read. */
    read_to: number;
    /** Until when it is muted for the user, in milliseconds since 1970 UTC. */
    muted_until: number | null;
  };
  /** What has happened in conversations. Nothing is ever removed from it but whole conversations. */
  chat_event: {
    conversation: number;
    /** From 1 on. 0 is the state of the conversation, and the negative id of a user that user's read mark: outside of the time line. */
    sequence: number;
    /** The transaction id of the last change, of the creation, and of the last change that is not one of reactions. */
    change: number;
    born: number;
    plain: number;
    /** A value of {@link EventKind}. */
    kind: number;
    /** The id of the user who caused it. */
    sender: number;
    created: number;
    /** The cross reference id by which the sender cannot cause another event, and that of the request that changed it last. */
    cross_ref: string;
    cause: string;
    /** The text in the form in which it is searched. */
    folded: string | null;
    /** The BER encoding of an AsnChatEvent with what never changes. */
    body: Uint8Array;
    read_at: number | null;
    deleted: boolean;
    /** The ids of users by emoji, in JSON. */
    reactions: string | null;
  };
  chat_binary: {
    conversation: number;
    sequence: number;
    /** The id of the sender, whose data are counted together. */
    sender: number;
    octets: number;
    complete: boolean;
    /** The id of a file of binary transfer; then there are no data here. */
    transfer: string | null;
  };
  chat_chunk: {
    conversation: number;
    sequence: number;
    /** Where it begins in the data. */
    start: number;
    octets: Uint8Array;
  };
  /** How much binary data users have stored. */
  chat_total: { user: number; octets: number };
  chat_avatar: { conversation: number; image: Uint8Array };
}

/** The steps that create the tables. */
export const chatMigrations: readonly Migration[] = [
  {
    name: "chat/001-conversations",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "chat_state")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .addColumn("database_id", c.text, (column) => column.notNull())
        .addColumn("volatile_id", c.text, (column) => column.notNull())
        .addColumn("cleared", c.integer, (column) => column.notNull())
        .addColumn("change", c.integer, (column) => column.notNull())
        .execute();
      await db
        .insertInto("chat_state")
        .values({
          one: 1,
          database_id: randomUUID(),
          volatile_id: randomUUID(),
          cleared: 0,
          change: 0,
        })
        .execute();
      await c
        .table(db, "chat_conversation")
        .addColumn("id", c.integer, c.identity)
        .addColumn("guid", c.text, (column) => column.notNull().unique())
        .addColumn("type", c.integer, (column) => column.notNull())
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("volatile", c.boolean, (column) => column.notNull())
        .addColumn("pair", c.text, (column) => column.unique())
        .addColumn("sequence", c.integer, (column) => column.notNull())
        .addColumn("change", c.integer, (column) => column.notNull())
        .addColumn("avatar", c.text)
        .execute();
      await db.schema
        .createIndex("chat_conversation_by_type")
        .on("chat_conversation")
        .columns(["type", "volatile", "id"])
        .execute();
      await c
        .table(db, "chat_party")
        .addColumn("conversation", c.integer, (column) =>
          column.notNull().references("chat_conversation.id").onDelete("cascade"),
        )
        .addColumn("user", c.integer, (column) => column.notNull())
        .addColumn("uri", c.text, (column) => column.notNull())
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("rights", c.integer, (column) => column.notNull())
        .addColumn("since", c.integer, (column) => column.notNull())
        .addColumn("until", c.integer)
        .addColumn("read_to", c.integer, (column) => column.notNull())
        .addColumn("muted_until", c.moment)
        .addPrimaryKeyConstraint("chat_party_of_conversation", ["conversation", "user"])
        .execute();
      await db.schema
        .createIndex("chat_party_by_user")
        .on("chat_party")
        .columns(["user", "conversation"])
        .execute();
      await c
        .table(db, "chat_event")
        .addColumn("conversation", c.integer, (column) =>
          column.notNull().references("chat_conversation.id").onDelete("cascade"),
        )
        .addColumn("sequence", c.integer, (column) => column.notNull())
        .addColumn("change", c.integer, (column) => column.notNull())
        .addColumn("born", c.integer, (column) => column.notNull())
        .addColumn("plain", c.integer, (column) => column.notNull())
        .addColumn("kind", c.integer, (column) => column.notNull())
        .addColumn("sender", c.integer, (column) => column.notNull())
        .addColumn("created", c.moment, (column) => column.notNull())
        .addColumn("cross_ref", c.text, (column) => column.notNull())
        .addColumn("cause", c.text, (column) => column.notNull())
        .addColumn("folded", c.text)
        .addColumn("body", c.octets, (column) => column.notNull())
        .addColumn("read_at", c.moment)
        .addColumn("deleted", c.boolean, (column) => column.notNull())
        .addColumn("reactions", c.text)
        .addPrimaryKeyConstraint("chat_event_of_conversation", ["conversation", "sequence"])
        .execute();
      await db.schema
        .createIndex("chat_event_by_change")
        .unique()
        .on("chat_event")
        .column("change")
        .execute();
      await db.schema
        .createIndex("chat_event_by_conversation")
        .on("chat_event")
        .columns(["conversation", "change", "sequence"])
        .execute();
      await db.schema
        .createIndex("chat_event_by_reference")
        .unique()
        .on("chat_event")
        .columns(["sender", "cross_ref"])
        .where(sql.ref("cross_ref"), "<>", "")
        .execute();
    },
  },
  {
    name: "chat/002-binaries",
    async up(db, kind) {
      const c = columns(kind);
      const keyed = (name: string) =>
        c
          .table(db, name)
          .addColumn("conversation", c.integer, (column) =>
            column.notNull().references("chat_conversation.id").onDelete("cascade"),
          );
      await keyed("chat_binary")
        .addColumn("sequence", c.integer, (column) => column.notNull())
        .addColumn("sender", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("complete", c.boolean, (column) => column.notNull())
        .addPrimaryKeyConstraint("chat_binary_of_event", ["conversation", "sequence"])
        .execute();
      await keyed("chat_chunk")
        .addColumn("sequence", c.integer, (column) => column.notNull())
        .addColumn("start", c.integer, (column) => column.notNull())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .addPrimaryKeyConstraint("chat_chunk_of_event", ["conversation", "sequence", "start"])
        .execute();
      await c
        .table(db, "chat_total")
        .addColumn("user", c.integer, (column) => column.primaryKey())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .execute();
      await c
        .table(db, "chat_avatar")
        .addColumn("conversation", c.integer, (column) =>
          column.primaryKey().references("chat_conversation.id").onDelete("cascade"),
        )
        .addColumn("image", c.octets, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "chat/003-old-entries",
    async up(db) {
      await db.schema
        .createIndex("chat_event_by_age")
        .on("chat_event")
        .columns(["kind", "created"])
        .execute();
    },
  },
  {
    name: "chat/004-transfers",
    async up(db, kind) {
      await db.schema.alterTable("chat_binary").addColumn("transfer", columns(kind).text).execute();
      await db.schema
        .createIndex("chat_binary_by_transfer")
        .on("chat_binary")
        .columns(["transfer", "conversation", "sequence"])
        .execute();
    },
  },
];
