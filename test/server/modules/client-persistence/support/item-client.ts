import {
  asnClientPersistenceCreate,
  asnClientPersistenceDelete,
  asnClientPersistenceEvent,
  asnClientPersistenceRead,
  asnClientPersistenceSubscribe,
  asnClientPersistenceUpdate,
  type AsnClientPersistenceEventArgument,
} from "../../../../../src/modules/client-persistence/client-persistence.js";
import { asnCheckConnection } from "../../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../../src/rose/index.js";

type Got = AsnClientPersistenceEventArgument;

/** A client of the item stores: it waits for the event that answers each request. */
export class ItemClient {
  readonly client: Client;
  /** The events that answer nothing, since they were last taken. */
  readonly told: Got[] = [];
  /** Is called with every event, in the order in which they come. */
  onEvent: (event: Got) => void = () => {};
  readonly #waiting = new Map<string, (event: Got) => void>();
  #ids = 0;

  constructor(client: Client) {
    this.client = client;
    client.handle(asnClientPersistenceEvent, (event) => {
      this.onEvent(event);
      if (event.u8sCrossRefID === "") this.told.push(event);
      this.#waiting.get(event.u8sCrossRefID)?.(event);
    });
  }

  /** The answer to a request that is sent with a cross reference id. */
  async answered(send: (id: string) => Promise<unknown>, id = `ref ${++this.#ids}`): Promise<Got> {
    const answer = new Promise<Got>((resolve) => this.#waiting.set(id, resolve));
    await send(id);
    return answer.finally(() => this.#waiting.delete(id));
  }

  subscribe(u8sItemStore: string, iSubscribeType = 1): Promise<Got> {
    return this.answered((u8sCrossRefID) =>
      this.client.invoke(asnClientPersistenceSubscribe, {
        u8sCrossRefID,
        iSubscribeType,
        u8sItemStore,
      }),
    );
  }

  create(u8sItemStore: string, u8sItemStoreID: string | undefined, data: string): Promise<Got> {
    return this.answered((u8sCrossRefID) =>
      this.client.invoke(asnClientPersistenceCreate, {
        u8sCrossRefID,
        u8sItemStore,
        ...(u8sItemStoreID !== undefined && { u8sItemStoreID }),
        data,
      }),
    );
  }

  update(u8sItemStore: string, u8sItemStoreID: string, data: string): Promise<Got> {
    return this.answered((u8sCrossRefID) =>
      this.client.invoke(asnClientPersistenceUpdate, {
        u8sCrossRefID,
        u8sItemStore,
        u8sItemStoreID,
        data,
      }),
    );
  }

  remove(u8sItemStore: string, u8sItemStoreID: string): Promise<Got> {
    return this.answered((u8sCrossRefID) =>
      this.client.invoke(asnClientPersistenceDelete, {
        u8sCrossRefID,
        u8sItemStore,
        u8sItemStoreID,
      }),
    );
  }

  read(
    u8sItemStore: string,
    which: { u8sItemStoreID?: string; iLastKnownGlobalRevision?: number } = {},
  ): Promise<Got> {
    return this.answered((u8sCrossRefID) =>
      this.client.invoke(asnClientPersistenceRead, { u8sCrossRefID, u8sItemStore, ...which }),
    );
  }

  /** The events that answer nothing; waits until there are so many. */
  async next(count: number): Promise<Got[]> {
    while (this.told.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.told.splice(0);
  }
}

/** The keys and data of the items in an event. */
export function dataOf(items: Got["changedItems"] = []): [key: string, data: string][] {
  return items.map(({ u8sItemStoreID, data }) => [u8sItemStoreID, data]);
}
