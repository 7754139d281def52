import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { tlsToServer } from "./client-tls.js";
import { counted } from "./counted.js";
import { listeningTls } from "./listening-tls.js";
import { another, bound, hostPort } from "./listening.js";
import { notice } from "./notice.js";
import { failure, usageError } from "./outcome.js";
import { passwordFrom } from "./password.js";
import { placeText } from "./pcap/lines.js";
import { Answering } from "./replay/answering.js";
import type { Login } from "./replay/login.js";
import { readRecording, type Read } from "./replay/read.js";
import { Recorded } from "./replay/recorded.js";
import { Report } from "./replay/report.js";
import { Stage } from "./replay/stage.js";
import { stopSignal } from "./stop-signal.js";
import { outliveReader } from "./streams.js";
import type { Server } from "./syntax/options.js";
import type { ReplayOptions } from "./syntax/replay.js";
import { wireProtocol } from "./wire-protocol.js";

/** Clients at a time. */
const MOST_CLIENTS = 1000;

/** Takes the place of the clients in a recording, or of the server. */
export async function replay(
  path: string,
  target: Server | undefined,
  options: ReplayOptions,
): Promise<void> {
  const { listen } = options;
  if (target !== undefined && listen === undefined) return replayTo(target, path, options);
  if (target !== undefined || listen === undefined) {
    throw usageError("give a server to replay to, or --listen PORT to be one");
  }
  for (const name of ["check", "user", "password", "passwordStdin", "tls", "ca"] as const) {
    const given = options[name] !== undefined && options[name] !== false;
    if (given)
      throw usageError("--check, --user, --password and --tls are for a replay to a server");
  }
  return answerFrom(path, listen, options);
}

/** Says to a server what clients have said in a recording. */
async function replayTo(target: Server, path: string, options: ReplayOptions): Promise<void> {
  const { check, ignore, timeout, connection, speed } = options;
  if (options.tlsCert !== undefined || options.tlsKey !== undefined) {
    throw usageError("--tls-cert and --tls-key are for --listen");
  }
  if (ignore.length > 0 && !check) throw usageError("--ignore is for --check");
  const protocol = await wireProtocol(options.protocol, options.framing, options.asn1);
  const { tls } = await tlsToServer(options);
  const login = await loginOf(options);
  const signal = stopSignal();
  const report = new Report(options);
  const given = {
    ...{ protocol, login, timeout, report, signal },
    address: { ...target, tls: typeof tls === "object" ? tls : undefined },
    ignored: check ? new Set(ignore) : undefined,
  };
  const stage = new Stage(given, connection, speed);
  let read: Read;
  try {
    read = await readRecording(path, protocol, options.port, stage, signal);
    await stage.done();
  } finally {
    stage.stop();
  }
  await report.summary(stage.count, check);
  if (read.fault !== undefined) throw failure(read.fault);
  if (stage.count === 0 && !signal.aborted) throw nothingIn(path, connection, read.connections);
  const wrong = whatWentWrong(report);
  if (wrong !== "") throw failure(wrong);
}

/** Answers clients with what a server has said in a recording, until a signal. */
async function answerFrom(path: string, listen: Server, options: ReplayOptions): Promise<void> {
  const { connection, port, speed } = options;
  const tls = await listeningTls(options);
  const protocol = await wireProtocol(options.protocol, options.framing, options.asn1);
  const signal = stopSignal();
  const recorded = new Recorded(protocol, connection);
  const { fault, connections } = await readRecording(path, protocol, port, recorded, signal);
  if (fault !== undefined) throw failure(fault);
  if (recorded.count === 0) throw nothingIn(path, connection, connections);
  const report = new Report(options);
  const how = { protocol, recorded, report, speed, tls };
  const server = createServer();
  server.maxConnections = MOST_CLIENTS;
  server.listen(listen.port, listen.host);
  const where = await bound(
    once(server, "listening").then(() => server.address() as AddressInfo),
    placeText(listen),
    another("--listen"),
  );
  // Descriptors have run out, say; the next connection may find one.
  server.on("error", (error) => notice(`a connection is lost: ${error.message}`));
  outliveReader();
  let clients = 0;
  const open = new Set<Promise<void>>();
  server.on("connection", (socket) => {
    socket.on("error", () => {});
    const end = (): void => void socket.destroy();
    signal.addEventListener("abort", end, { once: true });
    const served = new Answering(++clients, how).serve(socket);
    open.add(served);
    void served.finally(() => {
      signal.removeEventListener("abort", end);
      open.delete(served);
    });
  });
  const whose = counted(recorded.count, "recorded connection");
  notice(`listening on tcp://${hostPort(where)} with ${whose}; Ctrl-C ends it`);
  if (!signal.aborted) await once(signal, "abort");
  server.close();
  await Promise.all(open);
  await report.servedSummary(clients);
  if (report.rejects > 0)
    throw failure(`${counted(report.rejects, "invoke")} not in the recording`);
}

async function loginOf(options: ReplayOptions): Promise<Login> {
  const { user, password, passwordStdin } = options;
  if (user === undefined && password === undefined && !passwordStdin) {
    return { user: undefined, password: undefined };
  }
  return { user, password: await passwordFrom(options) };
}

function nothingIn(path: string, only: number | undefined, connections: number): Error {
  if (only !== undefined && connections > 0) {
    return failure(
      `connection ${only} says nothing in ${path}, which has ${counted(connections, "connection")}`,
    );
  }
  return failure(`no messages to a server in ${path}: --port names the port that it had`);
}

function whatWentWrong(report: Report): string {
  const { answers, different, unanswered, unsent, broken } = report;
  const { events, differentEvents, missingEvents, unrecordedEvents } = report;
  return [
    ...(different > 0 ? [`${different} of ${counted(answers, "answer")} different`] : []),
    ...(differentEvents > 0 ? [`${differentEvents} of ${counted(events, "event")} different`] : []),
    ...(missingEvents > 0 ? [`${counted(missingEvents, "event")} missing`] : []),
    ...(unrecordedEvents > 0 ? [`${counted(unrecordedEvents, "event")} not recorded`] : []),
    ...(unanswered > 0 ? [`${counted(unanswered, "invoke")} not answered`] : []),
    ...(unsent > 0 ? [`${counted(unsent, "message")} not sent`] : []),
    ...(broken > 0 ? [`${counted(broken, "connection")} ended too early`] : []),
  ].join("; ");
}
