import { describe, expect, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import { asnSendMail } from "../../../../src/modules/general/general.js";
import {
  AsnMgmtEMailConnectorSettings,
  asnMgmtSetMailSettings,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankGroup } from "../../../../src/server/index.js";
import { blankProfile } from "../../../../src/server/modules/users/api.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { mailServer } from "./mail-server.js";

const send = (client: Client, u8sReceiverSIPURI: string, rest: object = {}) =>
  client.invoke(asnSendMail, {
    ...{ u8sReceiverSIPURI, u8sSubject: "Call me", u8sMessage: "Please." },
    ...rest,
  });

async function addUser(there: Running, name: string, u8sEMail: string): Promise<void> {
  await there.server.users.addProfile({
    ...blankProfile(0, 0),
    ...{ u8sUserName: name, u8sSIPURI: `sip:${name}@uc.example`, u8sPassword: `${name}'s secret` },
    ...{ u8sobjectGUID: "", asnUserContact: { u8sEMail, u8sDisplayName: `The ${name}` } },
  });
}

/** A server with users who have addresses, whose mails go to a port. */
async function mailing(there: Running, iSMTPPort: number): Promise<void> {
  await addUser(there, "carol", "carol@example.org");
  await addUser(there, "dave", "dave@example.org");
  await addUser(there, "erin", "");
  const admin = await there.loggedOn("admin");
  await admin.invoke(asnMgmtSetMailSettings, {
    ...emptyValue(AsnMgmtEMailConnectorSettings),
    ...{ u8sSMTPServer: "127.0.0.1", iSMTPPort, u8sMailFromAddr: "uc@example.org" },
  });
}

const envelope = (lines: readonly string[]) =>
  lines.filter((line) => /^(MAIL|RCPT|From:)/.test(line));

describe.each(moduleStores)("1.15 asnSendMail (9039), in $name", (store) => {
  test("goes to the address of the user with the SIP address, from that of the caller, or of the server without one", async () => {
    const { lines, port } = await mailServer();
    const there = await store.running();
    await mailing(there, port);
    const carol = await there.loggedOn("carol");
    expect(await send(carol, "sip:DAVE@uc.example")).toEqual({ success: true, u8sErrReason: "" });
    expect(envelope(lines)).toEqual([
      "MAIL FROM:<carol@example.org>",
      "RCPT TO:<dave@example.org>",
      `From: =?utf-8?B?${Buffer.from("The carol").toString("base64")}?= <carol@example.org>`,
    ]);
    lines.length = 0;
    const erin = await there.loggedOn("erin");
    expect(await send(erin, "dave@uc.example")).toMatchObject({ success: true });
    expect(envelope(lines)[0]).toBe("MAIL FROM:<uc@example.org>");
  });

  test("goes to the address of a group, or to its members without one", async () => {
    const { lines, port } = await mailServer();
    const there = await store.running();
    await mailing(there, port);
    const carol = await there.loggedOn("carol");
    const sales = { ...blankGroup("sales"), u8sSIPURI: "sip:sales@uc.example" };
    await there.server.groups.add({ ...sales, listUserDNs: ["carol", "dave", "erin", "alice"] });
    expect(await send(carol, "sip:sales@uc.example")).toMatchObject({ success: true });
    expect(envelope(lines).filter((line) => line.startsWith("RCPT"))).toEqual([
      "RCPT TO:<carol@example.org>",
      "RCPT TO:<dave@example.org>",
    ]);
    lines.length = 0;
    await there.server.groups.set({ ...sales, u8sMailAddress: "sales@example.org" });
    expect(await send(carol, "sip:sales@uc.example")).toMatchObject({ success: true });
    expect(envelope(lines)[1]).toBe("RCPT TO:<sales@example.org>");
  });

  test("is no success, with a reason and without a mail, for whom nobody is, who has no address, and what is too long", async () => {
    const { lines, port } = await mailServer();
    const there = await store.running();
    await mailing(there, port);
    const carol = await there.loggedOn("carol");
    const unknown = "The receiver is unknown, or has no mail address";
    for (const [uri, reason] of [
      ["sip:nobody@uc.example", unknown],
      ["sip:erin@uc.example", unknown],
      ["dave@example.org", unknown],
      ["", "The receiver is no SIP address"],
      ["\0", "The receiver is no SIP address"],
      ["s".repeat(2_000), "The receiver is no SIP address"],
    ] as const) {
      expect(await send(carol, uri)).toEqual({ success: false, u8sErrReason: reason });
    }
    for (const rest of [{ u8sSubject: "s".repeat(1_025) }, { u8sMessage: "m".repeat(16_385) }]) {
      const sent = await send(carol, "sip:dave@uc.example", rest);
      expect(sent).toEqual({ success: false, u8sErrReason: "The mail is too long" });
    }
    expect(lines).toEqual([]);
    expect(await errorOf(send(await there.connected(), ""))).toMatchObject({ iErrorDetail: 2 });
  });

  test("is no success without a mail server, and if the mail server does not take it", async () => {
    const { port } = await mailServer({ says: { RCPT: "550 <dave@example.org> is no user" } });
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    expect(await send(alice, "sip:dave@uc.example")).toEqual({
      success: false,
      u8sErrReason: "Not available on this server: no mail server has been set",
    });
    await mailing(there, port);
    expect(await send(alice, "sip:dave@uc.example")).toEqual({
      success: false,
      u8sErrReason: "The mail server has not taken the mail",
    });
    const line = there.logged.find((one) => one.startsWith("a mail is not sent"));
    expect(line).toContain("alice");
  });

  test("goes to the other members of a group if the mail server refuses one, and says how many did not get it", async () => {
    const { lines, port } = await mailServer({
      says: { "RCPT TO:<carol": "550 <carol@example.org> is no user" },
    });
    const there = await store.running();
    await mailing(there, port);
    const sales = { ...blankGroup("sales"), u8sSIPURI: "sip:sales@uc.example" };
    await there.server.groups.add({ ...sales, listUserDNs: ["carol", "dave"] });
    const bob = await there.loggedOn("bob");
    expect(await send(bob, "sip:sales@uc.example")).toEqual({
      success: true,
      u8sErrReason: "The mail server has not taken 1 of 2 mails",
    });
    expect(lines).toContain("RCPT TO:<dave@example.org>");
    expect(lines.filter((line) => line === "DATA").length).toBe(1);
  });
});
