/** A WebSocket, as far as it is used. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

/** What is told of a {@link Wire}. */
export interface WireListener {
  opened(): void;
  message(text: string): void;
  /** It has been closed, or could not be opened. */
  closed(): void;
}

/** What a {@link Channel} depends on, and whom it tells. */
export interface ChannelParts {
  open(listener: WireListener): Wire;
  /** Whether the session is still there. @throws if the server cannot be reached */
  isThere(): Promise<boolean>;
  after(milliseconds: number, work: () => void): void;
  /** What the server sends has arrived here from now on; it may have been lost before. */
  opened(): void;
  /** It has broken, and is opened again after this many seconds. */
  broken(seconds: number): void;
  /** The session is over. */
  ended(): void;
  /** The server has sent an invoke, which may be an event. */
  invoked(name: string, argument: unknown, text: string): void;
}

/** Why something has not been carried out, in words of the server. */
export class Refusal extends Error {
  /** `iErrorDetail` of the error; undefined for a reject, and if there was no answer. */
  readonly detail: number | undefined;

  constructor(text: string, detail?: number) {
    super(text);
    this.detail = detail;
  }
}

/** A message of the server. */
interface Message {
  readonly invoke?: {
    readonly invokeID: number;
    readonly operationName?: string;
    readonly argument?: unknown;
  };
  readonly result?: { readonly invokeID: number; readonly result: { readonly result?: unknown } };
  readonly error?: {
    readonly invokedID: number;
    readonly error?: { readonly iErrorDetail?: number; readonly u8sErrorString?: string };
  };
  readonly reject?: {
    readonly invokedID: { readonly invokedID?: number };
    readonly details?: string;
  };
}

interface Waiting {
  readonly resolve: (result: any) => void;
  readonly reject: (why: Refusal) => void;
}

/** The invoke id of events, which are never answered. */
const eventID = 99_999;

/** How long it waits before it opens the WebSocket again: this many seconds, the last of them for ever. */
const pauses = [1, 2, 4, 8, 15];

/**
 * The WebSocket of a session, which is opened again when it breaks. Answers and events are in the order in which the server has sent them,
 * so an invoke by the channel is better than a POST for whoever follows events.
 */
export class Channel {
  readonly #parts: ChannelParts;
  readonly #waiting = new Map<number, Waiting>();
  #wire: Wire | undefined;
  #isOpen = false;
  #isClosed = false;
  #lastID = 0;
  /** How often it has broken without having been open in between. */
  #failures = 0;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
    this.#open();
  }

  /** Invokes an operation. @throws Refusal */
  invoke<Result>(operationName: string, argument: object): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (!this.#isOpen) {
        reject(new Refusal("The connection to the server is broken"));
        return;
      }
      do this.#lastID = (this.#lastID % (eventID - 1)) + 1;
      while (this.#waiting.has(this.#lastID));
      this.#waiting.set(this.#lastID, { resolve, reject });
      const invoke = { invokeID: this.#lastID, operationID: 0, operationName, argument };
      this.#wire?.send(JSON.stringify({ invoke }));
    });
  }

  /** Closes it for good. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#lost();
    this.#wire?.close();
  }

  #open(): void {
    const wire = this.#parts.open({
      opened: () => {
        if (this.#isClosed) return;
        this.#isOpen = true;
        this.#failures = 0;
        this.#parts.opened();
      },
      message: (text) => {
        if (!this.#isClosed) this.#take(text);
      },
      closed: () => {
        if (wire === this.#wire && !this.#isClosed) this.#broken();
      },
    });
    this.#wire = wire;
  }

  #broken(): void {
    this.#lost();
    const seconds = pauses[Math.min(this.#failures++, pauses.length - 1)] as number;
    this.#parts.broken(seconds);
    this.#parts.after(seconds * 1000, () => void this.#again());
  }

  async #again(): Promise<void> {
    if (this.#isClosed) return;
    let isThere: boolean;
    try {
      isThere = await this.#parts.isThere();
    } catch {
      if (!this.#isClosed) this.#broken();
      return;
    }
    if (this.#isClosed) return;
    if (isThere) {
      this.#open();
      return;
    }
    this.#isClosed = true;
    this.#parts.ended();
  }

  /** Nobody answers any more. */
  #lost(): void {
    this.#isOpen = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) {
      reject(new Refusal("The connection to the server has broken before the answer came"));
    }
  }

  #take(text: string): void {
    const [message] = JSON.parse(text) as [Message];
    const { invoke, result, error, reject } = message;
    if (invoke !== undefined) {
      this.#parts.invoked(invoke.operationName ?? "", invoke.argument, text);
      if (invoke.invokeID !== eventID) this.#refuse(invoke.invokeID);
    } else if (result !== undefined) {
      this.#settle(result.invokeID)?.resolve(result.result.result);
    } else if (error !== undefined) {
      const { u8sErrorString, iErrorDetail } = error.error ?? {};
      const why = u8sErrorString || `The server has answered with error ${iErrorDetail ?? ""}`;
      this.#settle(error.invokedID)?.reject(new Refusal(why, iErrorDetail));
    } else if (reject !== undefined) {
      const why = reject.details || "The server has not carried it out";
      this.#settle(reject.invokedID.invokedID ?? 0)?.reject(new Refusal(why));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** The page carries out no invokes; it tells the server so, instead of letting it wait for an answer. */
  #refuse(id: number): void {
    const reject = { invokedID: { invokedID: id }, reject: { invokeProblem: 1 } };
    this.#wire?.send(JSON.stringify({ reject }));
  }
}
