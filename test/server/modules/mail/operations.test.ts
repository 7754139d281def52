import { describe, expect, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import {
  AsnMgmtEMailConnectorSettings,
  asnMgmtSendInviteMail,
  asnMgmtSendMail,
  asnMgmtSetMailSettings,
} from "../../../../src/modules/management/management.js";
import { isAddress, written } from "../../../../src/server/modules/mail/message.js";
import { errorOf, errorsOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { mailServer } from "./mail-server.js";

const mail = {
  u8sFrom: "",
  u8sTo: "alice@example.org",
  u8sSubject: "Gruß\r\nBcc: all@example.org",
  u8sMessage: ".\r\nhello",
};
const invitation = {
  u8slistAddresses: ["alice@example.org", "bob@example.org"],
  u8sMessage: "come",
  u8sUserURL: "https://uc.example.org/user",
  u8sAppConfigURL: "https://uc.example.org/app",
  iWaitForSend: 1,
};

/** An administrator of a server whose mails go to a port. */
async function administrator(there: Running, iSMTPPort: number, rest: object = {}) {
  const admin = await there.loggedOn("admin");
  await admin.invoke(asnMgmtSetMailSettings, {
    ...emptyValue(AsnMgmtEMailConnectorSettings),
    u8sSMTPServer: "127.0.0.1",
    iSMTPPort,
    u8sMailFromAddr: "uc@example.org",
    u8sMailFromName: "UC",
    ...rest,
  });
  return admin;
}

/** The texts of the mails among the lines that a server got. */
function texts(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line !== "") continue;
    const body = lines.slice(at + 1, lines.indexOf(".", at));
    found.push(Buffer.from(body.join(""), "base64").toString());
  }
  return found;
}

describe.each(moduleStores)("4.13 mails, with the data in $name,", (store) => {
  test("are sent by the server that has been set (2581), from the sender in the settings if there is no other", async () => {
    const { lines, port } = await mailServer();
    const admin = await administrator(await store.running(), port);
    expect(await admin.invoke(asnMgmtSendMail, mail)).toEqual({});
    expect(lines[0]).toMatch(/^EHLO /);
    expect(lines.slice(1, 4)).toEqual([
      "MAIL FROM:<uc@example.org>",
      "RCPT TO:<alice@example.org>",
      "DATA",
    ]);
    expect(lines).toContain("From: =?utf-8?B?VUM=?= <uc@example.org>");
    expect(lines.filter((line) => line.startsWith("Bcc"))).toEqual([]);
    expect(texts(lines)).toEqual([mail.u8sMessage]);
    lines.length = 0;
    await admin.invoke(asnMgmtSendMail, { ...mail, u8sFrom: "boss@example.org" });
    expect(lines).toContain("MAIL FROM:<boss@example.org>");
    expect(lines).toContain("From: boss@example.org");
  });

  test("invite each address with the text and both links (2582), before the answer or after it", async () => {
    const { lines, port } = await mailServer();
    const admin = await administrator(await store.running(), port);
    const text = "come\r\n\r\nhttps://uc.example.org/user\r\n\r\nhttps://uc.example.org/app";
    const receivers = () => lines.filter((line) => line.startsWith("RCPT"));
    expect(await admin.invoke(asnMgmtSendInviteMail, invitation)).toEqual({});
    expect(receivers()).toEqual(["RCPT TO:<alice@example.org>", "RCPT TO:<bob@example.org>"]);
    expect(texts(lines)).toEqual([text, text]);
    const later = { ...invitation, iWaitForSend: 0 };
    expect(await admin.invoke(asnMgmtSendInviteMail, later)).toEqual({});
    await expect.poll(() => receivers().length).toBe(4);
  });

  test("that are not taken are an error with what the mail server says", async () => {
    const { port } = await mailServer({ says: { RCPT: "550-no\r\n550 such user\u0007" } });
    const there = await store.running();
    const admin = await administrator(there, port);
    expect(await errorOf(admin.invoke(asnMgmtSendMail, mail))).toEqual({
      iErrorDetail: 0,
      u8sErrorString: "The mail server says: 550 no such user",
    });
    await administrator(there, port, { iRequireTLS: 1 });
    expect(await errorOf(admin.invoke(asnMgmtSendMail, mail))).toMatchObject({
      u8sErrorString: "The mail server offers no TLS",
    });
    await administrator(there, 1);
    expect(await errorOf(admin.invoke(asnMgmtSendMail, mail))).toMatchObject({
      iErrorDetail: 0,
      u8sErrorString: "The mail server is not reached",
    });
  });

  test("with a password go only to a server with TLS", async () => {
    const { lines, port } = await mailServer();
    const login = { u8sLoginName: "login", u8sLoginPassword: "the password" };
    const admin = await administrator(await store.running(), port, login);
    expect(await errorOf(admin.invoke(asnMgmtSendMail, mail))).toMatchObject({
      u8sErrorString: "The password is not sent to a mail server without TLS",
    });
    expect(lines.filter((line) => !/^(EHLO|QUIT)/.test(line))).toEqual([]);
  });

  test("without a mail server are error 501, with a bad address or too much text error 4, for others error 2", async () => {
    const { lines, port } = await mailServer();
    const there = await store.running();
    const without = await there.loggedOn("admin");
    for (const error of await errorsOf([
      without.invoke(asnMgmtSendMail, mail),
      without.invoke(asnMgmtSendInviteMail, invitation),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 501 });
    }
    const admin = await administrator(there, port);
    for (const bad of [
      { u8sTo: "" },
      { u8sTo: "a@b\r\nRCPT TO:<c@d>" },
      { u8sFrom: "no address" },
      { u8sSubject: "x".repeat(1025) },
      { u8sMessage: "x".repeat(16_385) },
    ]) {
      const call = admin.invoke(asnMgmtSendMail, { ...mail, ...bad });
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 4 });
    }
    for (const u8slistAddresses of [
      ["alice@example.org", "nobody"],
      Array.from({ length: 101 }, () => "alice@example.org"),
    ]) {
      const call = admin.invoke(asnMgmtSendInviteMail, { ...invitation, u8slistAddresses });
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 4 });
    }
    const alice = await there.loggedOn("alice");
    for (const error of await errorsOf([
      alice.invoke(asnMgmtSendMail, mail),
      alice.invoke(asnMgmtSendInviteMail, invitation),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
    expect(lines).toEqual([]);
  });
});

test("what is written is ASCII in short lines, whatever is in its texts", () => {
  const one = {
    from: "a@example.org",
    fromName: "ä\r\nTo: x",
    to: "b@example.org",
    subject: "ß".repeat(500),
    text: "ü\n.\n".repeat(500),
  };
  const lines = written(one, new Date("2026-11-28T12:00:00Z")).split("\r\n");
  expect(lines.filter((line) => !/^[ -~]{0,100}$/.test(line) || line.startsWith("."))).toEqual([]);
  expect(lines).toContain("Date: Sat, 28 Nov 2026 12:00:00 +0000");
  expect(lines.filter((line) => line.startsWith("To:"))).toEqual(["To: b@example.org"]);
});

test.each(["", "a", "a@", "@b", "a b@c", "a@b>", "a@b\r\n", `${"a".repeat(65)}@b`])(
  "%j is no address",
  (text) => {
    expect(isAddress(text)).toBe(false);
  },
);
