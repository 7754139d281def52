import { noTime } from "../../src/codec/index.js";
import { asnChatGetEventsRange } from "../../src/modules/chat-v2/chat-v2.js";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
} from "../../src/modules/appointments/appointments.js";
import {
  asnChangeClientContent,
  asnGetClientContent,
} from "../../src/modules/client-contacts-list/client-contacts-list.js";
import {
  asnTaskAddEntry,
  asnTaskGetEntries,
  asnTaskModifyEntries,
  type AsnNetDatabaseTask,
} from "../../src/modules/tasks/tasks.js";
import type { Client } from "../../src/rose/index.js";
import { entry } from "./entries.js";
import { ChatClient } from "./modules/chat/chat-client.js";
import { contact } from "./modules/client-contacts/support/content-client.js";
import { ItemClient } from "./modules/client-persistence/support/item-client.js";

/** Something under a key that is written with one text after another. */
export interface Kind {
  /** Replaces what is under the key, or adds it. Settles once the server has acknowledged it. */
  write(client: Client, key: string, text: string): Promise<unknown>;
  /** Texts by key. */
  read(client: Client): Promise<Map<string, string>>;
}

const appointments: Kind = {
  write: (client, u8sEntryID, u8sText) =>
    client.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID, u8sText }) }),
  async read(client) {
    const all = await client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
    return new Map(all.listAppointments.map((one) => [one.u8sEntryID, one.u8sText]));
  },
};

/** Tasks get their ids from the server; their subject is the key. */
const tasks: Kind = {
  async write(client, u8sSubject, u8sBody) {
    const before = (await tasksOf(client)).find((one) => one.u8sSubject === u8sSubject);
    const blank = {
      ...{ u8sTaskID: "", contactData: {}, u8sCallNumber: "", eState: 0, ePriority: 1 },
      projectPinRule: {
        ...{ u8sProjectName: "", u8sProjectPin: "", iProjectType: 0, u8sLocationID: "" },
        ...{ bAssociatedCallIsPrivateCall: false, u8sUserEnteredPin: "", u8sUserEnteredUserID: "" },
      },
      ...{ stUTCStartDate: noTime, stUTCDueDate: noTime, eDelegationState: 0, ePrivacy: 0 },
      ...{ bReminderActive: false, stUTCReminderTime: noTime, u8sReminderFile: "" },
      ...{ u8sListOwners: [], u8sCreator: "", stUTCCreationTime: noTime },
      ...{ stUTCDateCompleted: noTime, u8sCompletedFrom: "" },
    };
    if (before === undefined) {
      await client.invoke(asnTaskAddEntry, { taskEntry: { ...blank, u8sSubject, u8sBody } });
    } else {
      await client.invoke(asnTaskModifyEntries, { listTasks: [{ ...before, u8sBody }] });
    }
  },
  async read(client) {
    return new Map((await tasksOf(client)).map((one) => [one.u8sSubject, one.u8sBody]));
  },
};

async function tasksOf(client: Client): Promise<AsnNetDatabaseTask[]> {
  const findOptions = {
    ...{ iMaxNumEntries: 0, u8slistOwnerNames: [] },
    ...{ stUTCStartDateFrom: noTime, stUTCStartDateTo: noTime },
    bsFlags: { bytes: Uint8Array.of(0), length: 8 },
  };
  return (await client.invoke(asnTaskGetEntries, { findOptions })).listTasks;
}

const itemStore = "usersettings";
const itemClients = new WeakMap<Client, ItemClient>();

async function itemsOf(client: Client): Promise<ItemClient> {
  const known = itemClients.get(client);
  if (known !== undefined) return known;
  const items = new ItemClient(client);
  itemClients.set(client, items);
  await items.subscribe(itemStore);
  return items;
}

/** An event answers; it never comes if the connection ends between the result and the event. */
const items: Kind = {
  async write(client, key, text) {
    const own = await itemsOf(client);
    const created = await orEnd(client, own.create(itemStore, key, text));
    if (created.iResult === 0) return;
    const updated = await orEnd(client, own.update(itemStore, key, text));
    if (updated.iResult !== 0) throw new Error(`iResult ${updated.iResult}`);
  },
  async read(client) {
    const { changedItems = [] } = await (await itemsOf(client)).read(itemStore);
    return new Map(changedItems.map(({ u8sItemStoreID, data }) => [u8sItemStoreID, data]));
  },
};

async function orEnd<T>(client: Client, answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  const ended = client.closed.then((): never => {
    throw Object.assign(new Error("the connection has ended"), { code: "rose-connection-closed" });
  });
  ended.catch(() => {});
  return await Promise.race([answer, ended]);
}

const contacts: Kind = {
  write: (client, key, u8sCompany) =>
    client.invoke(asnChangeClientContent, {
      ...{ iRevision: 0, u8sVersion: "1", iIsEditable: 1, iFlags: 0 },
      addedOrChangedContacts: [contact(key, { u8sCompany })],
    }),
  async read(client) {
    const { contactList } = await client.invoke(asnGetClientContent, { iContactFilter: 0 });
    return new Map(contactList.map((one) => [one.u8sEntryID!, one.u8sCompany!]));
  },
};

const chatClients = new WeakMap<Client, ChatClient>();

function chatOf(client: Client): ChatClient {
  const chat = chatClients.get(client) ?? new ChatClient(client);
  chatClients.set(client, chat);
  return chat;
}

/** Messages stay; the last one that begins with the key counts. */
const messages: Kind = {
  async write(client, key, text) {
    const { iResult } = await chatOf(client).text("bob", `${key}=${text}`);
    if (iResult !== 0) throw new Error(`iResult ${iResult}`);
  },
  async read(client) {
    const events = await chatOf(client).delivered((u8sEventListCrossRefID) =>
      client.invoke(asnChatGetEventsRange, {
        asnConversationIDChoice: { u8sPartnerURI: "bob" },
        // Many times as many as there are keys, which all writers use in turn.
        iNumLessThanSeqID: 1000,
        u8sEventListCrossRefID,
      }),
    );
    const texts = events.flatMap(({ asnChatMessage: message }) => message?.u8sMessage ?? []);
    return new Map(texts.map((text) => text.split("=", 2) as [string, string]));
  },
};

/** What is written while a server is killed. */
export const kinds = { appointments, tasks, items, contacts, messages } satisfies Record<
  string,
  Kind
>;

/** Writes one number after another, under ten keys in turn, and remembers what was acknowledged. */
export class Writer {
  readonly name: string;
  readonly #kind: Kind;
  readonly #acknowledged = new Map<string, string>();
  #last = 0;

  constructor(name: string, kind: Kind) {
    this.name = name;
    this.#kind = kind;
  }

  /** The last number that was acknowledged. */
  get last(): number {
    return this.#last;
  }

  #key(number: number): string {
    return `${this.name} ${number % 10}`;
  }

  #text(number: number): string {
    return `${number} ${"t".repeat(number % 500)}`;
  }

  /** Ends when the connection does. */
  async write(client: Client): Promise<never> {
    for (;;) {
      const number = this.#last + 1;
      await this.#kind.write(client, this.#key(number), this.#text(number));
      this.#take(number);
    }
  }

  /** Compares what is stored with what must be. What was being written may be there, whole, or not. */
  async compared(client: Client): Promise<[found: string[], expected: string[]]> {
    const all = await this.#kind.read(client);
    const found = [...all].filter(([key]) => key.startsWith(this.name));
    const next = this.#last + 1;
    if (all.get(this.#key(next)) === this.#text(next)) this.#take(next);
    return [found.map(line).toSorted(), [...this.#acknowledged].map(line).toSorted()];
  }

  #take(number: number): void {
    this.#acknowledged.set(this.#key(number), this.#text(number));
    this.#last = number;
  }
}

function line([key, text]: [string, string]): string {
  return `${key}: ${text}`;
}
