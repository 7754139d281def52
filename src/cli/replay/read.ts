import { usageError } from "../outcome.js";
import { packetsOf } from "../pcap/capture.js";
import { Connections, type Talk } from "../pcap/connections.js";
import { octetsOfFile, whatIsWrong } from "../pcap/file.js";
import { segmentOf } from "../pcap/segment.js";
import type { WireProtocol } from "../wire-protocol.js";

/** What is done with what a recording says. */
export interface Reader extends Talk {
  /** Settles when more may be read. */
  room(): Promise<void>;
}

/** What there was in a recording. */
export interface Read {
  readonly connections: number;
  /** What is wrong with it. */
  readonly fault: string | undefined;
}

/**
 * Reads a recording only as fast as there is room for it.
 * @param given Ports of servers; if there are none, the usual one and those that the recording names.
 * @throws what `room` throws.
 */
export async function readRecording(
  path: string,
  protocol: WireProtocol,
  given: readonly number[],
  reader: Reader,
  signal: AbortSignal,
): Promise<Read> {
  const isUsual = given.length === 0 && protocol.name === "ucserver";
  const ports = new Set(isUsual ? [7222] : given);
  const connections = new Connections(protocol, ports, reader);
  let last: number | undefined;
  let fault: string | undefined;
  try {
    for await (const some of packetsOf(octetsOfFile(path))) {
      for (const packet of some) {
        last = packet.time ?? last;
        if (given.length === 0 && packet.port !== undefined) ports.add(packet.port);
        if (ports.size === 0) throw usageError("--protocol csta needs --port, that of the PBX");
        const segment = segmentOf(packet);
        if (typeof segment !== "string") connections.push(segment, packet.time);
      }
      await reader.room();
      if (signal.aborted) break;
    }
  } catch (error) {
    fault = whatIsWrong(error, path);
  }
  connections.end(last);
  return { connections: connections.count, fault };
}
