import { Command } from "commander";
import type { Users } from "../server/index.js";
import { dataOption } from "./options.js";
import { usageError } from "./outcome.js";
import { passwordFrom, passwordVariable } from "./password.js";
import { writeOut } from "./streams.js";

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
    .addOption(dataOption("the folder with the server's data; created if there is none"))
    .action(async (name: string, options: PasswordOptions & { admin: boolean }) => {
      const password = await passwordFrom(options.password, true);
      await withUsers(options.data, true, (users) =>
        users.add(name, password, { admin: options.admin }),
      );
    });
  user
    .command("passwd")
    .argument("<name>")
    .description("give a user a new password; his present logins end")
    .option("--password <password>", passwordHelp)
    .addOption(dataOption("the folder with the server's data"))
    .action(async (name: string, options: PasswordOptions) => {
      const password = await passwordFrom(options.password, true);
      await withUsers(options.data, false, (users) => users.setPassword(name, password));
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
    (users, name) => users.remove(name),
  );
  addChange(user, "enable", "let a disabled user log on again", (users, name) =>
    users.setEnabled(name, true),
  );
  addChange(user, "disable", "keep a user from logging on; his present logins end", (users, name) =>
    users.setEnabled(name, false),
  );
  return user;
}

function addChange(
  parent: Command,
  verb: string,
  description: string,
  change: (users: Users, name: string) => void,
): void {
  parent
    .command(verb)
    .argument("<name>")
    .description(description)
    .addOption(dataOption("the folder with the server's data"))
    .action(async (name: string, options: { data: string }) => {
      await withUsers(options.data, false, (users) => change(users, name));
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
  const list = users.list().map(({ name, admin, enabled }) => ({ name, admin, enabled }));
  if (json) return `${JSON.stringify(list)}\n`;
  return list
    .map(({ name, admin, enabled }) => {
      const remarks = [admin ? "admin" : "", enabled ? "" : "disabled"].filter(Boolean);
      return `${[name, ...remarks].join("\t")}\n`;
    })
    .join("");
}
