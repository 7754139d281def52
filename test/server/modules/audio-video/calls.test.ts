import { describe, expect, test } from "vitest";
import * as Av from "../../../../src/modules/audio-video/audio-video.js";
import { asnUpdatePresence } from "../../../../src/modules/presence-v2/presence-v2.js";
import * as Later from "../../../../src/modules/later/audio-video/audio-video.js";
import { errorOf } from "../../running.js";
import { subscribe } from "../presence-v2/support.js";
import { attachedTo, Listening } from "../support/attached.js";
import { contactOf } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { addressOf, all, callTo, laterOf, one, setRights, withAddresses } from "./support.js";

const events = [
  ...[Av.asnAVNewCall, Av.asnAVCallMessage, Av.asnAVConnect, Av.asnAVAlert, Av.asnAVDropCall],
  ...[Av.asnAVCallHold, Av.asnAVCallHoldAck, Av.asnAVCallRetrieve, Av.asnAVCallRetrieveAck],
  ...[Av.asnAVCallStateChanged, Av.asnAVTransferGetID, Av.asnAVTransferGetIDResult],
  ...[Av.asnAVTransferStart, Av.asnAVTransferStartResult, Av.asnAVMakeMedia],
  ...[Later.asnAVNewCallV2, Later.asnAVCallMessageV2, Later.asnAVConnectV2],
  ...[Later.asnAVAlertV2, Later.asnAVCallHoldV2, Later.asnAVCallRetrieveAckV2],
];
describe.each(moduleStores)("in $name, a call between clients (2 of AudioVideo)", (store) => {
  test.each(["ber", "json"] as const)(
    "is offered to all clients of a user; once one accepts, both talk until one drops it, in %s",
    async (encoding) => {
      const there = await withAddresses(store);
      const alice = await attachedTo(there, "alice", events, { encoding });
      const bob = await attachedTo(there, "bob", events, { encoding });
      const desk = await attachedTo(there, "bob", events);
      const unattached = new Listening(await there.loggedOn("bob"), events);
      const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
      const { u8sCallID, u8sEndpointID: caller } = made.callAndConnectionID;
      const [, told] = await one(bob);
      expect(told).toMatchObject({
        callAndConnectionID: { u8sCallID },
        ...{
          endpointIDFrom: caller,
          callType: 1,
          u8sContentType: "application/sdp",
          u8sBody: "v=0",
        },
        // What the caller says of itself does not count.
        ...{ u8sUriFrom: addressOf("alice"), u8sUriTo: addressOf("bob") },
      });
      const called = told.callAndConnectionID.u8sEndpointID;
      const [, atDesk] = await one(desk);
      const other = atDesk.callAndConnectionID.u8sEndpointID;
      expect(new Set([caller, called, other]).size).toBe(3);
      expect(new Set([made.u8sCTIConnectionID, told.u8sCTIConnectionID]).size).toBe(2);
      expect(await unattached.soFar()).toEqual([]);

      const from = (endpointIDFrom: string, endpointIDTo: string) => ({
        ...{
          u8sCallID,
          endpointIDFrom,
          endpointIDTo,
          u8sUriTo: "",
          u8sContentType: "",
          u8sBody: "",
        },
      });
      bob.client.emit(Av.asnAVAlert, from(called, caller));
      expect(await one(alice)).toEqual(["asnAVAlert", from(called, caller)]);
      const connect = {
        ...{
          u8sCallID,
          connectedEndPointID: called,
          endpointIDTo: caller,
          callType: 1,
          u8sUriTo: "",
        },
        ...{ u8sContentType: "application/sdp", u8sBody: "answer" },
      };
      bob.client.emit(Av.asnAVConnect, connect);
      expect(await one(alice)).toEqual(["asnAVConnect", connect]);
      expect(await one(desk)).toMatchObject([
        "asnAVDropCall",
        {
          dropTarget: { connectionID: { u8sCallID, u8sEndpointID: other } },
          iAvDropReason: 2,
        },
      ]);

      const ice = {
        ...{
          u8sCallID,
          endpointIDFrom: caller,
          endpointIDTo: called,
          messageType: 2,
          u8sUriTo: "",
        },
        iceCandidate: { candidate: "candidate:1", sdpMid: "0", sdpMLineIndex: 0 },
      };
      alice.client.emit(Av.asnAVCallMessage, ice);
      expect(await one(bob)).toEqual(["asnAVCallMessage", ice]);
      const hold = { ...ice, messageType: 0 };
      for (const event of [Av.asnAVCallHold, Av.asnAVCallRetrieve]) {
        alice.client.emit(event, hold);
        expect(await one(bob)).toEqual([event.name, hold]);
      }
      const back = { ...hold, endpointIDFrom: called, endpointIDTo: caller };
      for (const event of [Av.asnAVCallHoldAck, Av.asnAVCallRetrieveAck]) {
        bob.client.emit(event, back);
        expect(await one(alice)).toEqual([event.name, back]);
      }
      const transfer = {
        ...{ u8sCallID, endpointIDFrom: caller, endpointIDTo: called, iTransferResult: 0 },
        ...{ u8sUriTransferTo: "sip:c", u8sUriTransferFrom: "sip:alice" },
      };
      for (const event of [Av.asnAVTransferGetID, Av.asnAVTransferStart]) {
        alice.client.emit(event, transfer);
        expect(await one(bob)).toEqual([event.name, transfer]);
      }
      const drop = { dropTarget: { u8sCallID }, u8sCause: "bye", iAvDropReason: 0 };
      bob.client.emit(Av.asnAVDropCall, drop);
      expect(await one(alice)).toEqual(["asnAVDropCall", drop]);
      alice.client.emit(Av.asnAVCallMessage, ice);
      expect(await bob.soFar()).toEqual([]);
    },
  );

  test("goes on if one of the called clients rejects it, and ends if the last one does, or its session ends", async () => {
    const there = await withAddresses(store);
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const desk = await attachedTo(there, "bob", events);
    const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    const { u8sCallID } = made.callAndConnectionID;
    const [, { callAndConnectionID: connectionID }] = await one(bob);
    await one(desk);
    const busy = { u8sCause: "busy", iAvDropReason: 1 };
    bob.client.emit(Av.asnAVDropCall, { dropTarget: { connectionID }, ...busy });
    await bob.soFar();
    expect(await alice.soFar()).toEqual([]);
    await desk.client.close();
    expect(await one(alice)).toMatchObject([
      "asnAVDropCall",
      { dropTarget: { u8sCallID }, iAvDropReason: 0 },
    ]);
    expect(await bob.soFar()).toEqual([]);
  });

  test("is cancelled for all by the caller, also by the end of the caller's session", async () => {
    const there = await withAddresses(store);
    const bob = await attachedTo(there, "bob", events);
    const cancel = async (how: (alice: Listening, u8sCallID: string) => unknown) => {
      const alice = await attachedTo(there, "alice", events);
      const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
      const { u8sCallID } = made.callAndConnectionID;
      await one(bob);
      await how(alice, u8sCallID);
      expect(await one(bob)).toMatchObject(["asnAVDropCall", { dropTarget: { u8sCallID } }]);
    };
    const cause = { u8sCause: "", iAvDropReason: 2 };
    await cancel(({ client }, u8sCallID) =>
      client.emit(Av.asnAVDropCall, { dropTarget: { u8sCallID }, ...cause }),
    );
    await cancel(({ client }) => client.close());
  });

  test("is nothing to those who do not take part, or who say that they are another", async () => {
    const there = await withAddresses(store);
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const desk = await attachedTo(there, "bob", events);
    const admin = await attachedTo(there, "admin", events);
    const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    const { u8sCallID, u8sEndpointID: caller } = made.callAndConnectionID;
    const [, { callAndConnectionID: ofBob }] = await one(bob);
    const [, { callAndConnectionID: ofDesk }] = await one(desk);
    const message = { u8sCallID, messageType: 2, u8sUriTo: "" };
    const send = (who: Listening, endpointIDFrom: string, endpointIDTo: string) =>
      who.client.emit(Av.asnAVCallMessage, { ...message, endpointIDFrom, endpointIDTo });
    send(admin, ofBob.u8sEndpointID, caller);
    send(admin, caller, ofBob.u8sEndpointID);
    send(desk, ofBob.u8sEndpointID, caller);
    // Two clients for which the same call rings have nothing to do with each other.
    send(desk, ofDesk.u8sEndpointID, ofBob.u8sEndpointID);
    send(alice, caller, caller);
    send(alice, caller, "nobody");
    const connect = { callType: 1, u8sUriTo: "", u8sContentType: "", u8sBody: "" };
    const accept = (who: Listening, connectedEndPointID: string, endpointIDTo: string) =>
      who.client.emit(Av.asnAVConnect, {
        ...connect,
        u8sCallID,
        connectedEndPointID,
        endpointIDTo,
      });
    accept(admin, ofBob.u8sEndpointID, caller);
    accept(alice, caller, ofBob.u8sEndpointID);
    const cause = { u8sCause: "", iAvDropReason: 0 };
    admin.client.emit(Av.asnAVDropCall, { dropTarget: { u8sCallID }, ...cause });
    admin.client.emit(Av.asnAVDropCall, { dropTarget: { connectionID: ofBob }, ...cause });
    desk.client.emit(Av.asnAVDropCall, { dropTarget: { connectionID: ofBob }, ...cause });
    for (const who of [admin, alice, bob, desk]) expect(await who.soFar()).toEqual([]);
    // The call is still there. Of two that accept it, the first one has it.
    accept(desk, ofDesk.u8sEndpointID, caller);
    await one(alice);
    accept(bob, ofBob.u8sEndpointID, caller);
    expect(await one(bob)).toMatchObject(["asnAVDropCall", { iAvDropReason: 2 }]);
    expect(await alice.soFar()).toEqual([]);
  });

  test("passes between clients of both versions, without what only one of them has", async () => {
    const there = await withAddresses(store);
    const alice = await laterOf(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const wish = { ...callTo("bob"), bIsRemoteControlCallOut: true };
    const made = await alice.client.invoke(Later.asnAVMakeCallV2, wish);
    const { u8sCallID, u8sEndpointID: caller } = made.callAndConnectionID;
    const [name, told] = await one(bob);
    expect([name, told.u8sBody]).toEqual(["asnAVNewCall", "v=0"]);
    const called = told.callAndConnectionID.u8sEndpointID;
    const optionalParams = [{ key: "key", value: { stringdata: "value" } }];
    const ids = { u8sCallID, endpointIDFrom: called, endpointIDTo: caller };
    const alert = { ...ids, u8sUriTo: "", u8sContentType: "", u8sBody: "" };
    bob.client.emit(Av.asnAVAlert, { ...alert, optionalParams });
    expect(await one(alice)).toEqual(["asnAVAlertV2", alert]);
    const back = { u8sCallID, endpointIDFrom: caller, endpointIDTo: called };
    const message = { ...back, messageType: 9, u8sUriTo: "" };
    alice.client.emit(Later.asnAVCallHoldV2, { ...message, u8sConnectedNumberSC: "+49" });
    expect(await one(bob)).toEqual(["asnAVCallHold", message]);
    bob.client.emit(Av.asnAVCallMessage, { ...message, ...ids, optionalParams });
    expect(await one(alice)).toEqual(["asnAVCallMessageV2", { ...message, ...ids }]);
    bob.client.emit(Av.asnAVDropCall, {
      dropTarget: { u8sCallID },
      ...{ u8sCause: "", iAvDropReason: 16 },
    });
    await one(alice);
    // The other way round.
    const second = await bob.client.invoke(Av.asnAVMakeCall, {
      ...callTo("alice"),
      optionalParams,
    });
    expect(await one(alice)).toMatchObject([
      "asnAVNewCallV2",
      { u8sCTITrackerID: second.callAndConnectionID.u8sCallID, u8sUriFrom: addressOf("bob") },
    ]);
  });

  test("is refused with error 100 without rights, address or client, with a long offer, and above 20 at the same time", async () => {
    const there = await withAddresses(store);
    const alice = await attachedTo(there, "alice", events);
    const refusal = async (changes: Partial<Av.AsnAVMakeCallArgument> = {}) => {
      const call = alice.client.invoke(Av.asnAVMakeCall, { ...callTo("bob"), ...changes });
      return await errorOf(call);
    };
    const error = (u8sErrorString: string) => ({ iErrorDetail: 100, u8sErrorString });
    expect(await refusal()).toEqual(error("None of the user's clients can be called"));
    const bob = await attachedTo(there, "bob", events);
    expect(await refusal({ u8sUriTo: "sip:nobody@example.org" })).toEqual(
      error("There is no such user"),
    );
    expect(await refusal({ u8sUriTo: "sip:\0" })).toMatchObject({ iErrorDetail: 100 });
    expect(await refusal({ u8sBody: "x".repeat(65_537) })).toMatchObject({ iErrorDetail: 100 });
    await setRights(there.server, "alice", all & ~0x04000000);
    expect(await refusal({ callType: 0 })).toEqual(error("Needs the right video"));
    await setRights(there.server, "alice", all & ~0x02000000);
    expect(await refusal()).toEqual(error("Needs the right audio"));
    await setRights(there.server, "alice", all);
    for (let count = 0; count < 20; count++) {
      await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    }
    expect(await refusal()).toEqual(error("At most 20 calls of a user"));
    const [, { callAndConnectionID }] = (await bob.next(20))[0]!;
    bob.client.emit(Av.asnAVDropCall, {
      dropTarget: { u8sCallID: callAndConnectionID.u8sCallID },
      ...{ u8sCause: "", iAvDropReason: 16 },
    });
    await bob.soFar();
    await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    const admin = await there.loggedOn("admin");
    expect(await errorOf(admin.invoke(Av.asnAVMakeCall, callTo("bob")))).toMatchObject({
      iErrorDetail: 100,
    });
  });

  test("shows in the presence of both: ringing for who is called, then busy", async () => {
    const there = await withAddresses(store);
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const admin = new Listening(await there.loggedOn("admin"), [asnUpdatePresence]);
    await subscribe(admin.client, there, ["alice", "bob"], { iEventFlagsToSubscribe: 1 });
    const ids = [await contactOf(there.server, "alice"), await contactOf(there.server, "bob")];
    /** Waits until alice and bob have these states. */
    const states = async (...expected: number[]) => {
      const known = new Map<string, number>();
      while (ids.some((id, at) => known.get(id) !== expected[at])) {
        for (const [, { presence }] of await admin.next(1)) {
          known.set(presence.u8sContactId, presence.iPresenceState);
        }
      }
    };
    const [ringing, busy] = [0x01000001, 0x04000002];
    const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    await states(busy, ringing);
    const [, told] = await one(bob);
    const { u8sCallID, u8sEndpointID } = told.callAndConnectionID;
    bob.client.emit(Av.asnAVConnect, {
      ...{ u8sCallID, connectedEndPointID: u8sEndpointID, callType: 1, u8sUriTo: "" },
      ...{ endpointIDTo: made.callAndConnectionID.u8sEndpointID, u8sContentType: "", u8sBody: "" },
    });
    const drop = { dropTarget: { u8sCallID }, u8sCause: "", iAvDropReason: 0 };
    bob.client.emit(Av.asnAVDropCall, drop);
    await states(1, 1);
    expect((await alice.next(2)).map(([name]) => name)).toEqual(["asnAVConnect", "asnAVDropCall"]);
  });

  test("has media of which only the server is told", async () => {
    const there = await withAddresses(store);
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const made = await alice.client.invoke(Av.asnAVMakeCall, callTo("bob"));
    const { u8sCallID, u8sEndpointID } = made.callAndConnectionID;
    const [, told] = await one(bob);
    alice.client.emit(Av.asnAVMakeMedia, {
      ...{
        u8sCallID,
        connectedEndPointID: u8sEndpointID,
        iMediaType: 0,
        u8sUriFrom: "",
        u8sUriTo: "",
      },
      endpointIDTo: told.callAndConnectionID.u8sEndpointID,
      ...{
        u8sContentType: "",
        u8sBody: new Uint8Array(0),
        u8sMediaID: "",
        iAvFlags: 1,
        iAvDropReason: 0,
      },
    });
    await alice.soFar();
    expect(await bob.soFar()).toEqual([]);
  });
});
