import { statSync } from "node:fs";
import { stdin } from "node:process";
import { counted } from "./counted.js";
import { remark } from "./notice.js";
import { failure, usageError } from "./outcome.js";
import { packetsOf } from "./pcap/capture.js";
import { Connections } from "./pcap/connections.js";
import { octetsOfFile, whatIsWrong } from "./pcap/file.js";
import { segmentOf, type Unusable } from "./pcap/segment.js";
import { Shown } from "./pcap/shown.js";
import { progressBeside, stepping } from "./progress.js";
import { writeOut } from "./streams.js";
import type { PcapOptions } from "./syntax/pcap.js";
import { wireProtocol } from "./wire-protocol.js";

/** Shows the messages in a capture of packets. */
export async function pcap(path: string, options: PcapOptions): Promise<void> {
  const { protocol: name, framing, asn1 } = options;
  const isOpen = options.port.length === 0;
  const ports = new Set(isOpen && name === "ucserver" ? [7222] : options.port);
  const protocol = await wireProtocol(name, framing, asn1);
  const shown = new Shown(protocol, options);
  const connections = new Connections(protocol, ports, shown);
  const unusable: Record<Unusable, number> = { other: 0, fragment: 0, cut: 0 };
  let packets = 0;
  let last: number | undefined;
  let fault: string | undefined;
  try {
    for await (const some of packetsOf(withProgress(path))) {
      for (const packet of some) {
        packets++;
        last = packet.time ?? last;
        if (isOpen && packet.port !== undefined) ports.add(packet.port);
        if (ports.size === 0) throw usageError("--protocol csta needs --port, that of the PBX");
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
  remark(summary(packets, connections.count, shown, unusable));
  if (fault !== undefined) throw failure(fault);
}

/** On a terminal, the messages are what shows how far it has come. */
function withProgress(path: string): AsyncIterable<Buffer> {
  const total = path === "-" ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return stepping(octetsOf(path), progressBeside("octets", { total }), ({ length }) => length);
}

function octetsOf(path: string): AsyncIterable<Buffer> {
  return path === "-" ? stdin : octetsOfFile(path);
}

async function write(shown: Shown): Promise<void> {
  const text = shown.take().join("");
  if (text !== "") await writeOut(text);
}

function summary(
  packets: number,
  connections: number,
  { messages, losses }: Shown,
  { fragment, cut }: Record<Unusable, number>,
): string {
  return [
    `${counted(packets, "packet")}, ${counted(connections, "connection")}, ${counted(messages, "message")}`,
    ...(losses > 0 ? [`messages are missing in ${counted(losses, "place")}`] : []),
    ...(fragment > 0 ? [`${counted(fragment, "fragment")} of IP not put together`] : []),
    ...(cut > 0 ? [`too little was kept of ${counted(cut, "packet")}`] : []),
  ].join("; ");
}
