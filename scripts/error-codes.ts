import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import {
  AsnLogonErrorEnum,
  AsnNegotiateServerConnectionErrorEnum,
} from "../src/modules/authentication/authentication.js";
import { AsnWebServiceLogonErrorEnum } from "../src/modules/web-service-connection/web-service-connection.js";
import { docOf, markdown, row, sourceOf, table } from "./source.js";

/** The rooms whose errors have codes, and how they are imported. */
const rooms: readonly (readonly [room: string, heading: string])[] = [
  ["codec", "The codec (`rosewire/codec`)"],
  ["asn1", "The ASN.1 compiler (`rosewire/asn1`)"],
  ["rose", "The engine (`rosewire/rose`)"],
  ["server", "The server (`rosewire-server`)"],
  ["gateway", "The web service (`rosewire-server/gateway`)"],
  ["connectors", "Connectors"],
  ["cli", "The command line: lines of a batch"],
];

/** A code and what it says. */
interface Code {
  readonly code: string;
  readonly doc: string;
}

/** A class of errors with the codes they may have. */
interface ErrorClass {
  readonly name: string;
  readonly doc: string;
  readonly codes: readonly Code[];
}

/**
 * Writes what codes there are: those of every class of errors that has a `code`, the reasons for
 * which connections end, and the numbers that peers are told.
 * @returns The text of docs/errors.md, not formatted.
 * @throws Error for a code about which the source says nothing.
 */
export async function errorCodes(root: string): Promise<string> {
  const sections: string[] = [];
  for (const [room, heading] of rooms) {
    const classes = await classesOf(root, room);
    if (classes.length === 0) throw new Error(`no errors in ${room}`);
    sections.push(`## ${heading}\n`, ...classes.map(classText));
  }
  return [
    "# Error codes\n",
    "Written from the source by `npm run generate`; do not edit. Codes are stable: programs may",
    "switch on them. The texts of messages are for people and may change.\n",
    "An error of this package is an `Error` with a `code` (a text), and often with more: the",
    "`offset` and `path` of the fault, the `limit` that was hit, the underlying `cause`.",
    "If an operation itself fails, that is a `RoseError`, whose `error` is the operation's own value",
    "with an `iErrorDetail` (a number); if it is refused before it begins, that is a `RoseReject`.",
    "Where an operation has several errors with codes, as in X.880, `declared` says which it is:",
    "see [operations of your own](own-module.md#operations).\n",
    ...sections,
    ...(await closeReasons(root)),
    ...(await problems(root)),
    ...(await details(root)),
    ...(await exitCodes(root)),
  ].join("\n");
}

function classText({ name, doc, codes }: ErrorClass): string {
  const rows = codes.map(({ code, doc: when }) => row(`\`${code}\``, when));
  return `### ${name}\n\n${doc}\n\n${table(["code", "when"], rows)}\n`;
}

async function classesOf(root: string, room: string): Promise<ErrorClass[]> {
  const folder = join("src", room);
  const names = (await readdir(join(root, folder), { recursive: true })).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".d.ts"),
  );
  const classes: ErrorClass[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    // To parse all sources takes seconds.
    if (!/\bextends\s+[\w.]*Error\b/.test(await readFile(join(root, path), "utf8"))) continue;
    const source = await sourceOf(root, path);
    for (const node of source.statements) {
      if (ts.isClassDeclaration(node)) classes.push(...errorClass(node));
    }
  }
  return classes;
}

/** A class that is exported and has codes of its own; none otherwise. */
function errorClass(node: ts.ClassDeclaration): ErrorClass[] {
  const [extended] = node.heritageClauses?.flatMap(({ types }) => types) ?? [];
  if (extended?.expression.getText().endsWith("Error") !== true) return [];
  if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)) return [];
  const member = node.members.find(({ name }) => name?.getText() === "code");
  if (member === undefined || !ts.isPropertyDeclaration(member)) return [];
  const name = node.name?.text ?? "";
  const doc = documented(docOf(node), name);
  const { initializer, type } = member;
  if (initializer !== undefined && ts.isStringLiteral(initializer)) {
    return [{ name, doc, codes: [{ code: initializer.text, doc: "always" }] }];
  }
  const source = node.getSourceFile();
  return [{ name, doc, codes: unionOf(source, type?.getText() ?? "") }];
}

/** The alternatives of a type of texts, with the comment before each. */
function unionOf(source: ts.SourceFile, name: string): Code[] {
  const alias = source.statements.find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === name,
  );
  if (alias === undefined || !ts.isUnionTypeNode(alias.type)) {
    throw new Error(`${source.fileName} has no codes ${name}`);
  }
  let before = alias.type.getFullStart();
  return alias.type.types.map((node) => {
    const gap = source.text.slice(before, node.getStart());
    before = node.end;
    const code = (node as ts.LiteralTypeNode).literal.getText().slice(1, -1);
    const [comment = ""] = /\/\*\*[^]*?\*\//.exec(gap) ?? [];
    return { code, doc: documented(markdown(comment), `${name} ${code}`) };
  });
}

function documented(doc: string, what: string): string {
  if (doc === "") throw new Error(`nothing is said about ${what}`);
  return doc;
}

async function closeReasons(root: string): Promise<string[]> {
  const codes = unionOf(await sourceOf(root, "src/rose/errors.ts"), "CloseCode");
  const rows = codes.map(({ code, doc }) => row(`\`${code}\``, doc));
  return [
    "## Why a connection ended\n",
    "`connection.closed`, `client.closed`, the `reason` of a ConnectionClosedError, the log and the",
    "metrics have one of these codes, and name the limit if one was hit.\n",
    table(["code", "when"], rows),
    "",
  ];
}

/** The members of a constant of numbers, with the comment before each. */
export async function numbersOf(
  root: string,
  path: string,
  name: string,
): Promise<{ name: string; number: string; doc: string }[]> {
  const source = await sourceOf(root, path);
  let members: ts.NodeArray<ts.ObjectLiteralElementLike> | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      let value = node.initializer;
      while (value !== undefined && ts.isAsExpression(value)) value = value.expression;
      if (value !== undefined && ts.isObjectLiteralExpression(value)) members = value.properties;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (members === undefined) throw new Error(`${path} has no ${name}`);
  return members.map((member) => ({
    name: member.name?.getText() ?? "",
    number: (member as ts.PropertyAssignment).initializer.getText(),
    doc: documented(docOf(member), `${name} ${member.name?.getText()}`),
  }));
}

const problemKinds = [
  ["generalProblem", "GeneralProblem"],
  ["invokeProblem", "InvokeProblem"],
  ["returnResultProblem", "ReturnResultProblem"],
  ["returnErrorProblem", "ReturnErrorProblem"],
] as const;

async function problems(root: string): Promise<string[]> {
  const rows: string[] = [];
  for (const [kind, constant] of problemKinds) {
    for (const { name, number, doc } of await numbersOf(
      root,
      "src/rose/message/problems.ts",
      constant,
    )) {
      rows.push(row(`${kind} ${number}`, `\`${name}\``, doc));
    }
  }
  return [
    "## Problems of a reject\n",
    "`problem` and `problemCode` of a RoseReject, with the `problemName`.\n",
    table(["problem", "name", "when"], rows),
    "",
  ];
}

/** Errors of operations whose numbers the protocol names and does not explain. */
const enumerations = [
  ["AsnLogonError", AsnLogonErrorEnum],
  ["AsnNegotiateServerConnectionError", AsnNegotiateServerConnectionErrorEnum],
  ["AsnWebServiceLogonError", AsnWebServiceLogonErrorEnum],
] as const;

async function details(root: string): Promise<string[]> {
  const request = await numbersOf(root, "src/server/kernel/errors.ts", "RequestErrorDetail");
  const web = await numbersOf(root, "src/gateway/failure.ts", "WsErrorDetail");
  const transfers = await numbersOf(
    root,
    "src/server/modules/binary-transfer/errors.ts",
    "TransferError",
  );
  const rows = (numbers: typeof request): string[] =>
    numbers.map(({ number, name, doc }) => row(number, `\`${name}\``, doc));
  const general = row("0", "`general`", "The server failed; nothing has been changed.");
  const named = enumerations.flatMap(([error, { values }]) =>
    Object.entries(values).map(([name, number]) => row(error, String(number), `\`${name}\``)),
  );
  return [
    "## `iErrorDetail` of AsnRequestError\n",
    table(["number", "name", "when"], [general, ...rows(request)]),
    "",
    "Operations of [binary transfer](binary-transfer.md) have numbers of their own:\n",
    table(["number", "name", "when"], rows(transfers)),
    "",
    "## `iErrorDetail` of WsError\n",
    "Besides these there are the numbers of `invokeProblem`, if the server rejects something.\n",
    table(["number", "name", "when"], rows(web)),
    "",
    "## `iErrorDetail` of other errors\n",
    "As the protocol names them; see [which of them this server returns, and when](server.md).\n",
    table(["error", "number", "name"], named),
    "",
  ];
}

async function exitCodes(root: string): Promise<string[]> {
  const codes = await numbersOf(root, "src/cli/outcome.ts", "ExitCode");
  return [
    "## Exit codes of `rosewire`\n",
    table(
      ["code", "when"],
      codes.map(({ number, doc }) => row(number, doc)),
    ),
    "",
  ];
}
