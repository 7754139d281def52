import { createHash } from "node:crypto";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import { AmiMessage, AmiParser } from "./parser.js";

/** Actions that have not been answered, at a time. */
const mostPending = 1_000;
/** Elements of a list that an action asks for. */
const longestList = 100_000;

/** How a session is opened. */
export interface AmiTarget {
  readonly host: string;
  readonly port: number;
  readonly tls: Pick<ConnectionOptions, "ca" | "servername" | "rejectUnauthorized"> | undefined;
  readonly username: string;
  readonly secret: string;
  /** `challenge` sends no secret, only a digest (MD5) with what Asterisk has chosen. */
  readonly logon: "challenge" | "plain";
  /** Milliseconds within which a session is open. */
  readonly connectTimeout: number;
  /** Milliseconds within which an action is answered; otherwise the session ends. */
  readonly actionTimeout: number;
  /** Milliseconds after which Asterisk is asked whether it is still there. */
  readonly pingInterval: number;
}

/** Asterisk has refused an action. */
export class AmiRefusal extends Error {
  override readonly name = "AmiRefusal";
}

/** There is no session any more, or there has never been one. */
export class AmiLost extends Error {
  override readonly name = "AmiLost";
}

interface Pending {
  readonly settle: (answer: AmiMessage) => void;
  readonly fail: (error: Error) => void;
  /** Of an action that is answered by a list: what has come of it. */
  readonly list: AmiMessage[] | undefined;
  readonly timer: NodeJS.Timeout;
}

type Headers = Readonly<Record<string, string>>;

/** A session of a manager (AMI), from the logon to the end of its connection. */
export class AmiSession {
  readonly #target: AmiTarget;
  readonly #socket: Socket;
  readonly #onEvent: (event: AmiMessage) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #ended: Promise<AmiLost>;
  #end: (error: AmiLost) => void = () => {};
  #lost: AmiLost | undefined;
  #greet: (() => void) | undefined;
  #actions = 0;

  private constructor(target: AmiTarget, socket: Socket, onEvent: (event: AmiMessage) => void) {
    this.#target = target;
    this.#socket = socket;
    this.#onEvent = onEvent;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const parser = new AmiParser({
      banner: (text) => this.#banner(text),
      message: (message) => this.#take(message),
    });
    socket.on("data", (chunk) => {
      if (this.#lost !== undefined) return;
      try {
        parser.push(chunk);
      } catch (error) {
        this.#lose((error as Error).message);
      }
    });
    socket.on("error", (error) => this.#lose(error.message));
    socket.on("close", () => this.#lose("the connection has been closed"));
    socket.on("end", () => this.#lose("Asterisk has closed the connection"));
  }

  /**
   * Connects and logs on.
   * @param onEvent Takes the events that answer no action. It does not throw.
   * @throws AmiLost, or AmiRefusal if Asterisk refuses the logon.
   */
  static async open(
    target: AmiTarget,
    onEvent: (event: AmiMessage) => void,
    signal: AbortSignal,
  ): Promise<AmiSession> {
    const { host, port, tls, connectTimeout } = target;
    const where = { host, port, noDelay: true };
    const socket = tls === undefined ? connectTcp(where) : connectTls({ ...where, ...tls });
    const session = new AmiSession(target, socket, onEvent);
    const greeted = new Promise<void>((resolve) => {
      session.#greet = resolve;
    });
    const abort = (): void => session.#lose("it is not wanted any more");
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    const late = setTimeout(
      () => session.#lose(`there is no session within ${connectTimeout} ms`),
      connectTimeout,
    );
    try {
      const lost = await Promise.race([greeted, session.#ended]);
      if (lost !== undefined) throw lost;
      await session.#logOn();
    } catch (error) {
      session.close();
      throw error;
    } finally {
      clearTimeout(late);
      signal.removeEventListener("abort", abort);
    }
    session.#keepAlive();
    return session;
  }

  /** Resolves once the session is over, with the reason. */
  get ended(): Promise<AmiLost> {
    return this.#ended;
  }

  /** Ends the session; nothing comes any more. */
  close(): void {
    this.#lose("the session has been closed");
  }

  /**
   * Asks for an action, which may bring an ActionID of its own.
   * @throws AmiRefusal, AmiLost; TypeError for a value with a line end.
   */
  action(name: string, headers: Headers = {}): Promise<AmiMessage> {
    return this.#ask(name, headers, undefined);
  }

  /** Asks for an action that is answered by a list. */
  async list(name: string, headers: Headers = {}): Promise<AmiMessage[]> {
    const list: AmiMessage[] = [];
    await this.#ask(name, headers, list);
    return list;
  }

  #ask(action: string, headers: Headers, list: AmiMessage[] | undefined): Promise<AmiMessage> {
    const id = headers["ActionID"] ?? `action-${++this.#actions}`;
    const lines = Object.entries({ Action: action, ActionID: id, ...headers });
    if (lines.some(([, value]) => /[\r\n\0]/.test(value))) {
      return Promise.reject(new TypeError("a header has one line"));
    }
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    if (this.#pending.size >= mostPending) {
      return Promise.reject(new AmiRefusal("too many actions have not been answered yet"));
    }
    return new Promise((settle, fail) => {
      const { actionTimeout } = this.#target;
      const timer = setTimeout(() => {
        this.#lose(`Asterisk has not answered ${action} within ${actionTimeout} ms`);
      }, actionTimeout);
      this.#pending.set(id, { settle, fail, list, timer });
      this.#socket.write(`${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
    });
  }

  async #logOn(): Promise<void> {
    const { username, secret, logon } = this.#target;
    // Of the classes of events this one is enough. Without it, half of what comes would be variables.
    const about = { Username: username, Events: "call" };
    if (logon === "plain") {
      await this.action("Login", { ...about, Secret: secret });
      return;
    }
    const challenge = (await this.action("Challenge", { AuthType: "MD5" })).get("Challenge");
    const key = createHash("md5").update(`${challenge}${secret}`).digest("hex");
    await this.action("Login", { ...about, AuthType: "MD5", Key: key });
  }

  #keepAlive(): void {
    const timer = setInterval(() => {
      // One that is not answered ends the session.
      this.action("Ping").catch(() => {});
    }, this.#target.pingInterval);
    timer.unref();
    void this.#ended.then(() => clearInterval(timer));
  }

  #banner(text: string): void {
    if (text.startsWith("Asterisk Call Manager/")) this.#greet?.();
    else this.#lose("what answers is not the manager interface of an Asterisk");
  }

  #take(message: AmiMessage): void {
    if (this.#lost !== undefined) return;
    const id = message.get("ActionID");
    const pending = this.#pending.get(id);
    const response = message.get("Response");
    if (message.get("Event") !== "") {
      if (pending?.list === undefined) this.#onEvent(message);
      else if (/^(?:complete|cancelled)$/i.test(message.get("EventList")))
        this.#settle(id, pending, message);
      else if (pending.list.length < longestList) pending.list.push(message);
      else this.#lose("a list is too long");
      return;
    }
    if (pending === undefined || response === "") return;
    if (response === "Error") {
      this.#forget(id, pending);
      pending.fail(new AmiRefusal(message.get("Message")));
    } else if (pending.list === undefined || message.get("EventList") === "") {
      this.#settle(id, pending, message);
    }
  }

  #settle(id: string, pending: Pending, message: AmiMessage): void {
    this.#forget(id, pending);
    pending.settle(message);
  }

  #forget(id: string, { timer }: Pending): void {
    clearTimeout(timer);
    this.#pending.delete(id);
  }

  #lose(reason: string): void {
    if (this.#lost !== undefined) return;
    this.#lost = new AmiLost(reason);
    this.#socket.destroy();
    for (const [id, pending] of this.#pending) {
      this.#forget(id, pending);
      pending.fail(this.#lost);
    }
    this.#end(this.#lost);
  }
}
