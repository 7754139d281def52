import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { EnumCallState } from "../../../../src/modules/general/general.js";
import {
  asnUpdateCallAndJournalContactAndNumber,
  asnUpdateJournalMemo,
} from "../../../../src/modules/journal/journal.js";
import { Sole, type SoleParts } from "../../../../src/server/kernel/index.js";
import { journalService } from "../../../../src/server/modules/journal/api.js";
import { Lines } from "../../../rose/support/peers.js";
import { LossyBus } from "../../cluster/support/lossy-bus.js";
import { moduleStores } from "../stores.js";
import { journalIds, Nodes, type Node } from "./support/nodes.js";
import { numberOf, outside, uriOf, type CtiClient } from "./support/telephony.js";

const { lineStatusOpen: inService, lineStatusOpenNoPBXConnection: outOfService } =
  Cti.AsnCtiLineOpenStatus.values;
const {
  eCALLSTATECONNECTED: connected,
  eCALLSTATEOFFERING: offering,
  eCALLSTATERINGBACK: ringback,
} = EnumCallState.values;
const failed = { error: { iErrorDetail: 1 } };

/** What a client has been told of calls, without the ids of its monitors. */
const toldCalls = (client: CtiClient): unknown[] =>
  client.calls.map((told) => ({ ...told, u8sMonitorCrossRefID: "" }));

/** Waits until a line is in this state for a client. */
async function hasStatus(client: CtiClient, line: string, status: number): Promise<void> {
  await expect
    .poll(
      async () => (await client.snapshot(line).catch(() => undefined))?.lineInfo.iLineOpenStatus,
    )
    .toBe(status);
}

/** Waits until a line has calls in these states for a client, and returns them. */
async function hasCalls(
  client: CtiClient,
  line: string,
  ...wanted: number[]
): Promise<Cti.AsnCtiCallInformationList> {
  const calls = async () => (await client.snapshot(line)).seqCalls;
  await expect
    .poll(async () => (await calls()).map(({ iCallState: state }) => state))
    .toEqual(wanted);
  return calls();
}

/** The journal of a user: an entry, and the ids of the calls of all. */
async function journalOf(node: Node, name: string) {
  const user = (await node.there.users.find(name))!;
  const journal = node.there.made.kernel.get(journalService);
  return { get: (id: string) => journal.get(user, id), ids: () => journalIds(node, name) };
}

describe.each(moduleStores)("in $name, of several servers with a PBX", (store) => {
  test("one has the link, and clients of the others make calls, control them, and are told the same in the same order", async () => {
    const nodes = new Nodes(await store.database());
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    await nodes.baton.give("a");
    const [ann, ben] = [await b.client("ann"), await b.client("ben")];
    await hasStatus(ann, "10", inService);
    await hasStatus(ben, "11", inService);
    const watching = [await a.client("admin"), await a.client("admin")];
    await watching[0]!.monitor("10");
    await watching[1]!.monitor("11");
    await Promise.all([ann.monitor("10"), ben.monitor("11")]);

    const { u8sConnectionID: id } = await ann.call("10", numberOf("11"));
    // The outcome at the PBX is told after the events that it has come with.
    expect(await ann.told()).toEqual([
      "1: A dialing preparecall  [hangup]",
      "1: A dialing dialing 11 [hangup]",
      "1: A ringback ringback 11 [completecall hangup]",
      "result A 1",
    ]);
    expect(ann.id("A")).toBe(id);
    await ben.told();
    const other = ben.id("A");
    await ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: other });
    // Who has the answer has been told what came of it.
    await ben.told();
    expect(ben.live.get(other)?.iCallState).toBe(connected);
    await ben.client.invoke(Cti.asnCtiHold, { u8sConnectionID: other, bHold: true });
    await ben.client.invoke(Cti.asnCtiHold, { u8sConnectionID: other, bHold: false });
    await ann.client.invoke(asnUpdateCallAndJournalContactAndNumber, {
      ...{ u8sConnectionID: id, u8sRemoteNumberSC: "" },
      remoteContact: { u8sDisplayName: "Dan" },
    });
    await expect
      .poll(() => ann.live.get(id)?.pRemoteContact)
      .toMatchObject({ u8sDisplayName: "Dan" });
    const callDataList = [{ key: "a", value: "b" }];
    await ann.client.invoke(Cti.asnCtiSetCallData, { u8sConnectionID: id, callDataList });
    await ann.told();
    expect(ann.live.get(id)).toMatchObject({ callDataList });
    await ann.client.invoke(Cti.asnCtiSetupConference, {
      ...{ u8sConnectionID: id, u8sPhoneNumberTo: outside, iNumberFormat: 1 },
    });
    nodes.trunk.pbx.phone(outside).answer();
    await expect.poll(() => ann.conferences.length).toBe(1);
    nodes.trunk.pbx.phone(outside).hangUp();
    await expect.poll(() => ann.conferences.length).toBe(2);
    await ben.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: other });
    nodes.trunk.clock.advance(5_000);
    await expect.poll(() => ann.live.size + ben.live.size).toBe(0);
    await Promise.all(watching.map((client) => client.told()));
    for (const [here, there] of [
      [ann, watching[0]!],
      [ben, watching[1]!],
    ] as const) {
      expect(toldCalls(here)).toEqual(toldCalls(there));
      const conferences = ({ conferences: told }: CtiClient) =>
        told.map((one) => ({ ...one, u8sLineMonitorCrossRefID: "" }));
      expect(conferences(here)).toEqual(conferences(there));
    }
    const [annHas, benHas] = [await journalOf(b, "ann"), await journalOf(b, "ben")];
    await expect.poll(annHas.ids).toEqual([id]);
    await expect.poll(benHas.ids).toEqual([other]);
    expect(await annHas.get(id)).toMatchObject({ u8sContactName: "Dan" });
  });

  test("lines are out of service when nobody has the link, and in service when another one gets it, which goes on with the calls", async () => {
    const nodes = new Nodes(await store.database());
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    const c = await nodes.start("c");
    await nodes.baton.give("a");
    const clients = [await a.client("ann"), await b.client("ann"), await c.client("ann")];
    for (const client of clients) await hasStatus(client, "10", inService);
    for (const client of clients) await client.monitor("10");
    const [, ann, onC] = clients as [CtiClient, CtiClient, CtiClient];
    const { u8sConnectionID: id } = await ann.call("10", numberOf("11"));
    const rest = await ann.client.invoke(asnUpdateJournalMemo, {
      ...{ u8sConnectionIDList: [id], u8sMemo: "calls back" },
    });
    expect(rest).toMatchObject({ bSuccess: true });
    nodes.trunk.pbx.phone("11").answer();
    nodes.trunk.pbx.phone(outside).call("12");
    const [before] = await hasCalls(ann, "10", connected);
    await expect.poll(() => ann.live.get(id)?.u8sNote).toBe("calls back");
    const missed = (await hasCalls(await c.client("cid"), "12", offering))[0]!.u8sConnectionID;
    const other = (await hasCalls(await c.client("ben"), "11", connected))[0]!;
    for (const client of clients) await client.told();

    await nodes.baton.give();
    for (const client of clients) {
      expect(await client.told()).toEqual([
        `1: line ${outOfService}`,
        expect.stringContaining("connectiontophonedestroyed destroyed 11"),
      ]);
      await hasStatus(client, "10", outOfService);
    }
    for (const client of clients) {
      const call = { u8sPhoneNumberFrom: uriOf("10"), u8sPhoneNumberTo: numberOf("12") };
      await expect(
        client.client.invoke(Cti.asnCtiMakeCall, { ...call, iNumberFormat: 1 }),
      ).rejects.toMatchObject(failed);
      const on = { u8sLinePhoneNumber: uriOf("10"), bDoNotDisturb: true };
      await expect(client.client.invoke(Cti.asnCtiLineSetDoNotDisturb, on)).rejects.toMatchObject(
        failed,
      );
    }
    // Nobody knows whether the calls are over.
    const [annHas, cidHas] = [await journalOf(c, "ann"), await journalOf(c, "cid")];
    expect([await annHas.ids(), await cidHas.ids()]).toEqual([[], []]);

    // One ends meanwhile, and nobody is told.
    nodes.trunk.pbx.phone(outside).hangUp();
    await nodes.baton.give("b");
    for (const client of clients) {
      const [after] = await hasCalls(client, "10", connected);
      expect(after).toEqual(before);
      await hasStatus(client, "10", inService);
    }
    expect((await hasCalls(await a.client("ben"), "11", connected))[0]).toEqual(other);
    await expect.poll(cidHas.ids).toEqual([missed]);
    expect(await cidHas.get(missed)).toMatchObject({ iReadFlag: 0, u8sPhoneNumber: outside });

    await onC.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: id });
    nodes.trunk.clock.advance(5_000);
    await expect.poll(annHas.ids).toEqual([id]);
    expect(await annHas.get(id)).toMatchObject({
      ...{ u8sMemo: "calls back", u8sTrackerID: before!.u8sTrackerID, iSucessState: 1 },
      stStartTime: before!.utcCallCreated,
    });
    await expect.poll((await journalOf(a, "ben")).ids).toEqual([other.u8sConnectionID]);
    expect(await cidHas.ids()).toEqual([missed]);
    expect(nodes.trunk.log).toEqual(["a connects", "a disconnects", "b connects"]);
  });

  test("a call of which the PBX tells something before whoever has got the link has read it goes on, and is not in the journal", async () => {
    const nodes = new Nodes(await store.database());
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    await nodes.baton.give("a");
    const clients = [await a.client("ann"), await b.client("ann")] as [CtiClient, CtiClient];
    for (const client of clients) await hasStatus(client, "10", inService);
    const [first] = clients;
    const { u8sConnectionID: id } = await first.call("10", numberOf("11"));
    nodes.trunk.pbx.phone("11").answer();
    const [before] = await hasCalls(first, "10", connected);
    await hasCalls(clients[1], "10", connected);
    await nodes.baton.give("b");
    nodes.trunk.pbx.phone("10").hold();
    for (const client of clients) {
      await hasStatus(client, "10", inService);
      const [after] = await hasCalls(client, "10", EnumCallState.values.eCALLSTATEHOLD);
      const same = ["bOutbound", "u8sRemoteNumberSC", "utcCallCreated", "u8sTrackerID"] as const;
      expect(after!.u8sConnectionID).toBe(id);
      expect(same.map((member) => after![member])).toEqual(same.map((member) => before![member]));
    }
    const journal = await journalOf(a, "ann");
    expect(await journal.ids()).toEqual([]);
    nodes.trunk.pbx.phone("10").hangUp();
    nodes.trunk.pbx.phone("11").hangUp();
    await expect.poll(journal.ids).toEqual([id]);
  });

  test("one that has missed what the holder tells ends with what there is, whether it has noticed or finds a number missing", async () => {
    const bus = new LossyBus();
    const nodes = new Nodes(await store.database(), bus);
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    await nodes.baton.give("a");
    const [ben, cid] = [await b.client("ben"), await b.client("cid")];
    await hasStatus(ben, "11", inService);
    await ben.monitor("11");
    await cid.monitor("12");
    const phone = (number: string) => nodes.trunk.pbx.phone(number);
    const lost = (work: () => void): void => {
      bus.loses = true;
      work();
      bus.loses = false;
    };
    lost(() => phone(outside).call("11"));
    expect(await ben.told()).toEqual([]);
    bus.noticed();
    await hasCalls(ben, "11", offering);
    await expect.poll(() => ben.live.size).toBe(1);
    const id = ben.id("A");
    lost(() => phone("11").answer());
    // Something else, of which a number is missing before it.
    phone(`${outside}1`).call("12");
    await hasCalls(ben, "11", connected);
    await hasCalls(cid, "12", offering);
    await expect.poll(() => ben.live.get(id)?.iCallState).toBe(connected);
    lost(() => phone(outside).hangUp());
    lost(() => nodes.trunk.clock.advance(5_000));
    bus.noticed();
    await hasCalls(ben, "11");
    await expect.poll(() => ben.live.size).toBe(0);
    // Nothing is told twice.
    const of = (state: number) =>
      ben.calls.filter((one) => one.callinformation.iCallState === state);
    expect([of(offering).length, of(connected).length]).toEqual([1, 1]);
    const watching = await a.client("admin");
    expect((await watching.snapshot("12")).seqCalls).toEqual((await cid.snapshot("12")).seqCalls);
  });

  test("one that is started later has the lines and calls that there are, and agents, addresses and forwards, also those set from it", async () => {
    const nodes = new Nodes(await store.database());
    const a = await nodes.start("a");
    await nodes.baton.give("a");
    const ann = await a.client("ann");
    await hasStatus(ann, "10", inService);
    await ann.call("10", outside);
    const choose = ({ client }: CtiClient, iAddressID: number) =>
      client.invoke(Cti.asnCtiSetActiveLineAddress, {
        ...{ u8sLinePhoneNumber: uriOf("10"), iAddressID },
      });
    await choose(ann, 1);
    const b = await nodes.start("b");
    const later = await b.client("ann");
    await hasCalls(later, "10", ringback);
    expect(await later.snapshot("10")).toEqual(await ann.snapshot("10"));
    await Promise.all([ann.monitor("10"), later.monitor("10")]);
    await ann.told();
    await choose(later, 0);
    for (const client of [ann, later]) {
      await expect.poll(() => client.got).toContain("1: address 0");
      await client.told();
    }
    const forward = ({ client }: CtiClient, ForwardMode: number) =>
      client.invoke(Cti.asnCtiSetForward, {
        ...{ u8sPhoneNumberFrom: uriOf("10"), u8sPhoneNumberTo: numberOf("12") },
        optionalParams: [{ key: "ForwardMode", value: { integerdata: ForwardMode } }],
      });
    // From both at the same time, and none undoes the other's.
    await Promise.all([1, 2, 4].flatMap((mode) => [forward(ann, mode), forward(later, mode * 8)]));
    const modes = async (client: CtiClient) =>
      (await client.snapshot("10")).seqLineForwards.map(({ iForwardMode }) => iForwardMode);
    for (const client of [ann, later]) {
      await expect
        .poll(async () => (await modes(client)).toSorted((one, other) => one - other))
        .toEqual([1, 2, 4, 8, 16, 32]);
    }
    await later.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
      ...{ u8sLinePhoneNumber: uriOf("10"), bDoNotDisturb: true },
    });
    expect((await later.snapshot("10")).iDoNotDisturb).toBe(1);
    expect((await ann.snapshot("10")).iDoNotDisturb).toBe(1);
  });

  test("a call of which one has told the end, and has died before it was written down, is in the journal all the same, once", async () => {
    const nodes = new Nodes(await store.database());
    let isDead = false;
    const a = await nodes.start("a", () => isDead);
    const [b, c] = [await nodes.start("b"), await nodes.start("c")];
    await nodes.baton.give("a");
    const clients = [await b.client("ann"), await c.client("ann")];
    for (const client of clients) {
      await hasStatus(client, "10", inService);
      await client.monitor("10");
    }
    const { ids, get } = await journalOf(b, "ann");
    const call = async (): Promise<string> => {
      nodes.trunk.pbx.phone(outside).call("10");
      const [{ u8sConnectionID: id }] = (await hasCalls(clients[0]!, "10", offering)) as [
        Cti.AsnCtiCallInformation,
      ];
      nodes.trunk.pbx.phone(outside).hangUp();
      for (const client of clients) await hasCalls(client, "10");
      return id;
    };
    const written = await call();
    await expect.poll(ids).toEqual([written]);
    const journal = a.there.made.kernel.get(journalService);
    await journal.put((await a.there.users.find("ann"))!, {
      entry: { ...(await get(written))!, u8sMemo: "mine" },
    });
    isDead = true;
    const unwritten = await call();
    const told = clients[0]!.calls.at(-1)!.callinformation;
    expect([told.u8sConnectionID, await ids()]).toEqual([unwritten, [written]]);
    await nodes.baton.give("b");
    await expect.poll(ids).toEqual([written, unwritten]);
    expect(await get(unwritten)).toMatchObject({
      ...{ iReadFlag: 0, u8sPhoneNumber: outside, stStopTime: told.utcCallDisconnected },
    });
    // What was written down is left as it is.
    expect(await get(written)).toMatchObject({ u8sMemo: "mine" });
  });

  test("one whose time is over does nothing more with the PBX, though nobody has told it", async () => {
    const nodes = new Nodes(await store.database());
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    await nodes.baton.give("a");
    const [here, there] = [await a.client("ann"), await b.client("ann")];
    for (const client of [here, there]) await hasStatus(client, "10", inService);
    await here.monitor("10");
    nodes.baton.remaining = 0;
    nodes.trunk.pbx.phone(outside).call("10");
    for (const { client } of [here, there]) {
      const on = { u8sLinePhoneNumber: uriOf("10"), bDoNotDisturb: true };
      const asked = client.invoke(Cti.asnCtiLineSetDoNotDisturb, on);
      await expect(asked).rejects.toMatchObject(failed);
    }
    expect(await here.told()).toEqual([]);
    expect(nodes.trunk.pbx.snapshot("10").doNotDisturb).toBe(false);
    nodes.baton.remaining = Infinity;
    await nodes.baton.give("b");
    await hasCalls(there, "10", offering);
    await hasCalls(here, "10", offering);
  });

  test("one has a client's own line, which is open for the clients of all as long as the client is there", async () => {
    const nodes = new Nodes(await store.database());
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    const [ann, other] = [await a.client("ann"), await b.client("ann")];
    await ann.client.invoke(Cti.asnMobileRegisterDevice, {
      ...{ iRegisterType: 0, u8sDeviceIMEI: "1", u8sUserIMSI: "", u8sGroupName: "" },
      ...{ u8sDevicePhoneNumber: numberOf("10"), u8sNetworkAvailable: "PC" },
      ...{ iLineFeatures: 3, iForwardFeaturesPBX: 1 },
    });
    const uri = { u8sLinePhoneNumber: `tel:${numberOf("10")}@1` };
    const info = async () =>
      (await other.client.invoke(Cti.asnCtiSnapshotPhoneLine, uri).catch(() => undefined))
        ?.lineInfo;
    await expect.poll(info).toMatchObject({ iLineOpenStatus: 2, iLineFeatures: 3 });
    await other.monitor(uri.u8sLinePhoneNumber);
    await ann.client.close();
    await expect.poll(() => other.infos.at(-1)?.iLineOpenStatus).toBe(1);
  });

  test("another one gets the link when the one that has it is closed", async () => {
    const nodes = new Nodes(await store.database(), undefined, () => undefined);
    const [a, b] = [await nodes.start("a"), await nodes.start("b")];
    const ann = await b.client("ann");
    await hasStatus(ann, "10", inService);
    const [first] = nodes.trunk.log;
    const [holder, rest] = first === "a connects" ? [a, b] : [b, a];
    await holder.close();
    const client = await rest.client("ann");
    await hasStatus(client, "10", outOfService);
    await hasStatus(client, "10", inService);
    expect(nodes.trunk.log).toEqual([first, `${holder.name} disconnects`, `${rest.name} connects`]);
  });

  test("one that cannot renew its lease disconnects from the PBX before that has ended", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const log = new Lines();
    let isCut = false;
    const write: SoleParts["module"]["write"] = async () => {
      if (isCut) throw new Error("the database cannot be reached");
      return true as never;
    };
    const duration = 6_000;
    const module = { log, onClose: () => {}, write };
    const sole = new Sole({ name: "cti/pbx", module, duration });
    const nodes = new Nodes(await store.database(), undefined, () => (_, work) => {
      void sole.once(work);
    });
    await nodes.start("a");
    await expect.poll(() => nodes.trunk.log).toEqual(["a connects"]);
    const seconds = async (count: number): Promise<void> => {
      for (let second = 0; second < count; second++) await vi.advanceTimersByTimeAsync(1_000);
    };
    await seconds(60);
    expect(nodes.trunk.log).toEqual(["a connects"]);
    isCut = true;
    const since = performance.now();
    await seconds(5);
    expect(nodes.trunk.log).toEqual(["a connects", "a disconnects"]);
    expect(performance.now() - since).toBeLessThan(duration);
  });
});
