import { readFile } from "node:fs/promises";
import { CodecError } from "../codec/index.js";
import { AsnNetDatabaseContact } from "../modules/common/common.js";
import { UserError, type User, type Users } from "../server/index.js";
import { withDataServer } from "./data-server.js";
import { forgetDemoPassword } from "./demo-passwords.js";
import { failure, usageError } from "./outcome.js";
import { passwordFrom } from "./password.js";
import { storeFrom } from "./store.js";
import { readAllText, writeDone, writeOut } from "./streams.js";
import { writeList } from "./table.js";
import type { AddOptions, ContactOptions, DataOptions, PasswdOptions } from "./syntax/user.js";

/** Adds a user, and creates the data folder if there is none. */
export async function add(name: string, options: AddOptions): Promise<void> {
  const password = await passwordFrom(options, true);
  await withUsers(options, true, async (users) => {
    await users.add(name, password, { admin: options.admin });
    if (options.public) await users.setPublic(name, true);
    await tell(users, name, options);
  });
}

/** Gives a user a new password. */
export async function passwd(name: string, options: PasswdOptions): Promise<void> {
  const password = await passwordFrom(options, true);
  await withUsers(options, false, async (users) => {
    await users.setPassword(name, password);
    await tell(users, name, options);
  });
  forgetDemoPassword(options.data, name);
}

/** Lists the users. */
export async function list(options: DataOptions): Promise<void> {
  await withUsers(options, false, async (users) => {
    const all = await users.list();
    const rows = all.map((user) => ({ name: user.name, remarks: remarksOf(user).join(", ") }));
    await (options.json ? writeDone(true, all.map(described), "") : writeList(rows, listing(all)));
  });
}

/** Removes a user with his appointments. */
export async function remove(name: string, options: DataOptions): Promise<void> {
  await withUsers(options, false, (users) => users.remove(name));
  forgetDemoPassword(options.data, name);
  await writeDone(options.json, { name, removed: true }, "");
}

/** Enables or disables a user. */
export async function setEnabled(
  name: string,
  enabled: boolean,
  options: DataOptions,
): Promise<void> {
  await withUsers(options, false, async (users) => {
    await users.setEnabled(name, enabled);
    await tell(users, name, options);
  });
}

/** Publishes a user, or ends that. */
export async function setPublic(name: string, shown: boolean, options: DataOptions): Promise<void> {
  await withUsers(options, false, async (users) => {
    await users.setPublic(name, shown);
    await tell(users, name, options);
  });
}

/** Prints or changes a user's contact. */
export async function contact(name: string, options: ContactOptions): Promise<void> {
  const { photo } = options;
  const json = options.contact ?? (options.json === true ? undefined : options.json);
  await withUsers(options, false, async (users) => {
    const user = await users.find(name);
    if (user === undefined) throw failure(`there is no user ${JSON.stringify(name)}`);
    let known = json === undefined ? await users.contact(user) : await contactFrom(json);
    if (photo !== undefined) known = await withPhoto(known, photo);
    if (json !== undefined || photo !== undefined) await users.setContact(name, known);
    else await writeOut(`${AsnNetDatabaseContact.encodeJson(known)}\n`);
  });
}

async function contactFrom(json: string): Promise<AsnNetDatabaseContact> {
  try {
    const text =
      json === "-" ? await readAllText(usageError("the contact on stdin is not UTF-8")) : json;
    return AsnNetDatabaseContact.decodeJson(text, { unknownMembers: "refuse" });
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw usageError(`that is not an AsnNetDatabaseContact: ${error.message}`);
  }
}

/** Puts the picture where clients look for it (manual line 537). */
async function withPhoto(
  known: AsnNetDatabaseContact,
  file: string,
): Promise<AsnNetDatabaseContact> {
  const key = "jpegPhoto";
  const others = known.optionalParams?.filter((parameter) => parameter.key !== key) ?? [];
  if (file === "") return { ...known, optionalParams: others };
  let binarydata: Uint8Array;
  try {
    binarydata = await readFile(file);
  } catch (error) {
    throw failure(`cannot read ${file}: ${(error as Error).message}`);
  }
  if (binarydata[0] !== 0xff || binarydata[1] !== 0xd8) throw usageError(`${file} is not a JPEG`);
  return { ...known, optionalParams: [...others, { key, value: { binarydata } }] };
}

/** Lets work change the users of a server's data, whether the server runs or not. */
async function withUsers(
  { data, store }: Pick<DataOptions, "data" | "store">,
  create: boolean,
  work: (users: Users) => unknown,
): Promise<void> {
  const address = storeFrom(store);
  if (address === undefined && data === ":memory:") {
    throw usageError("only the server's own process can see --data :memory:");
  }
  try {
    await withDataServer(address ?? data, { create }, async ({ server }) => work(server.users));
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith("invalid-")) {
      throw usageError(error.message);
    }
    throw error;
  }
}

/** Says in JSON what has become of a user; without it, silence is success. */
async function tell(users: Users, name: string, { json }: DataOptions): Promise<void> {
  const user = json ? await users.find(name) : undefined;
  if (user !== undefined) await writeDone(json, described(user), "");
}

function described({ name, admin, enabled, public: isPublic }: User): object {
  return { name, admin, enabled, public: isPublic };
}

function listing(all: readonly User[]): string {
  return all.map((user) => `${[user.name, ...remarksOf(user)].join("\t")}\n`).join("");
}

function remarksOf({ admin, enabled, public: isPublic }: User): string[] {
  return [admin ? "admin" : "", enabled ? "" : "disabled", isPublic ? "public" : ""].filter(
    Boolean,
  );
}
