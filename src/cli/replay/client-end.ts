import { once } from "node:events";
import type { Socket } from "node:net";
import { HANDSHAKE, PATIENCE, tlsOver, type ListeningTls } from "../listening-tls.js";

/** What a client speaks on: in TLS if it must, or begins with it. @throws Error if it does not succeed. */
export async function clientEnd(raw: Socket, tls: ListeningTls | undefined): Promise<Socket> {
  if (tls === undefined) return raw;
  if (!tls.onRequest) return encrypted(raw, tls);
  const first = await firstChunk(raw);
  if (first === undefined) return raw;
  raw.unshift(first);
  return first[0] === HANDSHAKE ? encrypted(raw, tls) : raw;
}

/** What a client speaks on after its handshake. @throws Error if it does not succeed. */
export async function encrypted(raw: Socket, tls: ListeningTls): Promise<Socket> {
  const stream = tlsOver(raw, tls);
  const signal = AbortSignal.timeout(PATIENCE);
  const gone = new Error("the client goes before its handshake is done");
  const closed = once(stream, "close", { signal }).then(() => Promise.reject(gone));
  try {
    await Promise.race([once(stream, "secure", { signal }), closed]);
  } catch (error) {
    stream.destroy();
    if (!signal.aborted) throw error;
    throw new Error("the client's handshake takes too long", { cause: error });
  }
  // What goes wrong later, its reader is told.
  stream.on("error", () => {});
  return stream;
}

/** @returns What a client begins with; undefined if it says nothing. */
async function firstChunk(raw: Socket): Promise<Buffer | undefined> {
  for (;;) {
    const chunk = raw.read() as Buffer | null;
    if (chunk !== null) return chunk;
    if (raw.readableEnded || raw.destroyed) return undefined;
    const over = new AbortController();
    const { signal } = over;
    const events = ["readable", "end", "close"].map((name) => once(raw, name, { signal }));
    await Promise.race(events).finally(() => over.abort());
  }
}
