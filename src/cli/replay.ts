import { tlsToServer } from "./client-tls.js";
import { counted } from "./counted.js";
import { failure, usageError } from "./outcome.js";
import { passwordFrom } from "./password.js";
import { packetsOf } from "./pcap/capture.js";
import { Connections } from "./pcap/connections.js";
import { octetsOfFile, whatIsWrong } from "./pcap/file.js";
import { segmentOf } from "./pcap/segment.js";
import type { Login } from "./replay/login.js";
import { Report } from "./replay/report.js";
import { Stage } from "./replay/stage.js";
import { stopSignal } from "./stop-signal.js";
import type { Server } from "./syntax/options.js";
import type { ReplayOptions } from "./syntax/replay.js";
import { wireProtocol } from "./wire-protocol.js";

/** Says to a server what clients have said in a recording. */
export async function replay(path: string, target: Server, options: ReplayOptions): Promise<void> {
  const { check, ignore, timeout, connection, speed } = options;
  if (ignore.length > 0 && !check) throw usageError("--ignore is for --check");
  const protocol = await wireProtocol("ucserver", "none", options.asn1);
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
    read = await readInto(stage, path, protocol, options.port, signal);
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

interface Read {
  readonly connections: number;
  /** What is wrong with the recording. */
  readonly fault: string | undefined;
}

/** Reads a recording only as fast as it is replayed. */
async function readInto(
  stage: Stage,
  path: string,
  protocol: Awaited<ReturnType<typeof wireProtocol>>,
  given: readonly number[],
  signal: AbortSignal,
): Promise<Read> {
  const ports = new Set(given.length === 0 ? [7222] : given);
  const connections = new Connections(protocol, ports, stage);
  let last: number | undefined;
  let fault: string | undefined;
  try {
    for await (const some of packetsOf(octetsOfFile(path))) {
      for (const packet of some) {
        last = packet.time ?? last;
        if (given.length === 0 && packet.port !== undefined) ports.add(packet.port);
        const segment = segmentOf(packet);
        if (typeof segment !== "string") connections.push(segment, packet.time);
      }
      await stage.room();
      if (signal.aborted) break;
    }
  } catch (error) {
    fault = whatIsWrong(error, path);
  }
  connections.end(last);
  return { connections: connections.count, fault };
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

function whatWentWrong({ answers, different, unanswered, unsent, broken }: Report): string {
  return [
    ...(different > 0 ? [`${different} of ${counted(answers, "answer")} different`] : []),
    ...(unanswered > 0 ? [`${counted(unanswered, "invoke")} not answered`] : []),
    ...(unsent > 0 ? [`${counted(unsent, "message")} not sent`] : []),
    ...(broken > 0 ? [`${counted(broken, "connection")} ended too early`] : []),
  ].join("; ");
}
