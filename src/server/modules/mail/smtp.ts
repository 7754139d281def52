import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { hostname } from "node:os";
import { connect as secure } from "node:tls";

/** The server that takes mails. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** Empty for no login. */
  readonly login: string;
  readonly password: string;
  readonly requireTls: boolean;
  /** The authorities that may vouch for its certificate; the usual ones by default. */
  readonly ca?: string;
}

/** The server has not taken a mail. The text is what it says, without control characters. */
export class SmtpError extends Error {
  override readonly name = "SmtpError";
  /** Whether it is this mail that the server refuses; it may take others. */
  readonly ofMail: boolean;

  constructor(message: string, options: ErrorOptions & { readonly ofMail?: boolean } = {}) {
    super(message, options);
    this.ofMail = options.ofMail ?? false;
  }
}

/** Where TLS begins with the first octet (RFC 8314). */
const tlsPort = 465;
/** How much a reply may be, in octets. */
const longestReply = 16 * 1024;
/** The server takes no mails at present (RFC 5321, section 4.2.3). */
const closes = 421;
/** How long all of it may take, in milliseconds. */
const patience = 30_000;

/**
 * Sends a mail by SMTP (RFC 5321), with TLS if the server offers it. A password is sent with TLS only.
 * @param message The mail in lines of ASCII that end with CR LF; none of them begins with a dot.
 * @throws SmtpError if the server cannot be reached, or does not take it.
 */
export async function send(
  server: SmtpServer,
  { from, to, message }: { readonly from: string; readonly to: string; readonly message: string },
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const dialogue = new Dialogue(server, limit);
  try {
    await dialogue.open();
    await dialogue.say(`MAIL FROM:<${from}>`, 250);
    await dialogue.say(`RCPT TO:<${to}>`, 250, 251);
    await dialogue.say("DATA", 354);
    await dialogue.say(`${message}.`, 250);
  } catch (error) {
    if (error instanceof SmtpError) throw error;
    const text = limit.aborted
      ? "The mail server does not answer"
      : "The mail server is not reached";
    throw new SmtpError(text, { cause: error });
  } finally {
    dialogue.close();
  }
}

class Dialogue {
  readonly #server: SmtpServer;
  readonly #signal: AbortSignal;
  #socket: Socket | undefined;
  #received = "";
  #isOpen = false;

  constructor(server: SmtpServer, signal: AbortSignal) {
    this.#server = server;
    this.#signal = signal;
  }

  /** Connects, begins TLS and logs in, as far as the server offers or requires that. */
  async open(): Promise<void> {
    const { host, port, ca, requireTls, login } = this.#server;
    this.#signal.throwIfAborted();
    let isSecure = port === tlsPort;
    const options = { host, port, servername: host, ...(ca !== undefined && { ca }) };
    this.#use(isSecure ? secure(options) : connect({ host, port }));
    await once(this.#socket!, isSecure ? "secureConnect" : "connect", { signal: this.#signal });
    await this.#reply(220);
    const hello = `EHLO ${hostname().replaceAll(/[^\w.-]/g, "-")}`;
    let offers = await this.say(hello, 250);
    if (!isSecure && /^STARTTLS\b/im.test(offers)) {
      await this.say("STARTTLS", 220);
      // What came before TLS must not be taken for what comes after it.
      if (this.#received !== "") throw new SmtpError("The mail server speaks out of turn");
      const socket = this.#socket!;
      socket.removeAllListeners("data");
      this.#use(secure({ socket, servername: host, ...(ca !== undefined && { ca }) }));
      await once(this.#socket!, "secureConnect", { signal: this.#signal });
      isSecure = true;
      offers = await this.say(hello, 250);
    }
    if (!isSecure && requireTls) throw new SmtpError("The mail server offers no TLS");
    if (login !== "") {
      if (!isSecure) throw new SmtpError("The password is not sent to a mail server without TLS");
      await this.#logIn(offers);
    }
    this.#isOpen = true;
  }

  /** Sends a line and returns the text of the reply. @throws SmtpError for a reply with another code. */
  async say(line: string, ...codes: number[]): Promise<string> {
    this.#socket?.write(`${line}\r\n`);
    return this.#reply(...codes);
  }

  close(): void {
    // It is done, whatever the server says to that.
    this.#socket?.end("QUIT\r\n");
    this.#socket?.destroySoon();
  }

  async #logIn(offers: string): Promise<void> {
    const { login, password } = this.#server;
    const encoded = (text: string): string => Buffer.from(text, "utf8").toString("base64");
    if (/^AUTH\b.*\bPLAIN\b/im.test(offers)) {
      await this.say(`AUTH PLAIN ${encoded(`\0${login}\0${password}`)}`, 235);
      return;
    }
    await this.say("AUTH LOGIN", 334);
    await this.say(encoded(login), 334);
    await this.say(encoded(password), 235);
  }

  #use(socket: Socket): void {
    this.#socket = socket;
    // Whoever waits is told by `once`; later ones would be thrown.
    socket.on("error", () => {});
    socket.on("data", (octets: Buffer) => {
      this.#received += octets.toString("latin1");
      if (this.#received.length > longestReply) socket.destroy(new Error("a reply is too long"));
      socket.emit("reply");
    });
    socket.on("close", () => socket.emit("reply"));
  }

  async #reply(...codes: number[]): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(this.#received);
      if (whole !== null) {
        const [lines, code] = whole;
        this.#received = this.#received.slice(lines.length);
        const text = lines.replaceAll(/^\d{3}[- ]?/gm, "");
        if (codes.includes(Number(code))) return text;
        const ofMail = this.#isOpen && Number(code) !== closes;
        throw new SmtpError(`The mail server says: ${code} ${shown(text)}`, { ofMail });
      }
      if (this.#socket!.destroyed) throw new SmtpError("The mail server has closed the connection");
      await once(this.#socket!, "reply", { signal: this.#signal });
    }
  }
}

/** What the server says, in a line that is not too long. */
function shown(text: string): string {
  return text
    .slice(0, 500)
    .replaceAll(/[^ -~]+/g, " ")
    .trim();
}
