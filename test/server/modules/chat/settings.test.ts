import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  asnChatGetConversations,
  asnChatGetDatabaseID,
  asnChatIsGlobalDisabled,
  asnChatTextMessage,
  asnChatUserStatus,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { changeSettings } from "../support/directory.js";
import { addUsers, chatting, shortly } from "./chat-client.js";
import { inTheEnd } from "../../../support/in-the-end.js";

describe.each(moduleStores)("in $name, 9", (store) => {
  test("asnChatIsGlobalDisabled (1431) tells everybody whether chat is switched off, and then nobody can chat", async () => {
    const there = await store.running();
    const alice = await chatting(there, "alice");
    const disabled = () => alice.client.invoke(asnChatIsGlobalDisabled, {});
    expect(await disabled()).toEqual({ iResult: 0, bDisabled: false });
    await changeSettings(there, { bInternalChatDisabled: true });
    expect(await disabled()).toEqual({ iResult: 0, bDisabled: true });
    const call = alice.text("bob", "hello");
    expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
    await changeSettings(there, { bInternalChatDisabled: false });
    expect(await alice.text("bob", "hello")).toMatchObject({ iResult: 0 });
  });

  test("with the chat database switched off, chats are kept for a day, in a database with another id; those of before are back when it is switched on", async () => {
    // Only what is done every minute is taken: the engine's interval, if it were begun now, would stand still in the tests that follow.
    const everyMinute: (() => void)[] = [];
    const setReal = globalThis.setInterval;
    const spy = vi.spyOn(globalThis, "setInterval");
    spy.mockImplementation(((call: () => void, milliseconds: number) => {
      if (milliseconds === 60_000) everyMinute.push(call);
      return setReal(call, milliseconds);
    }) as typeof setInterval);
    onTestFinished(() => spy.mockRestore());
    const aMinutePasses = (): void => {
      for (const call of everyMinute) call();
    };
    let now = Date.parse("2026-03-01T12:00:00Z");
    const there = await store.running({ clock: () => new Date(now) });
    const alice = await chatting(there, "alice");
    const id = async () => (await alice.client.invoke(asnChatGetDatabaseID, {})).u8sDatabaseID;
    const list = async () =>
      (await alice.client.invoke(asnChatGetConversations, {})).asnConversationList.length;
    const lasting = await id();
    const { u8sConversationID } = await alice.text("bob", "for ever");
    await changeSettings(there, { bChatDatabaseDisabled: true });
    await vi.waitFor(() => expect(alice.databases.length).toBeGreaterThan(0), inTheEnd);
    const first = await id();
    await vi.waitFor(() => expect(alice.databases.at(-1)).toBe(first), inTheEnd);
    expect(first).not.toBe(lasting);
    expect(await list()).toBe(0);
    expect(await alice.text({ u8sConversationID }, "more")).toMatchObject({ iResult: 2 });
    const ofDay = await alice.text("bob", "for a day");
    expect(ofDay.u8sConversationID).not.toBe(u8sConversationID);
    expect(await alice.held(ofDay.u8sConversationID)).toHaveLength(2);
    const told = alice.databases.length;
    expect(everyMinute.length).toBeGreaterThan(0);
    aMinutePasses();
    expect(await id()).toBe(first);
    now += 24 * 3_600_000;
    aMinutePasses();
    await vi.waitFor(() => expect(alice.databases).toHaveLength(told + 1), inTheEnd);
    const second = await id();
    expect(alice.databases.at(-1)).toBe(second);
    expect([first, lasting]).not.toContain(second);
    expect(await list()).toBe(0);
    await changeSettings(there, { bChatDatabaseDisabled: false });
    await vi.waitFor(() => expect(alice.databases.at(-1)).toBe(lasting), inTheEnd);
    expect(await alice.held(u8sConversationID)).toEqual(["1 conversation", "2 for ever"]);
  });

  test("9.3 asnChatUserStatus (1441) of somebody who types goes to the others who take part, with who it is", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    const [alice, bob, carol] = [
      await chatting(there, "alice"),
      await chatting(there, "bob"),
      await chatting(there, "carol"),
    ];
    const { u8sConversationID } = await alice.text("bob", "hello");
    const status = { u8sConversationID, u8sSenderURI: "sip:somebody@else", bUserTyping: true };
    alice.client.emit(asnChatUserStatus, status);
    await vi.waitFor(() => expect(bob.typing).toHaveLength(1), inTheEnd);
    expect(bob.typing).toEqual([{ ...status, u8sSenderURI: "sip:alice" }]);
    alice.client.emit(asnChatUserStatus, { ...status, bUserTyping: false });
    await vi.waitFor(() => expect(bob.typing).toHaveLength(2), inTheEnd);
    // Who takes no part cannot say so.
    carol.client.emit(asnChatUserStatus, status);
    carol.client.emit(asnChatUserStatus, { ...status, u8sConversationID: "x" });
    await carol.text("bob", "mine");
    await bob.next(4);
    expect(bob.typing.map((one) => one.bUserTyping)).toEqual([true, false]);
    expect([alice.typing, carol.typing]).toEqual([[], []]);
  });

  test("events come in JSON as they do in BER", async () => {
    const there = await store.running();
    const one = await chatting(there, "bob", {}, { encoding: "json" });
    const other = await chatting(there, "bob");
    const alice = await chatting(there, "alice", {}, { encoding: "json" });
    await alice.text("bob", "über JSON 👋");
    const got = await one.next(2);
    expect(got.map(shortly)).toEqual(["1 conversation", "2 über JSON 👋"]);
    expect(await other.next(2)).toEqual(got);
  });

  test("who loses the right to chat gets no events any more, and no login of a removed user does", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    const [alice, bob, carol] = [
      await chatting(there, "alice"),
      await chatting(there, "bob"),
      await chatting(there, "carol"),
    ];
    const { u8sConversationID } = await alice.text(["bob", "carol"], "hello");
    await bob.next(2);
    await carol.next(2);
    await there.server.users.setStaticRights("bob", { first: 0x06d80c4c, second: 0 });
    await alice.text({ u8sConversationID }, "without bob");
    await carol.next(1);
    await bob.client.invoke(asnChatIsGlobalDisabled, {});
    expect(bob.events).toEqual([]);
    const argument = { u8sRecipientURIs: ["carol"], u8sMessage: "x", u8sEventCrossRefID: "" };
    expect(await errorOf(bob.client.invoke(asnChatTextMessage, argument))).toMatchObject({
      iErrorDetail: 2,
    });
  });
});
