import type { Event } from "../../../../src/codec/index.js";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import {
  asnMyPresenceRightsChallenge,
  asnSettingsDynamicGroupRightsChanged,
  asnSettingsDynamicRightsChanged,
  asnSettingsGlobalDynamicRightsChanged,
} from "../../../../src/modules/general/general.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client, ConnectOptions } from "../../../../src/rose/index.js";
import { logonArgument } from "../../login.js";
import type { Running } from "../../running.js";

/** An event that a client got, by its name. */
export type Got = readonly [name: string, argument: unknown];

const events: readonly Event<any>[] = [
  asnMyPresenceRightsChallenge,
  asnSettingsDynamicGroupRightsChanged,
  asnSettingsDynamicRightsChanged,
  asnSettingsGlobalDynamicRightsChanged,
];

/** A client, and the events about its own rights that it has got. */
export class OwnClient {
  readonly client: Client;
  readonly got: Got[] = [];

  constructor(client: Client) {
    this.client = client;
    for (const event of events) {
      client.handle(event, (argument) => void this.got.push([event.name, argument]));
    }
  }

  /** The events since the last call, as soon as what was sent before has come. */
  async events(): Promise<Got[]> {
    await this.client.invoke(asnCheckConnection, {});
    return this.got.splice(0);
  }

  /** The names of the next events, in any order; waits until there are so many. */
  async next(count: number): Promise<Got[]> {
    while (this.got.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.got.splice(0);
  }
}

/** A client that logs on as given in `iAttachToContact`. */
export async function attached(
  there: Running,
  user: string,
  iAttachToContact: 0 | 1 | 2 = 1,
  options?: ConnectOptions,
): Promise<OwnClient> {
  const client = await there.connected(options);
  await client.invoke(asnLogon, { ...logonArgument(user, `${user}'s secret`), iAttachToContact });
  return new OwnClient(client);
}
