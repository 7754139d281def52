import ts from "typescript";

/** A group of tests: what one `describe` of a file has. */
export interface Group {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly Test[];
}

export interface Test {
  /** As it is written, with the places for the values of a table. */
  readonly title: string;
  /** The title, once for every row of a table. */
  readonly facts: readonly string[];
  /** What it expects to be called not supported, if anything. */
  readonly refuses: readonly string[];
  readonly expectsError: boolean;
}

/** The groups of a test file. Tests that never run, for they are skipped or have an empty table, are left out. */
export function groupsOf(file: string, text: string): Group[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return callsOf(source, "describe").map(({ title, node }) => {
    const calls = [...callsOf(node, "it"), ...callsOf(node, "test")];
    const tests = calls.filter(hasRows).map((call) => testOf(title, call));
    return { title, file, tests };
  });
}

function hasRows({ table }: Call): boolean {
  return table === undefined || !ts.isArrayLiteralExpression(table) || table.elements.length > 0;
}

function testOf(group: string, call: Call): Test {
  const { title, node } = call;
  const text = node.getText();
  const found = / not supported\b/.test(text) ? refusals(node) : undefined;
  const refuses =
    found?.length === 0 ? [`${group} ${title.replace(/ (?:is|are) not supported$/, "")}`] : found;
  return {
    title,
    facts: titles(call),
    refuses: [...new Set((refuses ?? []).map(capital))],
    expectsError: /[eE]rror\b|\breason\b/.test(text),
  };
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
