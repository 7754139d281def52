import { randomUUID } from "node:crypto";

/** A mail to one address. */
export interface Mail {
  readonly from: string;
  /** The name that is shown with the address; empty for none. */
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whether a text is an address that can be used without quotes. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[\w.-]+$/.test(text);
}

/** The mail as it is sent (RFC 5322, RFC 2045). Everything that is not an address is encoded, so nothing in it can be taken for a header. */
export function written({ from, fromName, to, subject, text }: Mail, now: Date): string {
  const sender = fromName === "" ? from : `${word(fromName)} <${from}>`;
  const body = Buffer.from(text, "utf8").toString("base64");
  return [
    `From: ${sender}`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    `Date: ${now.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${randomUUID()}@${from.slice(from.indexOf("@") + 1)}>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(body.match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
}

/** A text in encoded words (RFC 2047) of at most 75 characters, each on a line of its own. */
function word(text: string): string {
  const words: string[] = [];
  let part = "";
  for (const character of text) {
    if (Buffer.byteLength(part + character) > 42) {
      words.push(part);
      part = "";
    }
    part += character;
  }
  words.push(part);
  return words.map((one) => `=?utf-8?B?${Buffer.from(one).toString("base64")}?=`).join("\r\n ");
}
