import { statement, type Unit } from "../../database/index.js";
import type { ChatTables } from "./schema.js";
import { addOctets } from "./store.js";

type Tables = Unit<ChatTables>;

/** Which messages are removed: the oldest of a kind. */
export interface Old {
  readonly kind: number;
  /** Only what was created before that. */
  readonly before: number;
  readonly most: number;
}

interface Place {
  readonly conversation: number;
  readonly sequence: number;
}

const oldest = statement<ChatTables, Old>()((db, p) =>
  db
    .selectFrom("chat_event")
    .select(["conversation", "sequence"])
    .where("kind", "=", p.kind)
    .where("created", "<", p.before)
    .orderBy("created")
    .limit(p.most),
);

const dropEvent = statement<ChatTables, Place>()((db, p) =>
  db
    .deleteFrom("chat_event")
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const dropChunks = statement<ChatTables, Place>()((db, p) =>
  db
    .deleteFrom("chat_chunk")
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const dropBinary = statement<ChatTables, Place>()((db, p) =>
  db
    .deleteFrom("chat_binary")
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence)
    .returning(["sender", "octets"]),
);

/** Removes old messages with their data. @returns How many. */
export async function removeOld(unit: Tables, old: Old): Promise<number> {
  const places = await unit.all(oldest, old);
  for (const { conversation, sequence } of places) {
    const place = { conversation, sequence };
    const binary = await unit.first(dropBinary, place);
    if (binary !== undefined) {
      await unit.run(dropChunks, place);
      await addOctets(unit, binary.sender, -Number(binary.octets));
    }
    await unit.run(dropEvent, place);
  }
  return places.length;
}
