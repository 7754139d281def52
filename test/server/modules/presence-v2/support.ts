import {
  asnGetAndSubscribePresence,
  asnRemovePresence,
  asnUpdatePresence,
  type AsnGetAndSubscribePresenceArgument,
  type AsnPresence,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import { asnMyPresenceRightsChallenge } from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import type { Running } from "../../running.js";
import { contactOf } from "../support/directory.js";

/** The events about users to whose presence a client has subscribed. */
export const subscribedEvents = [
  asnUpdatePresence,
  asnRemovePresence,
  asnMyPresenceRightsChallenge,
];

/** Subscribes to the presence of users. */
export async function subscribe(
  client: Client,
  there: Running,
  names: readonly string[],
  more: Partial<AsnGetAndSubscribePresenceArgument> = {},
): Promise<AsnPresence[]> {
  const seqContactIDs = await Promise.all(names.map((name) => contactOf(there.server, name)));
  const argument = { seqContactIDs, ...more };
  return (await client.invoke(asnGetAndSubscribePresence, argument)).seqSubscribedPresence;
}
