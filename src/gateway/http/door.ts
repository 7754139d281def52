import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Budget, guarded } from "../../rose/internal.js";
import type { RoseLog } from "../../rose/index.js";
import { Line, type LineLimits } from "./line.js";
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

/**
 * Answers a request as {@link RequestAnswerer} does, but in one piece.
 * @param written To be called when it has ended the answer.
 * @returns False, without having done anything, if it is not for it.
 */
export type WholeAnswerer = (
  request: IncomingMessage,
  response: ServerResponse,
  written: () => void,
) => boolean;

/** How an answer is watched. */
interface Watch {
  readonly watch: () => void;
  readonly written: () => void;
}

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
    return (request, response) => {
      const { socket } = request;
      const failed = (): void => void socket.destroy();
      guarded(this.#log, "a web request", () => {
        const line = this.#lineOf(socket);
        line.take((done) => {
          const { watch, written } = this.#watch(line, response, done);
          const work = (): unknown => {
            if (whole?.(request, response, written) === true) return undefined;
            response.on("prefinish", written);
            watch();
            return answer(request, response);
          };
          guarded(this.#log, "a web request", work, failed);
        });
      });
    };
  }

  /** A listener for upgrades. */
  upgrade(take: UpgradeTaker): UpgradeHandler {
    return (request, socket, head) => {
      const failed = (): void => void socket.destroy();
      // There may be earlier requests whose answers have not been sent yet.
      const turn = (done: () => void): void => {
        guarded(
          this.#log,
          "a request for another protocol",
          () => {
            if (take(request, socket, head)) return;
            done();
            answerAsOrdinary(request, socket, head);
          },
          failed,
        );
      };
      guarded(this.#log, "a request for another protocol", () => this.#lineOf(socket).take(turn));
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

  /**
   * Watches an answer until it has been taken.
   * @returns `watch` begins to watch how it is taken; of an answer in one piece that is necessary only if some of it waits, which few do: a timer
   *   for each would cost more than all else here. `written` looks, when all of it has been written, whether some waits.
   */
  #watch(line: Line, response: ServerResponse, done: () => void): Watch {
    const socket = line.socket as Socket;
    line.answer = response;
    const outlet = new Outlet(socket, this.#outletLimits);
    let isWatching = false;
    const watch = (): void => {
      if (isWatching) return;
      isWatching = true;
      outlet.watch();
      // Node passes on the socket's event.
      response.on("timeout", () => outlet.timedOut());
    };
    const written = (): void => {
      const { writableLength } = socket;
      if (writableLength === 0) return;
      watch();
      outlet.add(writableLength);
    };
    response.on("close", () => {
      line.answer = undefined;
      outlet.close();
      done();
    });
    return { watch, written };
  }
}

function whose(socket: Duplex): { remoteAddress: string | undefined } {
  return { remoteAddress: (socket as Partial<Socket>).remoteAddress };
}
