import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Budget, guarded, unexpected } from "../../rose/internal.js";
import type { RoseLog } from "../../rose/index.js";
import { Line, type LineLimits, type Turn } from "./line.js";
import { Outlet, type OutletLimits } from "./outlet.js";
import { refusalOf, strangerOf, type ReadingError } from "./unreadable.js";
import { answerAsOrdinary } from "./upgrade.js";

/** What the connections of a web service may cost; see `GatewayLimits`. */
export interface DoorLimits {
  readonly maxPipelined: number;
  readonly maxWaitingRequests: number;
  readonly maxOutboundBytes: number;
  readonly stalledTimeout: number;
}

/** Answers a request, at once or later; what it throws or rejects with costs the connection. */
export type RequestAnswerer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Whoever wants to know when an answer has been written. */
export interface Writing {
  /** All of it has been given to the connection. */
  written(): void;
}

/**
 * Answers a request as {@link RequestAnswerer} does, but in one piece.
 * @param writing To be told when it has ended the answer.
 * @returns False, without having done anything, if it is not for it.
 */
export type WholeAnswerer = (
  request: IncomingMessage,
  response: ServerResponse,
  writing: Writing,
) => boolean;

/** For the event `upgrade` of an HTTP server. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** For the event `clientError` of an HTTP server. */
export type UnreadableHandler = (error: ReadingError, socket: Duplex) => void;

/** Takes a request for another protocol. @returns False if it should be answered like any other. */
export type UpgradeTaker = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/**
 * Guards a listener for HTTP requests, in a server of one's own or of the caller's: one request of a
 * connection at a time, a client that does not take its answers is reset, and no failure escapes.
 */
export class Door {
  readonly #log: RoseLog;
  readonly #outletLimits: OutletLimits;
  readonly #lineLimits: LineLimits;
  readonly #lines = new WeakMap<Duplex, Line>();

  constructor(limits: DoorLimits, log: RoseLog) {
    this.#log = log;
    const { maxPipelined, maxWaitingRequests, maxOutboundBytes, stalledTimeout } = limits;
    const waiting = new Budget<Line>(maxWaitingRequests, ({ socket }) => {
      log.warn(whose(socket), "too many web requests wait: connection cut off");
      socket.destroy();
    });
    this.#lineLimits = { maxPipelined, waiting };
    const budget = new Budget<Outlet>(maxOutboundBytes, (outlet) => outlet.cutOff());
    this.#outletLimits = { budget, stalledTimeout, log };
  }

  /**
   * A listener for requests.
   * @param whole Asked first.
   */
  handler(answer: RequestAnswerer, whole?: WholeAnswerer): RequestListener {
    const how: Answering = { answer, whole, limits: this.#outletLimits, log: this.#log };
    return (request, response) => {
      try {
        const line = this.#lineOf(request.socket);
        line.take(new AnswerTurn(how, line, request, response));
      } catch (error) {
        unexpected(this.#log, WHAT, error);
      }
    };
  }

  /** A listener for upgrades. */
  upgrade(take: UpgradeTaker): UpgradeHandler {
    return (request, socket, head) => {
      const failed = (): void => void socket.destroy();
      const what = "a request for another protocol";
      guarded(this.#log, what, () => {
        const line = this.#lineOf(socket);
        // There may be earlier requests whose answers have not been sent yet.
        const turn: Turn = {
          begin: () => guarded(this.#log, what, work, failed),
        };
        const work = (): void => {
          if (take(request, socket, head)) return;
          line.over(turn);
          answerAsOrdinary(request, socket, head);
        };
        line.take(turn);
      });
    };
  }

  /**
   * Ends connections on which no request can be read, as Node does without a listener, and names in the log the
   * protocol that has come instead, if it is one that is known.
   */
  readonly unreadable: UnreadableHandler = (error, socket) => {
    const end = (): void => void socket.destroy(error);
    const refuse = (): void => {
      const reason = strangerOf(error, socket);
      if (reason !== undefined) {
        const facts = { ...whose(socket), reason, fault: error.code };
        this.#log.warn(facts, "another protocol than the port's");
      }
      const begun = this.#lines.get(socket)?.answer?.headersSent === true;
      if (socket.writable && !begun) socket.write(refusalOf(error));
      end();
    };
    guarded(this.#log, "octets that are not a request", refuse, end);
  };

  #lineOf(socket: Duplex): Line {
    let line = this.#lines.get(socket);
    if (line === undefined) this.#lines.set(socket, (line = new Line(socket, this.#lineLimits)));
    return line;
  }

  /** Watches what is sent on a connection that no longer speaks HTTP. */
  outlet(socket: Socket): Outlet {
    const outlet = new Outlet(socket, this.#outletLimits);
    outlet.watch();
    socket.on("timeout", () => outlet.timedOut());
    return outlet;
  }
}

const WHAT = "a web request";

/** What all requests of a listener have in common. */
interface Answering {
  readonly answer: RequestAnswerer;
  readonly whole: WholeAnswerer | undefined;
  readonly limits: OutletLimits;
  readonly log: RoseLog;
}

/** A request and its answer, which is watched until it has been taken. One object, because functions that are made for each request cost a short call much. */
class AnswerTurn implements Turn, Writing {
  readonly #how: Answering;
  readonly #line: Line;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  /** There as soon as it is watched how the answer is taken. */
  #outlet: Outlet | undefined;

  constructor(how: Answering, line: Line, request: IncomingMessage, response: ServerResponse) {
    this.#how = how;
    this.#line = line;
    this.#request = request;
    this.#response = response;
  }

  begin(): void {
    const { log, whole } = this.#how;
    this.#line.answer = this.#response;
    this.#response.on("close", () => this.#closed());
    try {
      if (whole?.(this.#request, this.#response, this) === true) return;
    } catch (error) {
      unexpected(log, WHAT, error, () => this.#failed());
      return;
    }
    guarded(
      log,
      WHAT,
      () => this.#answer(),
      () => this.#failed(),
    );
  }

  #answer(): unknown {
    this.#response.on("prefinish", () => this.written());
    this.#watch();
    return this.#how.answer(this.#request, this.#response);
  }

  #failed(): void {
    this.#request.socket.destroy();
  }

  /**
   * Watches how the answer is taken. Of one in one piece that is necessary only if some of it waits, which few do: a timer for each would cost more
   * than all else here.
   */
  #watch(): Outlet {
    if (this.#outlet !== undefined) return this.#outlet;
    const outlet = new Outlet(this.#line.socket as Socket, this.#how.limits);
    this.#outlet = outlet;
    outlet.watch();
    // Node passes on the socket's event.
    this.#response.on("timeout", () => outlet.timedOut());
    return outlet;
  }

  written(): void {
    const { writableLength } = this.#line.socket;
    if (writableLength > 0) this.#watch().add(writableLength);
  }

  #closed(): void {
    this.#line.answer = undefined;
    this.#outlet?.close();
    this.#line.over(this);
  }
}

function whose(socket: Duplex): { remoteAddress: string | undefined } {
  return { remoteAddress: (socket as Partial<Socket>).remoteAddress };
}
