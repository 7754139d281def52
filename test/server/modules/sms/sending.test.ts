import { describe, expect, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import {
  asnSendSMS,
  asnSMSStatusNotify,
  type AsnSMSMessage,
} from "../../../../src/modules/general/general.js";
import {
  AsnMgmtSMSManagerSettings,
  asnMgmtSendSMS,
  asnMgmtSetSMSManagerSettings,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { RequestError, type SendSms, type ShortMessage } from "../../../../src/server/index.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const to = "+49170123";
const message = (text: string, more: Partial<AsnSMSMessage> = {}): AsnSMSMessage => ({
  ...{ u8sRefId: "", u8sSenderNumberSC: "", u8sReceiverNumberSC: to },
  ...{ u8sMessage: text, iContentIsPrivate: 0, ...more },
});
const send = (client: Client, ...messages: AsnSMSMessage[]) =>
  client.invoke(asnSendSMS, { messages });

/** A provider that does what is said of each text, and what it has been given. */
function provider(says: Readonly<Record<string, SendSms>> = {}) {
  const given: ShortMessage[] = [];
  const sendSms: SendSms = async (one, context) => {
    given.push(one);
    await says[one.text]?.(one, context);
  };
  return { given, sendSms };
}

describe.each(moduleStores)("in $name, 1.15 with a provider of short messages", (store) => {
  /** A server with it, and alice, who may send and has a number. */
  async function sending(
    sendSms: SendSms,
    settings: Partial<AsnMgmtSMSManagerSettings> = { bIsActivated: true },
  ) {
    const there = await store.running({ sendSms });
    const { users } = there.server;
    await users.setStaticRights("alice", { first: 0x2, second: 0 });
    await users.setContact("alice", { u8sPhoneMobile: "+49 (151) 1", u8sPhoneBusiness: "+49301" });
    const admin = await there.loggedOn("admin");
    const set = (more: Partial<AsnMgmtSMSManagerSettings>) =>
      admin.invoke(asnMgmtSetSMSManagerSettings, {
        ...{ ...emptyValue(AsnMgmtSMSManagerSettings), ...more },
      });
    await set(settings);
    const alice = await there.loggedOn("alice");
    const told: [id: string, status: number, reason: string][] = [];
    alice.handle(asnSMSStatusNotify, ({ u8sMonitorCrossRefID: id, status, u8sErrReason }) => {
      told.push([id, status, u8sErrReason]);
    });
    return { there, admin, alice, set, told };
  }

  test("asnSendSMS (9036) returns a reference for each message, and asnSMSStatusNotify (9068) tells the sender what became of it", async () => {
    const { given, sendSms } = provider({
      later: async (_, { delayed }) => delayed(),
      refused: () => Promise.reject(new RequestError(0, "no credit")),
      broken: () => Promise.reject(new Error("the token of the provider is x")),
    });
    const { there, alice, told } = await sending(sendSms);
    const other = await there.loggedOn("alice");
    other.handle(asnSMSStatusNotify, () => expect.unreachable());
    const texts = ["at once", "later", "refused", "broken"];
    const { u8sCrossRefIDs: ids } = await send(alice, ...texts.map((text) => message(text)));
    expect(new Set(ids).size).toBe(4);
    await until(() => told.length === 5);
    expect(told.filter(([id]) => id === ids[0])).toEqual([[ids[0], 0, ""]]);
    expect(told.filter(([id]) => id === ids[1])).toEqual([
      [ids[1], 2, ""],
      [ids[1], 0, ""],
    ]);
    expect(told.filter(([id]) => id === ids[2])).toEqual([[ids[2], 1, "no credit"]]);
    expect(told.filter(([id]) => id === ids[3])).toEqual([
      [ids[3], 1, "The message has not been sent"],
    ]);
    const from = "+49 (151) 1";
    expect(given).toEqual(texts.map((text) => ({ from, to, text, isPrivate: false })));
  });

  test("a text is logged unless it is private, then nothing of it is", async () => {
    const fail = async ({ text }: ShortMessage) => Promise.reject(new Error(`cannot send ${text}`));
    const { sendSms } = provider({ "secret 2": fail, "open 2": fail });
    const { there, alice, told } = await sending(sendSms);
    const secret = { iContentIsPrivate: 1 };
    await send(alice, message("open 1"), message("open 2"));
    await send(alice, message("secret 1", secret), message("secret 2", secret));
    await until(() => told.length === 4);
    const lines = there.logged.filter((line) => line.startsWith("short message"));
    expect(lines.map((line) => /open \d/.exec(line)?.[0])).toEqual([
      ...["open 1", "open 2", undefined, undefined],
    ]);
    expect(there.logged.filter((line) => line.includes("secret"))).toEqual([]);
  });

  test("the sender is the user's number or the server's, as administrators say, and never somebody else's", async () => {
    const { given, sendSms } = provider();
    const active = { bIsActivated: true, u8sServerSenderAddress: "ACME" };
    const { there, alice, set } = await sending(sendSms, { ...active, iSenderAddressType: 1 });
    const senders = async (...numbers: string[]) => {
      given.length = 0;
      await send(alice, ...numbers.map((u8sSenderNumberSC) => message("x", { u8sSenderNumberSC })));
      return given.map(({ from }) => from);
    };
    expect(await senders("", "+49301", "49-151-1")).toEqual([
      "+49 (151) 1",
      "+49301",
      "+49 (151) 1",
    ]);
    expect(await errorOf(senders("+49302"))).toMatchObject({ iErrorDetail: 4 });
    expect(given).toEqual([]);
    await set({ ...active, iSenderAddressType: 2 });
    expect(await senders("", "+49302")).toEqual(["ACME", "ACME"]);
    await there.server.users.setContact("alice", {});
    await set({ ...active, iSenderAddressType: 1 });
    expect(await senders("")).toEqual(["ACME"]);
    await set({ ...active, iSenderAddressType: 0 });
    expect(await errorOf(senders(""))).toMatchObject({ iErrorDetail: 4 });
    await set({ ...active, bIsActivated: false });
    expect(await errorOf(senders(""))).toMatchObject({ iErrorDetail: 501 });
  });

  test("what cannot be sent, or is too much, is refused as a whole; places come back", async () => {
    const waiting: (() => void)[] = [];
    const { given, sendSms } = provider({
      waits: () => new Promise((resolve) => void waiting.push(resolve)),
    });
    const { alice, told } = await sending(sendSms);
    const refused = async (...all: AsnSMSMessage[]) => errorOf(send(alice, message("x"), ...all));
    for (const number of ["", "+", "0170", "+49 170", "+1234567890123456789012"]) {
      const one = message("x", { u8sReceiverNumberSC: number });
      expect(await refused(one)).toMatchObject({ iErrorDetail: 4 });
    }
    for (const text of ["", "x".repeat(1_531)]) {
      expect(await refused(message(text))).toMatchObject({ iErrorDetail: 4 });
    }
    const twenty = Array.from({ length: 20 }, () => message("waits"));
    expect(await refused(...twenty)).toMatchObject({ iErrorDetail: 5 });
    expect(given).toEqual([]);
    await send(alice, ...twenty);
    await send(alice, ...twenty);
    expect(await errorOf(send(alice, ...twenty))).toMatchObject({ iErrorDetail: 5 });
    expect(waiting.length).toBe(40);
    for (const go of waiting) go();
    await until(() => told.length === 40);
    await send(alice, message("x"));
  });

  test("administrators send one by asnMgmtSendSMS (2511), which says what became of it", async () => {
    const { given, sendSms } = provider({
      refused: () => Promise.reject(new RequestError(0, "no credit")),
    });
    const { admin } = await sending(sendSms);
    const sendOne = (u8sBody: string, u8sTo = to) =>
      admin.invoke(asnMgmtSendSMS, { u8sFrom: "ACME", u8sTo, u8sBody });
    expect(await sendOne("hello")).toEqual({ u8sResultInfo: "sent", bResultWasError: false });
    expect(given).toEqual([{ from: "ACME", to, text: "hello", isPrivate: true }]);
    expect(await sendOne("refused")).toEqual({ u8sResultInfo: "no credit", bResultWasError: true });
    expect(await errorOf(sendOne("hello", "110"))).toMatchObject({ iErrorDetail: 4 });
  });
});
