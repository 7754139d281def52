import { expect, it } from "vitest";
import { numberOf, uriOf } from "../../../server/modules/cti/support/telephony.js";
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
