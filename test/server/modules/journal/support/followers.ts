import { asnLogon } from "../../../../../src/modules/authentication/authentication.js";
import {
  asnJournalEntryChanged,
  asnJournalEntryListChanged,
  asnJournalSubscribeEvents,
  asnUpdateJournal,
  type AsnJournalSubscribeEventsArgument,
} from "../../../../../src/modules/journal/journal.js";
import { asnCheckConnection } from "../../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../../src/rose/index.js";
import { logonArgument } from "../../../login.js";

/** A client that keeps what it is told of journals, by connection id. */
export class FollowingClient {
  readonly client: Client;
  /** What has come: the event's number, its flags and ids, and for a list the transaction id. */
  readonly got: string[] = [];
  /** The subjects of the entries that it knows, by connection id. */
  readonly known = new Map<string, string>();
  /** The last transaction id. */
  last = 0;

  constructor(client: Client, before?: Pick<FollowingClient, "known" | "last">) {
    this.client = client;
    if (before !== undefined) {
      this.last = before.last;
      for (const [id, subject] of before.known) this.known.set(id, subject);
    }
    client.handle(asnJournalEntryChanged, ({ iFlags, journalEntry: entry }) => {
      this.got.push(`2109 ${iFlags} ${entry.u8sConnectionID}`);
      this.#take(iFlags, entry);
    });
    client.handle(asnJournalEntryListChanged, (argument) => {
      const { iLastTransactionID, journalEntryChangedList: list } = argument;
      const changes = list.map(
        ({ iFlags, journalEntry }) => ` ${iFlags} ${journalEntry.u8sConnectionID}`,
      );
      this.got.push(`2170${changes.join(",")} until ${iLastTransactionID}`);
      for (const { iFlags, journalEntry } of list) this.#take(iFlags, journalEntry);
      this.last = iLastTransactionID;
    });
    client.handle(asnUpdateJournal, ({ iFlags, journalList }) => {
      const ids = journalList.map(({ u8sConnectionID }) => u8sConnectionID);
      this.got.push(`2119 ${iFlags} ${ids.join(" ")}`);
      this.known.clear();
      for (const entry of journalList) this.#take(4, entry);
    });
  }

  /** Subscribes, or not any more. */
  async subscribe(more: Partial<AsnJournalSubscribeEventsArgument> = {}): Promise<this> {
    const argument = { bReceiveJournalEvents: true, ...more };
    const { iResult } = await this.client.invoke(asnJournalSubscribeEvents, argument);
    if (iResult !== 0) throw new Error(`the result is ${iResult}`);
    return this;
  }

  /** Logs on as given in `iAttachToContact`. */
  async logOn(user: string, iAttachToContact: 0 | 1 | 2): Promise<this> {
    const argument = logonArgument(user, `${user}'s secret`);
    await this.client.invoke(asnLogon, { ...argument, iAttachToContact });
    return this;
  }

  /** Waits until so many events have come; returns them. */
  async next(count = 1): Promise<string[]> {
    while (this.got.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.got.splice(0);
  }

  #take(iFlags: number, entry: { u8sConnectionID: string; u8sSubject: string }): void {
    if (iFlags === 3) this.known.delete(entry.u8sConnectionID);
    else this.known.set(entry.u8sConnectionID, entry.u8sSubject);
  }
}
