import { InvalidArgumentError, Option, type Command } from "commander";
import {
  proxyOf,
  defaultGatewayLimits,
  gatewayLimits,
  hostNameOf,
  publicOrigin,
  siteOrigin,
  type GatewayLimits,
} from "../../gateway/internal.js";
import type { Strictness, UnknownMembers } from "../../codec/index.js";
import { unknownMemberValues } from "../../rose/internal.js";
import { addDrainOptions, type DrainTimes } from "./drain-options.js";
import { anyPort, limitOf, strictnessOption } from "./options.js";

/** What the commands with a web service are told, about it or as well. */
export interface WebOptions extends DrainTimes {
  readonly httpPort?: number | "off";
  readonly httpsPort?: number | "off";
  readonly origin: readonly string[];
  readonly hostName: readonly string[];
  readonly jsonp: boolean;
  readonly unknownMembers?: UnknownMembers;
  readonly strictness: Strictness;
  readonly trustProxy: readonly string[];
  readonly publicUrl?: string;
  readonly webLimit: Partial<GatewayLimits>;
  readonly asn1?: string[];
  readonly connect?: string;
}

/** Adds the options that the commands with a web service have in common. */
export function addWebOptions(command: Command): Command {
  return addDrainOptions(command)
    .addOption(
      new Option(
        "--http-port <port>",
        "the TCP port of the web service: 7224, or with --port 0 a free one; off for none",
      ).argParser(portOrOff),
    )
    .addOption(
      new Option(
        "--https-port <port>",
        "the same with TLS, if there is a certificate: 7225, or with --port 0 a free one",
      ).argParser(portOrOff),
    )
    .addOption(
      new Option("--origin <url>", "a site whose pages may use the web service; may be repeated")
        .default([], "none")
        .argParser(oneMore(siteOrigin)),
    )
    .addOption(
      new Option(
        "--host-name <name>",
        "another host name for the loopback address, such as a proxy's; may be repeated",
      )
        .default([], "none")
        .argParser(oneMore(hostNameOf)),
    )
    .addOption(strictnessOption())
    .addOption(
      new Option(
        "--unknown-members <mode>",
        "what becomes of members in JSON that their type does not have",
      )
        .choices(Object.keys(unknownMemberValues))
        .default(undefined, "ignore with _type, refuse without"),
    )
    .option("--jsonp", "allow JSONP for pages of this site and of --origin", false)
    .addOption(
      new Option(
        "--trust-proxy <address>",
        "the address or network (10.0.0.0/8) of proxies whose X-Forwarded-For and -Proto count; may be repeated",
      )
        .default([], "none")
        .argParser(oneMore(proxy)),
    )
    .addOption(
      new Option(
        "--public-url <url>",
        "where clients find the web service that ask /controller/client/ucws; as they have asked if left out",
      ).argParser((text) => valid(text, publicOrigin)),
    )
    .addOption(
      new Option("--web-limit <name=number>", "change a limit of the web service; may be repeated")
        .default({}, "see docs/limits.md")
        .argParser(webLimit),
    )
    .option(
      "--asn1 <files...>",
      "ASN.1 files with operations that the server has besides the built-in ones",
    )
    .addOption(
      new Option(
        "--connect <file>",
        "offer the APIs of Xelion, Vitec Connect and SuperOffice under /connect, as this file says; " +
          "see docs/connectors.md",
      ),
    );
}

/** What the library makes of a text; what it throws says what is expected. */
function valid(text: string, read: (text: string) => string): string {
  try {
    return read(text);
  } catch (error) {
    throw new InvalidArgumentError(`${(error as RangeError).message}.`);
  }
}

/** Reads one more of an option that may be repeated. */
function oneMore(read: (text: string) => string) {
  return (text: string, before: readonly string[]): readonly string[] => [
    ...before,
    valid(text, read),
  ];
}

function proxy(text: string): string {
  proxyOf(text);
  return text;
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
