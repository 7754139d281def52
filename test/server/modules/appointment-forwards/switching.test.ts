import { describe, expect, test } from "vitest";
import { AsnUserStaticRights } from "../../../../src/modules/admin/admin.js";
import { asnCtiRemoveForward, asnCtiSetForward } from "../../../../src/modules/cti/cti.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import { Lease } from "../../../../src/server/kernel/index.js";
import {
  standardStaticRights,
  standardStaticRights2,
} from "../../../../src/server/modules/users/api.js";
import { PbxError } from "../../../../src/server/pbx/index.js";
import { moduleStores } from "../stores.js";
import { desk, during, has, looked, mobile, Office, store, switching } from "./support/office.js";

const always = `immediate ${mobile}`;

describe.each(moduleStores)("in $name, a forward of appointments", ({ database }) => {
  test("is set on all lines of the user while one of its state runs, and then the one from before is there again", async () => {
    const office = await Office.start({ database: await database() });
    const { clock, pbx } = office;
    const before = { mode: "immediate", destination: desk } as const;
    void pbx.byHand("10", before, { mode: "busy", destination: desk });
    const forwards = [{}, { iForwardMode: 4, iNoAnswerTime: 12 }];
    await office.user("ann", ["free 09:30 10:30", "busy 10:00 11:00"], during("busy", forwards));
    const asBefore = [`busy ${desk}`, `immediate ${desk}`];
    expect([pbx.forwards(), pbx.asked]).toEqual([asBefore, []]);
    clock.set("10:00");
    await has(office, [`busy ${desk}`, always, `noAnswer ${mobile} after 12`], 4);
    await has(office, [always, `noAnswer ${mobile} after 12`], 4, "11");
    expect(pbx.forwards("12")).toEqual([]);
    clock.set("11:00");
    await has(office, asBefore, 0);
    await has(office, [], 0, "11");
    // Each once.
    expect(pbx.asked).toHaveLength(8);
  });

  test("follows appointments that are moved, removed or of another state, and the list of forwards", async () => {
    const office = await Office.start({ database: await database() });
    const entries = [during("busy", [{}], "10"), during("out", [{ u8sDestination: desk }], "10")];
    const ann = await office.user("ann", ["busy 09:00 10:00"], ...entries);
    await has(office, [always], 1);
    await store(ann, "busy 09:30 10:00");
    await has(office, [], 0);
    await store(ann, "out 08:30 10:00");
    await has(office, [`immediate ${desk}`], 1);
    // The first one in the list counts.
    await store(ann, "out 08:30 10:00", "busy 08:00 10:00");
    await has(office, [always], 1);
    await switching(ann, ...entries.toReversed());
    await has(office, [`immediate ${desk}`], 1);
    await switching(ann, during("out", [{ iForwardMode: 2 }], "10"));
    await has(office, [`busy ${mobile}`], 1);
    await store(ann);
    await has(office, [], 0);
    expect(office.pbx.forwards("11")).toEqual([]);
  });

  test("that somebody changes meanwhile stays changed, until the next appointment begins", async () => {
    const office = await Office.start({ database: await database() });
    const { clock } = office;
    const appointments = ["busy 09:00 10:00", "busy 11:00 12:00", "busy 11:30 12:30"];
    const ann = await office.user("ann", appointments, during("busy", [{}], "10"));
    await has(office, [always], 1);
    const u8sPhoneNumberFrom = "tel:10@pbx";
    await ann.invoke(asnCtiSetForward, { u8sPhoneNumberFrom, u8sPhoneNumberTo: desk });
    clock.set("10:00");
    await has(office, [`immediate ${desk}`], 0);
    clock.set("11:00");
    await has(office, [always], 1);
    await ann.invoke(asnCtiRemoveForward, { u8sPhoneNumberFrom });
    clock.set("11:30");
    await has(office, [always], 1);
    clock.set("12:00");
    expect(office.pbx.forwards()).toEqual([always]);
    clock.set("12:30");
    // What it was when the last appointment began.
    await has(office, [], 0);
  });

  test("is set and taken back also if appointments begin or end while no server runs", async () => {
    const data = await database();
    const first = await Office.start({ database: data });
    const { clock, pbx } = first;
    const again = (): Promise<Office> =>
      Office.start({ database: data, pbx, clock, users: "there" });
    await first.user("ann", ["busy 09:00 10:00", "busy 12:00 13:00"], during("busy", [{}], "10"));
    await has(first, [always], 1);
    await first.close();
    clock.set("10:30");
    const second = await again();
    await has(second, [], 0);
    await second.close();
    clock.set("12:30");
    const third = await again();
    await has(third, [always], 1);
    await third.close();
    const fourth = await again();
    clock.set("13:00");
    await has(fourth, [], 0);
    expect(pbx.asked).toHaveLength(4);
  });

  test("is tried again if the PBX fails, and waits for one that cannot be reached", async () => {
    const office = await Office.start({ database: await database() });
    const { clock, pbx } = office;
    pbx.refusal = new PbxError("invalidState", "not now");
    await office.user("ann", ["busy 09:00 10:00"], during("busy", [{}], "10"));
    await expect.poll(() => pbx.asked.length).toBeGreaterThan(2);
    expect(await office.noted()).toEqual(["10 immediate false"]);
    const told = "a forward of an appointment cannot be switched; it is tried again";
    const { log } = office.there.made;
    expect(log.of(told).map(({ facts }) => facts.device)).toEqual(["10"]);
    pbx.refusal = undefined;
    await has(office, [always], 1);
    pbx.simulated.loseLink();
    clock.set("10:00");
    const asked = pbx.asked.length;
    await looked(office);
    expect([pbx.asked.length, await office.noted()]).toEqual([asked, ["10 immediate true"]]);
    pbx.simulated.restoreLink();
    await has(office, [], 0);
  });

  test.each([["out 09:00 10:00"], []])(
    "whose change the PBX has refused is still the appointment's, so that the user's own comes back (%s)",
    async (...then) => {
      const office = await Office.start({ database: await database() });
      const { clock, pbx } = office;
      void pbx.byHand("10", { mode: "immediate", destination: "+49891" });
      const entries = [during("busy", [{}], "10"), during("out", [{ u8sDestination: desk }], "10")];
      const ann = await office.user("ann", ["busy 09:00 10:00"], ...entries);
      await has(office, [always], 1);
      pbx.refusal = new PbxError("invalidState", "not now");
      const asked = pbx.asked.length;
      await store(ann, "out 09:00 10:00");
      await expect.poll(() => pbx.asked.length).toBeGreaterThan(asked);
      await store(ann, ...then);
      pbx.refusal = undefined;
      if (then.length > 0) await has(office, [`immediate ${desk}`], 1);
      clock.set("10:00");
      await has(office, ["immediate +49891"], 0);
    },
  );

  test("is not set if it is not the PBX's, for certain callers, filtered, to no number, or on another's line", async () => {
    const office = await Office.start({ database: await database() });
    const refused = [
      during("busy", [{ iForwardController: 2 }, { u8sCallerIDList: [desk] }]),
      during("busy", [
        { u8sDestination: "12" },
        { u8sDestination: "" },
        { u8sDestination: "+4\0" },
      ]),
      during("busy", [{ u8sDestination: `+${"4".repeat(100)}` }, { iForwardMode: 3 }]),
      during("busy", [{ iForwardMode: 4, iNoAnswerTime: 100_000 }, { iForwardMode: 0 }]),
      during("busy", [{}], "12"),
      during("busy", [{}], "99"),
      during("out", [{}]),
      {
        ...during("busy", [{}]),
        seqFilters: [{ u8sFilterFieldName: "u8sSubject", u8sFilterFieldExpression: "Planning" }],
      },
    ];
    const last = during("busy", [{ iForwardMode: 2 }], "10");
    await office.user("ann", ["busy 08:00 10:00"], ...refused, last);
    await has(office, [`busy ${mobile}`], 1);
    expect(["11", "12"].map((line) => office.pbx.forwards(line))).toEqual([[], []]);
  });

  test("is taken back if the user may not telephone any more, and set again once he may", async () => {
    const office = await Office.start({ database: await database() });
    const { users } = office.there;
    await office.user("ann", ["busy 09:00 10:00"], during("busy", [{}], "10"));
    await has(office, [always], 1);
    const [first, second] = [standardStaticRights, standardStaticRights2];
    const { eUSERRIGHTSUSERCTI: telephony } = AsnUserStaticRights.values;
    await users.setStaticRights("ann", { first: first & ~telephony, second });
    await has(office, [], 0);
    await users.setStaticRights("ann", { first, second });
    await has(office, [always], 1);
    expect(office.pbx.asked).toHaveLength(3);
  });

  test("is taken back if the user is removed", async () => {
    const office = await Office.start({ database: await database() });
    await office.user("ann", ["busy 09:00 10:00"], during("busy", [{}], "10"));
    await has(office, [always], 1);
    await office.there.users.remove("ann");
    await has(office, [], 0);
    expect(office.pbx.asked.at(-1)).toEqual([]);
  });

  test("is switched once by two servers, of which either takes the other's place", async () => {
    const data = await database();
    const bus = new LocalBus();
    const first = await Office.start({ database: data, bus });
    const { pbx, clock } = first;
    const second = await Office.start({ database: data, bus, pbx, clock, users: "there" });
    await second.user("ann", ["busy 09:00 10:00"], during("busy", [{}]));
    await has(first, [always], 2);
    await has(first, [always], 2, "11");
    await Promise.all([looked(first), looked(second)]);
    expect(pbx.asked).toHaveLength(2);
    await first.close();
    clock.set("10:00");
    await has(second, [], 0);
    expect(pbx.asked).toHaveLength(4);
  });

  test("is not switched as long as another server is at it, even if that has died, until its time is over", async () => {
    const data = await database();
    const office = await Office.start({ database: data });
    const { write } = office.there;
    const other = new Lease({ name: "appointment-forwards/pbx", write });
    await other.take();
    const ann = await office.user("ann", ["busy 09:00 10:00"], during("busy", [{}], "10"));
    const takes = (): number => office.statements('insert into "lease"').length;
    const before = takes();
    await expect.poll(takes).toBeGreaterThan(before + 2);
    expect([office.pbx.asked, await office.noted()]).toEqual([[], []]);
    await other.release();
    await has(office, [always], 1);
    const dying = new Lease({ name: "appointment-forwards/pbx", write, duration: 100 });
    await expect.poll(() => dying.take()).toBe(true);
    await store(ann);
    await has(office, [], 0);
  });
});
