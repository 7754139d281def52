import type { AddressInfo } from "node:net";
import type { Gateway, GatewayOptions } from "../gateway/index.js";
import type { RoseLog } from "../rose/index.js";
import { publicContacts, type NatsBus, type UcServer } from "../server/index.js";
import type { Announced } from "./announced.js";
import type { ApisInFrontOf } from "./connect-apis.js";
import type { Leaving, Moving } from "./leaving.js";
import { another, bound, hostPort } from "./listening.js";
import { usageError } from "./outcome.js";
import type { OwnModules } from "./own-modules.js";
import type { WebOptions } from "./syntax/web-options.js";

/** The certificate for HTTPS. */
interface Pem {
  readonly cert: string;
  readonly key: string;
}

/** The options that become options of the gateway, and what ASN.1 files define. */
export function gatewayOptions(
  options: WebOptions,
  { modules, describe }: OwnModules,
): Omit<GatewayOptions, "upstream"> {
  const { origin: origins, hostName: hostNames, jsonp, publicUrl, strictness } = options;
  const { trustProxy: trustedProxies, webLimit: limits, unknownMembers } = options;
  return {
    modules,
    describe,
    origins,
    hostNames,
    jsonp,
    publicUrl,
    trustedProxies,
    unknownMembers,
    strictness,
    limits,
  };
}

/** Where the web service listens, and which server it is for. */
export interface WebService {
  readonly server: UcServer;
  /** The server's option: 0 means that the web service takes free ports too. */
  readonly port: number;
  readonly host: string;
  readonly log: RoseLog;
  readonly tls: { readonly pem: Pem } | undefined;
  readonly apis: ApisInFrontOf;
  /** What ASN.1 files define. */
  readonly own: OwnModules;
  /** What connects the server with others, if there are any. */
  readonly bus: Pick<NatsBus, "figures"> | undefined;
}

/** A running web service that can be given another certificate. */
export interface RunningWeb extends Leaving {
  close(): Promise<void>;
  /** @throws Error of `node:tls` for an invalid certificate or key. */
  setCertificate(pem: Pem): void;
}

/** The web service of a server in the same process, and the lines that announce its ports. */
export async function startWeb(
  options: WebOptions,
  { server, port, host, log, tls, apis, own, bus }: WebService,
): Promise<{ web: RunningWeb | undefined; lines: Announced[] }> {
  const usual = (number: number): number => (port === 0 ? 0 : number);
  const { httpPort = usual(7224), httpsPort = usual(7225) } = options;
  const secure = httpsPort === "off" ? undefined : tls;
  if (httpPort === "off" && secure === undefined) {
    if (options.connect !== undefined)
      throw usageError("--connect needs a port of the web service");
    return { web: undefined, lines: [] };
  }
  // Imported only here, so that a server without a web service starts faster.
  const { createGateway, localUpstream } = await import("../gateway/index.js");
  // Not through a port, so that no web user counts as a client of this machine.
  const target = (address: string | undefined) => ({
    open: () => server.rose.openLocal(address),
    strictness: options.strictness,
  });
  const connected = apis(target, log, server);
  const gateway = createGateway({
    upstream: localUpstream(server),
    log,
    ...gatewayOptions(options, own),
    tls: tls?.pem,
    jwks: () => server.tokens.jwks(),
    publicContacts: () => publicContacts(server),
    // Whether there is one or not, the database has said it.
    health: () => server.users.find("admin"),
    ...(bus && {
      reports: () => ({ bus: bus.figures?.connected === true ? "connected" : "away" }),
    }),
    ...(connected && { extend: connected.extend }),
  });
  const ports = { http: httpPort, https: secure === undefined ? ("off" as const) : httpsPort };
  const lines = await listen(gateway, host, ports, (address, isTls) =>
    server.noteWebService(address, isTls),
  );
  const web = {
    leave: () => gateway.leave(),
    drain: (how: Moving) => gateway.drain(how),
    async close() {
      await Promise.all([gateway.close(), connected?.close()]);
    },
    setCertificate: (pem: Pem) => gateway.setCertificate(pem),
  };
  if (connected !== undefined) lines.push({ line: connected.line });
  return { web, lines };
}

/** The ports of a web service; "off" for none. */
export interface WebPorts {
  readonly http: number | "off";
  readonly https: number | "off";
}

/**
 * Listens; returns a line for each port. If one fails, the others are closed again.
 * @param note Is told each port, and whether it is one for HTTPS.
 */
export async function listen(
  gateway: Gateway,
  host: string,
  ports: WebPorts,
  note?: (address: AddressInfo, tls: boolean) => void,
): Promise<Announced[]> {
  const lines: Announced[] = [];
  const add = (name: "http" | "https", address: AddressInfo): void => {
    const url = `${name}://${hostPort(address)}/`;
    lines.push({ line: `web service on ${url}`, at: [name, url] });
  };
  try {
    if (ports.http !== "off") {
      const listening = gateway.listen({ port: ports.http, host });
      const address = await bound(listening, `port ${ports.http}`, anotherOrOff("--http-port"));
      note?.(address, false);
      add("http", address);
    }
    if (ports.https !== "off") {
      const listening = gateway.listen({ port: ports.https, host, tls: true });
      const address = await bound(listening, `port ${ports.https}`, anotherOrOff("--https-port"));
      note?.(address, true);
      add("https", address);
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
