import { X509Certificate } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createSecureContext } from "node:tls";
import { InvalidArgumentError, Option, type Command } from "commander";
import type { Gateway, GatewayOptions } from "../gateway/index.js";
import type { ClientTlsOptions, RoseLog, TlsPolicy } from "../rose/index.js";
import type { UcServer } from "../server/index.js";
import { connectOption, type ApisInFrontOf } from "./connect-apis.js";
import { anyPort } from "./options.js";
import { another, bound, hostPort } from "./listening.js";
import { usageError } from "./outcome.js";

/** What the commands with a web service are told about it. */
export interface WebOptions {
  readonly httpPort?: number | "off";
  readonly httpsPort?: number | "off";
  readonly origin: readonly string[];
  readonly hostName: readonly string[];
  readonly jsonp: boolean;
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
    .addOption(connectOption());
}

function portOrOff(text: string): number | "off" {
  return text === "off" ? "off" : anyPort(text);
}

function append(text: string, before: readonly string[]): readonly string[] {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return [...before, text];
}

/** Those that a gateway is made with. */
export function gatewayOptions(
  options: WebOptions,
): Required<Pick<GatewayOptions, "origins" | "hostNames" | "jsonp">> {
  const { origin: origins, hostName: hostNames, jsonp } = options;
  return { origins, hostNames, jsonp };
}

/** Where the web service listens and what it stands in front of. */
export interface WebService {
  readonly server: UcServer;
  readonly address: AddressInfo;
  /** As the server was told: 0 means that the web service takes free ports too. */
  readonly port: number;
  readonly host: string;
  readonly log: RoseLog;
  readonly tls: { readonly pem: Pem; readonly policy: TlsPolicy } | undefined;
  readonly apis: ApisInFrontOf;
}

/** A web service that runs, and can be given another certificate for itself and for its server. */
export interface RunningWeb {
  close(): Promise<void>;
  /** @throws Error of `node:tls` for what is no certificate or key. */
  setCertificate(pem: Pem): void;
}

/** The web service of a server in the same process, and the lines that tell of its ports. */
export async function startWeb(
  options: WebOptions,
  { server, address, port, host, log, tls, apis }: WebService,
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
  const [{ createGateway, directUpstream }, { publicContacts }] = await Promise.all([
    import("../gateway/index.js"),
    import("../server/index.js"),
  ]);
  let ownTls = tls?.policy === "required" ? trusting(tls.pem) : undefined;
  const target = {
    // Asked for each connection: the certificate may have changed since the last.
    get tls() {
      return ownTls;
    },
    host:
      address.address === "0.0.0.0"
        ? "127.0.0.1"
        : address.address === "::"
          ? "::1"
          : address.address,
    port: address.port,
  };
  const connected = apis(target, log, server);
  const gateway = createGateway({
    upstream: directUpstream(target),
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
    setCertificate(pem: Pem) {
      gateway.setCertificate(pem);
      if (ownTls !== undefined) ownTls = trusting(pem);
    },
  };
  if (connected !== undefined) lines.push(connected.line);
  return { web, lines };
}

/** Trusts one certificate, whatever name it is for: the server's own, in the same process. */
function trusting({ cert }: Pem): ClientTlsOptions {
  const { fingerprint256 } = new X509Certificate(cert);
  return {
    mode: "starttls",
    // Who has signed it does not matter: it is known.
    secureContext: createSecureContext({
      ca: cert,
      allowPartialTrustChain: true,
      minVersion: "TLSv1.2",
    }),
    checkServerIdentity: (_, peer) =>
      peer.fingerprint256 === fingerprint256 ? undefined : new Error("another certificate"),
  };
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
