import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

/** Files whose suites are not named after constructs of ASN.1. */
const aside = new Set([
  "corpus.test.ts",
  "error.test.ts",
  "load.test.ts",
  "mistakes.test.ts",
  "mutation.test.ts",
  "octets.test.ts",
  "only.test.ts",
]);

/** What the tests say about one construct. */
interface Construct {
  readonly name: string;
  readonly supported: boolean;
  readonly file: string;
  /** The titles of its tests. */
  readonly facts: readonly string[];
}

/**
 * Writes what the ASN.1 compiler supports, as its tests say it: every suite of `test/asn1` is named
 * after a construct, every title in it is a fact; what a test expects to be refused with "is not
 * supported yet" is not supported.
 * @returns The text of docs/asn1-support.md, not formatted.
 */
export async function asn1Support(root: string): Promise<string> {
  const folder = join(root, "test", "asn1");
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(".test.ts") && !aside.has(name),
  );
  const constructs: Construct[] = [];
  for (const name of names.toSorted()) {
    constructs.push(...constructsOf(name, await readFile(join(folder, name), "utf8")));
  }
  const supported = constructs.filter((construct) => construct.supported);
  const refused = constructs.filter((construct) => !construct.supported);
  const rows = [...supported, ...refused].map(
    ({ name, supported: yes, file }) =>
      `| ${cell(name)} | ${yes ? "supported" : "not supported"} | \`test/asn1/${file}\` |`,
  );
  const sections = supported
    .filter(({ facts }) => facts.length > 0)
    .map(
      ({ name, facts }) => `## ${name}\n\n${facts.map((fact) => `- ${plain(fact)}`).join("\n")}\n`,
    );
  return [
    "# What the ASN.1 compiler supports\n",
    "Written from the titles of the tests by `npm run generate`; do not edit. What is not supported",
    "is refused with file, line and column. After the table come the titles of the tests in detail.\n",
    "| Construct | Support | Tests |",
    "| --- | --- | --- |",
    ...rows,
    "",
    ...sections,
  ].join("\n");
}

/** The suites of a test file, and what they expect to be refused. */
function constructsOf(file: string, text: string): Construct[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const constructs: Construct[] = [];
  for (const { title: name, node } of callsOf(source, "describe")) {
    const tests = [...callsOf(node, "it"), ...callsOf(node, "test")];
    const refused = tests.filter((test) => / not supported\b/.test(test.node.getText()));
    const others = tests.filter((test) => !refused.includes(test));
    if (others.length > 0) {
      constructs.push({ name, supported: true, file, facts: [...new Set(others.flatMap(titles))] });
    }
    for (const test of refused) {
      const found = refusals(test.node);
      const all =
        found.length > 0
          ? found
          : [`${name} ${test.title.replace(/ (?:is|are) not supported$/, "")}`];
      for (const what of new Set(all)) {
        constructs.push({ name: capital(what), supported: false, file, facts: [] });
      }
    }
  }
  return constructs;
}

/** A call `describe(title, ...)`, `it(title, ...)` or `it.each(table)(title, ...)`. */
interface Call {
  readonly title: string;
  readonly node: ts.CallExpression;
  readonly table: ts.Expression | undefined;
}

/** The calls of that name below a node; not those below such a call. */
function callsOf(within: ts.Node, name: string): Call[] {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    const call = ts.isCallExpression(node) ? callOf(node, name) : undefined;
    if (call === undefined) ts.forEachChild(node, visit);
    else calls.push(call);
  };
  ts.forEachChild(within, visit);
  return calls;
}

function callOf(node: ts.CallExpression, name: string): Call | undefined {
  const [first] = node.arguments;
  if (first === undefined || !ts.isStringLiteralLike(first)) return undefined;
  const { expression } = node;
  if (ts.isIdentifier(expression) && expression.text === name) {
    return { title: first.text, node, table: undefined };
  }
  if (ts.isCallExpression(expression) && expression.expression.getText() === `${name}.each`) {
    return { title: first.text, node, table: expression.arguments[0] };
  }
  return undefined;
}

/** The titles of the tests of a file, each behind that of its suite, unless that only says which store they run on. */
export function testTitles(source: ts.SourceFile): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (within: ts.Node, suite: string): void => {
    const tests = [...callsOf(within, "it"), ...callsOf(within, "test")];
    for (const { title } of tests) all.add(`${suite}${title}`);
    for (const { title, node } of callsOf(within, "describe")) {
      add(node, title === "in $name" ? suite : `${suite}${title} `);
    }
  };
  add(source, "");
  return all;
}

/** The title of a test, once for every row of its table. */
function titles({ title, table }: Call): string[] {
  if (table === undefined) return [title];
  const rows = ts.isArrayLiteralExpression(table) ? table.elements : [];
  return rows.map((row) => {
    const values = ts.isArrayLiteralExpression(row) ? [...row.elements] : [row];
    return title.replace(/%[sdij]/g, () => valueText(values.shift()));
  });
}

function valueText(node: ts.Expression | undefined): string {
  if (node === undefined) return "";
  const text = ts.isStringLiteralLike(node) ? node.text : node.getText();
  return `\`${text.replace(/\s+/g, " ")}\``;
}

/** What a test expects to be called not supported. */
function refusals(within: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [, what] = (ts.isStringLiteralLike(node) && refusal.exec(node.text)) || [];
    if (what !== undefined) found.push(what);
    ts.forEachChild(node, visit);
  };
  visit(within);
  return found;
}

const refusal = /^(.+) (?:is|are) not supported yet$/;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function cell(text: string): string {
  return plain(text).replaceAll("|", "\\|");
}

/** Text that Markdown does not take for its own, but for code in backticks. */
function plain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[*_<>[\]]/g, "\\$&")))
    .join("");
}
