import { connect, type Socket } from "node:net";
import { PbxError, type PbxErrorCode } from "rosewire/pbx";

/*
 * What this PBX speaks: an object of JSON in each line, over TCP.
 *
 * YOUR PBX: put its protocol in the place of this file. The driver needs three things of it: to ask for something and to get the answer, to
 * be told what happens in the order in which it happens, and to know when the connection is lost and when it is there again.
 */

/** What a telephone does, in the words of the PBX. */
export type PhoneState = "dialling" | "ringing" | "talking" | "held" | "busy" | "failed" | "idle";

/** What the PBX can be asked to do; `id` comes back as `answer`. */
export type Wish =
  | { do: "list" }
  | { do: "look"; line: string }
  | { do: "dial"; line: string; to: string }
  | { do: "answer" | "hangup" | "hold" | "retrieve"; line: string; call: string }
  | { do: "dnd"; line: string; on: boolean };

/** A call as the PBX shows it at a line. */
export interface ShownCall {
  readonly call: string;
  readonly state: PhoneState;
  readonly isOutgoing: boolean;
  readonly from: string;
  readonly to: string;
  readonly others: readonly { readonly line: string; readonly state: PhoneState }[];
  readonly isOver: boolean;
}

/** What the PBX says by itself. */
export type Told =
  | { line: string; call: string; state: PhoneState; from?: string; to?: string }
  | { line: string; dnd: boolean };

/** What it answers. */
export interface Answer {
  readonly answer: number;
  readonly error?: string;
  readonly call?: string;
  readonly lines?: readonly { readonly id: string; readonly number: string }[];
  readonly isPluggedIn?: boolean;
  readonly dnd?: boolean;
  readonly calls?: readonly ShownCall[];
}

/** YOUR PBX: what it says when it refuses something, in the words of drivers. */
const refusals: Readonly<Record<string, PbxErrorCode>> = {
  "no such line": "unknownDevice",
  "no such call": "unknownConnection",
  "no such number": "invalidDestination",
  "not now": "invalidState",
};

/** Milliseconds after which a PBX that has not answered is taken to be away. */
const patience = 5_000;
/** Characters of a line. A PBX that sends more is not one. */
const longest = 65_536;

/** How a {@link Link} is made. */
export interface LinkParts {
  readonly host: string;
  readonly port: number;
  /** Milliseconds between attempts to connect. */
  readonly retryAfter: number;
  readonly told: (what: Told) => void;
  /** The connection is there again, or lost. */
  readonly changed: (isThere: boolean) => void;
}

/** The connection with the PBX, which is made again whenever it is lost. */
export class Link {
  readonly #parts: LinkParts;
  readonly #waiting = new Map<number, (answer: Answer | PbxError) => void>();
  #socket: Socket | undefined;
  /** Undefined as long as that has not been tried. */
  #isThere: boolean | undefined;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #text = "";
  #last = 0;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** Connects. Returns also if that fails: then it is tried again. */
  async open(): Promise<void> {
    this.#isClosed = false;
    this.#isThere = undefined;
    await new Promise<void>((resolve) => this.#connect(resolve));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
    this.#lost();
    this.#socket = undefined;
  }

  /** Asks the PBX for something. @throws PbxError if it refuses, or cannot be reached. */
  async ask(wish: Wish): Promise<Answer> {
    const socket = this.#socket;
    if (socket === undefined || this.#isThere !== true) {
      throw new PbxError("noLink", "The PBX cannot be reached");
    }
    const id = ++this.#last;
    const said = await new Promise<Answer | PbxError>((resolve) => {
      const late = setTimeout(() => socket.destroy(), patience);
      this.#waiting.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      socket.write(`${JSON.stringify({ id, ...wish })}\n`);
    });
    if (said instanceof PbxError) throw said;
    const { error } = said;
    if (error !== undefined) throw new PbxError(refusals[error] ?? "invalidState", error);
    return said;
  }

  /** @param tried Is called when it is connected, or not. */
  #connect(tried: () => void): void {
    const { host, port } = this.#parts;
    const socket = connect({ host, port }).setEncoding("utf8").setKeepAlive(true, 30_000);
    this.#socket = socket;
    this.#text = "";
    socket.setTimeout(patience, () => socket.destroy());
    socket.once("connect", () => {
      socket.setTimeout(0);
      const isAgain = this.#isThere === false;
      this.#isThere = true;
      if (isAgain) this.#parts.changed(true);
      tried();
    });
    socket.on("data", (text: string) => this.#take(text, socket));
    // What is wrong does not matter: it is closed then, and tried again.
    socket.on("error", () => {});
    socket.once("close", () => {
      if (this.#socket === socket) this.#lost();
      tried();
    });
  }

  #lost(): void {
    const isNew = this.#isThere !== false;
    this.#isThere = false;
    const error = new PbxError("noLink", "The connection with the PBX is lost");
    for (const answer of this.#waiting.values()) answer(error);
    this.#waiting.clear();
    if (this.#isClosed) return;
    // Nothing is told before `open` has returned.
    if (isNew) setImmediate(() => this.#parts.changed(false));
    this.#timer = setTimeout(() => this.#connect(() => {}), this.#parts.retryAfter);
  }

  #take(text: string, socket: Socket): void {
    const lines = (this.#text + text).split("\n");
    this.#text = lines.pop()!;
    try {
      if (this.#text.length > longest) throw new Error("a line does not end");
      for (const line of lines) this.#read(JSON.parse(line) as Told | Answer);
    } catch {
      // It is not known what the PBX wants to say, and so not what it has said after that: everything begins anew.
      socket.destroy();
    }
  }

  #read(said: Told | Answer): void {
    if (!("answer" in said)) return this.#parts.told(said);
    this.#waiting.get(said.answer)?.(said);
    this.#waiting.delete(said.answer);
  }
}
