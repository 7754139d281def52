import { describe, expect, test } from "vitest";
import {
  asnChatGetEventsRange,
  asnChatSetMessagesStatus,
  type AsnChatSequenceIDSet,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, chatting, shortly, type ChatClient } from "./chat-client.js";

const status = { read: 1, unread: 2, deleted: 3, undeleted: 4 } as const;

async function set(
  { client }: ChatClient,
  u8sConversationID: string,
  iStatus: number,
  which: readonly number[] | number,
  u8sEventCrossRefID = "",
): Promise<number> {
  const asnSequenceIDSet: AsnChatSequenceIDSet =
    typeof which === "number" ? { iLastSequenceID: which } : { asnSequenceIDs: [...which] };
  const argument = {
    u8sConversationID,
    iStatus: iStatus as 1,
    u8sEventCrossRefID,
    asnSequenceIDSet,
  };
  return (await client.invoke(asnChatSetMessagesStatus, argument)).iResult;
}

describe.each(moduleStores)("in $name, 9.2 asnChatSetMessagesStatus (1427)", (store) => {
  const talk = async (texts: readonly string[]) => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    let u8sConversationID = "";
    for (const text of texts) {
      ({ u8sConversationID } = await alice.text("bob", text));
    }
    await alice.next(texts.length + 1);
    await bob.next(texts.length + 1);
    return { there, alice, bob, id: u8sConversationID };
  };

  test("marks messages of a one-to-one chat read, which both are told as an update with the time", async () => {
    const { alice, bob, id } = await talk(["a", "b"]);
    expect(await set(bob, id, status.read, [2], "reading")).toBe(0);
    const [event] = await alice.next(1);
    expect(event).toMatchObject({
      u8sEventCrossRefID: "reading",
      iConvSequenceID: 2,
      iGlobTransactionID: 4,
      bUpdate: true,
      asnChatMessage: { u8sMessage: "a", bRead: true, asnReadTime: expect.any(Date) },
    });
    expect(await bob.next(1)).toEqual([event]);
    expect(await alice.held(id)).toEqual(["1 conversation", "2 a read", "3 b"]);
    // Whoever did not know it is told of it as new, with the cross reference id of its sender.
    expect(await set(bob, id, status.unread, [2])).toBe(0);
    expect((await alice.next(1)).map(shortly)).toEqual(["2 update a"]);
  });

  test("marks all up to a sequence id, and leaves one's own messages", async () => {
    const { alice, bob, id } = await talk(["a", "b", "c"]);
    await bob.text("alice", "mine");
    await alice.next(1);
    expect(await set(bob, id, status.read, 3)).toBe(0);
    expect((await alice.next(2)).map(shortly)).toEqual(["2 update a read", "3 update b read"]);
    expect(await set(bob, id, status.read, 999)).toBe(0);
    expect((await alice.next(1)).map(shortly)).toEqual(["4 update c read"]);
    expect(await set(bob, id, status.unread, 3)).toBe(0);
    expect((await alice.next(2)).map(shortly)).toEqual(["2 update a", "3 update b"]);
    // What has been read already is no change.
    expect(await set(bob, id, status.read, [4, 5])).toBe(0);
    expect(await alice.held(id)).toEqual(["1 conversation", "2 a", "3 b", "4 c read", "5 mine"]);
    expect(alice.events).toEqual([]);
  });

  test("of a conversation of several users is told outside of the time line: up to where a participant has read", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    const { u8sConversationID: id } = await alice.text(["bob", "carol"], "a");
    await alice.text({ u8sConversationID: id }, "b");
    await alice.next(3);
    const mark = async () =>
      (await alice.next(1)).map((event) => [
        event.iConvSequenceID,
        event.u8sSenderURI,
        event.asnChatConversation?.asnChatParties?.map((one) => one.iLastReadSequenceID),
      ]);
    expect(await set(bob, id, status.read, [2])).toBe(0);
    expect(await mark()).toEqual([[0, "sip:bob", [2]]]);
    expect(await set(bob, id, status.read, 999)).toBe(0);
    expect(await mark()).toEqual([[0, "sip:bob", [3]]]);
    expect(await set(bob, id, status.unread, [3])).toBe(0);
    expect(await mark()).toEqual([[0, "sip:bob", [2]]]);
    expect(await set(bob, id, status.unread, 3)).toBe(0);
    expect(await mark()).toEqual([[0, "sip:bob", [0]]]);
    expect(await alice.held(id)).toEqual(["1 conversation", "2 a", "3 b"]);
  });

  test("deletes what one has sent, for all, and undeletes it; the sequence id stays", async () => {
    const { alice, bob, id } = await talk(["a", "b", "c"]);
    expect(await set(alice, id, status.deleted, [3])).toBe(0);
    expect((await bob.next(1)).map(shortly)).toEqual(["3 update deleted"]);
    expect(await bob.held(id)).toEqual(["1 conversation", "2 a", "3 deleted", "4 c"]);
    expect(await set(alice, id, status.undeleted, [3])).toBe(0);
    expect((await bob.next(1)).map(shortly)).toEqual(["3 update b"]);
    expect(await set(alice, id, status.deleted, 3)).toBe(0);
    await bob.text("alice", "d");
    expect(await bob.held(id)).toEqual(["1 conversation", "2 deleted", "3 deleted", "4 c", "5 d"]);
    expect(await set(alice, id, status.undeleted, 999)).toBe(0);
    expect(await bob.held(id)).toEqual(["1 conversation", "2 a", "3 b", "4 c", "5 d"]);
  });

  test("is refused for what is no message, what others have sent, and those who take no part; nothing is changed", async () => {
    const { there, alice, bob, id } = await talk(["a", "b"]);
    const admin = await chatting(there, "admin");
    const before = await alice.held(id);
    expect(await set(bob, id, status.deleted, [2])).toBe(1);
    expect(await set(bob, id, status.read, [2, 99])).toBe(3);
    expect(await set(bob, id, status.read, [1])).toBe(3);
    expect(await set(bob, id, status.read, [-2])).toBe(3);
    expect(await set(admin, id, status.read, [2])).toBe(2);
    expect(await set(bob, "nothing", status.read, [2])).toBe(2);
    expect(
      await set(
        bob,
        id,
        status.read,
        Array.from({ length: 1_001 }, () => 2),
      ),
    ).toBe(4);
    expect(await errorOf(set(bob, id, 5, [2]))).toMatchObject({ iErrorDetail: 4 });
    expect(await errorOf(set(bob, id, 1, [2], "x".repeat(81)))).toMatchObject({ iErrorDetail: 5 });
    // Others' messages up to one are left.
    expect(await set(bob, id, status.deleted, 3)).toBe(0);
    expect(await alice.held(id)).toEqual(before);
    expect(alice.events).toEqual([]);
  });

  test("is not done to more than 1,000 messages at once", async () => {
    const { alice, bob, id } = await talk(["a"]);
    const more = () => alice.text({ u8sConversationID: id }, "more");
    for (let sent = 0; sent < 1_001; sent += 11) {
      await Promise.all(Array.from({ length: 11 }, more));
    }
    expect(await set(bob, id, status.read, 5_000)).toBe(4);
    expect(await set(bob, id, status.read, 1_001)).toBe(0);
    expect(await set(bob, id, status.read, 5_000)).toBe(0);
    const seen = await alice.delivered((u8sEventListCrossRefID) =>
      alice.client.invoke(asnChatGetEventsRange, {
        asnConversationIDChoice: { u8sConversationID: id },
        iNumLessThanSeqID: 1_000,
        u8sEventListCrossRefID,
      }),
    );
    expect(seen.filter((event) => event.asnChatMessage?.bRead !== true)).toEqual([]);
    expect(seen).toHaveLength(1_000);
  });
});
