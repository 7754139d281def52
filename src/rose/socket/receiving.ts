import { connect, type Socket, type TcpNetConnectOpts } from "node:net";
import { copyOf } from "./copies.js";

const SIZE = 65_536;
/** What is longer is not copied, if it can be helped: the socket reads into a buffer of its own from then on, and gives that away. */
const LONG = SIZE / 2;
/** How many sockets may have a buffer of their own, which stays with them until they read something shorter. */
const MOST_OWN = 16;
let own = 0;

/** Where all sockets read to. Node.js would get 64 KiB for each read, and give most of it back: that takes longer than to copy what calls are made of. */
let shared: Buffer | undefined;

/**
 * Opens a TCP connection whose octets are given to a function and not to the stream. It is paused until it is resumed.
 * @param receive Gets octets that nobody else writes to.
 */
export function receiving(
  options: TcpNetConnectOpts,
  receive: (socket: Socket, octets: Buffer) => void,
): Socket {
  let buffer = (shared ??= Buffer.allocUnsafeSlow(SIZE));
  const release = (): void => {
    if (buffer !== shared) own--;
    buffer = shared as Buffer;
  };
  const take = (length: number): Buffer => {
    const isLong = length > LONG;
    const isOwn = buffer !== shared;
    const octets = isLong && isOwn ? buffer.subarray(0, length) : copyOf(buffer, length);
    if (!isLong) release();
    else if (isOwn || own < MOST_OWN) {
      if (!isOwn) own++;
      buffer = Buffer.allocUnsafeSlow(SIZE);
    }
    return octets;
  };
  const socket: Socket = connect({
    ...options,
    onread: {
      buffer: () => buffer,
      callback(length) {
        receive(socket, take(length));
        return true;
      },
    },
  });
  socket.once("close", release);
  return socket.pause();
}
