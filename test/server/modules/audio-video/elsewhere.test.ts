import { describe, expect, test } from "vitest";
import * as Av from "../../../../src/modules/audio-video/audio-video.js";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import * as Later from "../../../../src/modules/later/audio-video/audio-video.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import { until } from "../../../rose/support/peers.js";
import { inMemory } from "../../database/kept-stores.js";
import { logonArgument, logOnAsLater } from "../../login.js";
import { errorOf } from "../../running.js";
import { audioVideoModule } from "../../../../src/server/modules/audio-video/index.js";
import { journalService } from "../../../../src/server/modules/journal/api.js";
import type { LogonKernel } from "../support/logon-kernel.js";
import { dies, dying, serversOn } from "../support/two-servers.js";
import { addressOf, all, callTo } from "./support.js";

const events = [
  ...[Av.asnAVNewCall, Av.asnAVAlert, Av.asnAVConnect, Av.asnAVCallMessage, Av.asnAVDropCall],
  ...[Later.asnAVNewCallV2, Later.asnAVConnectV2, Later.asnAVCallMessageV2],
];

/** A client, and what it has been told. */
class Phone {
  readonly client: Client;
  readonly got: (readonly [name: string, argument: any])[] = [];

  constructor(client: Client) {
    this.client = client;
    for (const event of events) {
      client.handle(event, (argument: unknown) => void this.got.push([event.name, argument]));
    }
  }

  static async of(at: LogonKernel, user: string, version: "6.1" | "8" = "6.1"): Promise<Phone> {
    const phone = new Phone(await at.connected());
    const argument = { ...logonArgument(user, `${user}'s secret`), iAttachToContact: 1 };
    if (version === "8") await logOnAsLater(phone.client, user);
    else await phone.client.invoke(asnLogon, argument);
    return phone;
  }

  /** The argument of the next event; there is to be no other one. */
  async next(name: string): Promise<any> {
    await until(() => this.got.length > 0);
    const got = this.got.splice(0);
    if (got.length === 1 && got[0]![0] === name) return got[0]![1];
    throw new Error(`${name} is wanted, not ${got.map(([event]) => event).join()}`);
  }
}

/** Starts servers whose users have addresses, and may call each other. */
async function calling(database = inMemory()): Promise<ReturnType<typeof serversOn>> {
  const start = serversOn(database, {
    wrap: (module) => (module.name === "audio-video" ? audioVideoModule(1) : module),
  });
  const { users } = await start();
  for (const name of ["alice", "bob"]) {
    const profile = (await users.profileOf((await users.find(name))!))!;
    await users.setProfile({ ...profile, u8sSIPURI: addressOf(name) });
    await users.setStaticRights(name, { first: all, second: 0 });
  }
  return start;
}

/** Calls bob. */
async function call(from: Phone) {
  const made = await from.client.invoke(Av.asnAVMakeCall, callTo("bob"));
  return made.callAndConnectionID;
}

const from = (u8sCallID: string, endpointIDFrom: string, endpointIDTo: string) => ({
  ...{ u8sCallID, endpointIDFrom, endpointIDTo },
  ...{ u8sUriTo: "", u8sContentType: "", u8sBody: "" },
});
const message = (...ends: Parameters<typeof from>) => ({ ...from(...ends), messageType: 0 });
const accept = (u8sCallID: string, connectedEndPointID: string, endpointIDTo: string) => ({
  ...{ u8sCallID, endpointIDTo, connectedEndPointID },
  ...{ callType: 1, u8sUriTo: "", u8sContentType: "application/sdp", u8sBody: "v=1" },
});

describe("a call between clients on different servers", () => {
  test("rings for all clients of a user; one accepts, both talk, each in the form of its version, until one drops it", async () => {
    const start = await calling();
    const [here, there] = [await start(), await start()];
    const [alice, desk] = [await Phone.of(here, "alice"), await Phone.of(here, "bob")];
    const [bob, tablet] = [await Phone.of(there, "bob", "8"), await Phone.of(there, "bob")];
    const watcher = await there.loggedOn("alice");
    const states: (number | undefined)[] = [];
    watcher.handle(asnUpdatePresence, ({ presence }) => {
      states.push(presence.iPresenceState);
    });
    const seqContactIDs = [`user-${(await there.users.find("alice"))!.id}`];
    await watcher.invoke(asnGetAndSubscribePresence, { seqContactIDs });

    const { u8sCallID: id, u8sEndpointID: caller } = await call(alice);
    const ringing = await bob.next("asnAVNewCallV2");
    expect(ringing).toMatchObject({
      ...{ callAndConnectionID: { u8sCallID: id }, endpointIDFrom: caller, u8sBody: "v=0" },
      ...{ u8sUriFrom: addressOf("alice"), u8sCTITrackerID: id },
    });
    const called = ringing.callAndConnectionID.u8sEndpointID as string;
    for (const other of [desk, tablet]) await other.next("asnAVNewCall");
    // Who calls is busy on all servers.
    await expect.poll(() => states.at(-1)).toBe(0x04000002);

    tablet.client.emit(Av.asnAVAlert, from(id, called, caller));
    bob.client.emit(Later.asnAVConnectV2, accept(id, called, caller));
    // Nobody can say anything for another device.
    expect(await alice.next("asnAVConnect")).toMatchObject(accept(id, called, caller));
    for (const other of [desk, tablet]) {
      const { dropTarget } = await other.next("asnAVDropCall");
      expect(dropTarget.connectionID.u8sCallID).toBe(id);
    }
    for (let count = 0; count < 20; count++) {
      const argument = { ...message(id, caller, called), u8sBody: `${count}` };
      alice.client.emit(Av.asnAVCallMessage, argument);
    }
    await expect.poll(() => bob.got.length).toBe(20);
    expect(bob.got.map(([name, { u8sBody }]) => `${name} ${u8sBody}`)).toEqual(
      Array.from({ length: 20 }, (_, count) => `asnAVCallMessageV2 ${count}`),
    );
    bob.got.length = 0;
    bob.client.emit(Later.asnAVCallMessageV2, message(id, called, caller));
    await alice.next("asnAVCallMessage");
    const drop = { dropTarget: { u8sCallID: id }, u8sCause: "bye", iAvDropReason: 0 };
    bob.client.emit(Av.asnAVDropCall, drop);
    expect(await alice.next("asnAVDropCall")).toMatchObject(drop);
    await expect.poll(() => states.at(-1)).toBe(1);
    bob.client.emit(Later.asnAVCallMessageV2, message(id, called, caller));
    await call(alice);
    await bob.next("asnAVNewCallV2");
    expect(alice.got).toEqual([]);
  });

  test("ends when the client that is called logs off, or one of the two servers dies", async () => {
    const start = await calling();
    const [here, there] = [await start(), await start()];
    const alice = await Phone.of(here, "alice");
    const ended = ({ u8sCallID }: { u8sCallID: string }) => ({ dropTarget: { u8sCallID } });
    const first = await Phone.of(there, "bob");
    const one = await call(alice);
    await first.next("asnAVNewCall");
    await first.client.close();
    expect(await alice.next("asnAVDropCall")).toMatchObject(ended(one));
    const { general } = Av.AsnAVMakeCallErrorEnum.values;
    expect(await errorOf(call(alice))).toMatchObject({ iErrorDetail: general });

    const second = await Phone.of(there, "bob");
    const two = await call(alice);
    await second.next("asnAVNewCall");
    await dies(there);
    expect(await alice.next("asnAVDropCall")).toMatchObject(ended(two));

    const third = await Phone.of(await start(), "bob");
    const three = await call(alice);
    await third.next("asnAVNewCall");
    await dies(here);
    expect(await third.next("asnAVDropCall")).toMatchObject(ended(three));
  });

  test("is in the journals of both users, though the caller's server has died", async () => {
    const database = inMemory();
    let isDead = false;
    const start = await calling(database);
    const [here, there] = [await start(dying(database, () => isDead)), await start()];
    await start();
    const [alice, bob] = [await Phone.of(here, "alice"), await Phone.of(there, "bob")];
    const { u8sCallID: id, u8sEndpointID: caller } = await call(alice);
    const { callAndConnectionID, u8sCTIConnectionID: called } = await bob.next("asnAVNewCall");
    bob.client.emit(Av.asnAVConnect, accept(id, callAndConnectionID.u8sEndpointID, caller));
    await alice.next("asnAVConnect");
    isDead = true;
    await dies(here);
    const journal = there.made.kernel.get(journalService);
    const owner = (await there.users.find("bob"))!;
    await expect
      .poll(() => journal.get(owner, called))
      .toMatchObject({ u8sTrackerID: id, iOrigin: 0, iSucessState: 1, iReadFlag: 1 });
    const page = async (name: string) => {
      const user = (await there.users.find(name))!;
      return there.write(({ db }) => journal.within.page(db, user, 10));
    };
    await expect.poll(async () => (await page("alice")).entries).toHaveLength(1);
    expect((await page("alice")).entries).toMatchObject([
      { callType: 2, entry: { u8sTrackerID: id, iOrigin: 1, u8sPhoneNumber: addressOf("bob") } },
    ]);
  });
});
