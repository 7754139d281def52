import process from "node:process";
import { Command, InvalidArgumentError, Option } from "commander";
import { demoCertificate, readCertificate, reload } from "./certificate.js";
import { addTlsOptions, tlsToServer, type TlsOptions } from "./client-tls.js";
import { connectApis } from "./connect-apis.js";
import { watchDescriptors } from "./descriptors.js";
import { outliveHangup } from "./hangup.js";
import { keepHeapSmall } from "./heap.js";
import { Environment, hostOption } from "./options.js";
import { usageError } from "./outcome.js";
import { outliveReader, writeOut } from "./streams.js";
import { addWebOptions, gatewayOptions, listen, type WebOptions } from "./web.js";

interface GatewayCommandOptions extends WebOptions, TlsOptions {
  readonly server: { readonly host: string; readonly port: number };
  readonly host: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ucsid: string;
  readonly webserviceUser: string;
  readonly webservicePassword?: string;
  readonly verbose: boolean;
}

/** `rosewire gateway`: the web service of a server that runs elsewhere. */
export function gatewayCommand(): Command {
  const command = new Command("gateway")
    .description(
      "run the web service in front of a server that runs elsewhere, over one connection",
    )
    .addOption(
      new Option("--server <host:port>", "the UCServer").makeOptionMandatory().argParser(serverOf),
    )
    .addOption(hostOption("the address to listen on"))
    .option("--ucsid <name>", "the name that clients have for that server", "local")
    .addOption(
      new Option("--webservice-user <name>", "the name to register with at the server")
        .default("webservice")
        .env(Environment.webServiceUser),
    )
    .addOption(
      new Option(
        "--webservice-password <password>",
        "the password to register with; without one it does not register",
      ).env(Environment.webServicePassword),
    )
    .option(
      "--cert <file>",
      "the certificate for HTTPS in PEM; on the loopback address one is made",
    )
    .option("--key <file>", "its key in PEM; SIGHUP reads both again")
    .option("--verbose", "log single requests too", false);
  return addWebOptions(addTlsOptions(command)).action(run);
}

function serverOf(text: string): { host: string; port: number } {
  const [, v6, name, digits] = /^(?:\[([\da-f:]+)\]|([^:\s]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const port = Number(digits ?? 7222);
  const host = v6 ?? name;
  if (host === undefined || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("It must be a host, or a host and a port with a colon between.");
  }
  return { host, port };
}

async function run(options: GatewayCommandOptions): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  keepHeapSmall();
  outliveReader();
  const [{ createGateway, sharedUpstream }, { stderrLog }] = await Promise.all([
    import("../gateway/index.js"),
    import("./log.js"),
  ]);
  const { server, host, ucsid, webserviceUser, webservicePassword } = options;
  const { httpPort = 7224, httpsPort = 7225 } = options;
  const apis = await connectApis(options.connect, false);
  const pem = httpsPort === "off" ? undefined : await certificate(options);
  const log = stderrLog(options.verbose);
  const target = { ...server, ...(await tlsToServer(options)) };
  const upstream = sharedUpstream({
    ...target,
    log,
    ...(webservicePassword !== undefined && {
      webService: { user: webserviceUser, password: webservicePassword },
    }),
  });
  const connected = apis(target, log);
  const gateway = createGateway({
    ...{ upstream, log, ucsids: [ucsid], ...gatewayOptions(options) },
    ...(connected && { extend: connected.extend }),
  });
  const { cert, key } = options;
  const again =
    cert !== undefined && key !== undefined
      ? () => reload((next) => gateway.setCertificate(next), { cert, key }, log)
      : undefined;
  outliveHangup(log, again);
  watchDescriptors(log);
  try {
    const lines = await listen(gateway, host, { http: httpPort, https: httpsPort, pem });
    if (connected !== undefined) lines.push(connected.line);
    await writeOut(`${[...lines, `in front of tcp://${server.host}:${server.port}`].join("\n")}\n`);
    await interrupted;
  } finally {
    await Promise.all([gateway.close(), connected?.close()]);
  }
}

async function certificate({
  cert,
  key,
  host,
}: GatewayCommandOptions): Promise<{ cert: string; key: string } | undefined> {
  if (cert !== undefined && key !== undefined) return readCertificate({ cert, key });
  if (cert !== undefined || key !== undefined) throw usageError("--cert and --key go together");
  const loopback = host === "localhost" || host === "::1" || host.startsWith("127.");
  return loopback ? (await demoCertificate(":memory:")).pem : undefined;
}
