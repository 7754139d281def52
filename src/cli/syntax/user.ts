import { Command, type Option } from "commander";
import {
  dataOption,
  jsonOption,
  passwordOption,
  passwordStdinOption,
  storeOption,
  type FormOptions,
  type PasswordOptions,
} from "./options.js";

/** Where the data of a server are, and the form of the output. */
export interface DataOptions extends FormOptions {
  readonly data: string;
  readonly store?: string;
}

/** What `rosewire user passwd` is told. */
export interface PasswdOptions extends DataOptions, PasswordOptions {}

/** What `rosewire user add` is told. */
export interface AddOptions extends PasswdOptions {
  readonly admin: boolean;
  readonly public: boolean;
}

/** What `rosewire user contact` is told. */
export interface ContactOptions extends Omit<DataOptions, "json"> {
  /** The older name of {@link contact}; true for none. */
  readonly json?: string | true;
  readonly contact?: string;
  readonly photo?: string;
}

/** `rosewire user`: adds, changes, lists and removes users, also while the server runs. */
export function userCommand(): Command {
  const user = new Command("user").description(
    "manage the users of a server; a running server sees each change at once",
  );
  const work = () => import("../user.js");
  user
    .command("add")
    .argument("<name>")
    .description("add a user")
    .addOption(passwordOption())
    .addOption(passwordStdinOption())
    .option("--admin", "let the user act for others", false)
    .option("--public", "show the user to those who have not logged in", false)
    .addOption(dataOption("the folder with the server's data; created if there is none"))
    .addOption(serversStore())
    .addOption(userJson())
    .action(async (name: string, options: AddOptions) => (await work()).add(name, options));
  user
    .command("passwd")
    .argument("<name>")
    .description("give a user a new password, which ends the user's logins")
    .addOption(passwordOption())
    .addOption(passwordStdinOption())
    .addOption(existingData())
    .addOption(serversStore())
    .addOption(userJson())
    .action(async (name: string, options: PasswdOptions) => (await work()).passwd(name, options));
  user
    .command("list")
    .description("list the users, one per line: name and remarks")
    .addOption(jsonOption("as a JSON array"))
    .addOption(existingData())
    .addOption(serversStore())
    .action(async (options: DataOptions) => (await work()).list(options));
  change(
    user,
    "remove",
    "remove a user with the user's appointments, which ends the user's logins",
  ).action(async (name: string, options: DataOptions) => (await work()).remove(name, options));
  change(user, "enable", "let a disabled user log on again").action(
    async (name: string, options: DataOptions) => (await work()).setEnabled(name, true, options),
  );
  change(user, "disable", "keep a user from logging on, which ends the user's logins").action(
    async (name: string, options: DataOptions) => (await work()).setEnabled(name, false, options),
  );
  change(user, "publish", "show a user to those who have not logged in").action(
    async (name: string, options: DataOptions) => (await work()).setPublic(name, true, options),
  );
  change(user, "unpublish", "show a user only to those who have logged in").action(
    async (name: string, options: DataOptions) => (await work()).setPublic(name, false, options),
  );
  user
    .command("contact")
    .argument("<name>")
    .description("print a user's contact as estos JSON, or change it")
    .option("--contact <json>", "an AsnNetDatabaseContact to replace it; - reads it from stdin")
    .option("--json [json]", "errors are JSON on stderr; with a value, the same as --contact")
    .option("--photo <file>", "a picture in JPEG to add; an empty name removes it")
    .addOption(existingData())
    .addOption(serversStore())
    .action(async (name: string, options: ContactOptions) => (await work()).contact(name, options));
  return user;
}

/** A command that does one thing to a user. */
function change(parent: Command, verb: string, description: string): Command {
  return parent
    .command(verb)
    .argument("<name>")
    .description(description)
    .addOption(existingData())
    .addOption(serversStore())
    .addOption(userJson());
}

function userJson(): Option {
  return jsonOption("print the user as a JSON object, as list does");
}

function existingData(): Option {
  return dataOption("the folder with the server's data");
}

function serversStore(): Option {
  return storeOption("postgres://user@host/database, if the server keeps its users there");
}
