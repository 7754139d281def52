import ts from "typescript";
import { defaultGatewayLimits, highestGatewayLimits } from "../src/gateway/limits.js";
import { defaultEngineLimits, highestEngineLimits } from "../src/rose/limits.js";
import {
  defaultLogonLimits,
  highestLogonLimits,
} from "../src/server/modules/checks/logon-limits.js";
import { testTitles } from "./asn1/titles.js";
import { numbersOf } from "./error-codes.js";
import { engineHits, gatewayHits, logonHits, type Hit } from "./limit-tests.js";
import { docOf, row, sourceOf, table } from "./source.js";

/**
 * Writes which limits there are: names and meanings from their interfaces, defaults and highest values from the
 * values, and the tests that hit them.
 * @returns The text of docs/limits.md, not formatted.
 * @throws Error if a comment says another default than there is, or a test is not there.
 */
export async function limitsTable(root: string): Promise<string> {
  const engine = await limitsOf(
    root,
    "src/rose/limits.ts",
    "EngineLimits",
    defaultEngineLimits,
    highestEngineLimits,
  );
  const web = await limitsOf(
    root,
    "src/gateway/limits.ts",
    "GatewayLimits",
    defaultGatewayLimits,
    highestGatewayLimits,
  );
  const logonFile = "src/server/modules/checks/logon-limits.ts";
  const logons = await limitsOf(
    root,
    logonFile,
    "LogonLimits",
    defaultLogonLimits,
    highestLogonLimits,
  );
  return [
    "# Limits\n",
    "Written from the source by `npm run generate`; do not edit. The tests hit each limit over a",
    "real socket, most of them with a smaller number.\n",
    "## Of a connection\n",
    "The option `limits` of `createServer`, `createUcServer` and `connect`, and `--limit NAME=NUMBER` of",
    "`rosewire serve`, which may be repeated. Sizes are in octets and times in milliseconds, whatever",
    "unit the table uses. If a peer hits a limit, it is published on the channel `rosewire:limit`",
    "([diagnostics](diagnostics.md)), counted in the metrics and, if it closes the connection,",
    "named in the log. If your own call, subscription or attempt to connect hits one, you get the error.",
    "What is over `at most` is refused at the start, here and below: no buffer, text, timer or table of",
    "Node.js could hold it.\n",
    ...(await tables(root, "rose", engine, engineHits)),
    "## Of logons\n",
    "The option `logons` of `createUcServer`, and also `--limit` of `rosewire serve`.",
    "[How logons take turns](server.md#turns).\n",
    ...(await tables(root, "server", logons, logonHits)),
    "## Of the web service\n",
    "The option `limits` of `createGateway`, and `--web-limit NAME=NUMBER` of `rosewire serve` and",
    "`rosewire gateway`. [What the web service does](gateway.md).\n",
    ...(await tables(root, "gateway", web, gatewayHits)),
    "## Of single values\n",
    "They are checked before a text is normalised, folded, split or converted to a number, so they bound the time",
    "that any of these takes. They cannot be changed. If a value in a message is longer than the codec reads,",
    "that is an error `too-long`, and the invoke is rejected (mistypedArgument).",
    "[How long the members of each operation may be](value-limits.md).\n",
    ...(await fixed(root, constants)),
    "## Of chats\n",
    "They cannot be changed. [What chats are](chat.md).\n",
    ...(await fixed(root, chatConstants)),
    "## Of binary transfer\n",
    "They cannot be changed. [Those that can be](binary-transfer.md#limits).\n",
    ...(await fixed(root, transferConstants)),
    "## Of agents\n",
    "They cannot be changed. [What agents are](agents.md).\n",
    ...(await fixed(root, agentConstants)),
    "## Of lines and calls\n",
    "They cannot be changed. [What lines and calls are](cti.md).\n",
    ...(await fixed(root, ctiConstants)),
    "## Of replication\n",
    "They cannot be changed. [What is replicated](replication.md).\n",
    ...(await fixed(root, replicationConstants)),
    "## Of connectors of databases\n",
    "They cannot be changed. [What connectors are](contact-search.md#connectors).\n",
    ...(await fixed(root, connectorConstants)),
    "## Of the bus\n",
    "They cannot be changed. [What the bus is](cli.md#several-servers).\n",
    ...(await fixed(root, busConstants)),
    "## Of anonymous visitors\n",
    "They cannot be changed. [What visitors are](server.md#anonymous-visitors).\n",
    ...(await fixed(root, visitorConstants)),
    "## Fixed\n",
    "- The header of a JSON frame has seven digits: 9,999,999 octets of text.",
    "- Invoke ids count from 1 to 99,998; 99,999 is that of events.",
    "- `--metrics-port` accepts 100 connections, each of which has 10 s for its request.",
    "",
  ].join("\n");
}

/** Constants that bound single values, and whose they are. */
const constants = [
  ["the codec", "src/codec/limits.ts", "valueLimits"],
  ["the server", "src/server/text-limits.ts", "textLimits"],
] as const;

const chatConstants = [["chats", "src/server/modules/chat/limits.ts", "limits"]] as const;
const transferConstants = [
  ["binary transfer", "src/server/modules/binary-transfer/limits.ts", "limits"],
] as const;
const agentConstants = [["agents", "src/server/modules/agent/limits.ts", "limits"]] as const;

const ctiConstants = [["calls", "src/server/modules/cti/limits.ts", "limits"]] as const;

const connectorConstants = [
  ["connectors", "src/server/modules/database-connectors/limits.ts", "connectorLimits"],
] as const;

const visitorConstants = [
  ["visitors", "src/server/modules/anonymous-visitors/limits.ts", "visitorLimits"],
] as const;

const busConstants = [["bus", "src/server/cluster/limits.ts", "limits"]] as const;

const replicationConstants = [
  ["replication", "src/server/modules/um-replicator/limits.ts", "replicationLimits"],
] as const;

async function fixed(
  root: string,
  all: readonly (readonly [whose: string, path: string, name: string])[],
): Promise<string[]> {
  const rows: string[] = [];
  for (const [whose, path, name] of all) {
    for (const limit of await numbersOf(root, path, name)) {
      const number = Number(limit.number.replaceAll("_", "")).toLocaleString("en-US");
      rows.push(row(whose, `\`${limit.name}\``, number, limit.doc));
    }
  }
  return [table(["in", "limit", "at most", "meaning"], rows), ""];
}

interface LimitText {
  readonly name: string;
  readonly value: string;
  readonly most: string;
  readonly doc: string;
}

async function tables(
  root: string,
  room: string,
  limits: readonly LimitText[],
  hits: Readonly<Record<string, Hit>>,
): Promise<string[]> {
  const titles = new Map<string, ReadonlySet<string>>();
  const rows: string[] = [];
  const tests: string[] = [];
  for (const { name, value, most, doc } of limits) {
    const hit = hits[name];
    if (hit === undefined) throw new Error(`nothing is said about ${name}`);
    rows.push(row(`\`${name}\``, value, most, doc, hit.outcome));
    // No links: the package has the documents and not the tests.
    const named: string[] = [];
    for (const [file, title] of hit.tests) {
      const path = `test/${room}/${file}.test.ts`;
      if (!titles.has(path)) titles.set(path, testTitles(await sourceOf(root, path)));
      if (!titles.get(path)?.has(title)) throw new Error(`${path} has no test "${title}"`);
      named.push(`${title} (\`${path}\`)`);
    }
    tests.push(row(`\`${name}\``, named.join("; ")));
  }
  return [
    table(["limit", "default", "at most", "meaning", "when hit"], rows),
    "",
    table(["limit", "tests"], tests),
    "",
  ];
}

/** The limits of an interface, with their defaults and highest values. */
async function limitsOf(
  root: string,
  path: string,
  name: string,
  defaults: object,
  highest: object,
): Promise<LimitText[]> {
  const source = await sourceOf(root, path);
  const found = source.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  const members = found?.members ?? [];
  return members.map((member) => {
    const limit = member.name?.getText() ?? "";
    const number = (defaults as Record<string, number>)[limit];
    if (number === undefined) throw new Error(`${limit} has no default`);
    const doc = docOf(member);
    const value = writings(number).find((text) => new RegExp(`Default ${text}(?!\\d)`).test(doc));
    if (value === undefined) throw new Error(`the default of ${limit} is ${number}: ${doc}`);
    // Where nothing more is said of the default, the table says it already.
    const most = highestText((highest as Record<string, number>)[limit] ?? Number.NaN);
    return { name: limit, value, most, doc: doc.replace(new RegExp(` ?Default ${value}\\.`), "") };
  });
}

/** A highest value: in digits, unless these would be too many to be read. */
function highestText(number: number): string {
  const [unit, text] = number % 1024 ** 4 === 0 ? [1024 ** 4, " TiB"] : [24 * 60 * 60_000, " days"];
  if (number < 1024 ** 4) return number.toLocaleString("en-US");
  return `${(number / unit).toLocaleString("en-US")}${text}`;
}

/** The ways to write a number as octets, as a time and as it is. */
function writings(number: number): string[] {
  const units = [
    [1024 * 1024, "MiB"],
    [1024, "KiB"],
    [24 * 60 * 60_000, "days"],
    [60_000, "min"],
    [1000, "s"],
  ] as const;
  const plain = number.toLocaleString("en-US");
  if (number === 0) return [plain];
  const whole = units.filter(([unit]) => number % unit === 0);
  return [...whole.map(([unit, text]) => `${number / unit} ${text}`), plain];
}
