import type { Event } from "../../../../src/codec/index.js";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client, ConnectOptions } from "../../../../src/rose/index.js";
import { logonArgument } from "../../login.js";

/** Something to which clients can connect. */
interface Place {
  connected(options?: ConnectOptions): Promise<Client>;
}

/** A client, and the events that it has got. */
export class Listening {
  readonly client: Client;
  readonly #got: (readonly [name: string, argument: any])[] = [];

  constructor(client: Client, events: readonly Event<any>[]) {
    this.client = client;
    for (const event of events) {
      client.handle(event, (argument) => void this.#got.push([event.name, argument]));
    }
  }

  /** The next events; waits until there are so many. */
  async next(count: number): Promise<(readonly [name: string, argument: any])[]> {
    while (this.#got.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.#got.splice(0);
  }

  /** The events that have come so far. */
  async soFar(): Promise<(readonly [name: string, argument: any])[]> {
    await this.client.invoke(asnCheckConnection, {});
    return this.#got.splice(0);
  }
}

/** A client that logs on with `iAttachToContact` 1, so that it gets the events about its own user. */
export async function attachedTo(
  there: Place,
  user: string,
  events: readonly Event<any>[],
  options?: ConnectOptions,
): Promise<Listening> {
  const client = await there.connected(options);
  const listening = new Listening(client, events);
  await client.invoke(asnLogon, {
    ...logonArgument(user, `${user}'s secret`),
    iAttachToContact: 1,
  });
  return listening;
}
