import { expect } from "vitest";
import type { Event } from "../../../../src/codec/index.js";
import type { UcServer, UcServerOptions } from "../../../../src/server/index.js";
import { standardStaticRights } from "../../../../src/server/modules/users/api.js";
import { logOnAsLater } from "../../login.js";
import type { Running } from "../../running.js";
import type { moduleStores } from "../stores.js";
import { Listening } from "../support/attached.js";

/** The rights with which users call each other. */
export const all = standardStaticRights | 0x02000000 | 0x04000000 | 0x00800000;

export const addressOf = (name: string): string => `sip:${name}@example.org`;

export async function setRights(server: UcServer, name: string, first: number): Promise<void> {
  await server.users.setStaticRights(name, { first, second: 0 });
}

/** A server whose users have addresses, and may call each other. */
export async function withAddresses(
  store: (typeof moduleStores)[number],
  options: UcServerOptions = {},
): Promise<Running> {
  const there = await store.running(options);
  const { users } = there.server;
  for (const name of ["alice", "bob"]) {
    const profile = (await users.profileOf((await users.find(name))!))!;
    await users.setProfile({ ...profile, u8sSIPURI: addressOf(name) });
    await setRights(there.server, name, all);
  }
  return there;
}

const offer = {
  callType: 1,
  u8sUriFrom: "sip:somebody.else@example.org",
  u8sContentType: "application/sdp",
  u8sBody: "v=0",
};
/** A call with audio to a user. */
export const callTo = (name: string) => ({ ...offer, u8sUriTo: addressOf(name) });

/** The next event, of which there is only one. */
export async function one(listening: Listening): Promise<readonly [name: string, argument: any]> {
  const [first, ...others] = await listening.next(1);
  expect(others).toEqual([]);
  return first!;
}

/** A client of version 8. */
export async function laterOf(
  there: Running,
  name: string,
  events: readonly Event<any>[] = [],
): Promise<Listening> {
  const client = await there.connected();
  const listening = new Listening(client, events);
  await logOnAsLater(client, name);
  return listening;
}
