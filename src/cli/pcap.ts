import { createReadStream } from "node:fs";
import { stderr, stdin } from "node:process";
import { failure, usageError } from "./outcome.js";
import { CaptureError, packetsOf } from "./pcap/capture.js";
import { Connections } from "./pcap/connections.js";
import { segmentOf, type Unusable } from "./pcap/segment.js";
import { Shown } from "./pcap/shown.js";
import { writeOut } from "./streams.js";
import type { PcapOptions } from "./syntax/pcap.js";
import { wireProtocol } from "./wire-protocol.js";

/** Shows the messages in a capture of packets. */
export async function pcap(path: string, options: PcapOptions): Promise<void> {
  const { protocol: name, framing, asn1 } = options;
  if (name === "csta" && options.port.length === 0) {
    throw usageError("--protocol csta needs --port, that of the PBX");
  }
  const ports = new Set(options.port.length > 0 ? options.port : [7222]);
  const protocol = await wireProtocol(name, framing, asn1);
  const shown = new Shown(protocol, options);
  const connections = new Connections(protocol, ports, shown);
  const unusable: Record<Unusable, number> = { other: 0, fragment: 0, cut: 0 };
  let packets = 0;
  let last: number | undefined;
  let fault: string | undefined;
  try {
    for await (const some of packetsOf(octetsOf(path))) {
      for (const packet of some) {
        packets++;
        last = packet.time ?? last;
        const segment = segmentOf(packet);
        if (typeof segment === "string") unusable[segment]++;
        else connections.push(segment, packet.time);
      }
      await write(shown);
    }
  } catch (error) {
    fault = whatIsWrong(error, path);
  }
  connections.end(last);
  await write(shown);
  stderr.write(`${summary(packets, connections.count, shown, unusable)}\n`);
  if (fault !== undefined) throw failure(fault);
}

function octetsOf(path: string): AsyncIterable<Buffer> {
  return path === "-" ? stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function write(shown: Shown): Promise<void> {
  const text = shown.take();
  if (text !== "") await writeOut(text);
}

/** @throws what is a fault of this program. */
function whatIsWrong(error: unknown, path: string): string {
  if (error instanceof CaptureError) return error.message;
  if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  return `cannot read ${path}: ${(error as Error).message}`;
}

function summary(
  packets: number,
  connections: number,
  { messages, losses }: Shown,
  { fragment, cut }: Record<Unusable, number>,
): string {
  return [
    `${count(packets, "packet")}, ${count(connections, "connection")}, ${count(messages, "message")}`,
    ...(losses > 0 ? [`messages are missing in ${count(losses, "place")}`] : []),
    ...(fragment > 0 ? [`${count(fragment, "fragment")} of IP not put together`] : []),
    ...(cut > 0 ? [`too little was kept of ${count(cut, "packet")}`] : []),
  ].join("; ");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
