import { CodecError } from "../../codec/index.js";
import { ConnectError, RoseTimeoutError, type CloseReason } from "../errors.js";
import type { RoseMessage } from "../message/message.js";
import { GeneralProblem, ReturnResultProblem } from "../message/problems.js";
import type { Envelope, Link, LinkedConnection } from "../protocol/protocol.js";
import {
  ABORT,
  Acse,
  answerOf,
  AssociationResult,
  Diagnostic,
  diagnosticText,
  readAnswer,
  readRequest,
  RELEASE_ANSWER,
  requestOf,
  type Association,
  type AssociationLogin,
} from "./acse.js";
import { framed, type Framing } from "./tcp-frames.js";

/** What is asked for, or wanted, before messages may be sent. */
export interface AssociationOptions {
  /** The editions of CSTA that this side can, as the numbers of their bits; 3 (ISO/IEC 18052) by default. */
  readonly versions?: readonly number[] | undefined;
  /** The object identifier of the application context; 1.3.12.0.218 by default. A server takes any, and repeats it. */
  readonly contextName?: string | undefined;
  /** Only on a client: who it is. */
  readonly login?: AssociationLogin | undefined;
  /** Only on a server: whether this is a user. Without it, everybody is let in, with or without a login. */
  readonly check?:
    | ((login: AssociationLogin, association: Association) => boolean | Promise<boolean>)
    | undefined;
}

/** What the client sends before anything else, and what the server answers. */
export interface PreludeOptions {
  /** The octets with which the client begins. */
  readonly client: Uint8Array;
  /** The octets with which the server answers them, before its first message. */
  readonly server: Uint8Array;
}

/** What a link depends on. */
export interface LinkOptions {
  readonly framing: Framing;
  readonly prelude: PreludeOptions | undefined;
  readonly association: AssociationOptions | undefined;
  readonly envelope: Envelope;
  /** Asks the peer whether it is still there. */
  readonly ask: ((connection: LinkedConnection) => Promise<unknown>) | undefined;
}

/** The edition that a client asks for if nothing else is said: ISO/IEC 18052, which HiPath speaks. */
const USUAL_VERSION = 3;
const USUAL_CONTEXT = "1.3.12.0.218";

const agreed = new WeakMap<object, Association>();

/** What the two sides of a connection have agreed on; undefined without an association. */
export function associationOf(connection: object): Association | undefined {
  return agreed.get(connection);
}

type State = "prelude" | "association" | "deciding" | "open";

/** What comes before the messages of X.880, and beside them: a prelude, an association, questions whether the peer is still there. */
export class X880Link implements Link {
  readonly #connection: LinkedConnection;
  readonly #options: LinkOptions;
  #state: State;
  #begun: { resolve(): void; reject(error: Error): void; timer: NodeJS.Timeout } | undefined;
  #asking = false;

  constructor(connection: LinkedConnection, options: LinkOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#state = options.prelude === undefined ? this.#afterPrelude : "prelude";
  }

  get #afterPrelude(): State {
    return this.#options.association === undefined ? "open" : "association";
  }

  async begin(): Promise<void> {
    if (this.#state === "open") return;
    const { connectTimeout } = this.#connection.engine.limits;
    const { prelude } = this.#options;
    const opened = new Promise<void>((resolve, reject) => {
      const late = (): void => {
        const message = `no association within ${connectTimeout} ms`;
        this.#failed(new RoseTimeoutError(message), { code: "timeout", message });
      };
      const timer = setTimeout(late, connectTimeout === 0 ? 2 ** 31 - 1 : connectTimeout);
      this.#begun = { resolve, reject, timer };
    });
    if (prelude !== undefined) this.#connection.sending.add(prelude.client);
    else this.#request();
    await opened;
  }

  #request(): void {
    const {
      contextName = USUAL_CONTEXT,
      versions = [USUAL_VERSION],
      login,
    } = this.#options.association ?? {};
    this.#send(requestOf({ contextName, versions }, login));
  }

  #send(message: Uint8Array): void {
    this.#connection.sending.add(framed(message, this.#options.framing));
  }

  frame(bytes: Uint8Array, start: number, end: number): void {
    const connection = this.#connection;
    if (this.#state === "prelude") {
      this.#preludeCame();
      return;
    }
    const tag = bytes[start] as number;
    const { association, envelope } = this.#options;
    if (association !== undefined && tag >= Acse.request && tag <= Acse.abort) {
      this.#acse(tag, bytes.subarray(start, end));
      return;
    }
    if (this.#state !== "open") {
      connection.shut({ code: "protocol", message: "a message without an association" });
      return;
    }
    let message: RoseMessage;
    try {
      const { limits } = connection.engine.decoding;
      message = envelope.read(bytes, start, end, limits, false);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.#unreadable(tag);
      return;
    }
    connection.message(message);
  }

  /** A frame has come in which no message is, or one that is not built as it must be. A reject is never answered. */
  #unreadable(tag: number): void {
    if (tag === 0xa4) return;
    const known = tag >= 0xa1 && tag <= 0xa3;
    this.#connection.sending.reject("ber", undefined, {
      problem: "generalProblem",
      problemCode: known ? GeneralProblem.badlyStructuredAPDU : GeneralProblem.unrecognisedAPDU,
    });
  }

  #preludeCame(): void {
    const { prelude, association } = this.#options;
    this.#state = this.#afterPrelude;
    if (this.#connection.role === "server") {
      this.#connection.sending.add((prelude as PreludeOptions).server);
    } else if (association !== undefined) this.#request();
    else this.#opened();
  }

  #opened(): void {
    this.#state = "open";
    const begun = this.#begun;
    this.#begun = undefined;
    clearTimeout(begun?.timer);
    begun?.resolve();
  }

  #failed(error: Error, reason: CloseReason): void {
    const begun = this.#begun;
    this.#begun = undefined;
    clearTimeout(begun?.timer);
    begun?.reject(error);
    this.#connection.shut(reason);
  }

  #acse(tag: number, octets: Uint8Array): void {
    const connection = this.#connection;
    const isServer = connection.role === "server";
    if (tag === Acse.abort || tag === Acse.released) {
      this.#failed(new ConnectError("the peer has aborted the association"), {
        code: "remote",
        message: "the peer has ended the association",
      });
    } else if (tag === Acse.release && this.#state === "open") {
      this.#send(RELEASE_ANSWER);
      connection.shut({ code: "remote", message: "the peer has released the association" });
    } else if (tag === Acse.request && isServer && this.#state === "association") {
      this.#requested(octets);
    } else if (tag === Acse.answer && !isServer && this.#state === "association") {
      this.#answered(octets);
    } else {
      const message = "a message of an association that is not due";
      this.#failed(new ConnectError(message), { code: "protocol", message });
    }
  }

  /** A client asks for an association. */
  #requested(octets: Uint8Array): void {
    const { limits } = this.#connection.engine.decoding;
    const { versions: own = [USUAL_VERSION], check } = this.#options.association ?? {};
    const { contextName, versions, login } = readRequest(octets, limits);
    const common = Math.max(...own.filter((version) => versions.includes(version)));
    if (common === -Infinity) {
      this.#refuse(contextName, Diagnostic.noReason);
      return;
    }
    const association = { contextName, versions: [common] };
    if (check === undefined) {
      this.#accept(association);
      return;
    }
    if (login === undefined) {
      this.#refuse(contextName, Diagnostic.authenticationRequired);
      return;
    }
    this.#state = "deciding";
    Promise.resolve()
      .then(() => check(login, association))
      .then(
        (welcome) => {
          if (!this.#connection.open) return;
          if (welcome) this.#accept(association);
          else this.#refuse(contextName, Diagnostic.authenticationFailure);
        },
        (error: unknown) => {
          const message = "the check of a login failed";
          this.#connection.shut({ code: "internal", message, error: error as Error });
        },
      );
  }

  #accept(association: Association): void {
    agreed.set(this.#connection, association);
    this.#send(answerOf(association, AssociationResult.accepted, 0));
    this.#connection.authenticated = true;
    this.#opened();
  }

  #refuse(contextName: string, diagnostic: number): void {
    this.#send(
      answerOf({ contextName, versions: [] }, AssociationResult.rejectedPermanent, diagnostic),
    );
    const message = `the association was refused: ${diagnosticText(diagnostic)}`;
    this.#connection.shut({ code: "local", message });
  }

  /** The server has answered. */
  #answered(octets: Uint8Array): void {
    const { limits } = this.#connection.engine.decoding;
    const { result, diagnostic, contextName, versions } = readAnswer(octets, limits);
    if (result === AssociationResult.accepted) {
      agreed.set(this.#connection, { contextName, versions });
      this.#opened();
      return;
    }
    const message = `the peer refuses the association: ${diagnosticText(diagnostic)}`;
    this.#failed(new ConnectError(message), { code: "remote", message });
  }

  /** An error may belong to an event: operations that are not answered when they succeed may have one. */
  stray({ kind, invokeID }: RoseMessage): void {
    if (kind !== "result") return;
    this.#connection.sending.reject("ber", invokeID, {
      problem: "returnResultProblem",
      problemCode: ReturnResultProblem.unrecognisedInvocation,
    });
  }

  keepAlive(): void {
    const { ask } = this.#options;
    if (ask === undefined || this.#asking || this.#state !== "open") return;
    this.#asking = true;
    const before = this.#connection.messagesIn;
    ask(this.#connection).then(
      () => {
        this.#asking = false;
      },
      (error: unknown) => {
        this.#asking = false;
        // Not every peer answers this; one that sends anything else is there.
        const silent = this.#connection.messagesIn === before;
        if (!silent || !(error instanceof RoseTimeoutError)) return;
        this.#connection.shut({
          code: "timeout",
          message: "the peer does not say that it is there",
        });
      },
    );
  }

  closing({ code, message }: CloseReason): void {
    const begun = this.#begun;
    this.#begun = undefined;
    clearTimeout(begun?.timer);
    begun?.reject(new ConnectError(`no association came about: ${message}`));
    if (code === "local" && agreed.has(this.#connection)) this.#send(ABORT);
  }
}
