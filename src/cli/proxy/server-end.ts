import { once } from "node:events";
import type { Socket } from "node:net";
import { CodecError } from "../../codec/index.js";
import { FramingError } from "../../rose/index.js";
import { clientTls, Framer, openSocket, readMessage } from "../../rose/internal-wire.js";
import type { ClientTlsOptions } from "../../rose/index.js";
import { startTlsRequest } from "./start-tls.js";

/** Milliseconds for a connection and its handshake. */
const PATIENCE = 10_000;

/** Octets of an answer to the request for TLS. */
const LONGEST_ANSWER = 65_536;

/** Where a server is, and how to speak to it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly tls?: ClientTlsOptions | undefined;
}

/** A connection to the server: what is spoken on, and the socket below it. */
export interface ServerEnd {
  readonly stream: Socket;
  readonly raw: Socket;
}

/**
 * Connects to a server, with TLS if it is asked for.
 * @throws Error if that fails; then nothing is open.
 */
export async function openServerEnd(
  { host, port, tls }: ServerAddress,
  signal: AbortSignal,
): Promise<ServerEnd> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const raw = await openSocket({ host, port, timeout: PATIENCE, signal });
  if (tls === undefined) return { stream: raw, raw };
  const { mode, ...options } = tls;
  // What goes wrong below is told above.
  raw.on("error", () => {});
  try {
    if (mode === "starttls") await askForTls(raw, until);
    const stream = clientTls(host, options)(raw);
    await once(stream, "secureConnect", { signal: until });
    return { stream, raw };
  } catch (error) {
    raw.destroy();
    if (until.aborted) throw new Error("the handshake of TLS takes too long", { cause: error });
    throw error;
  }
}

async function askForTls(socket: Socket, signal: AbortSignal): Promise<void> {
  socket.write(startTlsRequest());
  const framer = new Framer({ maxFrameBytes: LONGEST_ANSWER });
  for (;;) {
    const chunk = await nextChunk(socket, signal);
    if (isAnswered(framer, chunk)) {
      if (!framer.empty) throw new Error("the server goes on in clear text after it agreed to TLS");
      return;
    }
  }
}

async function nextChunk(socket: Socket, signal: AbortSignal): Promise<Buffer> {
  for (;;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk !== null) return chunk;
    if (socket.readableEnded || socket.destroyed) throw new Error("the server has hung up");
    const ended = once(socket, "end", { signal }).catch(() => {});
    await Promise.race([once(socket, "readable", { signal }), ended]);
  }
}

/** Whether the server has agreed. @throws Error if it has refused. */
function isAnswered(framer: Framer, chunk: Buffer): boolean {
  try {
    framer.push(chunk);
    while (framer.next()) {
      const { kind, invokeID } = readMessage(framer.bytes, framer.start, framer.end);
      if (kind === "invoke" || invokeID !== 1) continue;
      if (kind === "result") return true;
      throw new Error("the server does not switch to TLS");
    }
    return false;
  } catch (error) {
    if (!(error instanceof CodecError) && !(error instanceof FramingError)) throw error;
    throw new Error(`the server does not speak as it should: ${error.message}`, { cause: error });
  }
}
