import { X509Certificate } from "node:crypto";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import type { RoseLog } from "../rose/index.js";
import { defaultEngineLimits } from "../rose/internal.js";
import {
  createUcServer,
  type NatsBus,
  type UcServer,
  type UcServerOptions,
} from "../server/index.js";
import { announcement, type Announced } from "./announced.js";
import { reload, type Pem } from "./certificate.js";
import { busFilesAgain, busFrom } from "./bus.js";
import { connectApis, type ApisInFrontOf } from "./connect-apis.js";
import { watchDescriptors } from "./descriptors.js";
import { DemoUsers, type DemoNews } from "./demo-users.js";
import { readIceServers } from "./ice-servers.js";
import { outliveHangup } from "./hangup.js";
import { keepHeapSmall } from "./heap.js";
import { interruption } from "./interruption.js";
import { moveOff, type Leaving } from "./leaving.js";
import { another, bound, hostPort, isOnLoopback } from "./listening.js";
import { stderrLog } from "./log.js";
import { CommandError, ExitCode, usageError } from "./outcome.js";
import { ownModules, type OwnModules } from "./own-modules.js";
import { writePidFile } from "./pid-file.js";
import { readRegistrations } from "./register-with.js";
import { pbxOf } from "./serve-pbx.js";
import { storeFrom } from "./store.js";
import { outliveReader, writeDone, writeOut } from "./streams.js";
import { usualFolder } from "./syntax/options.js";
import { limitsOf, type ServeOptions } from "./syntax/serve.js";
import type { TlsSettings, Waiting } from "./tls-settings.js";
import { traceToLog } from "./trace.js";
import { startWeb } from "./web.js";
import { ownWorker, type OwnWorker } from "./worker.js";
import { requireShared } from "./workers.js";

/** Runs a server in this process until SIGINT or SIGTERM. */
export async function serveHere(
  options: ServeOptions,
  waitForTls: Waiting<TlsSettings>,
  worker: OwnWorker | undefined,
): Promise<void> {
  const interrupted = worker?.ending ?? interruption();
  const restart = new Restart();
  keepHeapSmall();
  outliveReader();
  const about = worker && { worker: worker.number };
  const log = await stderrLog(options.verbose, options.json, undefined, about);
  const apis = await connectApis(options.connect, true);
  const tls = await waitForTls();
  const own = await ownModules(options.asn1);
  const { data, trace, limit, anonymous, presenceDomain: presenceDomains, strictness } = options;
  const { errorReports, digestRealm } = options;
  const ice = readIceServers(options.iceServers);
  const store = storeFrom(options.store);
  const bus = await busFrom(options, log);
  const server = createUcServer({
    ...{ data, store, bus, log, anonymous, presenceDomains, strictness, ...limitsOf(limit) },
    ...(tls !== undefined && { tls: { ...tls.pem, policy: tls.policy } }),
    ...(trace && { trace: traceToLog(log, own.registry) }),
    itemStores: { shared: options.sharedStore },
    ...webService(options),
    ...(await pbxOf(options, log)),
    ...ice,
    ...readRegistrations(options.registerWith),
    errorReports,
    digestRealm,
    ...(store !== undefined && filesBeside(data)),
    ...(options.allowRestart && { restart: () => restart.ask() }),
  });
  /** What else listens; closed before the server itself. */
  const others: Companion[] = [];
  const files = options.cert === undefined ? undefined : tls?.files;
  const take = (pem: Pem): void => {
    server.setCertificate(pem);
    for (const other of others) other.setCertificate?.(pem);
  };
  outliveHangup(log, [files && (() => reload(take, files, log)), busFilesAgain(bus, options, log)]);
  watchDescriptors(log);
  const closeOthers = async (): Promise<void> => {
    await Promise.all(others.map((other) => other.close()));
  };
  let removePidFile = (): void => {};
  try {
    const started = await start(server, options, { tls, log, others, apis, own, bus });
    if (worker === undefined) {
      removePidFile = writePidFile(options.pidFile);
      await writeOut(started);
    } else {
      worker.started(started);
    }
    await Promise.race([interrupted, restart.asked]);
  } catch (error) {
    removePidFile();
    await closeOthers();
    await server.close();
    throw error;
  }
  // Whoever drains it now would cut short what has begun.
  removePidFile();
  await moveOff(others.filter(hasClients), options, {
    wait: limit.handlerTimeout ?? defaultEngineLimits.handlerTimeout,
    log,
    last: (how, moved) => server.drain({ ...how, localAfter: moved }),
  });
  await closeOthers();
  if (restart.isAsked)
    throw new CommandError("an administrator restarts the server", ExitCode.restart);
}

/** Reads everything that a server would read before it starts, without listening, and without the database. */
export async function checkServe(
  options: ServeOptions,
  waitForTls: Waiting<TlsSettings>,
): Promise<void> {
  const log = await stderrLog(options.verbose, options.json);
  await connectApis(options.connect, true);
  const tls = await waitForTls();
  try {
    if (tls !== undefined) createSecureContext(tls.pem);
  } catch (error) {
    throw usageError(`--cert and --key cannot be used: ${(error as Error).message}`);
  }
  await ownModules(options.asn1);
  readIceServers(options.iceServers);
  readRegistrations(options.registerWith);
  storeFrom(options.store);
  await busFrom(options, log);
  if (options.workers > 1) requireShared(options);
  await pbxOf(options, log);
  const text = "nothing is wrong with the options and the files that they name\n";
  await writeDone(options.json, { checked: true }, text);
}

/** Whether an administrator has asked to restart the server. */
class Restart {
  isAsked = false;
  readonly asked: Promise<void>;
  #resolve: () => void = () => {};

  constructor() {
    this.asked = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  ask(): void {
    this.isAsked = true;
    this.#resolve();
  }
}

interface Companion extends Partial<Leaving> {
  close(): Promise<void>;
  setCertificate?(pem: Pem): void;
}

function hasClients(other: Companion): other is Companion & Leaving {
  return other.drain !== undefined;
}

/** Files that clients send each other are not in the database. */
function filesBeside(data: string): Pick<UcServerOptions, "binaryTransfer"> {
  return data === ":memory:" ? {} : { binaryTransfer: { folder: join(data, "transfers") } };
}

function webService(options: ServeOptions): Pick<UcServerOptions, "webService"> {
  const { webserviceUser: user, webservicePassword: password } = options;
  if (password === undefined) return {};
  return { webService: { password, ...(user !== undefined && { user }) } };
}

/** Metrics on a port of their own, if there is such an option; returns where. */
async function startMetrics(
  { metricsPort: port, metricsHost: host }: ServeOptions,
  { others, log, bus }: Pick<Parts, "others" | "log" | "bus">,
): Promise<AddressInfo | undefined> {
  const worker = ownWorker();
  if (port === undefined) return undefined;
  const { Metrics, MetricsEndpoint } = await import("./metrics.js");
  const metrics = new Metrics(bus);
  if (worker !== undefined) {
    worker.measures(metrics.registry);
    return worker.metricsAt;
  }
  const endpoint = new MetricsEndpoint({ metrics, log });
  others.push(endpoint);
  return await bound(
    endpoint.listen({ host, port }),
    `port ${port} of ${host}`,
    another("--metrics-port"),
  );
}

/** What a server is started with. */
interface Parts {
  readonly tls: TlsSettings | undefined;
  readonly log: RoseLog;
  readonly others: Companion[];
  readonly apis: ApisInFrontOf;
  readonly own: OwnModules;
  readonly bus: NatsBus | undefined;
}

/** Listens, and adds demo users to new data; returns what to print. */
async function start(
  server: UcServer,
  options: ServeOptions,
  { tls, log, others, apis, own, bus }: Parts,
): Promise<string> {
  const { host, port, tlsPort, data } = options;
  const reachable = !(await isOnLoopback(host));
  const demo = await DemoUsers.look(server, { data, host, reachable });
  const metrics = await startMetrics(options, { others, log, bus });
  const address = await bound(
    server.listen({ host, port }),
    `port ${port} of ${host}`,
    another("--port"),
  );
  const direct =
    tlsPort === undefined
      ? undefined
      : await bound(
          server.listen({ host, port: tlsPort, tls: true }),
          `port ${tlsPort} of ${host}`,
          another("--tls-port"),
        );
  const service = { server, port, host, log, tls, apis, own, bus };
  const { web, lines } = await startWeb(options, service);
  if (web !== undefined) others.push(web);
  const news = await demo.settle();
  const said = [
    listening("tcp", address),
    ...(direct === undefined ? [] : [listening("tls", direct)]),
    ...lines,
    ...(metrics === undefined ? [] : [metricsOn(metrics)]),
    ...(tls?.fresh && tls.files !== undefined
      ? [{ line: `made the certificate ${tls.files.cert}, which is self-signed` }]
      : []),
    ...news.lines.map((line) => ({ line })),
  ];
  if (options.json) return announcement(true, said, { login: loginOf(news.login) });
  const line = `try: ${clientCommand(address, `${loginOptions(news.login, data)}${tlsOptions(tls)}`)}`;
  return announcement(false, [...said, { line }], {});
}

function listening(name: "tcp" | "tls", address: AddressInfo): Announced {
  const url = `${name}://${hostPort(address)}`;
  return { line: `listening on ${url}`, at: [name, url] };
}

function metricsOn(address: AddressInfo): Announced {
  const url = `http://${hostPort(address)}/metrics`;
  return { line: `metrics on ${url}`, at: ["metrics", url] };
}

/** Who can log on; a password that the data folder keeps stays there. */
function loginOf(login: DemoNews["login"]): object | null {
  if (login === undefined) return null;
  return { user: login.name, ...(!login.kept && { password: login.password }) };
}

/** How `rosewire call` logs on as that user. */
function loginOptions(login: DemoNews["login"], data: string): string {
  if (login === undefined) return "--user NAME";
  if (!login.kept) return `--user ${login.name} --password ${login.password}`;
  return `--demo ${login.name}${data === usualFolder ? "" : ` --data ${quoted(data)}`}`;
}

/** How `rosewire call` reaches a server that requires TLS. */
function tlsOptions(tls: TlsSettings | undefined): string {
  if (tls?.policy !== "required") return "";
  const { pem, files } = tls;
  const { issuer, subject } = new X509Certificate(pem.cert);
  const authority = issuer === subject && files !== undefined ? ` --ca ${quoted(files.cert)}` : "";
  return ` --tls starttls${authority}`;
}

/** Quoted as one word of a shell. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function clientCommand({ address, port }: AddressInfo, options: string): string {
  const reachable = { "127.0.0.1": "", "0.0.0.0": "", "::": " --host ::1" }[address];
  const host = reachable ?? ` --host ${address}`;
  return (
    `npx rosewire call asnAppointmentGetAllEntriesForUser${host} --port ${port} ${options} ` +
    `--json '{"u8sOwner":""}'`
  );
}
