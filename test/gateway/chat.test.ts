import { expect, it } from "vitest";
import { basic, openSession, openSocket, post, world } from "./world.js";

/** A user with a session of the web service and its WebSocket, and the messages that come on that. */
async function chatPage(url: string, user: string, password: string) {
  const session = await openSession(url, user, password);
  const socket = await openSocket(url, session);
  const messages: any[] = [];
  socket.on("message", (data: Buffer) => {
    messages.push(...(JSON.parse(data.toString()) as any[]));
  });
  /** Calls an operation over HTTP. */
  const call = async (name: string, body: object, status = 200): Promise<any> => {
    const headers = { "X-ucsessionid": session };
    const response = await post(`${url}/ws/client/${name}`, body, headers);
    expect(response.status).toBe(status);
    return await response.json();
  };
  /** Sends an invoke over the WebSocket; that of an event is not answered. */
  const send = (operationName: string, argument: object, invokeID = 99_999): void =>
    socket.send(JSON.stringify({ invoke: { invokeID, operationID: 0, operationName, argument } }));
  /** Takes away the first message that fits, once it has come. */
  const next = async (fits: (message: any) => boolean): Promise<any> => {
    await expect.poll(() => messages.some(fits)).toBe(true);
    return messages.splice(messages.findIndex(fits), 1)[0];
  };
  /** The next list of events of chats. */
  const list = async (): Promise<any> =>
    (await next((one) => one.invoke?.operationName === "asnChatEvent")).invoke.argument;
  const events = async (): Promise<any[]> => (await list()).asnChatEventList;
  /** How many messages have come that nobody has taken. */
  const left = (): number => messages.length;
  return { call, send, next, list, events, left };
}

/** A message as a page shows it. */
const shown = ({ iConvSequenceID, bUpdate, asnChatMessage }: any): unknown[] => [
  ...[iConvSequenceID, bUpdate, asnChatMessage?.u8sMessage, asnChatMessage?.bRead ?? false],
];

it("two users of the web service chat: what one sends over HTTP or WebSocket comes to both over theirs", async () => {
  const { url } = await world();
  const alice = await chatPage(url, "alice", "secret");
  const bob = await chatPage(url, "bob", "geheim");
  for (const page of [alice, bob]) {
    const subscribed = await page.call("asnChatSubscribeEvents", { bReceiveChatEvents: true });
    expect(subscribed).toMatchObject({ iResult: 0 });
  }
  const text = { u8sRecipientURIs: ["sip:bob"], u8sMessage: "grüß dich", u8sEventCrossRefID: "1" };
  const sent = await alice.call("asnChatTextMessage", text);
  expect(sent).toMatchObject({ iResult: 0, iConvSequenceID: 2 });
  const { u8sConversationID } = sent;
  for (const page of [alice, bob]) {
    const events = await page.events();
    expect(events.map(shown)).toEqual([
      [1, false, undefined, false],
      [2, false, "grüß dich", false],
    ]);
    expect(events[0].asnChatConversation.asnChatParties).toMatchObject([
      ...[{ u8sContactURI: "sip:alice" }, { u8sContactURI: "sip:bob" }],
    ]);
    expect(events[1]).toMatchObject({ u8sConversationID, u8sSenderURI: "sip:alice" });
  }
  // Who types is told to the others, and to nobody else.
  bob.send("asnChatUserStatus", { u8sConversationID, u8sSenderURI: "", bUserTyping: true });
  const typing = await alice.next((one) => one.invoke?.operationName === "asnChatUserStatus");
  expect(typing.invoke.argument).toMatchObject({ u8sSenderURI: "sip:bob", bUserTyping: true });
  const back = { u8sRecipientURIs: [], u8sConversationID, u8sMessage: "hi" };
  bob.send("asnChatTextMessage", { ...back, u8sEventCrossRefID: "2" }, 7);
  const { result } = await bob.next((one) => one.result?.invokeID === 7);
  expect(result.result.result).toMatchObject({ iResult: 0, iConvSequenceID: 3 });
  for (const page of [alice, bob]) {
    expect((await page.events()).map(shown)).toEqual([[3, false, "hi", false]]);
  }
  const read = { iStatus: 1, asnSequenceIDSet: { asnSequenceIDs: [2] }, u8sEventCrossRefID: "3" };
  await bob.call("asnChatSetMessagesStatus", { ...read, u8sConversationID });
  for (const page of [alice, bob]) {
    expect((await page.events()).map(shown)).toEqual([[2, true, "grüß dich", true]]);
  }
  expect([alice.left(), bob.left()]).toEqual([0, 0]);
});

it("a page that has lost its session asks for what it has missed, and others are told nothing", async () => {
  const { url } = await world();
  const bob = await chatPage(url, "bob", "geheim");
  const send = (u8sMessage: string) =>
    bob.call("asnChatTextMessage", {
      ...{ u8sRecipientURIs: ["alice"], u8sMessage, u8sEventCrossRefID: "" },
    });
  const { u8sConversationID } = await send("first");
  await send("second");
  // Without a session there are no events, but everything else.
  const direct = await post(
    `${url}/ws/direct/asnChatGetConversations`,
    {},
    basic("alice", "secret"),
  );
  const { asnConversationList } = (await direct.json()) as any;
  expect(asnConversationList).toMatchObject([{ u8sConversationID, iGlobTransactionID: 3 }]);
  const alice = await chatPage(url, "alice", "secret");
  const since = { iLastKnownGlobTransactionID: 2, u8sEventListCrossRefID: "missed" };
  await alice.call("asnChatSubscribeEvents", { bReceiveChatEvents: true, ...since });
  const missed = await alice.list();
  expect(missed).toMatchObject({ u8sEventListCrossRefID: "missed", bLastSegment: true });
  expect(missed.asnChatEventList.map(shown)).toEqual([[3, false, "second", false]]);
  const asnConversationIDChoice = { u8sConversationID };
  await alice.call("asnChatGetEventsRange", {
    ...{ asnConversationIDChoice, u8sEventListCrossRefID: "all" },
  });
  expect((await alice.events()).map(shown)).toEqual([
    ...[
      [1, false, undefined, false],
      [2, false, "first", false],
      [3, false, "second", false],
    ],
  ]);
  // Bob has not subscribed.
  expect(bob.left()).toBe(0);
  const unknown = { u8sConversationID: "none", u8sRecipientURIs: [], u8sMessage: "x" };
  const refused = await alice.call("asnChatTextMessage", { ...unknown, u8sEventCrossRefID: "" });
  expect(refused).toMatchObject({ iResult: 2 });
  const mistyped = { u8sRecipientURIs: "bob", u8sMessage: "x", u8sEventCrossRefID: "" };
  await alice.call("asnChatTextMessage", mistyped, 400);
});
