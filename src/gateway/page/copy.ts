import { pretty } from "./json.js";
import { withoutSecrets } from "./secrets.js";

/** A call, as it is written down for others. */
export interface Call {
  readonly name: string;
  readonly kind: "operation" | "event";
  readonly module: string;
  /** The entrance of the package that has the module; undefined for a module of somebody's own. */
  readonly entrance: string | undefined;
  /** The argument, in JSON. */
  readonly argument: string;
  readonly user: string;
  /** Where the web service is, without a slash at the end. */
  readonly base: string;
}

/** The longest argument in a command: shells and systems have a limit of their own. */
const most = 100_000;

const writings = { curl: asCurl, TypeScript: asTypeScript, "rosewire call": asCommand };

/** How a call can be written down. */
export const ways = Object.keys(writings) as (keyof typeof writings)[];

/**
 * A call as a program or command. It has no password in it, and says where that is taken from.
 * @throws SyntaxError for an argument that is not JSON.
 */
export function written(way: keyof typeof writings, call: Call): string {
  // What comes from the server and stands in a program as it is must be a name.
  if (!/^[A-Za-z][\w-]*$/.test(call.name) || !/^[A-Za-z][\w.-]*$/.test(call.module)) {
    return "What has such a name cannot be written down.";
  }
  return writings[way](call);
}

/** A command for a POSIX shell. */
function asCurl({ name, argument, user, base }: Call): string {
  const { argument: body, leftOut } = withoutSecrets(argument);
  if (body.length > most) return tooLong("#");
  return [
    "# curl asks for the password. For the demo users: --netrc-file data/demo-passwords instead of --user",
    ...without("#", leftOut),
    `curl --user ${quoted(user)} --header 'Content-Type: application/json' \\`,
    `  --data-raw ${quoted(body)} \\`,
    `  ${quoted(`${base}/ws/direct/${encodeURIComponent(name)}`)}`,
  ].join("\n");
}

/** A command for a POSIX shell. */
function asCommand({ name, argument, user, base }: Call): string {
  const { argument: json, leftOut } = withoutSecrets(argument);
  if (json.length > most) return tooLong("#");
  return [
    "# It asks for the password, or takes ROSEWIRE_PASSWORD. For the demo users: --demo NAME instead of --user.",
    "# The server's port is 7222, or ROSEWIRE_PORT.",
    ...without("#", leftOut),
    `npx rosewire call ${quoted(name)} --host=${quoted(hostOf(base))} --user=${quoted(user)} \\`,
    `  --json=${quoted(json)}`,
  ].join("\n");
}

/** A program. */
function asTypeScript({ name, kind, module, entrance, argument, user, base }: Call): string {
  const { argument: json, leftOut } = withoutSecrets(argument);
  const last = module.split(".").at(-1) ?? module;
  // Numbers in JavaScript would lose digits, and this name has a meaning of its own there.
  const isPlain = !/\d{16}|"__proto__"/.test(json);
  const read = isPlain ? `fromJson(${pretty(json)})` : `decodeJson(${JSON.stringify(json)})`;
  const sent =
    kind === "event"
      ? `client.emit(${last}.${name}, argument);`
      : `console.log(await client.invoke(${last}.${name}, argument));`;
  const from = entrance ?? `./${last}.js`;
  return [
    `import { ${last} } from ${JSON.stringify(from)};`,
    `import { connect, logOn } from "rosewire/rose";`,
    "",
    ...(entrance === undefined ? ["// The module is what `rosewire compile` writes."] : []),
    "// The password is in the environment variable ROSEWIRE_PASSWORD, the server's port is 7222 or ROSEWIRE_PORT.",
    `const { ROSEWIRE_PASSWORD: password = "", ROSEWIRE_PORT: port = "7222" } = process.env;`,
    `const client = await connect({ host: ${JSON.stringify(hostOf(base))}, port: Number(port) });`,
    `await logOn(client, { user: ${JSON.stringify(user)}, password });`,
    ...without("//", leftOut),
    `const argument = ${last}.${name}.argument.${read};`,
    sent,
    "await client.close();",
  ].join("\n");
}

/** The host of an address, as sockets take it. */
function hostOf(base: string): string {
  return new URL(base).hostname.replace(/^\[(.*)\]$/, "$1");
}

function without(comment: string, leftOut: readonly string[]): string[] {
  return leftOut.length === 0
    ? []
    : [
        `${comment} Left out, for you to fill in: ${leftOut.join(", ").replace(/[\r\n\u2028\u2029]/g, " ")}`,
      ];
}

function tooLong(comment: string): string {
  return `${comment} The argument is too long for a command.`;
}

/** A word of a POSIX shell: within single quotes, nothing but these has a meaning. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
