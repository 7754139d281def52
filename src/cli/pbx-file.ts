import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { parse } from "yaml";
import type { RoseLog } from "../rose/index.js";
import { requiredOptions, requireGiven } from "../rose/internal.js";
import type { ConnectedPbx } from "../server/index.js";
import { requireOrdinaryFile } from "../server/internal.js";
import { AsteriskPbx, type AsteriskPbxOptions } from "../server/pbx/index.js";
import { usageError } from "./outcome.js";

/** A PBX in the file. */
interface Entry {
  readonly name: string;
  readonly asterisk: Readonly<Record<string, unknown>>;
}

const entryNames = { name: "string", asterisk: "object" };
const placeNames = { env: "string", file: "string" };

/**
 * The PBXs that a file in YAML names. Paths in it are relative to its folder. No message shows a secret.
 * @throws CommandError for a file that cannot be used.
 */
export function readPbxs(file: string, log: RoseLog): ConnectedPbx[] {
  const fail = (why: string): Error => usageError(`the file of --pbx, ${file}: ${why}`);
  let given: unknown;
  try {
    given = parse(readFileSync(file, "utf8"), { maxAliasCount: 0 });
  } catch (error) {
    // What is below the first line of the message is what the file says there.
    throw fail((error as Error).message.split("\n", 1)[0] as string);
  }
  try {
    requiredOptions(given, { pbx: "array" }, "the file");
    const { pbx: entries = [] } = given as { readonly pbx?: readonly Entry[] };
    if (entries.length === 0) throw new TypeError("it has no list pbx");
    const names = new Set<string>();
    return entries.map((entry, at) => {
      requiredOptions(entry, entryNames, `PBX ${at + 1}`);
      requireGiven(entry, ["name", "asterisk"], `PBX ${at + 1}`);
      const name = nameOf(entry);
      if (names.has(name.toLowerCase())) throw new TypeError(`there are two PBXs ${name}`);
      names.add(name.toLowerCase());
      return { name, driver: asterisk(entry, dirname(resolve(file)), log) };
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw fail(error.message);
    throw error;
  }
}

/** A name stands in the addresses of lines, `tel:10@name`. */
function nameOf({ name }: Entry): string {
  if (/^[\w.-]{1,64}$/.test(name)) return name;
  throw new RangeError("the name of a PBX has letters, digits, dots, hyphens and underscores only");
}

function asterisk({ name, asterisk: given }: Entry, folder: string, log: RoseLog): AsteriskPbx {
  const { secret, tls, ...rest } = given;
  try {
    if (rest["log"] !== undefined) throw new TypeError('unknown option "log"');
    return new AsteriskPbx({
      ...(rest as unknown as AsteriskPbxOptions),
      secret: readSecret(secret, folder),
      ...(tls !== undefined && { tls: withAuthority(tls, folder) }),
      log,
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new TypeError(`${name}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** A secret from a variable of the environment or a file, of which the line end does not count. */
function readSecret(place: unknown, folder: string): string {
  if (typeof place !== "object") {
    throw new TypeError(
      "secret must be {env: NAME} or {file: PATH}, and is not in the file itself",
    );
  }
  requiredOptions(place, placeNames, "secret", "secret.");
  const { env, file } = place as { readonly env?: string; readonly file?: string };
  if ((env === undefined) === (file === undefined)) {
    throw new TypeError("secret must be {env: NAME} or {file: PATH}");
  }
  if (file !== undefined) return readText(resolve(folder, file), "secret").replace(/\r?\n$/, "");
  const value = process.env[env as string] ?? "";
  if (value === "") throw new TypeError(`the environment variable ${env} is not set`);
  return value;
}

/** The option tls, in which the file stands in which the authority's certificate is. */
function withAuthority(tls: unknown, folder: string): AsteriskPbxOptions["tls"] {
  if (typeof tls !== "object" || tls === null) return tls as boolean;
  const { ca, ...rest } = tls as { readonly ca?: unknown };
  if (ca === undefined) return rest;
  if (typeof ca !== "string") throw new TypeError("tls.ca must be the path of a certificate");
  return { ...rest, ca: readText(resolve(folder, ca), "tls.ca") };
}

function readText(path: string, what: string): string {
  try {
    requireOrdinaryFile(path);
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new TypeError(`${what} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
