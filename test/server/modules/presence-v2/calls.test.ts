import { describe, expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import * as General from "../../../../src/modules/general/general.js";
import {
  asnGetAndSubscribePresenceV2,
  asnUpdatePresenceV2,
} from "../../../../src/modules/later/presence-v2/presence-v2.js";
import { asnUpdatePresence } from "../../../../src/modules/presence-v2/presence-v2.js";
import { numberOf, outside, Telephony, uriOf } from "../cti/support/telephony.js";
import { flags, letAll, openContacts } from "../presence/support.js";
import { attachedTo, Listening } from "../support/attached.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { subscribe } from "./support.js";

const { offline } = flags;
const ringing = 0x01000000;
const call = 0x04000000;

/** What a client knows of one user whose presence it follows. */
class Followed extends Listening {
  state = -1;
  features = -1;
  lines: any[] = [];
  forwards: any[] = [];
  readonly calls = new Map<string, any>();

  take(presence: any): void {
    this.state = presence.iPresenceState ?? this.state;
    this.features = presence.iContactFeatureSet ?? this.features;
    this.lines = presence.seqPhoneLines ?? this.lines;
    this.forwards = presence.seqLineForwards ?? this.forwards;
    for (const one of presence.seqCalls ?? []) {
      if (one.iAction === 2) this.calls.delete(one.u8sConnectionID);
      else this.calls.set(one.u8sConnectionID, one);
    }
  }

  /** Takes events until something is so. */
  async until(holds: (known: this) => boolean): Promise<void> {
    while (!holds(this)) {
      for (const [, { presence }] of await this.next(1)) this.take(presence);
    }
  }
}

/** A client of cid that follows ben. */
async function following(at: Telephony, encoding: "ber" | "json" = "ber"): Promise<Followed> {
  const client = await at.there.loggedOn("cid", { encoding });
  const cid = new Followed(client, [asnUpdatePresence]);
  for (const presence of await subscribe(client, at.there, ["ben"])) cid.take(presence);
  return cid;
}

describe.each(moduleStores)("in $name, calls in presence", (store) => {
  test.each(["ber", "json"] as const)(
    "make the state ringing and busy, and come with number and contact, in %s",
    async (encoding) => {
      const at = await Telephony.start(store);
      await letAll(at.there, printed.team);
      const cid = await following(at, encoding);
      expect([cid.state, cid.features & 0x4f, cid.calls.size]).toEqual([offline, 1, 0]);
      expect(cid.lines).toEqual([
        {
          u8sLinePhoneNumber: uriOf("11"),
          u8sLineNumber: numberOf("11"),
          iState: 1,
          iDoNotDisturb: 0,
        },
      ]);
      const [ann, ben] = [await at.monitoring("ann"), await at.monitoring("ben")];
      await ann.call("10", numberOf("11"));
      await cid.until(({ state, calls }) => state === (1 | ringing) && calls.size === 1);
      const [offering] = cid.calls.values();
      expect(offering).toMatchObject({
        ...{ u8sLinePhoneNumber: uriOf("11"), u8sLineNumber: numberOf("11") },
        ...{ u8sCurrentNumberSC: numberOf("10"), iCallState: 2, iOutbound: 0, iInternal: 1 },
        remoteContact: { u8sCtiServerUserName: "ann" },
        // Of what can be done with it, others may only pick it up.
        iFeatures: 0x400,
      });
      // It can be picked up.
      expect(cid.features & 0x40).toBe(0x40);
      await ben.told();
      await ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: ben.id("A") });
      await cid.until(({ state }) => state === (2 | call));
      expect(cid.features & 0x40).toBe(0);
      expect([...cid.calls.values()]).toMatchObject([{ iCallState: 32, iAction: 1 }]);
      // Who subscribes now gets the call with the answer.
      const late = await following(at);
      expect([...late.calls.values()]).toMatchObject([{ iCallState: 32, iAction: 0 }]);
      await ben.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: ben.id("A") });
      await cid.until(({ state, calls }) => state === 1 && calls.size === 0);
    },
  );

  test("come without number and contact to those who may not see them, and end for those who may not see the presence any more", async () => {
    const at = await Telephony.start(store);
    await letAll(at.there, printed.public);
    const cid = await following(at);
    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    await cid.until(({ calls }) => calls.size === 1);
    const [offering] = cid.calls.values();
    expect(offering).toMatchObject({ u8sCurrentNumberSC: "", iCallState: 2, iFeatures: 0 });
    expect(offering).not.toHaveProperty("remoteContact");
    await letAll(at.there, printed.company);
    await cid.until(({ calls }) => [...calls.values()][0]?.u8sCurrentNumberSC !== "");
    expect([...cid.calls.values()]).toMatchObject([{ u8sCurrentNumberSC: numberOf("10") }]);
    await letAll(at.there, printed.blocked);
    await cid.until(({ calls }) => calls.size === 0);
    expect([cid.state, cid.lines, cid.forwards]).toEqual([0, [], []]);
  });

  test("come with forwards and do not disturb, of which only those see the destination who may", async () => {
    const at = await Telephony.start(store);
    await letAll(at.there, printed.company);
    const cid = await following(at);
    const ben = await at.client("ben");
    await ben.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
      u8sLinePhoneNumber: uriOf("11"),
      bDoNotDisturb: true,
    });
    await cid.until(({ lines }) => lines[0]?.iDoNotDisturb === 1);
    await ben.client.invoke(Cti.asnCtiSetForward, {
      u8sPhoneNumberFrom: numberOf("11"),
      u8sPhoneNumberTo: numberOf("12"),
    });
    await cid.until(({ forwards }) => forwards.length === 1);
    expect(cid.forwards).toMatchObject([
      { u8sLinePhoneNumber: uriOf("11"), iForwardMode: 1, u8sDestination: numberOf("12") },
    ]);
    await letAll(at.there, printed.public);
    await cid.until(({ forwards }) => forwards.length === 0);
  });

  test("come to clients of version 8 with asnUpdatePresenceV2 (4504)", async () => {
    const at = await Telephony.start(store);
    await letAll(at.there, printed.team);
    const { client } = await at.later("cid");
    const cid = new Followed(client, [asnUpdatePresenceV2]);
    const seqContactIDs = [await contactOf(at.there.server, "ben")];
    const argument = { seqContactIDs, iContactDetailsReturnFilter: 0x1ffff };
    const answer = await client.invoke(asnGetAndSubscribePresenceV2, argument);
    const [presence] = answer.seqSubscribedPresence;
    cid.take(presence);
    expect(presence).toMatchObject({
      ...{ iPresenceState: offline, seqCalls: [], seqLineForwards: [] },
      asnContactCapabilitiesEx: { eClientCapabilities: [], customCapabilities: [] },
      asnAbsentState: { eAbsentState: 4, iPresenceState: offline },
      seqPhoneLines: [{ u8sLinePhoneNumber: uriOf("11") }],
      asnCurrentUserDynamicRights: { asnMaxPossibleRights: { u8sObjectID: seqContactIDs[0] } },
    });
    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    await cid.until(({ calls }) => calls.size === 1);
    expect([...cid.calls.values()]).toMatchObject([
      { eCallState: 2, bOutbound: false, bInternal: true, eCallType: 0, eJournalCallType: 0 },
    ]);
    expect([...cid.calls.values()][0].u8sTrackerID).not.toBe("");
  });

  test("that are conferences give the state a flag in version 8 only, and no event of 6.1 says so", async () => {
    const at = await Telephony.start(store);
    await letAll(at.there, printed.team);
    const old = await following(at);
    const { client } = await at.later("alice");
    const later = new Followed(client, [asnUpdatePresenceV2]);
    const seqContactIDs = [await contactOf(at.there.server, "ben")];
    const subscribed = await client.invoke(asnGetAndSubscribePresenceV2, { seqContactIDs });
    later.take(subscribed.seqSubscribedPresence[0]);
    const ben = await at.monitoring("ben");
    await ben.call("11", outside);
    at.pbx.phone(outside).answer();
    await ben.call("11", numberOf("13"));
    at.pbx.phone("13").answer();
    await later.until(({ state }) => state === (2 | call));
    await old.until(({ state }) => state === (2 | call));
    await ben.told();
    await ben.client.invoke(Cti.asnCtiConference, {
      ...{ u8sConnectionID1: ben.id("B"), u8sConnectionID2: ben.id("A") },
    });
    await later.until(({ state }) => state === (2 | call | 0x00020000));
    const states = (await old.soFar()).map(([, { presence }]) => presence.iPresenceState);
    expect(states.filter((state) => state !== undefined)).toEqual([]);
    // Who asks gets the same.
    const filter = { seqContactIDs, iEventFlagsToSubscribe: 0, iContactDetailsReturnFilter: 1 };
    const again = await (
      await at.later("alice")
    ).client.invoke(asnGetAndSubscribePresenceV2, filter);
    expect(again.seqSubscribedPresence).toMatchObject([{ iPresenceState: later.state }]);
    at.pbx.phone("13").hangUp();
    await later.until(({ state }) => state === (2 | call));
  });

  test("are told by General of contacts that are open (9047, 9054), and of the own lines (9052, 9053)", async () => {
    const at = await Telephony.start(store);
    await letAll(at.there, printed.company);
    const contactID = await contactOf(at.there.server, "ben");
    const events = [
      General.asnContactCallInformationChanged,
      General.asnContactPhoneForwardStateChanged,
      General.asnUpdateMyCallInformation,
      General.asnUpdateMyPhoneForwardState,
    ];
    const cid = new Listening(await at.there.loggedOn("cid"), events);
    const [open] = await openContacts(cid.client, at.there, ["ben"]);
    expect(open).toMatchObject({
      iPresenceState: offline,
      seqPhoneLines: [
        {
          ...{ iType: 1, u8sLinePhoneNumber: uriOf("11"), u8sNumber: numberOf("11"), iState: 1 },
          ...{ bDoNotDisturb: false, seqCalls: [], seqLineForwards: [] },
        },
      ],
    });
    const own = await attachedTo(at.there, "ben", events);
    const forward = { u8sPhoneNumberFrom: numberOf("11"), u8sPhoneNumberTo: numberOf("12") };
    await own.client.invoke(Cti.asnCtiSetForward, {
      ...forward,
      optionalParams: [{ key: "ForwardMode", value: { integerdata: 4 } }],
    });
    const forwarded = {
      ...{ u8sContactID: contactID, iPresenceState: 1, u8sLinenumber: numberOf("11") },
      seqLineForwards: [{ iForwardMode: 4, u8sDestination: numberOf("12") }],
      optionalParams: [{ key: "LineURI", value: { stringdata: uriOf("11") } }],
    };
    expect(await cid.next(1)).toMatchObject([["asnContactPhoneForwardStateChanged", forwarded]]);
    expect(await own.next(1)).toMatchObject([["asnUpdateMyPhoneForwardState", forwarded]]);

    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    const iPresenceState = 1 | ringing;
    const offering = {
      ...{ u8sContactChangedId: contactID, iPresenceState, u8sLinePhoneNumber: uriOf("11") },
      ...{ iCallState: 2, bOutbound: false, bInternal: true, u8sCurrentNumberSC: numberOf("10") },
    };
    expect(await cid.next(1)).toMatchObject([
      ["asnContactCallInformationChanged", { contactID, iPresenceState, callinfo: offering }],
    ]);
    const [[, mine]] = (await own.next(1)) as [readonly [string, any]];
    expect(mine).toMatchObject(offering);
    // What can be done with it is for the own user to do.
    expect(mine.iFeatures & 1).toBe(1);
  });
});
