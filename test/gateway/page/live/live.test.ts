import { describe, expect, it } from "vitest";
import { Live } from "../../../../src/gateway/page/live/live.js";
import { conferencePartyOf } from "../../../../src/gateway/page/live/words.js";
import { asnCtiConference } from "../../../../src/modules/cti/cti.js";
import {
  addCaller,
  numberOf,
  uriOf,
  type Telephony,
} from "../../../server/modules/cti/support/telephony.js";
import { letAll, setAbsence, setNote } from "../../../server/modules/presence/support.js";
import { printed } from "../../../server/modules/support/directory.js";
import { viewed, Viewer } from "../support/viewed.js";

it("lists the user's own line first, those that he sees, and the users whose presence he sees", async () => {
  const { url } = await viewed();
  const ben = await Viewer.of(url, "ben");
  await expect.poll(() => ben.presence("cid")).toBe("offline");
  await expect.poll(() => ben.live.lines.all.length).toBe(3);
  const lines = ben.live.lines.all.map(({ info, isOwn, isControlled, problem }) => ({
    line: info.u8sLinePhoneNumber,
    ...{ isOwn, isControlled, problem },
  }));
  expect(lines).toEqual([
    { line: uriOf("11"), isOwn: true, isControlled: true, problem: undefined },
    { line: uriOf("10"), isOwn: false, isControlled: false, problem: undefined },
    { line: uriOf("12"), isOwn: false, isControlled: false, problem: undefined },
  ]);
  expect(ben.presence("ben")).toBe("available");
  expect(ben.live.people.ownerOf(uriOf("10"))).toBe("ann");
});

it("lets administrators call by every line", async () => {
  const { url } = await viewed();
  const admin = await Viewer.of(url, "admin");
  await expect.poll(() => admin.live.lines.all.length).toBe(4);
  expect(admin.live.lines.all.every(({ isControlled }) => isControlled)).toBe(true);
  expect(admin.live.lines.first?.info.u8sLinePhoneNumber).toBe(uriOf("10"));
});

it("follows a call, with presence, from dialling to its end", async () => {
  const { url } = await viewed();
  const [ann, ben] = [await Viewer.of(url, "ann"), await Viewer.of(url, "ben")];
  await expect.poll(() => ann.line("10")?.info.iLineOpenStatus).toBe(2);
  await expect.poll(() => ben.line("11")?.info.iLineOpenStatus).toBe(2);
  await expect
    .poll(() => [ann.presence("ben"), ben.presence("ann")])
    .toEqual(Array(2).fill("available"));
  await ann.live.call(uriOf("10"), ` ${numberOf("11")}`);
  await expect.poll(() => ann.calls("10")).toEqual(["to ben: rings there"]);
  await expect.poll(() => ben.calls("11")).toEqual(["from ann: rings here"]);
  await expect.poll(() => ann.presence("ben")).toBe("rings");
  expect([ann.told, ben.told]).toEqual([["opened"], ["opened", "call from ann"]]);
  await ben.live.answer(ben.callOf("11"));
  await expect.poll(() => ann.calls("10")).toEqual(["to ben: connected"]);
  await expect.poll(() => ann.presence("ben")).toBe("on the telephone");
  await ann.live.hold(ann.callOf("10"), true);
  await expect.poll(() => ann.calls("10")).toEqual(["to ben: on hold"]);
  await ann.live.hold(ann.callOf("10"), false);
  await ben.live.hangUp(ben.callOf("11"));
  await expect.poll(() => ben.calls("11")).toEqual([]);
  await expect.poll(() => ann.presence("ben")).toBe("available");
});

it("takes a call that rings at another's line, and joins two calls of a line", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.live.lines.all.length).toBe(3);
  at.pbx.phone("12").call("11");
  await expect.poll(() => ann.calls("11")).toEqual(["from cid: rings here"]);
  await ann.live.pickUp(ann.callOf("11"), uriOf("10"));
  await expect.poll(() => ann.calls("10")).toEqual(["from cid: connected"]);
  expect(ann.calls("11")).toEqual([]);
  const first = ann.callOf("10");
  await ann.live.call(uriOf("10"), numberOf("11"));
  await expect.poll(() => ann.calls("10")).toEqual(["from cid: on hold", "to ben: rings there"]);
  at.pbx.phone("11").answer();
  await expect.poll(() => ann.calls("10")).toEqual(["from cid: on hold", "to ben: connected"]);
  await ann.live.swap(first);
  await expect.poll(() => ann.calls("10")).toEqual(["from cid: connected", "to ben: on hold"]);
  const [one, other] = [...ann.line("10")!.calls.keys()];
  await ann.live.merge(one!, other!);
  await expect.poll(() => ann.calls("10")).toEqual([]);
  await expect.poll(() => ann.calls("11")).toEqual(["from cid: connected"]);
});

it("transfers a call blindly, redirects one that rings, and sends digits", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.line("10")?.info.iLineOpenStatus).toBe(2);
  const sent: string[] = [];
  at.pbx.told = (event) => void (event.event === "digitsGenerated" && sent.push(event.digits));
  at.pbx.phone("11").call("10");
  await expect.poll(() => ann.calls("10")).toEqual(["from ben: rings here"]);
  await expect(ann.live.redirect(ann.callOf("10"), " ")).rejects.toThrow("Enter a number first");
  await ann.live.redirect(ann.callOf("10"), numberOf("12"));
  await expect.poll(() => ann.calls("12")).toEqual(["from ben: rings here"]);
  expect(ann.calls("10")).toEqual([]);
  at.pbx.phone("11").hangUp();
  await ann.live.call(uriOf("10"), numberOf("11"));
  at.pbx.phone("11").answer();
  await expect.poll(() => ann.calls("10")).toEqual(["to ben: connected"]);
  await ann.live.sendDigits(ann.callOf("10"), " 12# ");
  expect(sent).toEqual(["12#"]);
  await ann.live.redirect(ann.callOf("10"), numberOf("12"));
  await expect.poll(() => ann.calls("12")).toEqual(["from ben: rings here"]);
  await expect.poll(() => ann.calls("10")).toEqual([]);
});

it("shows who takes part in a conference", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.line("10")?.info.iLineOpenStatus).toBe(2);
  const client = await at.monitoring("ann");
  await client.call("10", numberOf("11"));
  at.pbx.phone("11").answer();
  await client.call("10", numberOf("12"));
  at.pbx.phone("12").answer();
  await client.told();
  const both = { u8sConnectionID1: client.id("B"), u8sConnectionID2: client.id("A") };
  await client.client.invoke(asnCtiConference, both);
  const parties = (line: string) => ann.line(line)?.parties.map(conferencePartyOf);
  await expect
    .poll(() => parties("10"))
    .toEqual([`cid, ${numberOf("12")}`, `ben, ${numberOf("11")}`]);
  await expect
    .poll(() => parties("11"))
    .toEqual([`ann, ${numberOf("10")}`, `cid, ${numberOf("12")}`]);
  at.pbx.phone("12").hangUp();
  await expect.poll(() => parties("10")).toEqual([]);
});

it("shows users who have been added meanwhile, when it looks for them", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.presence("ben")).toBe("offline");
  await ann.live.load();
  const admin = await at.there.loggedOn("admin");
  await addCaller(admin, "dan", numberOf("13"));
  expect(ann.presence("dan")).toBeUndefined();
  await expect
    .poll(async () => {
      await ann.live.refreshPeople();
      return ann.presence("dan");
    })
    .toBe("offline");
});

it("keeps the users that it shows when others cannot be read, and looks for them again", async () => {
  const contacts = [{ u8sContactId: "1" }];
  const subscribed: number[] = [];
  let isRefused = false;
  const answer = (operation: string, argument: object): object => {
    if (operation !== "asnGetAndSubscribePresence") return { seqLines: [], contacts };
    if (isRefused) throw new Error("not now");
    subscribed.push((argument as { seqContactIDs: string[] }).seqContactIDs.length);
    return { seqSubscribedPresence: [] };
  };
  const nothing = (): void => {};
  const live = new Live({
    invoke: async <Result>(operation: string, argument: object) =>
      answer(operation, argument) as Result,
    ...{ changed: nothing, failed: nothing, rings: nothing },
  });
  await live.load();
  contacts.push({ u8sContactId: "2" });
  isRefused = true;
  await live.refreshPeople();
  expect(live.peopleState).toBe("there");
  isRefused = false;
  await live.refreshPeople();
  await live.refreshPeople();
  expect(subscribed).toEqual([1, 2]);
});

it("shows do not disturb, notes and absences as they are set", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.presence("ben")).toBe("offline");
  await ann.live.setDoNotDisturb(uriOf("10"), true);
  await expect.poll(() => ann.line("10")?.iDoNotDisturb).toBe(1);
  const ben = await at.there.loggedOn("ben");
  await setNote(ben, "back at ten");
  await setAbsence(ben, 1);
  await expect.poll(() => ann.presence("ben")).toBe("absent");
  const person = ann.live.people.all.find(({ note }) => note === "back at ten");
  expect(person?.absence?.iAbsentState).toBe(1);
});

it("is right again after the WebSocket has broken, with what has happened meanwhile", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.live.lines.all.length).toBe(3);
  await expect.poll(() => ann.presence("ben")).toBe("offline");
  at.pbx.phone("10").call("11");
  await expect.poll(() => ann.calls("10")).toEqual(["to ben: rings there"]);
  ann.cut();
  await expect.poll(() => ann.told).toEqual(["opened", "broken"]);
  await expect(ann.live.hangUp(ann.callOf("10"))).rejects.toThrow(
    "The connection to the server is broken",
  );
  at.pbx.phone("10").hangUp();
  at.pbx.phone("12").call("11");
  const ben = await at.there.loggedOn("ben");
  await setNote(ben, "new");
  ann.again?.();
  await expect.poll(() => ann.calls("11")).toEqual(["from cid: rings here"]);
  expect(ann.calls("10")).toEqual([]);
  await expect.poll(() => ann.live.people.all.some(({ note }) => note === "new")).toBe(true);
  expect(ann.told).toEqual(["opened", "broken", "opened"]);
  // Events go on, once each.
  at.pbx.phone("11").answer();
  await expect.poll(() => ann.calls("11")).toEqual(["from cid: connected"]);
});

it("shows lines that come, and none that go", async () => {
  const { url, at } = await viewed();
  const ann = await Viewer.of(url, "ann");
  const ids = (): string[] =>
    ann.live.lines.all.map(({ info, isOwn }) => `${info.u8sLinePhoneNumber}${isOwn ? " own" : ""}`);
  const [own, others] = [`${uriOf("10")} own`, [uriOf("11"), uriOf("12")]];
  await expect.poll(ids).toEqual([own, ...others]);
  const { users } = at.there.server;
  const profile = (await users.profileOf((await users.find("ann"))!))!;
  const u8sPhoneSecondary = numberOf("13");
  await users.setProfile({ ...profile, u8sPhoneSecondary }, { withoutRights: true });
  await expect.poll(ids).toEqual([own, `${uriOf("13")} own`, ...others]);
  at.pbx.phone("12").call("13");
  await expect.poll(() => ann.calls("13")).toEqual(["from cid: rings here"]);
  await letAll(at.there, printed.blocked);
  await expect.poll(ids).toEqual([own, `${uriOf("13")} own`]);
});

describe("a line that was gone for a moment", () => {
  /** A viewer with a second line 13, which `beGone` takes away and gives again. */
  async function withSecond() {
    const { url, at } = await viewed();
    const { users } = at.there.server;
    const profile = (await users.profileOf((await users.find("ann"))!))!;
    const second = (u8sPhoneSecondary: string) =>
      users.setProfile({ ...profile, u8sPhoneSecondary }, { withoutRights: true });
    await second(numberOf("13"));
    const ann = await Viewer.of(url, "ann");
    await expect.poll(() => ann.live.lines.all.length).toBe(4);
    await ann.live.load();
    const other = await Viewer.of(url, "ann");
    await expect.poll(() => other.line("13")?.info.iLineOpenStatus).toBe(2);
    const beGone = async (): Promise<void> => {
      await second("");
      await expect.poll(() => other.line("13")).toBeUndefined();
      await second(numberOf("13"));
      await expect.poll(() => other.line("13")?.info.iLineOpenStatus).toBe(2);
    };
    return { at, ann, beGone };
  }

  /** Calls 13, and says how often the viewer was told that it rings. */
  async function ring(at: Telephony, ann: Viewer): Promise<number> {
    at.pbx.phone("12").call("13");
    await expect.poll(() => ann.calls("13")).toEqual(["from cid: rings here"]);
    // What is answered later comes after all events of before.
    await ann.channel.invoke("asnCtiSnapshotPhoneLine", { u8sLinePhoneNumber: uriOf("13") });
    return ann.told.filter((text) => text === "call from cid").length;
  }

  it("is followed again if it is there again before the list was read", async () => {
    const { at, ann, beGone } = await withSecond();
    let goOn = (): void => {};
    ann.hold = new Promise((resolve) => (goOn = resolve));
    await beGone();
    // What is answered now comes after the events.
    await ann.channel.invoke("asnCtiSnapshotPhoneLine", { u8sLinePhoneNumber: uriOf("13") });
    ann.hold = undefined;
    goOn();
    at.pbx.phone("12").call("13");
    await expect.poll(() => ann.calls("13")).toEqual(["from cid: rings here"]);
    at.pbx.phone("13").answer();
    await expect.poll(() => ann.calls("13")).toEqual(["from cid: connected"]);
  });

  it("is followed again if that was while the WebSocket was broken", async () => {
    const { at, ann, beGone } = await withSecond();
    ann.cut();
    await expect.poll(() => ann.told).toContain("broken");
    await beGone();
    ann.again?.();
    await expect.poll(() => ann.told.filter((text) => text === "opened").length).toBe(2);
    await ann.live.load();
    expect(await ring(at, ann)).toBe(1);
  });

  it("has one monitor still if it was not gone", async () => {
    const { at, ann } = await withSecond();
    await ann.live.load();
    await ann.live.load();
    expect(await ring(at, ann)).toBe(1);
  });
});

it("dials once, however often it is told to while a line dials", async () => {
  const invoked: [string, object, (why?: Error) => void][] = [];
  const live = new Live({
    invoke: (operation, argument) =>
      new Promise<any>((resolve, reject) => {
        const settle = (why?: Error): void => (why === undefined ? resolve({}) : reject(why));
        invoked.push([operation, argument, settle]);
      }),
    changed: () => {},
    failed: () => {},
    rings: () => {},
  });
  const numbers = (): unknown[] =>
    invoked.map(([, argument]) => Object.values(argument).slice(0, 2).join(" to "));
  const clicks = [live.call("a", "1"), live.call("a", "1"), live.call("a", "2")];
  const other = live.call("b", "1");
  expect(numbers()).toEqual(["a to 1", "b to 1"]);
  invoked[0]![2](new Error("busy"));
  for (const click of clicks) await expect(click).rejects.toThrow("busy");
  const again = live.call("a", "3");
  expect(numbers()).toEqual(["a to 1", "b to 1", "a to 3"]);
  for (const [, , settle] of invoked) settle();
  await Promise.all([other, again]);
});

it("says why something has not been done", async () => {
  const { url } = await viewed();
  const ann = await Viewer.of(url, "ann");
  await expect.poll(() => ann.live.lines.all.length).toBe(3);
  const { live } = ann;
  await expect(live.call(uriOf("10"), " ")).rejects.toThrow("Enter a number first");
  await expect(live.call(uriOf("11"), "12")).rejects.toThrow("Not allowed for this line");
  await expect(live.answer("nothing")).rejects.toThrow("There is no such call");
  await live.call(uriOf("10"), "1");
  await expect.poll(() => ann.told).toContain(`The PBX has refused the call by ${uriOf("10")}`);
});
