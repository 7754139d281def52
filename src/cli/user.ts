import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { CodecError } from "../codec/index.js";
import { AsnNetDatabaseContact } from "../modules/common/common.js";
import type { Users } from "../server/index.js";
import { forgetDemoPassword } from "./demo-passwords.js";
import { dataOption } from "./options.js";
import { failure, usageError } from "./outcome.js";
import { passwordFrom, passwordVariable } from "./password.js";
import { readAllText, writeOut } from "./streams.js";

interface PasswordOptions {
  readonly data: string;
  readonly password?: string;
}

const passwordHelp = `the password; otherwise ${passwordVariable}, otherwise it is asked for`;

/** `rosewire user`: adds, changes, lists and removes users, also while the server runs. */
export function userCommand(): Command {
  const user = new Command("user").description(
    "manage the users of a server; a running server sees each change at once",
  );
  user
    .command("add")
    .argument("<name>")
    .description("add a user")
    .option("--password <password>", passwordHelp)
    .option("--admin", "let the user act for others", false)
    .option("--public", "show the user to those who have not logged in", false)
    .addOption(dataOption("the folder with the server's data; created if there is none"))
    .action(
      async (name: string, options: PasswordOptions & { admin: boolean; public: boolean }) => {
        const password = await passwordFrom(options.password, true);
        await withUsers(options.data, true, async (users) => {
          await users.add(name, password, { admin: options.admin });
          if (options.public) users.setPublic(name, true);
        });
      },
    );
  user
    .command("passwd")
    .argument("<name>")
    .description("give a user a new password; his present logins end")
    .option("--password <password>", passwordHelp)
    .addOption(dataOption("the folder with the server's data"))
    .action(async (name: string, options: PasswordOptions) => {
      const password = await passwordFrom(options.password, true);
      await withUsers(options.data, false, (users) => users.setPassword(name, password));
      forgetDemoPassword(options.data, name);
    });
  user
    .command("list")
    .description("list the users, one a line: name and what is special")
    .option("--json", "as a JSON array", false)
    .addOption(dataOption("the folder with the server's data"))
    .action(async (options: { data: string; json: boolean }) => {
      await withUsers(options.data, false, (users) => writeOut(listing(users, options.json)));
    });
  addChange(
    user,
    "remove",
    "remove a user with his appointments; his present logins end",
    (users, name, data) => {
      users.remove(name);
      forgetDemoPassword(data, name);
    },
  );
  addChange(user, "enable", "let a disabled user log on again", (users, name) =>
    users.setEnabled(name, true),
  );
  addChange(user, "disable", "keep a user from logging on; his present logins end", (users, name) =>
    users.setEnabled(name, false),
  );
  addChange(user, "publish", "show a user to those who have not logged in", (users, name) =>
    users.setPublic(name, true),
  );
  addChange(user, "unpublish", "show a user only to those who have logged in", (users, name) =>
    users.setPublic(name, false),
  );
  addContact(user);
  return user;
}

interface ContactOptions {
  readonly data: string;
  readonly json?: string;
  readonly photo?: string;
}

function addContact(parent: Command): void {
  parent
    .command("contact")
    .argument("<name>")
    .description("print what is known of a user, as estos JSON, or change it")
    .option(
      "--json <json>",
      "an AsnNetDatabaseContact in place of what is known; - reads it from stdin",
    )
    .option("--photo <file>", "a picture in JPEG besides; an empty name takes it away")
    .addOption(dataOption("the folder with the server's data"))
    .action(async (name: string, options: ContactOptions) => {
      const { data, json, photo } = options;
      await withUsers(data, false, async (users) => {
        const user = users.find(name);
        if (user === undefined) throw failure(`there is no user ${JSON.stringify(name)}`);
        let contact = json === undefined ? users.contact(user) : await contactFrom(json);
        if (photo !== undefined) contact = await withPhoto(contact, photo);
        if (json !== undefined || photo !== undefined) users.setContact(name, contact);
        else await writeOut(`${AsnNetDatabaseContact.encodeJson(contact)}\n`);
      });
    });
}

async function contactFrom(json: string): Promise<AsnNetDatabaseContact> {
  try {
    return AsnNetDatabaseContact.decodeJson(json === "-" ? await readAllText() : json);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw usageError(`that is no AsnNetDatabaseContact: ${error.message}`);
  }
}

/** The picture stands where clients look for it (manual line 537). */
async function withPhoto(
  contact: AsnNetDatabaseContact,
  file: string,
): Promise<AsnNetDatabaseContact> {
  const key = "jpegPhoto";
  const others = contact.optionalParams?.filter((parameter) => parameter.key !== key) ?? [];
  if (file === "") return { ...contact, optionalParams: others };
  let binarydata: Uint8Array;
  try {
    binarydata = await readFile(file);
  } catch (error) {
    throw failure(`cannot read ${file}: ${(error as Error).message}`);
  }
  if (binarydata[0] !== 0xff || binarydata[1] !== 0xd8) throw usageError(`${file} is no JPEG`);
  return { ...contact, optionalParams: [...others, { key, value: { binarydata } }] };
}

function addChange(
  parent: Command,
  verb: string,
  description: string,
  change: (users: Users, name: string, data: string) => void,
): void {
  parent
    .command(verb)
    .argument("<name>")
    .description(description)
    .addOption(dataOption("the folder with the server's data"))
    .action(async (name: string, options: { data: string }) => {
      await withUsers(options.data, false, (users) => change(users, name, options.data));
    });
}

async function withUsers(
  data: string,
  create: boolean,
  work: (users: Users) => unknown,
): Promise<void> {
  if (data === ":memory:") {
    throw usageError("--data :memory: is seen by the server's own process only");
  }
  // Only here: the commands that need no database begin faster without it.
  const { openStore, UserError, Users } = await import("../server/index.js");
  const store = openStore(data, { create });
  try {
    await work(new Users(store.users));
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith("invalid-")) {
      throw usageError(error.message);
    }
    throw error;
  } finally {
    store.close();
  }
}

function listing(users: Users, json: boolean): string {
  const list = users.list();
  const members = ["name", "admin", "enabled", "public"];
  if (json) return `${JSON.stringify(list, members)}\n`;
  return list
    .map((user) => {
      const remarks = [
        user.admin ? "admin" : "",
        user.enabled ? "" : "disabled",
        user.public ? "public" : "",
      ];
      return `${[user.name, ...remarks.filter(Boolean)].join("\t")}\n`;
    })
    .join("");
}
