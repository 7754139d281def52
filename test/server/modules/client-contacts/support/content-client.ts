import {
  asnChangeClientContent,
  asnClientContentChanged,
  asnSubscribeClientContent,
  type AsnChangeClientContentArgument,
  type AsnClientContentChangedArgument,
  type AsnClientContentGroupCluster,
  type AsnSubscribeClientContentArgument,
} from "../../../../../src/modules/client-contacts-list/client-contacts-list.js";
import type {
  AsnNetDatabaseContact,
  AsnNetDatabaseContactID,
} from "../../../../../src/modules/common/common.js";
import { asnCheckConnection } from "../../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../../src/rose/index.js";

/** What a client is told of its content. */
export type Told = AsnClientContentChangedArgument;

/** A client of the content, with the events that it has got. */
export class ContentClient {
  readonly client: Client;
  readonly told: Told[] = [];
  /** Is called with every event. */
  onEvent: (event: Told) => void = () => {};

  constructor(client: Client) {
    this.client = client;
    client.handle(asnClientContentChanged, (event) => {
      this.onEvent(event);
      this.told.push(event);
    });
  }

  /** Subscribes; returns the revision. */
  async subscribe(argument: AsnSubscribeClientContentArgument = {}): Promise<number> {
    return (await this.client.invoke(asnSubscribeClientContent, argument)).iRevision;
  }

  /** Changes the content; returns the revision. */
  async change(argument: Partial<AsnChangeClientContentArgument>): Promise<number> {
    const { iRevision } = await this.client.invoke(asnChangeClientContent, {
      iRevision: 0,
      u8sVersion: "1",
      iIsEditable: 1,
      iFlags: 0,
      ...argument,
    });
    return iRevision;
  }

  /**
   * Changes the content.
   * @param taken Is called with the revision at the place of the result among the messages, before the events after it.
   */
  changeInPlace(
    argument: Partial<AsnChangeClientContentArgument>,
    taken: (revision: number) => void,
  ): Promise<void> {
    const whole = { iRevision: 0, u8sVersion: "1", iIsEditable: 1, iFlags: 0, ...argument };
    return new Promise((resolve, reject) => {
      this.client.call(asnChangeClientContent, whole, (error, result) => {
        if (result === undefined) {
          reject(error ?? new Error("no result"));
          return;
        }
        taken(result.iRevision);
        resolve();
      });
    });
  }

  /** The events since the last call, as soon as what was sent before has come. */
  async events(): Promise<Told[]> {
    await this.client.invoke(asnCheckConnection, {});
    return this.told.splice(0);
  }

  /** The next events; waits until there are so many. */
  async next(count: number): Promise<Told[]> {
    while (this.told.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.told.splice(0);
  }
}

/** A contact. */
export function contact(
  u8sEntryID: string,
  more: Partial<AsnNetDatabaseContact> = {},
): AsnNetDatabaseContact {
  return { u8sEntryID, u8sEntryIDDB: "03", u8sEntryIDStore: "s", ...more };
}

/** The id of a contact. */
export function contactId(u8sEntryID: string): AsnNetDatabaseContactID {
  return { u8sEntryID, u8sEntryIDDB: "03", u8sEntryIDStore: "s" };
}

/** A group cluster with one group, of the same id, that has these items. */
export function cluster(u8sID: string, ...items: readonly string[]): AsnClientContentGroupCluster {
  return {
    u8sID,
    u8sName: u8sID,
    iIsEditable: 1,
    iIsPersistent: 1,
    iIsTabbed: 0,
    u8sNeighbourClusterID: "",
    listGroups: [
      {
        u8sID,
        u8sName: u8sID,
        u8sOrderBy: "",
        iAutorefresh: 0,
        iExpanded: 1,
        iIsEditable: 1,
        iIsPersistent: 1,
        listItems: items.map((item) => ({
          u8sID: item,
          u8sPresenceID: "",
          iIsEditable: 1,
          listNetDatabaseContactIDs: [contactId(item)],
          selectedNetDatabaseContactID: contactId(item),
        })),
      },
    ],
  };
}

/** The entry ids of contacts. */
export function idsOf(list: readonly { u8sEntryID?: string }[] = []): (string | undefined)[] {
  return list.map(({ u8sEntryID }) => u8sEntryID);
}
