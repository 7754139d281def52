import {
  AsnMgmtChatSettings,
  AsnMgmtChatSettingsErrorEnum,
  asnMgmtGetChatSettings,
  asnMgmtSetChatSettings,
} from "../../../modules/management/management.js";
import { Sole, type Held, type ModuleContext } from "../../kernel/index.js";
import {
  between,
  serveFamily,
  serverSettingsChanged,
  themselves,
  type ServerRecords,
  type WholeFamily,
} from "../settings/api.js";
import { EventKind } from "./event-store.js";
import type { ChatTables } from "./schema.js";
import * as store from "./old-entry-store.js";

const mostDays = 36_500;

/** After how many days messages are removed (asnMgmtSetChatSettings and -Get, 2660 and 2661, manual lines 37419-37478). */
export const chatSettings: WholeFamily<AsnMgmtChatSettings> = {
  family: {
    name: "chat",
    type: AsnMgmtChatSettings,
    rules: {
      iDeleteChatEntriesAfterDays: between(0, mostDays, `is not from 0 to ${mostDays}`),
    },
    check: ({ bDeleteChatEntries, iDeleteChatEntriesAfterDays: days }) =>
      bDeleteChatEntries && days === 0 ? "iDeleteChatEntriesAfterDays is 0" : undefined,
  },
  get: [asnMgmtGetChatSettings],
  set: asnMgmtSetChatSettings,
  denied: AsnMgmtChatSettingsErrorEnum.values.accessdenied,
  ...themselves,
};

const minute = 60_000;
const day = 24 * 60 * minute;
/** How many messages a unit removes, because others wait for it. */
const perUnit = 200;

/** Removes old messages once a day, and when the settings have been set. Every server does so, one at a time: what one has done, the others find done. */
export class OldEntries {
  readonly #module: ModuleContext<ChatTables>;
  readonly #records: ServerRecords;
  readonly #timer: NodeJS.Timeout;
  readonly #sole: Sole;
  /** The day on which it was done last. */
  #done = -1;

  constructor(module: ModuleContext<ChatTables>, records: ServerRecords) {
    this.#module = module;
    this.#records = records;
    this.#sole = new Sole({ name: "chat/old-entries", module });
    serveFamily(module, records, chatSettings);
    module.on(serverSettingsChanged, ({ name }) => {
      if (name !== chatSettings.family.name) return;
      this.#done = -1;
      this.#check();
    });
    this.#timer = setInterval(() => this.#check(), minute).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sole.close();
  }

  /** Removes what is too old, unless that has been done today. */
  #check(): void {
    const now = this.#module.clock().getTime();
    const today = Math.floor(now / day);
    if (today === this.#done) return;
    this.#done = today;
    this.#once(now).catch((err: unknown) => {
      this.#done = -1;
      this.#module.log.error({ err }, "old chat entries cannot be removed");
    });
  }

  async #once(now: number): Promise<void> {
    const isDone = await this.#sole.once((held) => this.#remove(now, held));
    // Another server is at it. If that one dies, this one finds what is left.
    if (!isDone) this.#done = -1;
  }

  async #remove(now: number, { signal, write }: Held): Promise<void> {
    const { bDeleteChatEntries, iDeleteChatEntriesAfterDays: days } = await this.#module.read(
      ({ db }) => this.#records.get(db, chatSettings.family),
    );
    if (!bDeleteChatEntries) return;
    const before = now - days * day;
    for (const kind of [EventKind.text, EventKind.binary]) {
      for (let removed = perUnit; removed === perUnit && !signal.aborted;) {
        removed = await write(({ db }) => store.removeOld(db, { kind, before, most: perUnit }));
      }
    }
  }
}
