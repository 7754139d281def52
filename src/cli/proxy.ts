import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { stdout } from "node:process";
import { tlsToServer } from "./client-tls.js";
import { counted } from "./counted.js";
import { another, bound, hostPort } from "./listening.js";
import { listeningTls } from "./listening-tls.js";
import { notice } from "./notice.js";
import { failure, usageError } from "./outcome.js";
import { Describer } from "./pcap/describe.js";
import { placeText } from "./pcap/lines.js";
import { Shown } from "./pcap/shown.js";
import { Passages } from "./proxy/passages.js";
import { Recording } from "./proxy/recording.js";
import type { ServerAddress } from "./proxy/server-end.js";
import { Tap } from "./proxy/tap.js";
import { stopSignal } from "./stop-signal.js";
import { outliveReader } from "./streams.js";
import type { Server } from "./syntax/options.js";
import type { ProxyOptions } from "./syntax/proxy.js";
import { Printer } from "./watch/printer.js";
import { wireProtocol } from "./wire-protocol.js";

/** Invokes that wait for their answers, of each side of a connection: there may be many connections. */
const MOST_WAITING = 1000;

/** Passes connections on to a server until a signal. */
export async function proxy(target: Server, options: ProxyOptions): Promise<void> {
  const { listen, record, redact, quiet, connections: most } = options;
  if (redact && record === undefined) throw usageError("--redact is for --record FILE");
  const tls = await listeningTls(options);
  const address = await addressOf(target, options);
  const protocol = await wireProtocol(options.protocol, options.framing, options.asn1);
  const shown = new Shown(protocol, options, new Describer(protocol, MOST_WAITING));
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  server.maxConnections = most;
  server.listen(listen.port, listen.host);
  const where = await bound(
    once(server, "listening").then(() => server.address() as AddressInfo),
    placeText(listen),
    another("--listen"),
  );
  // Only now, so that a file is made only by a proxy that runs.
  const recording = recordingFor(record, target.port, notice, () => server.close());
  const printer = new Printer(stdout, notice, undefined, "lines");
  const print = (): void => {
    for (const line of shown.take()) if (!quiet) printer.print(line.slice(0, -1));
  };
  const isHeard = !quiet || redact;
  const tap = new Tap(protocol, { shown: isHeard ? shown : undefined, recording, redact, print });
  outliveReader();
  const stop = stopSignal();
  const passages = new Passages({ tap, tls, address, tell: notice, most, stop });
  server.on("connection", (client) => void passages.accept(client));
  server.on("drop", () => passages.tooMany());
  // Descriptors have run out, say; the next connection may find one.
  server.on("error", (error) => notice(`a connection is lost: ${error.message}`));
  notice(`listening on tcp://${hostPort(where)} for ${placeText(target)}; Ctrl-C ends it`);
  if (!stop.aborted) await once(stop, "abort");
  server.close();
  await passages.close();
  recording?.close();
  const facts = [
    counted(passages.count, "connection"),
    ...(isHeard ? [counted(shown.messages, "message")] : []),
    ...(record === undefined ? [] : [`recorded in ${record}`]),
  ];
  notice(facts.join(", "));
  if (recording?.isBroken === true) throw failure(`the recording in ${record} is not whole`);
}

function recordingFor(
  file: string | undefined,
  port: number,
  tell: (message: string) => void,
  failed: () => void,
): Recording | undefined {
  if (file === undefined) return undefined;
  try {
    return new Recording(file, port, tell);
  } catch (error) {
    failed();
    throw error;
  }
}

async function addressOf(target: Server, options: ProxyOptions): Promise<ServerAddress> {
  const { tls } = await tlsToServer(options);
  return { ...target, tls: typeof tls === "object" ? tls : undefined };
}
