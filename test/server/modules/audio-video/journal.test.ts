import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as Av from "../../../../src/modules/audio-video/audio-video.js";
import {
  asnGetJournalEntries,
  type AsnNetDatabaseJournal,
} from "../../../../src/modules/journal/journal.js";
import { asnGetJournalEntriesV2 } from "../../../../src/modules/later/journal/journal.js";
import type { Running } from "../../running.js";
import { find } from "../journal/support/entries.js";
import { moduleStores } from "../stores.js";
import { attachedTo, type Listening } from "../support/attached.js";
import { contactOf } from "../support/directory.js";
import { addressOf, callTo, laterOf, one, withAddresses } from "./support.js";

const events = [Av.asnAVNewCall, Av.asnAVConnect, Av.asnAVDropCall];
const start = Date.UTC(2030, 0, 7, 9);
const at = (seconds: number): Date => new Date(start + seconds * 1_000);

/** A server with a clock that tests set, in seconds, a client of alice and two of bob. */
class Scene {
  seconds = 0;
  there!: Running;
  alice!: Listening;
  bob!: Listening;
  desk!: Listening;

  static async start(store: (typeof moduleStores)[number]): Promise<Scene> {
    const scene = new Scene();
    scene.there = await withAddresses(store, { clock: () => at(scene.seconds) });
    scene.alice = await attachedTo(scene.there, "alice", events);
    scene.bob = await attachedTo(scene.there, "bob", events);
    scene.desk = await attachedTo(scene.there, "bob", events);
    return scene;
  }

  /** Alice calls bob. */
  async call(callType = 1): Promise<{ made: Av.AsnAVMakeCallResult; bob: any; desk: any }> {
    const wish = { ...callTo("bob"), callType };
    const made = await this.alice.client.invoke(Av.asnAVMakeCall, wish);
    return { made, bob: (await one(this.bob))[1], desk: (await one(this.desk))[1] };
  }
}

/** The entries of a user, the oldest first, once there are so many. */
async function entriesOf(
  there: Running,
  name: string,
  count: number,
): Promise<AsnNetDatabaseJournal[]> {
  const client = await there.loggedOn(name);
  const read = async (): Promise<AsnNetDatabaseJournal[]> =>
    (await client.invoke(asnGetJournalEntries, find())).journalList;
  await expect.poll(async () => (await read()).length).toBe(count);
  return (await read()).toSorted((a, b) => a.stStartTime.getTime() - b.stStartTime.getTime());
}

describe.each(moduleStores)("in $name, a call between clients (2.4 of AudioVideo)", (store) => {
  test("is in the journals of both when it is over, with the ids by which their clients know it", async () => {
    const scene = await Scene.start(store);
    const { made, bob } = await scene.call();
    const { u8sCallID, u8sEndpointID: caller } = made.callAndConnectionID;
    scene.seconds = 5;
    scene.bob.client.emit(Av.asnAVConnect, {
      ...{ u8sCallID, connectedEndPointID: bob.callAndConnectionID.u8sEndpointID },
      ...{ endpointIDTo: caller, callType: 1, u8sUriTo: "", u8sContentType: "", u8sBody: "" },
    });
    await one(scene.alice);
    await one(scene.desk);
    scene.seconds = 65;
    const drop = { dropTarget: { u8sCallID }, u8sCause: "", iAvDropReason: 0 };
    scene.alice.client.emit(Av.asnAVDropCall, drop);
    await one(scene.bob);
    const times = {
      ...{ stStartTime: at(0), stStopTime: at(65), iDurationTotal: 65 },
      ...{ stConnectTime: at(5), stDisconnectTime: at(65), iDurationConnected: 60 },
      ...{ iSucessState: 1, iInternal: 1, iReadFlag: 1, iLineUserOffline: 0 },
      u8sTrackerID: u8sCallID,
    };
    const { server } = scene.there;
    expect(await entriesOf(scene.there, "alice", 1)).toMatchObject([
      {
        ...times,
        ...{ u8sConnectionID: made.u8sCTIConnectionID, u8sLineUserName: "alice", iOrigin: 1 },
        ...{ u8sLocalNumber: addressOf("alice"), u8sPhoneNumber: addressOf("bob") },
        ...{ u8sContactName: "bob", u8sCtiServerUserName: "bob" },
        u8sContactEntryID: await contactOf(server, "bob"),
      },
    ]);
    expect(await entriesOf(scene.there, "bob", 1)).toMatchObject([
      {
        ...times,
        ...{ u8sConnectionID: bob.u8sCTIConnectionID, u8sLineUserName: "bob", iOrigin: 0 },
        ...{ u8sLocalNumber: addressOf("bob"), u8sPhoneNumber: addressOf("alice") },
        ...{ u8sContactName: "alice", u8sCtiServerUserName: "alice" },
      },
    ]);
  });

  test("that nobody accepts is one unread entry of who was called, whoever ends it", async () => {
    const scene = await Scene.start(store);
    const first = await scene.call();
    expect(first.bob.u8sCTIConnectionID).toBe(first.desk.u8sCTIConnectionID);
    expect(first.bob.u8sCTIConnectionID).not.toBe(first.made.u8sCTIConnectionID);
    scene.seconds = 10;
    const reject = (called: Listening, { callAndConnectionID: connectionID }: any): void => {
      const cause = { u8sCause: "", iAvDropReason: 16 };
      called.client.emit(Av.asnAVDropCall, { dropTarget: { connectionID }, ...cause });
    };
    reject(scene.bob, first.bob);
    await scene.bob.soFar();
    // The other client still rings.
    expect(await entriesOf(scene.there, "bob", 0)).toEqual([]);
    reject(scene.desk, first.desk);
    await one(scene.alice);
    const missed = {
      ...{ stStartTime: at(0), stStopTime: at(10), iDurationTotal: 10 },
      ...{ stConnectTime: noTime, stDisconnectTime: noTime, iDurationConnected: 0 },
      iSucessState: 0,
    };
    expect(await entriesOf(scene.there, "bob", 1)).toMatchObject([
      { ...missed, u8sConnectionID: first.bob.u8sCTIConnectionID, iOrigin: 0, iReadFlag: 0 },
    ]);
    expect(await entriesOf(scene.there, "alice", 1)).toMatchObject([
      { ...missed, u8sConnectionID: first.made.u8sCTIConnectionID, iOrigin: 1, iReadFlag: 1 },
    ]);
    scene.seconds = 20;
    const second = await scene.call();
    await scene.alice.client.close();
    await one(scene.bob);
    const [, last] = await entriesOf(scene.there, "bob", 2);
    expect(last).toMatchObject({
      ...{ u8sConnectionID: second.bob.u8sCTIConnectionID, iReadFlag: 0 },
    });
    expect(await entriesOf(scene.there, "alice", 2)).toHaveLength(2);
  });

  test("has the type of its kind there: audio, audio and video, and sharing a screen", async () => {
    const scene = await Scene.start(store);
    for (const callType of [0, 1, 2, 3]) {
      const { made } = await scene.call(callType);
      const dropTarget = { u8sCallID: made.callAndConnectionID.u8sCallID };
      scene.alice.client.emit(Av.asnAVDropCall, { dropTarget, u8sCause: "", iAvDropReason: 2 });
      await one(scene.bob);
      await one(scene.desk);
    }
    await entriesOf(scene.there, "bob", 4);
    const { client } = await laterOf(scene.there, "bob");
    const filters = [0x800, 0x1000, 0x4000, 0x2000].map(async (iFilter) => {
      const { findOptions } = find();
      const { bsFlags: _, ...rest } = findOptions;
      const { journalList } = await client.invoke(asnGetJournalEntriesV2, {
        findOptions: { ...rest, iFilter },
      });
      return journalList.length;
    });
    expect(await Promise.all(filters)).toEqual([1, 1, 2, 0]);
  });
});
