import { InvalidArgumentError, Option } from "commander";
import { hint } from "../../codec/internal.js";
import type { Framing } from "../../rose/csta.js";
import { strictnessValues } from "../../rose/internal.js";
import { millisecondsOf } from "../duration.js";

/** The environment variables that options may be set by. */
export const Environment = {
  host: "ROSEWIRE_HOST",
  port: "ROSEWIRE_PORT",
  data: "ROSEWIRE_DATA",
  /** It may contain a password. */
  store: "ROSEWIRE_STORE",
  /** The same. */
  bus: "ROSEWIRE_BUS",
  /** For commands that are not to show it in the list of processes. */
  password: "ROSEWIRE_PASSWORD",
  webServiceUser: "ROSEWIRE_WEBSERVICE_USER",
  webServicePassword: "ROSEWIRE_WEBSERVICE_PASSWORD",
} as const;

/** `--host`, the loopback address by default. */
export function hostOption(description: string): Option {
  return new Option("--host <host>", description)
    .env(Environment.host)
    .default("127.0.0.1")
    .argParser(hostOf);
}

/** `--port`, the protocol's 7222 by default. */
export function portOption(description: string, lowest: 0 | 1): Option {
  return new Option("--port <port>", description)
    .env(Environment.port)
    .default(7222)
    .argParser((text) => wholeNumber(text, lowest, 65_535));
}

/** What a command is told about the form of its output. */
export interface FormOptions {
  readonly json: boolean;
}

/** `--json`, which every command has: what it prints is JSON, and so are its errors; see `main`. */
export function jsonOption(description: string): Option {
  return new Option("--json", `${description}; errors are JSON on stderr`).default(false);
}

/** How a command is told a password. */
export interface PasswordOptions {
  readonly password?: string;
  readonly passwordStdin: boolean;
}

/** `--password`; `passwordFrom` knows the other ways to give it. */
export function passwordOption(): Option {
  return new Option(
    "--password <password>",
    `the password; otherwise ${Environment.password}, otherwise it is asked for`,
  );
}

/** `--password-stdin`, which no other user of the machine can see. */
export function passwordStdinOption(): Option {
  return new Option("--password-stdin", "read the password from stdin, which it fills")
    .default(false)
    .conflicts("password");
}

/** Where the data are if nothing else is said. */
export const usualFolder = "./data";

/** `--data`, the folder `data` in the working directory by default. */
export function dataOption(description: string): Option {
  return new Option("--data <dir>", description)
    .env(Environment.data)
    .default(usualFolder)
    .argParser((text) => {
      // A variable that is not set, most likely; the working directory is not meant.
      if (text === "") throw new InvalidArgumentError("It must name a folder.");
      return text;
    });
}

/** `--store`, the address of a database of PostgreSQL. `storeFrom` checks it. */
export function storeOption(description: string): Option {
  return new Option("--store <address>", description).env(Environment.store);
}

/** `--strictness`, one of the modes in docs/interoperability.md. */
export function strictnessOption(): Option {
  return new Option("--strictness <mode>", "how much is read beyond the regular form")
    .choices(Object.keys(strictnessValues))
    .default("standard");
}

/** The protocols whose messages are read. */
export const protocolNames = ["ucserver", "csta"] as const;
export type ProtocolName = (typeof protocolNames)[number];

/** `--protocol`, that of the manual by default. */
export function protocolOption(): Option {
  return new Option("--protocol <protocol>", "the protocol of messages")
    .choices(protocolNames)
    .default("ucserver");
}

/** `--framing`, which only the protocols over X.880 have. */
export function framingOption(usual: Framing, protocol = "csta"): Option {
  return new Option("--framing <framing>", `with ${protocol}: what stands in front of each message`)
    .choices(["none", "length16", "hipath"] satisfies Framing[])
    .default(usual);
}

/** `--encoding` of messages. */
export function encodingOption(): Option {
  return new Option("--encoding <encoding>", "how the messages are encoded")
    .choices(["ber", "json"])
    .default("ber");
}

/** `--timeout` of calls. */
export function timeoutOption(): Option {
  return new Option("--timeout <ms>", "milliseconds to wait for each answer; 0 waits for ever")
    .default(30_000)
    .argParser((text) => wholeNumber(text, 0, 2_147_483_647));
}

/** A whole number in decimal digits within bounds, both included. */
export function wholeNumber(text: string, lowest: number, highest: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${lowest} to ${highest}.`);
}

/** The name and the number of `name=number`, a name that one of the objects has. */
export function limitOf(text: string, among: readonly object[]): [name: string, value: number] {
  const [, name, number] = /^(\w+)=(\d{1,30})$/.exec(text) ?? [];
  if (name === undefined || number === undefined) {
    throw new InvalidArgumentError("It must be a name, = and a whole number.");
  }
  const known = among.flatMap((limits) => Object.keys(limits));
  if (!known.includes(name)) {
    throw new InvalidArgumentError(`There is no limit ${name}${hint(name, known) || "."}`);
  }
  return [name, Number(number)];
}

/** A TCP port; 0 for any free one. */
export function anyPort(text: string): number {
  return wholeNumber(text, 0, 65_535);
}

/** A host. An empty text would mean all addresses of this machine, but is most likely a variable that is not set. */
export function hostOf(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** Where a server is. */
export interface Server {
  readonly host: string;
  readonly port: number;
}

/** A server's host, or host and port with a colon between, `[::1]:7222`; without one, the protocol's. */
export function serverOf(text: string): Server {
  const [, v6, name, digits] = /^(?:\[([\da-f:]+)\]|([^:\s]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const port = Number(digits ?? 7222);
  const host = v6 ?? name;
  if (host === undefined || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("It must be a host, or a host and a port with a colon between.");
  }
  return { host, port };
}

/** Where to listen: a port, or an address and a port with a colon between; without one, the loopback address. */
export function listenOf(text: string): Server {
  const [, v6, name, digits] = /^(?:(?:\[([\da-f:]+)\]|([^:\s]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  if (digits === undefined || Number(digits) > 65_535) {
    throw new InvalidArgumentError(
      "It must be a port, or an address and a port with a colon between.",
    );
  }
  return { host: v6 ?? name ?? "127.0.0.1", port: Number(digits) };
}

/** Milliseconds of a time such as `10s`. */
export function durationOf(text: string): number {
  const milliseconds = millisecondsOf(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidArgumentError("It must be a time such as 10s, 5m or 1h, below 25 days.");
}

/** Adds one more to those before: of an option that may be repeated. */
export function append(text: string, before: readonly string[]): readonly string[] {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return [...before, text];
}
