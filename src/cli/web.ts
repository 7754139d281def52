import { InvalidArgumentError, Option, type Command } from "commander";
import type { Gateway, GatewayOptions } from "../gateway/index.js";
import { proxyOf } from "../gateway/http/clients.js";
import { defaultGatewayLimits, gatewayLimits, type GatewayLimits } from "../gateway/limits.js";
import type { RoseLog } from "../rose/index.js";
import type { UcServer } from "../server/index.js";
import { connectOption, type ApisInFrontOf } from "./connect-apis.js";
import { anyPort, append, limitOf } from "./options.js";
import { another, bound, hostPort } from "./listening.js";
import { usageError } from "./outcome.js";

/** What the commands with a web service are told about it. */
export interface WebOptions {
  readonly httpPort?: number | "off";
  readonly httpsPort?: number | "off";
  readonly origin: readonly string[];
  readonly hostName: readonly string[];
  readonly jsonp: boolean;
  readonly trustProxy: readonly string[];
  readonly webLimit: Partial<GatewayLimits>;
  readonly connect?: string;
}

/** The certificate for HTTPS. */
interface Pem {
  readonly cert: string;
  readonly key: string;
}

/** Adds the options about ports and origins. */
export function addWebOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--http-port <port>",
        "the TCP port of the web service: 7224, or with --port 0 a free one; off for none",
      ).argParser(portOrOff),
    )
    .addOption(
      new Option(
        "--https-port <port>",
        "the same with TLS, where there is a certificate: 7225, or with --port 0 a free one",
      ).argParser(portOrOff),
    )
    .addOption(
      new Option("--origin <url>", "a site whose pages may use the web service; may be repeated")
        .default([], "none")
        .argParser(append),
    )
    .addOption(
      new Option(
        "--host-name <name>",
        "a further name for a loopback address that is listened on, a proxy's; may be repeated",
      )
        .default([], "none")
        .argParser(append),
    )
    .option("--jsonp", "let pages of this site and of --origin ask for JSONP", false)
    .addOption(
      new Option(
        "--trust-proxy <address>",
        "an address, or a network as 10.0.0.0/8, of proxies whose X-Forwarded-For counts; may be repeated",
      )
        .default([], "none")
        .argParser(proxy),
    )
    .addOption(
      new Option("--web-limit <name=number>", "a limit of the web service; may be repeated")
        .default({}, "see docs/limits.md")
        .argParser(webLimit),
    )
    .addOption(connectOption());
}

function proxy(text: string, before: readonly string[]): readonly string[] {
  try {
    proxyOf(text);
    return [...before, text];
  } catch (error) {
    throw new InvalidArgumentError(`${(error as RangeError).message}.`);
  }
}

/** Adds one `name=number` to those before. */
function webLimit(text: string, before: Partial<GatewayLimits>): Partial<GatewayLimits> {
  const [name, number] = limitOf(text, [defaultGatewayLimits]);
  const limits = { ...before, [name]: number };
  try {
    gatewayLimits(limits);
  } catch (error) {
    throw new InvalidArgumentError(`${(error as RangeError).message}.`);
  }
  return limits;
}

function portOrOff(text: string): number | "off" {
  return text === "off" ? "off" : anyPort(text);
}

/** Those that a gateway is made with. */
export function gatewayOptions(
  options: WebOptions,
): Required<Pick<GatewayOptions, "origins" | "hostNames" | "jsonp" | "trustedProxies" | "limits">> {
  const { origin: origins, hostName: hostNames, jsonp } = options;
  const { trustProxy: trustedProxies, webLimit: limits } = options;
  return { origins, hostNames, jsonp, trustedProxies, limits };
}

/** Where the web service listens and what it stands in front of. */
export interface WebService {
  readonly server: UcServer;
  /** As the server was told: 0 means that the web service takes free ports too. */
  readonly port: number;
  readonly host: string;
  readonly log: RoseLog;
  readonly tls: { readonly pem: Pem } | undefined;
  readonly apis: ApisInFrontOf;
}

/** A web service that runs, and can be given another certificate. */
export interface RunningWeb {
  close(): Promise<void>;
  /** @throws Error of `node:tls` for what is no certificate or key. */
  setCertificate(pem: Pem): void;
}

/** The web service of a server in the same process, and the lines that tell of its ports. */
export async function startWeb(
  options: WebOptions,
  { server, port, host, log, tls, apis }: WebService,
): Promise<{ web: RunningWeb | undefined; lines: string[] }> {
  const usual = (number: number): number => (port === 0 ? 0 : number);
  const { httpPort = usual(7224), httpsPort = usual(7225) } = options;
  const secure = httpsPort === "off" ? undefined : tls;
  if (httpPort === "off" && secure === undefined) {
    if (options.connect !== undefined)
      throw usageError("--connect needs a port of the web service");
    return { web: undefined, lines: [] };
  }
  // Only here: the other commands begin faster without it.
  const [{ createGateway, localUpstream }, { publicContacts }] = await Promise.all([
    import("../gateway/index.js"),
    import("../server/index.js"),
  ]);
  // Past the ports: nobody of the web service counts as one of this machine.
  const target = (address: string | undefined) => ({ open: () => server.rose.openLocal(address) });
  const connected = apis(target, log, server);
  const gateway = createGateway({
    upstream: localUpstream(server),
    log,
    ...gatewayOptions(options),
    jwks: () => server.tokens.jwks(),
    publicContacts: () => publicContacts(server.users),
    ...(connected && { extend: connected.extend }),
  });
  const lines = await listen(gateway, host, {
    http: httpPort,
    https: secure === undefined ? "off" : httpsPort,
    pem: secure?.pem,
  });
  const web = {
    async close() {
      await Promise.all([gateway.close(), connected?.close()]);
    },
    setCertificate: (pem: Pem) => gateway.setCertificate(pem),
  };
  if (connected !== undefined) lines.push(connected.line);
  return { web, lines };
}

/** The ports of a web service; "off" for none. */
export interface WebPorts {
  readonly http: number | "off";
  readonly https: number | "off";
  readonly pem: Pem | undefined;
}

/** Listens; gives a line for each port. What has been opened is closed again if one fails. */
export async function listen(gateway: Gateway, host: string, ports: WebPorts): Promise<string[]> {
  const lines: string[] = [];
  try {
    if (ports.http !== "off") {
      const listening = gateway.listen({ port: ports.http, host });
      const address = await bound(listening, `port ${ports.http}`, anotherOrOff("--http-port"));
      lines.push(`web service on http://${hostPort(address)}/`);
    }
    if (ports.https !== "off" && ports.pem !== undefined) {
      const { cert, key } = ports.pem;
      const listening = gateway.listen({ port: ports.https, host, tls: { cert, key } });
      const address = await bound(listening, `port ${ports.https}`, anotherOrOff("--https-port"));
      lines.push(`web service on https://${hostPort(address)}/`);
    }
    return lines;
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

function anotherOrOff(option: string): string {
  return `${another(option)}, or none with off`;
}
