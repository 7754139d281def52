import { describe, expect, onTestFinished, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import * as General from "../../../../src/modules/general/general.js";
import {
  asnGetUserAbsentState,
  asnResetUserAbsentState,
  asnSetUserAbsentState,
} from "../../../../src/modules/later/general/general.js";
import {
  asnMgmtAbsentStateGetUser,
  asnMgmtAbsentStateSetUser,
} from "../../../../src/modules/management/management.js";
import { asnSetDynamicRights } from "../../../../src/modules/presence-v2/presence-v2.js";
import { silentLog, type Client } from "../../../../src/rose/index.js";
import { openSession, post } from "../../../gateway/world.js";
import { absenceChanged } from "../../../../src/server/modules/notes/topics.js";
import { errorOf, type Running } from "../../running.js";
import { attachedTo } from "../support/attached.js";
import { contactOf } from "../support/directory.js";
import { twoServers } from "../support/two-servers.js";
import { moduleStores } from "../stores.js";

const noteSet = 0x10000000;
const idle = 0x20000000;
const [company, team] = [0x20000, 0x40000];
const events = [General.asnUpdateMyAbsentState, General.asnUpdateMyCustomNote];

function absent(
  iAbsentState: number,
  changes: Partial<General.AsnAbsentState> = {},
): { absentstate: General.AsnAbsentState } {
  return {
    absentstate: {
      u8sContactId: "",
      u8sUsername: "",
      stTimeFrom: noTime,
      stTimeTo: noTime,
      iAbsentState,
      u8sMessage: "",
      u8sAbsentReason: "",
      iPresenceState: 99,
      ...changes,
    },
  };
}
const note = (u8sNote: string, u8sContactID = "") => ({
  customnote: { u8sContactID, u8sUsername: "", u8sNote },
});
const inMs = (ms: number) => new Date(Date.now() + ms);

const get = async (client: Client, contactId = "") =>
  (await client.invoke(General.asnAbsentStateGetUser, { contactId })).absentstate;
const own = async (client: Client) => (await client.invoke(asnGetLoggedInContact, {})).ownContact;

/** Grants a level to another user. */
async function grant(there: Running, owner: string, to: string, iDynamicRights: number) {
  const client = await there.loggedOn(owner);
  const u8sRemoteContactID = await contactOf(there.server, to);
  await client.invoke(asnSetDynamicRights, {
    u8sOwnerContactID: "",
    u8sRemoteContactID,
    iDynamicRights,
  });
  await client.close();
}

describe.each(moduleStores)("in $name, 1.9 of General:", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnAbsentStateSetUser (9015) sets the own state, which 9017 and the own contact show: 0 available, 1 absent, 2 busy, 3 do not disturb", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const u8sContactId = await contactOf(there.server, "alice");
      const blank = { ...absent(4).absentstate, u8sContactId, u8sUsername: "alice" };
      expect(await get(alice)).toEqual({ ...blank, iPresenceState: 0 });
      for (const [state, presence] of [
        [0, 1],
        [1, 3],
        [2, 2],
        [3, 4],
      ] as const) {
        const texts = { u8sMessage: "back\0soon", u8sAbsentReason: "Urlaub" };
        const from = new Date("2020-01-02T03:04:05.000Z");
        const set = absent(state, { ...texts, stTimeFrom: from });
        expect(await alice.invoke(General.asnAbsentStateSetUser, set)).toEqual({ bSuccess: true });
        const expected = { ...set.absentstate, ...{ u8sContactId, u8sUsername: "alice" } };
        expect(await get(alice)).toEqual({ ...expected, iPresenceState: presence });
        expect(await own(alice)).toMatchObject({
          iPresenceState: presence,
          asnAbsentState: { iAbsentState: state, u8sAbsentReason: "Urlaub" },
        });
      }
      await alice.invoke(General.asnAbsentStateReset, { u8sContactId: "" });
      expect(await get(alice)).toEqual({ ...blank, iPresenceState: 0 });
      await alice.invoke(General.asnAbsentStateSetUser, absent(1));
      await alice.invoke(General.asnAbsentStateSetUser, absent(4));
      expect(await get(alice)).toEqual({ ...blank, iPresenceState: 0 });
    });

    test("asnUpdateMyAbsentState (9062) tells all sessions of the user of what is set and taken back, and of nothing else", async () => {
      const there = await store.running();
      const one = await attachedTo(there, "alice", events, { encoding });
      const two = await attachedTo(there, "alice", events);
      const bob = await attachedTo(there, "bob", events);
      await one.client.invoke(General.asnAbsentStateReset, { u8sContactId: "" });
      await one.client.invoke(General.asnAbsentStateSetUser, absent(2));
      const busy = await get(one.client);
      await one.client.invoke(General.asnAbsentStateReset, { u8sContactId: "" });
      const free = await get(one.client);
      for (const client of [one, two]) {
        expect(await client.next(2)).toEqual([
          ["asnUpdateMyAbsentState", { absentstate: busy }],
          ["asnUpdateMyAbsentState", { absentstate: free }],
        ]);
      }
      expect([busy.iPresenceState, free.iPresenceState]).toEqual([2, 0]);
      expect(await bob.soFar()).toEqual([]);
    });

    test("asnCustomNoteSet (1510) sets the note, an empty one removes it; 1511 tells the user's sessions, and the flag 0x10000000 is set meanwhile", async () => {
      const there = await store.running();
      const alice = await attachedTo(there, "alice", events, { encoding });
      const id = await contactOf(there.server, "alice");
      for (const text of ["in a\0meeting ☕", ""]) {
        await alice.client.invoke(General.asnCustomNoteSet, note(text));
        const customnote = { u8sContactID: id, u8sUsername: "alice", u8sNote: text };
        expect(await alice.next(1)).toEqual([["asnUpdateMyCustomNote", { customnote }]]);
        expect(await own(alice.client)).toMatchObject({
          asnCustomNote: customnote,
          iPresenceState: 1 | (text === "" ? 0 : noteSet),
        });
      }
    });

    test("others are changed with right 0x2 and seen with 0x1; without, and for contacts that there are not, the error is 1 and nothing is changed", async () => {
      const there = await store.running();
      const [alice, bob] = [
        await attachedTo(there, "alice", events),
        await there.loggedOn("bob", { encoding }),
      ];
      const ofAlice = await contactOf(there.server, "alice");
      const calls = [
        [1, () => get(bob, ofAlice)],
        [2, () => bob.invoke(General.asnAbsentStateSetUser, absent(1, { u8sContactId: ofAlice }))],
        [2, () => bob.invoke(General.asnCustomNoteSet, note("by bob", ofAlice))],
        [2, () => bob.invoke(General.asnAbsentStateReset, { u8sContactId: ofAlice })],
      ] as const;
      const refused = { iErrorDetail: 1 };
      for (const [, call] of calls) expect(await errorOf(call())).toMatchObject(refused);
      await grant(there, "alice", "bob", company);
      for (const [needs, call] of calls) {
        if (needs === 1) await call();
        else expect(await errorOf(call())).toMatchObject(refused);
      }
      expect(await alice.soFar()).toEqual([]);
      await grant(there, "alice", "bob", team);
      for (const [, call] of calls) await call();
      expect((await alice.next(3)).map(([name]) => name)).toEqual([
        "asnUpdateMyAbsentState",
        "asnUpdateMyCustomNote",
        "asnUpdateMyAbsentState",
      ]);
      for (const contact of ["user-999999", "nobody", "x".repeat(100_000), "a\0"]) {
        expect(await errorOf(get(bob, contact))).toMatchObject(refused);
      }
      const admin = await there.loggedOn("admin");
      await admin.invoke(General.asnCustomNoteSet, note("by admin", ofAlice));
      expect(await own(alice.client)).toMatchObject({ asnCustomNote: { u8sNote: "by admin" } });
    });

    test("asnSetClientIdleState (9018) sets the flag 0x20000000 while every session of the user is idle", async () => {
      const there = await store.running();
      const one = await there.loggedOn("alice", { encoding });
      const two = await there.loggedOn("alice", { encoding });
      const is = async (client: Client, iIdleState: number) => {
        const set = { u8sContactId: "", iIdleState };
        expect(await client.invoke(General.asnSetClientIdleState, set)).toEqual({ dummy: null });
        return (await get(one)).iPresenceState;
      };
      expect(await is(one, 3)).toBe(0);
      expect(await is(two, 2)).toBe(idle);
      expect(await is(two, 1)).toBe(0);
      await two.close();
      await expect.poll(async () => (await get(one)).iPresenceState).toBe(idle);
      await there.loggedOn("alice");
      expect((await get(one)).iPresenceState).toBe(0);
      const other = { u8sContactId: await contactOf(there.server, "bob"), iIdleState: 3 };
      expect(await errorOf(one.invoke(General.asnSetClientIdleState, other))).toMatchObject({
        iErrorDetail: 1,
      });
    });

    test("1128 to 1130 of version 8 do the same", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const u8sContactId = await contactOf(there.server, "alice");
      const read = async () =>
        (await alice.invoke(asnGetUserAbsentState, { contactId: "" })).absentstate;
      expect(await read()).toEqual({ u8sContactId, eAbsentState: 4, iPresenceState: 0 });
      const stTimeTo = new Date(Math.trunc(Date.now() / 1000) * 1000 + 3_600_000);
      const absentstate = { u8sContactId, eAbsentState: 1, stTimeTo } as const;
      expect(await alice.invoke(asnSetUserAbsentState, { absentstate })).toEqual({
        bSuccess: true,
      });
      expect(await read()).toEqual({ ...absentstate, iPresenceState: 3 });
      expect(await get(alice)).toMatchObject({ iAbsentState: 1, stTimeTo, u8sMessage: "" });
      expect(await alice.invoke(asnResetUserAbsentState, { u8sContactId })).toEqual({});
      expect(await alice.invoke(asnResetUserAbsentState, { u8sContactId })).toEqual({});
      expect(await read()).toEqual({ u8sContactId, eAbsentState: 4, iPresenceState: 0 });
    });
  });

  test("administrators set and read the same by 2630 and 2631", async () => {
    const there = await store.running();
    const alice = await attachedTo(there, "alice", events);
    const admin = await there.loggedOn("admin");
    const id = await contactOf(there.server, "alice");
    const set = absent(3, { u8sContactId: id });
    expect(await admin.invoke(asnMgmtAbsentStateSetUser, set)).toEqual({ bSuccess: true });
    expect(await alice.next(1)).toHaveLength(1);
    const { absentstate } = await admin.invoke(asnMgmtAbsentStateGetUser, { contactId: id });
    expect(absentstate).toEqual(await get(alice.client));
    expect(absentstate.iPresenceState).toBe(4);
    const unknown = { contactId: "user-999999" };
    expect(await errorOf(admin.invoke(asnMgmtAbsentStateGetUser, unknown))).toMatchObject({
      iErrorDetail: 0,
    });
    expect(await errorOf(alice.client.invoke(asnMgmtAbsentStateSetUser, set))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("an absence begins and ends by itself, and is told then", async () => {
    let now = Date.now();
    const there = await store.running({ clock: () => new Date(now) });
    const alice = await attachedTo(there, "alice", events);
    const next = async () =>
      (await alice.next(1)).map(([, { absentstate }]) => [
        absentstate.iAbsentState,
        absentstate.iPresenceState,
      ]);
    const times = { stTimeFrom: new Date(now + 100), stTimeTo: new Date(now + 200) };
    await alice.client.invoke(General.asnAbsentStateSetUser, absent(1, times));
    expect(await next()).toEqual([[1, 0]]);
    now += 100;
    expect(await next()).toEqual([[1, 3]]);
    now += 100;
    expect(await next()).toEqual([[4, 0]]);
    expect(await get(alice.client)).toMatchObject({ iAbsentState: 4, iPresenceState: 0 });
  });

  test("an absence begins and ends once, and each server hears of it once, if there are two", async () => {
    let now = Date.now();
    const both = await twoServers(await store.database(), { clock: () => new Date(now) });
    const heard = both.map(({ made }) => {
      const states: number[] = [];
      made.kernel.topics.on(absenceChanged, ({ absence }) => states.push(absence.iPresenceState));
      return states;
    });
    const alice = await both[0].loggedOn("alice");
    const set = (times = {}) => alice.invoke(General.asnAbsentStateSetUser, absent(1, times));
    const bothHear = (...states: number[]) => expect.poll(() => heard).toEqual([states, states]);
    await set({ stTimeTo: new Date(now + 100) });
    await bothHear(3);
    now += 100;
    await bothHear(3, 0);
    // What came a second time would come before this.
    await set();
    await bothHear(3, 0, 3);
  });

  test("states that there are not, times out of order or in the past, and long texts are refused with 0, and nothing is changed", async () => {
    const there = await store.running();
    const alice = await attachedTo(there, "alice", events);
    await alice.client.invoke(General.asnAbsentStateSetUser, absent(2));
    await alice.client.invoke(General.asnCustomNoteSet, note("kept"));
    const before = await get(alice.client);
    await alice.next(2);
    for (const bad of [
      absent(5),
      absent(-1),
      absent(1, { stTimeTo: inMs(-60_000) }),
      absent(1, { stTimeFrom: inMs(120_000), stTimeTo: inMs(60_000) }),
      absent(1, { u8sMessage: "x".repeat(1_025) }),
      absent(1, { u8sAbsentReason: "x".repeat(1_025) }),
    ]) {
      const call = alice.client.invoke(General.asnAbsentStateSetUser, bad);
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 0 });
    }
    const long = alice.client.invoke(General.asnCustomNoteSet, note("x".repeat(4_097)));
    expect(await errorOf(long)).toMatchObject({ iErrorDetail: 0 });
    expect(await get(alice.client)).toEqual(before);
    expect(await own(alice.client)).toMatchObject({ asnCustomNote: { u8sNote: "kept" } });
    expect(await alice.soFar()).toEqual([]);
  });

  test("what a user has set outlasts the logoff, and goes with the user", async () => {
    const there = await store.running();
    const first = await there.loggedOn("alice");
    await first.invoke(General.asnAbsentStateSetUser, absent(1));
    await first.invoke(General.asnCustomNoteSet, note("kept"));
    await first.close();
    const second = await there.loggedOn("alice");
    expect(await own(second)).toMatchObject({
      iPresenceState: 3 | noteSet,
      asnAbsentState: { iAbsentState: 1 },
      asnCustomNote: { u8sNote: "kept" },
    });
    await there.server.users.remove("alice");
    await there.server.users.add("alice", "alice's secret");
    expect(await own(await there.loggedOn("alice"))).toMatchObject({
      iPresenceState: 1,
      asnAbsentState: { iAbsentState: 4 },
      asnCustomNote: { u8sNote: "" },
    });
  });

  test("the web service serves them", async () => {
    const there = await store.running();
    const gateway = createGateway({ log: silentLog, upstream: localUpstream(there.server) });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    const url = `http://127.0.0.1:${port}`;
    const headers = { "X-ucsessionid": await openSession(url, "alice", "alice's secret") };
    const call = async (name: string, body: unknown) => {
      const response = await post(`${url}/ws/client/${name}`, body, headers);
      return [response.status, await response.json()];
    };
    const times = { stTimeFrom: "", stTimeTo: "" };
    const set = { absentstate: { ...absent(1).absentstate, ...times } };
    expect(await call("asnAbsentStateSetUser", set)).toMatchObject([200, { bSuccess: true }]);
    expect((await call("asnCustomNoteSet", note("web")))[0]).toBe(200);
    expect(await call("asnAbsentStateGetUser", { contactId: "" })).toMatchObject([
      200,
      { absentstate: { iAbsentState: 1, iPresenceState: 3 | noteSet } },
    ]);
    const far = { contactId: await contactOf(there.server, "bob") };
    expect((await call("asnAbsentStateGetUser", far))[1]).toMatchObject({
      error: { iErrorDetail: 1 },
    });
  });
});
