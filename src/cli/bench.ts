import { stderr, stdout } from "node:process";
import type { Event, Operation } from "../codec/index.js";
import type { Client, ConnectOptions } from "../rose/index.js";
import { argumentOf, argumentsOf } from "./bench/arguments.js";
import { Load } from "./bench/load.js";
import { progressText, reportJson, reportText } from "./bench/report.js";
import { Tally } from "./bench/tally.js";
import { paintFor } from "./colour.js";
import { findOperation, noOperation } from "./find-operation.js";
import { writeJson } from "./json.js";
import { failure, usageError } from "./outcome.js";
import { placeText } from "./pcap/lines.js";
import { isAbsence, ofOctets } from "./send.js";
import { beginSession, endSession, loginFrom, open, type Login } from "./session.js";
import { stopSignal } from "./stop-signal.js";
import { writeOut } from "./streams.js";
import type { BenchOptions } from "./syntax/bench.js";
import type { Server } from "./syntax/options.js";
import { wireProtocol } from "./wire-protocol.js";

/** Milliseconds for which a server is loaded if nothing else is said. */
const USUAL = 10_000;
/** Milliseconds for the last answers after that time. */
const PATIENCE = 5_000;
/** Milliseconds for the end of a session. */
const LONGEST_END = 2_000;
/** Calls that wait at a time. */
const MOST_IN_FLIGHT = 1_000_000;
/** Connections that are opened at a time. */
const AT_ONCE = 16;
/** Milliseconds between two lines of progress. */
const INTERVAL = 500;

/** Loads a server, and prints what was measured. */
export async function bench(server: Server | undefined, given: BenchOptions): Promise<void> {
  const options = { ...given, ...server };
  const { connections, inFlight, encoding, timeout, duration = USUAL, calls, warmUp = 0 } = options;
  if (connections * inFlight > MOST_IN_FLIGHT) {
    throw usageError(`no more than ${MOST_IN_FLIGHT} calls can wait at a time`);
  }
  const target = await operationOf(options);
  const octets =
    options.arguments === undefined
      ? [argumentOf(target.argument, options.argument ?? "{}")]
      : argumentsOf(target.argument, options.arguments);
  const login = await loginFrom(options);
  const signal = stopSignal();
  const tally = new Tally(target);
  const clients = await opened(options, login, signal, tally);
  let lost = 0;
  for (const client of clients) void client.closed.then(() => lost++);
  const patience = calls === undefined ? PATIENCE : timeout === 0 ? 2 ** 31 - 1 : timeout + 1000;
  const load = new Load({
    ...{ clients, inFlight, calls, duration, warmUp, rate: options.rate, patience, tally },
    call: callOf(target, octets, encoding),
  });
  const progress = showProgress(load, tally);
  const total = await load.run(signal);
  progress();
  const measured = {
    operation: target.name,
    server: placeText(options),
    ...{ connections, inFlight, rate: options.rate, total, tally, lost },
    interrupted: signal.aborted,
  };
  await Promise.all(clients.map((client) => ended(client, login)));
  const text = options.json
    ? writeJson(reportJson(measured))
    : reportText(measured, paintFor(stdout));
  await writeOut(`${text}\n`);
  if (measured.lost > 0) throw failure("the server has closed connections");
  if (tally.results === 0 && !signal.aborted) throw failure("no call has succeeded");
}

/** @throws CommandError for one that does not exist, or has no answer. */
async function operationOf(options: BenchOptions): Promise<Operation> {
  const { operation: name, protocol, framing, asn1, encoding, demo } = options;
  let target: Operation | Event | undefined;
  if (protocol === "ucserver") {
    ({ target } = await findOperation(name, asn1));
  } else {
    if (encoding === "json") throw usageError("CSTA has no JSON");
    if (demo !== undefined) throw usageError("--demo is for a server of this package");
    if (options.tls === "starttls") throw usageError("CSTA has no StartTLS: use --tls direct");
    const { registry } = await wireProtocol(protocol, framing, asn1);
    target = registry.findOperation(name)?.operation;
    if (target === undefined) throw noOperation(name, registry);
  }
  if (target.kind === "operation") return target;
  throw usageError(`${target.name} is an event, which nobody answers`);
}

/** Connects and logs on, some at a time. @throws CommandError if one of them fails. */
async function opened(
  options: BenchOptions,
  login: Login | undefined,
  signal: AbortSignal,
  tally: Tally,
): Promise<Client[]> {
  const { connections, encoding, timeout, protocol } = options;
  const how: ConnectOptions = {
    callTimeout: timeout,
    encoding,
    signal,
    integers: "bigint",
    trace: (direction, bytes) => tally.octets(direction, bytes.length),
    ...(protocol === "csta" && (await cstaOptions(options, login))),
  };
  const clients: Client[] = [];
  const openNext = async (): Promise<void> => {
    for (let number = clients.length; number < connections; number = clients.length) {
      const place = clients.push(undefined as never) - 1;
      const client = await open(options, how);
      clients[place] = client;
      if (login !== undefined && protocol === "ucserver") await beginSession(client, login);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, connections) }, openNext));
    return clients;
  } catch (error) {
    await Promise.all(clients.filter((client) => client !== undefined).map((one) => one.close()));
    if (signal.aborted) throw failure("interrupted before all connections were there");
    throw error;
  }
}

async function cstaOptions(
  { framing }: BenchOptions,
  login: Login | undefined,
): Promise<ConnectOptions> {
  const { csta } = await import("../rose/csta.js");
  if (login === undefined) return { protocol: csta({ framing, association: {} }) };
  const { user: name, password } = login;
  return { protocol: csta({ framing, association: { login: { name, password } } }) };
}

/** How a call is made: in BER octets are sent and taken as they are, so that little else is measured than the server. */
function callOf(
  target: Operation,
  octets: readonly Uint8Array[],
  encoding: BenchOptions["encoding"],
): (client: Client, index: number) => Promise<unknown> {
  if (encoding === "json") {
    const values = octets.map((each) => target.argument.decode(each, { integers: "bigint" }));
    return (client, index) => client.invoke(target, values[index % values.length]);
  }
  const raw = ofOctets(target);
  return async (client, index) => {
    try {
      await client.invoke(raw, octets[index % octets.length] as Uint8Array);
    } catch (error) {
      if (!isAbsence(error)) throw error;
    }
  };
}

/** @returns Ends it. */
function showProgress(load: Load, tally: Tally): () => void {
  if (!stderr.isTTY) return () => {};
  const timer = setInterval(() => {
    stderr.write(`\r${progressText(load.total(), tally)}\u001b[K`);
  }, INTERVAL);
  return () => {
    clearInterval(timer);
    stderr.write("\r\u001b[K");
  };
}

async function ended(client: Client, login: Login | undefined): Promise<void> {
  if (client.state !== "closed") await endSession(client, login, LONGEST_END);
}
