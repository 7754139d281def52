import { randomUUID } from "node:crypto";
import { sequence, UTF8String } from "../../../codec/index.js";
import { topic, type ModuleContext, type Topic } from "../../kernel/index.js";
import * as store from "./store.js";

/** The database that chats are kept in is another one now. */
export const databaseChanged: Topic<{ readonly id: string }> = topic(
  "chat/database",
  sequence("ChatDatabase", () => [["id", UTF8String]]),
);

const minute = 60_000;
const day = 24 * 60 * minute;

/** What {@link Daily} depends on. */
export interface DailyParts {
  readonly module: Pick<ModuleContext<any>, "clock" | "log" | "read" | "write">;
  /** Whether chats are not to be kept for longer than a day. */
  readonly isVolatile: () => boolean;
}

/**
 * Removes chats once a day if they are not to be kept (manual line 17636). There are two databases then, each with its id: that of chats
 * that are kept for ever, which are there again when they are to be kept again, and that of chats of a day.
 */
export class Daily {
  readonly #parts: DailyParts;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: DailyParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      this.check().catch((err: unknown) =>
        parts.module.log.error({ err }, "chats cannot be removed"),
      );
    }, minute).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Removes the chats of a day if another one has begun. */
  async check(): Promise<void> {
    if (!this.#parts.isVolatile()) return;
    const { module } = this.#parts;
    const today = Math.floor(module.clock().getTime() / day);
    const { cleared } = await module.read(({ db }) => store.state(db));
    if (cleared === today) return;
    await module.write(async ({ db, publish }) => {
      await store.takeTurn(db);
      // Another server may have been faster.
      if ((await store.state(db)).cleared === today) return;
      const id = randomUUID();
      await store.clearVolatile(db, id, today);
      publish(databaseChanged, { id });
    });
  }

  /** The id of the database that is in use. */
  async databaseId(): Promise<string> {
    const { database_id: lasting, volatile_id: ofDay } = await this.#parts.module.read(({ db }) =>
      store.state(db),
    );
    return this.#parts.isVolatile() ? ofDay : lasting;
  }
}
