import { connect as netConnect, type Socket } from "node:net";
import { ConnectError, RoseTimeoutError } from "../errors.js";
import { abortError } from "../time/abort-group.js";
import { receiving } from "./receiving.js";

/** Where to connect, and how long to try. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** Milliseconds; 0 tries as long as the system does. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /**
   * Takes what comes, in place of the stream, and in less time than it. The socket is then paused until it is resumed.
   */
  readonly receive?: (socket: Socket, octets: Buffer) => void;
}

/**
 * Opens a TCP connection. If it fails, no socket remains open.
 * @throws ConnectError with the system's error as cause, RoseTimeoutError, or AbortError.
 */
export function openSocket({ host, port, timeout, signal, receive }: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortError("connecting was aborted", signal));
      return;
    }
    const options = { host, port, noDelay: true, allowHalfOpen: true };
    const socket = receive === undefined ? netConnect(options) : receiving(options, receive);
    const timer =
      timeout > 0
        ? setTimeout(() => {
            const reason = `no connection to ${host}:${port} within ${timeout} ms`;
            settle(new RoseTimeoutError(reason));
          }, timeout)
        : undefined;
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
      socket.removeListener("connect", connected);
      socket.removeListener("error", failed);
      socket.removeListener("close", closed);
      if (error === undefined) {
        resolve(socket);
      } else {
        // A late error of the abandoned socket is of no interest.
        socket.on("error", () => {});
        socket.destroy();
        reject(error);
      }
    };
    const connected = (): void => settle();
    const failed = (error: Error): void => {
      const reason = `cannot connect to ${host}:${port}: ${error.message}`;
      settle(new ConnectError(reason, { cause: error }));
    };
    const closed = (): void => settle(new ConnectError(`cannot connect to ${host}:${port}`));
    const aborted = (): void => {
      settle(abortError("connecting was aborted", signal as AbortSignal));
    };
    socket.on("connect", connected);
    socket.on("error", failed);
    socket.on("close", closed);
    signal?.addEventListener("abort", aborted);
  });
}
