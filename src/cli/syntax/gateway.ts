import { Command, Option } from "commander";
import {
  Environment,
  hostOption,
  jsonOption,
  serverOf,
  type FormOptions,
  type Server,
} from "./options.js";
import { addTlsOptions, type TlsOptions } from "./tls-options.js";
import { addWebOptions, type WebOptions } from "./web-options.js";

/** What `rosewire gateway` is told. */
export interface GatewayCommandOptions extends WebOptions, TlsOptions, FormOptions {
  readonly server: Server;
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
      "the certificate for HTTPS in PEM; on the loopback address one is created if needed",
    )
    .option("--key <file>", "its key in PEM; SIGHUP reads both again")
    .addOption(jsonOption("print where it listens as a JSON object, and log in JSON"))
    .option("--verbose", "log single requests too", false);
  return addWebOptions(addTlsOptions(command)).action(async (options: GatewayCommandOptions) => {
    // Begun before the rest is imported.
    const pem = (await import("../tls-settings.js")).beginHttps(options);
    await (await import("../gateway.js")).gateway(options, pem);
  });
}
