import { Command, InvalidArgumentError, Option } from "commander";
import type { TlsPolicy } from "../../rose/index.js";
import { defaultEngineLimits, engineLimits, type EngineLimits } from "../../rose/internal.js";
import type { SharedStore } from "../../server/index.js";
import {
  checkDigestRealm,
  checkErrorReports,
  defaultLogonLimits,
  logonLimits,
  type LogonLimits,
} from "../../server/internal.js";
import { addWebOptions, type WebOptions } from "./web-options.js";
import {
  anyPort,
  append,
  dataOption,
  Environment,
  hostOf,
  hostOption,
  jsonOption,
  limitOf,
  portOption,
  storeOption,
  wholeNumber,
  type FormOptions,
} from "./options.js";

/** What `rosewire serve` is told. */
export interface ServeOptions extends WebOptions, FormOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly store?: string;
  readonly bus?: string;
  readonly busCredentials?: string;
  readonly busCa?: string;
  readonly busCert?: string;
  readonly busKey?: string;
  readonly verbose: boolean;
  readonly trace: boolean;
  readonly config?: string;
  readonly check: boolean;
  readonly tls?: TlsPolicy;
  readonly tlsPort?: number;
  readonly cert?: string;
  readonly key?: string;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly webserviceUser?: string;
  readonly webservicePassword?: string;
  readonly anonymous: boolean;
  readonly allowRestart: boolean;
  readonly presenceDomain: readonly string[];
  readonly sharedStore: readonly SharedStore[];
  readonly iceServers?: string;
  readonly registerWith?: string;
  readonly errorReports?: string;
  /** `simulated`, `none`, or a file that names PBXs. */
  readonly pbx?: string;
  readonly digestRealm: string;
  readonly workers: number;
  readonly pidFile?: string;
  readonly limit: ServeLimits;
}

/** Limits of connections and of logons, in one: no two have the same name. */
export type ServeLimits = Partial<EngineLimits & LogonLimits>;

/** The limits of connections, and those of logons. */
export function limitsOf(given: ServeLimits): {
  readonly limits: Partial<EngineLimits>;
  readonly logons: Partial<LogonLimits>;
} {
  const entries = Object.entries(given);
  const part = (of: object): object =>
    Object.fromEntries(entries.filter(([name]) => Object.hasOwn(of, name)));
  return { limits: part(defaultEngineLimits), logons: part(defaultLogonLimits) };
}

/** `rosewire serve`: a server until SIGINT or SIGTERM. */
export function serveCommand(): Command {
  const command = new Command("serve")
    .description("run a server until it is interrupted")
    .addOption(hostOption("the address to listen on"))
    .addOption(portOption("the TCP port to listen on; 0 for any free one", 0))
    .addOption(dataOption("the folder for users and appointments, or :memory: to keep nothing"))
    .addOption(
      storeOption(
        "postgres://user@host/database: keep users and appointments there; --data is for the rest",
      ),
    )
    .addOption(
      new Option(
        "--bus <address>",
        "with --store: nats://host:4222, or several with commas between them; connects the server with others on the same database",
      ).env(Environment.bus),
    )
    .option("--bus-credentials <file>", "who connects there: a file of NATS (.creds, or a seed)")
    .option("--bus-ca <file>", "the authority that must have issued its certificate, in PEM")
    .option("--bus-cert <file>", "the certificate that it is shown, in PEM")
    .option("--bus-key <file>", "the key of that, in PEM")
    .addOption(
      new Option(
        "--tls <policy>",
        "whether clients of that port may or must switch to TLS; allowed if there is a certificate",
      ).choices(["never", "allowed", "required"]),
    )
    .addOption(
      new Option("--tls-port <port>", "a TCP port that speaks TLS from the start").argParser(
        anyPort,
      ),
    )
    .option("--cert <file>", "the certificate in PEM, with any intermediate ones")
    .option("--key <file>", "its key in PEM; SIGHUP reads both again")
    .addOption(
      new Option("--metrics-port <port>", "a TCP port with metrics for Prometheus").argParser(
        anyPort,
      ),
    )
    .option("--metrics-host <host>", "the address for that port", hostOf, "127.0.0.1")
    .addOption(
      new Option("--webservice-user <name>", 'the name of the web service; "webservice"').env(
        Environment.webServiceUser,
      ),
    )
    .addOption(
      new Option(
        "--webservice-password <password>",
        "its password; without one no web service can register",
      ).env(Environment.webServicePassword),
    )
    .addOption(
      new Option(
        "--presence-domain <domain>",
        "a domain for whose users clients ask here about presence; may be repeated",
      )
        .default([], "none")
        .argParser(append),
    )
    .option(
      "--register-with <file>",
      "the web services elsewhere with which the server registers, in JSON",
    )
    .option("--ice-servers <file>", "the STUN and TURN servers that users are told, in JSON")
    .addOption(
      new Option(
        "--error-reports <url>",
        "where clients upload error reports; without it there are none",
      ).argParser(uploadAddress),
    )
    .option(
      "--pbx <file>",
      "the PBXs that a file in YAML names, simulated for one with ten lines, or none; simulated if only this machine can reach the server",
    )
    .addOption(
      new Option("--digest-realm <name>", "let users log on by Digest; see docs/security.md")
        .default("", "nobody may")
        .argParser(realm),
    )
    .option("--no-anonymous", "refuse anonymous logons")
    .option(
      "--allow-restart",
      "administrators may restart the server: it ends with exit code 75, and something else has to start it again",
      false,
    )
    .addOption(
      new Option(
        "--shared-store <name[:readers[:writers]]>",
        "an item store of clients that all users share; see docs/item-stores.md; may be repeated",
      )
        .default([], "none")
        .argParser(sharedStore),
    )
    .addOption(
      new Option(
        "--workers <number>",
        "how many processes serve the ports together, with --store and --bus",
      )
        .default(1)
        .argParser((text) => wholeNumber(text, 1, 64)),
    )
    .option("--pid-file <file>", "write the id of the process there, for rosewire drain")
    .addOption(
      new Option("--limit <name=number>", "change a limit; may be repeated")
        .default({}, "see docs/limits.md")
        .argParser(limit),
    )
    .addOption(jsonOption("print where it listens as a JSON object, and log in JSON"))
    .option("--verbose", "log single messages too", false)
    .option("--trace", "also log the contents of messages, without passwords and tokens", false);
  return addWebOptions(command)
    .option(
      "--config <file>",
      "take options that are not given from this file, in YAML or JSON, by the names they have here",
    )
    .option("--check", "read all files that options name, say what is wrong, and end", false)
    .hook("preAction", async (_parent, called) => {
      const { config } = called.opts<ServeOptions>();
      if (config !== undefined) (await import("../config-file.js")).applyConfig(config, called);
    })
    .action(async (options: ServeOptions) => {
      const { checkServe, serve } = await import("../begin-serve.js");
      await (options.check ? checkServe(options) : serve(options));
    });
}

/** Adds a shared item store, `name`, `name:readers` or `name:readers:writers`, to those before. */
function sharedStore(text: string, before: readonly SharedStore[]): SharedStore[] {
  const [name = "", readers = "users", writers = readers, ...more] = text.split(":");
  if (name === "" || readers === "" || writers === "" || more.length > 0) {
    throw new InvalidArgumentError("It is name, name:readers or name:readers:writers.");
  }
  if (before.some((store) => store.name === name)) {
    throw new InvalidArgumentError(`There are two stores called ${name}.`);
  }
  return [...before, { name, readers, writers }];
}

function realm(digestRealm: string): string {
  try {
    checkDigestRealm({ digestRealm });
  } catch {
    const text = "At most 64 characters of ASCII without quotes and backslashes.";
    throw new InvalidArgumentError(text);
  }
  return digestRealm;
}

function uploadAddress(errorReports: string): string {
  try {
    checkErrorReports({ errorReports });
  } catch {
    throw new InvalidArgumentError("It is not an address of HTTP without user and password.");
  }
  return errorReports;
}

/** Adds one `name=number` to those before. */
function limit(text: string, before: ServeLimits): ServeLimits {
  const [name, number] = limitOf(text, [defaultEngineLimits, defaultLogonLimits]);
  const limits = { ...before, [name]: number };
  try {
    const { limits: ofConnections, logons } = limitsOf(limits);
    engineLimits(ofConnections);
    logonLimits(logons);
  } catch (error) {
    throw new InvalidArgumentError(`${(error as RangeError).message}.`);
  }
  return limits;
}
