import { expect, test } from "vitest";
import { send } from "../../../../src/server/modules/mail/smtp.js";
import { certificate } from "../../certificate.js";
import { mailServer } from "./mail-server.js";

const mail = { from: "a@example.org", to: "b@example.org", message: "Subject: a\r\n\r\ntext\r\n" };
const login = { login: "login", password: "the password", requireTls: true };

test("a server that offers TLS gets the password and the mail within TLS, if its certificate is trusted", async () => {
  const tls = await certificate();
  const { lines, port } = await mailServer({ tls });
  const server = { host: "localhost", port, ...login };
  const { signal } = new AbortController();
  await expect(send(server, mail, signal)).rejects.toThrow("The mail server is not reached");
  expect(lines.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  lines.length = 0;
  await send({ ...server, ca: tls.cert }, mail, signal);
  const secret = Buffer.from("\0login\0the password").toString("base64");
  expect(lines.slice(1)).toEqual([
    "STARTTLS",
    lines[0],
    `AUTH PLAIN ${secret}`,
    "MAIL FROM:<a@example.org>",
    "RCPT TO:<b@example.org>",
    "DATA",
    "Subject: a",
    "",
    "text",
    ".",
    ...lines.slice(11),
  ]);
});

test("a server that says no more, or too much, is left", async () => {
  const silent = await mailServer({ says: { MAIL: "250-more" } });
  const server = {
    host: "localhost",
    port: silent.port,
    login: "",
    password: "",
    requireTls: false,
  };
  const stop = new AbortController();
  const sending = send(server, mail, stop.signal);
  await expect.poll(() => silent.lines.length).toBeGreaterThan(1);
  stop.abort();
  await expect(sending).rejects.toThrow("The mail server does not answer");
  const { port } = await mailServer({ says: { MAIL: `250-${"x".repeat(20_000)}` } });
  const { signal } = new AbortController();
  await expect(send({ ...server, port }, mail, signal)).rejects.toThrow(
    "The mail server has closed the connection",
  );
});
