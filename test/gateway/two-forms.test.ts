import { describe, expect, it } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatFindEvents,
  asnChatSubscribeEvents,
  asnChatTextMessage,
} from "../../src/modules/chat-v2/chat-v2.js";
import * as Later from "../../src/modules/later/chat-v2/chat-v2.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import {
  directUpstream,
  localUpstream,
  sharedUpstream,
  type Upstream,
} from "../../src/gateway/index.js";
import { connect, logOn, silentLog } from "../../src/rose/index.js";
import { until } from "../rose/support/peers.js";
import { begin, temporaryFolder } from "../server/modules/binary-transfer/sending.js";
import { running } from "../server/running.js";
import { basic, openSession, openSocket, post, world } from "./world.js";

// 1420, 1421, 1433 and 1440 have other types in 6.1 and in version 8, and the same names.

const webService = { user: "webservice", password: "between us" };
type Way = "local" | "direct" | "shared";

/** A server, its web service, and the id of a place that alice has sent and that is all in its metadata. */
async function scene(way: Way) {
  const there = await running({ webService, binaryTransfer: { folder: temporaryFolder() } });
  const target = { host: "127.0.0.1", port: there.port, log: silentLog };
  const upstreams: Readonly<Record<Way, () => Upstream>> = {
    local: () => localUpstream(there.server),
    direct: () => directUpstream(target),
    shared: () => sharedUpstream({ ...target, webService }),
  };
  const { url } = await world({ upstream: upstreams[way]() });
  const alice = await connect({ ...target });
  await logOn(alice, { user: "alice", password: "alice's secret" });
  const id = await begin(alice, { eMetaDataType: 3, osMetaData: Buffer.from("kml") });
  await alice.close();
  return { url, id };
}

const credentials = (user: string) => basic(user, `${user}'s secret`);

/** The WebSocket of a session of bob, who follows his chats. */
async function following(url: string, version: "6.1" | "8") {
  const sessionid = await openSession(url, "bob", "bob's secret");
  const got: any[] = [];
  const socket = await openSocket(url, sessionid);
  socket.on("message", (data: Buffer, binary) => {
    got.push(binary ? ROSEMessage.decode(data) : JSON.parse(data.toString())[0]);
  });
  const headers = { "X-ucsessionid": sessionid };
  const call = async (name: string, argument: object): Promise<any> =>
    await (await post(`${url}/ws/client/${name}`, argument, headers)).json();
  if (version === "8") await call("asnSubscribeServices", {});
  await call(asnChatSubscribeEvents.name, { bReceiveChatEvents: true });
  /** What the events say of the data of messages. */
  const told = () =>
    got
      .filter(({ invoke }) => invoke?.operationID === 1440)
      .flatMap(({ invoke }) => invoke.argument.asnChatEventList)
      .flatMap(({ asnChatMessage }) => asnChatMessage?.asnBinaryDescription ?? []);
  return { socket, got, call, told };
}

const kml = Buffer.from("kml").toString("base64");

describe.each(["local", "direct", "shared"] as const)(
  "1421 and 1440 through a %s upstream",
  (way) => {
    it("have the form of the argument, and events that of the session's version", async () => {
      const { url, id } = await scene(way);
      const [later, older] = [await following(url, "8"), await following(url, "6.1")];
      const to = { u8sRecipientURIs: ["bob"], u8sEventCrossRefID: "" };
      const inLater = { ...to, u8sTransferID: id };
      const inOlder = { ...to, asnBinaryDescription: { u8sFileName: "old.txt", binPreview: "" } };
      // By the path, in a session of its own.
      const ask = async (argument: object): Promise<any> => {
        const path = `${url}/ws/direct/${asnChatBinaryMessage.name}`;
        return await (await post(path, argument, credentials("alice"))).json();
      };
      const { u8sConversationID } = await ask(inLater);
      expect(await ask(inLater)).toEqual({ iResult: 11, iConvSequenceID: 3, u8sConversationID });
      expect(await ask(inOlder)).toMatchObject({
        iResult: 0,
        iTransferMode: 1,
        optionalParams: { iConvSequenceID: 4 },
      });
      const whole = await ask({ invoke: { invokeID: 1, operationID: 1421, argument: inLater } });
      expect(whole.result.result.result).toMatchObject({ iConvSequenceID: 5 });
      await until(() => later.told().length === 4 && older.told().length === 4);
      const place = { u8sBinaryTransferID: id, eMetaDataType: 3, osMetaData: kml };
      expect(later.told()).toEqual([place, place, { u8sFileNameWithExtension: "old.txt" }, place]);
      const [first, , third] = older.told();
      expect(first).toMatchObject({ binPreview: "", optionalParams: { u8sBinaryTransferID: id } });
      expect(third).toMatchObject({ u8sFileName: "old.txt" });
    });

    it("so have 1420, whose answers name what they answer, and 1433", async () => {
      const { url } = await scene(way);
      const [later, older] = [await following(url, "8"), await following(url, "6.1")];
      const to = { u8sRecipientURIs: ["bob"], u8sEventCrossRefID: "" };
      const send = async (more: object): Promise<any> => {
        const path = `${url}/ws/direct/${asnChatTextMessage.name}`;
        return await (await post(path, { ...to, ...more }, credentials("alice"))).json();
      };
      const { u8sConversationID } = await send({ u8sMessage: "so?" });
      const answer = { u8sMessage: "so!", iReplyToSequenceID: 2 };
      expect(await send(answer)).toMatchObject({ iResult: 0, iConvSequenceID: 3 });
      const optionalParams = { iReplyToSequenceID: 3 };
      expect(await send({ u8sMessage: "so.", optionalParams })).toMatchObject({ iResult: 0 });
      const asked = { u8sSearchString: "so", iMaxEvents: 2 };
      const found = async (by: typeof later): Promise<any[]> => {
        const { asnChatEventList } = await by.call(asnChatFindEvents.name, asked);
        return asnChatEventList.map(({ asnChatMessage }: any) => asnChatMessage);
      };
      const at = (iConvSequenceID: number) => ({ u8sConversationID, iConvSequenceID });
      expect(await found(later)).toMatchObject([
        { u8sMessage: "so.", asnReplyToEvent: at(3) },
        { u8sMessage: "so!", asnReplyToEvent: at(2) },
      ]);
      expect(await found(older)).toEqual([
        { u8sMessage: "so.", optionalParams },
        { u8sMessage: "so!", optionalParams: { iReplyToSequenceID: 2 } },
      ]);
    });

    it("are asked for on a WebSocket in JSON and BER, by number and by name", async () => {
      const { url, id } = await scene(way);
      const sessionid = await openSession(url, "alice", "alice's secret");
      const socket = await openSocket(url, sessionid);
      const got: any[] = [];
      socket.on("message", (data: Buffer, binary) => {
        got.push(binary ? ROSEMessage.decode(data) : JSON.parse(data.toString())[0]);
      });
      const answer = async (count: number): Promise<any> => {
        await until(() => got.length === count);
        return got[count - 1].result.result.result;
      };
      const argument = {
        u8sRecipientURIs: ["bob"],
        u8sTransferID: id,
        u8sEventCrossRefID: "",
        u8sMessage: "here",
      };
      const { name } = Later.asnChatBinaryMessage;
      socket.send(JSON.stringify({ invoke: { invokeID: 1, operationID: 1421, argument } }));
      expect(await answer(1)).toMatchObject({ iResult: 11, iConvSequenceID: 2 });
      const named = { invokeID: 2, operationID: 0, operationName: name, argument };
      socket.send(JSON.stringify({ invoke: named }));
      expect(await answer(2)).toMatchObject({ iResult: 11, iConvSequenceID: 3 });
      const octets = Later.AsnChatBinaryMessageArgument.encode(argument);
      socket.send(
        ROSEMessage.encode({ invoke: { invokeID: 3, operationID: 1421, argument: octets } }),
      );
      expect(Later.AsnChatBinaryMessageResult.decode(await answer(3))).toMatchObject({
        iResult: 11,
        iConvSequenceID: 4,
      });
    });
  },
);
