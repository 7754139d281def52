import type { Command } from "commander";
import {
  dataOption,
  hostOption,
  passwordOption,
  passwordStdinOption,
  portOption,
  type PasswordOptions,
} from "./options.js";
import { addTlsOptions, type TlsOptions } from "./tls-options.js";

/** What a command that connects to a server is told about it. */
export interface ServerOptions extends TlsOptions {
  readonly host: string;
  readonly port: number;
}

/** As whom a command logs on, if at all. */
export interface LoginOptions extends PasswordOptions {
  readonly user?: string;
  readonly demo?: string;
  readonly data: string;
}

/** Adds `--host`, `--port`, `--tls`, `--ca`, and `--profile`, which says them and more. */
export function addServerOptions(command: Command): Command {
  command
    .option(
      "--profile <name>",
      "take options that are not given from this profile; see docs/cli.md",
    )
    .addOption(hostOption("the server's address"))
    .addOption(portOption("the server's TCP port", 1))
    .hook("preAction", async (_parent, called) => {
      const { profile } = called.opts<{ profile?: string }>();
      if (profile === undefined) return;
      (await import("../profile.js")).applyProfile(profile, called);
    });
  return addTlsOptions(command);
}

/** Adds `--user`, the ways to give a password, `--demo` and `--data`. */
export function addLoginOptions(command: Command): Command {
  return command
    .option("--user <name>", "log on as this user first")
    .addOption(passwordOption())
    .addOption(passwordStdinOption())
    .option(
      "--demo <name>",
      "log on as this demo user, with the password that the data folder keeps",
    )
    .addOption(dataOption("that folder"));
}
