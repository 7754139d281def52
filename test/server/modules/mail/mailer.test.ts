import { expect, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import { AsnMgmtEMailConnectorSettings } from "../../../../src/modules/management/management.js";
import { Mailer } from "../../../../src/server/modules/mail/mailer.js";
import { mailServer } from "./mail-server.js";

const mail = {
  ...{ from: "a@example.org", fromName: "", to: "b@example.org" },
  ...{ subject: "s", text: "t" },
};

const mails = (count: number) => Array.from({ length: count }, () => mail);

/** A mailer, the settings of a mail server that behaves so, and a function that ends what is being sent. */
async function mailing(says: Readonly<Record<string, string>>) {
  let close = (): void => {};
  const { lines, port } = await mailServer({ says });
  const settings = {
    ...emptyValue(AsnMgmtEMailConnectorSettings),
    ...{ u8sSMTPServer: "127.0.0.1", iSMTPPort: port },
  };
  const onClose = (work: () => unknown): void => void (close = () => void work());
  const module = { clock: () => new Date(0), onClose, read: () => expect.unreachable() };
  const mailer = new Mailer(module, { get: async () => expect.unreachable() });
  return { mailer, settings, lines, close: () => close() };
}

test("a user has at most 100 of the 200 mails that may wait, and gets the places back", async () => {
  // The mail server never says whether it takes a receiver.
  const { mailer, settings, close } = await mailing({ RCPT: "250-" });
  const deliver = (count: number, user?: number) =>
    mailer.deliver(settings, mails(count), { ...(user !== undefined && { user }) });
  const tooMany = { detail: 5 };
  const first = deliver(100, 1);
  await expect(deliver(1, 1)).rejects.toMatchObject(tooMany);
  const others = [deliver(99, 2), deliver(1)];
  await expect(deliver(1, 2)).rejects.toMatchObject(tooMany);
  await expect(deliver(1, 3)).rejects.toMatchObject(tooMany);
  await expect(deliver(1)).rejects.toMatchObject(tooMany);
  close();
  for (const outcome of await Promise.all([first, ...others])) {
    expect(outcome).toMatchObject({ taken: 0, failure: { ofMail: false } });
  }
  expect(await deliver(100, 1)).toMatchObject({ taken: 0 });
});

test("a mail server that takes no mails at present is not asked again for each of them", async () => {
  const { mailer, settings, lines } = await mailing({ RCPT: "421 later" });
  const failure = { message: "The mail server says: 421 later", ofMail: false };
  expect(await mailer.deliver(settings, mails(3), {})).toMatchObject({ taken: 0, failure });
  expect(lines.filter((line) => line.startsWith("RCPT"))).toHaveLength(1);
});
