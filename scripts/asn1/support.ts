import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { recommendations, type Clause, type Recommendation } from "./clauses.js";
import { groupsOf, type Group, type Test } from "./titles.js";

/** Files whose suites are not named after constructs of ASN.1. */
const aside = new Set([
  "by-objects.test.ts",
  "corpus.test.ts",
  "error.test.ts",
  "load.test.ts",
  "mistakes.test.ts",
  "mutation.test.ts",
  "octets.test.ts",
  "only.test.ts",
]);

/**
 * Writes what the ASN.1 compiler supports: the clauses of {@link recommendations} with the tests that show them,
 * what tests show beside them, and the titles of all. Every suite of `test/asn1` is named after a construct, every title in it is a fact;
 * what a test expects to be refused with "is not supported yet" is not supported.
 * @returns The text of docs/asn1-support.md, not formatted.
 * @throws Error if a clause names a test that there is not or none at all, or a test a clause.
 */
export async function asn1Support(root: string): Promise<string> {
  const folder = join(root, "test", "asn1");
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(".test.ts") && !aside.has(name),
  );
  const groups: Group[] = [];
  for (const name of names.toSorted()) {
    groups.push(...groupsOf(name, await readFile(join(folder, name), "utf8")));
  }
  return supportText(groups, recommendations);
}

/** @throws Error like {@link asn1Support}. */
export function supportText(groups: readonly Group[], parts: readonly Recommendation[]): string {
  const shown = new Shown(groups);
  shown.cite(parts);
  const tables = parts.map(
    ({ number, title, clauses }) =>
      `## ${number}: ${title}\n\n| Clause | What it defines | Support | Shown by |\n| --- | --- | --- | --- |\n${clauses
        .map((clause) => `${row(clause, shown)}\n`)
        .join("")}`,
  );
  const sections = groups.map((group) => section(group, shown)).filter((text) => text !== "");
  return [
    "# What the ASN.1 compiler supports\n",
    "Written by `npm run generate` from the clauses in `scripts/asn1/clauses.ts` and the titles of the tests; do not edit.",
    "What is not supported is refused with file, line and column. After the tables come the titles of the tests in detail.\n",
    "The numbers are those of the editions of 2021. Clauses that define no notation are left out.",
    '"Read" is what is correct where it stands and changes neither octets nor what the codec checks.\n',
    ...tables,
    "## Beyond these clauses\n",
    "What other standards or older editions define, and what the compiler does for those who use it.\n",
    "| Construct | Support | Tests |\n| --- | --- | --- |",
    ...beyond(groups, shown),
    "",
    ...sections,
  ].join("\n");
}

/** The titles of a group's tests; those that refuse something are in a table already, unless a clause names them. */
function section({ title, file, tests }: Group, shown: Shown): string {
  const facts = tests
    .filter((test) => test.refuses.length === 0 || shown.isNamed(test))
    .flatMap((test) => test.facts);
  if (facts.length === 0) return "";
  const lines = [...new Set(facts)].map((fact) => `- ${plain(fact)}\n`);
  return `## ${plain(title)}\n\n\`test/asn1/${file}\`\n\n${lines.join("")}`;
}

/** The tests by their titles, and which of them clauses have named. */
class Shown {
  private readonly groups: ReadonlyMap<string, Group>;
  private readonly all: readonly Group[];
  private readonly named = new Set<Group | Test>();
  private readonly cited = new Map<Clause, [Group, Test][]>();

  constructor(groups: readonly Group[]) {
    this.all = groups;
    this.groups = new Map(groups.map((group) => [group.title, group]));
  }

  /** Gives the clauses the tests whose titles cite them. */
  cite(parts: readonly Recommendation[]): void {
    for (const group of this.all) {
      for (const test of group.tests) {
        for (const [number, at] of citations(test.title)) {
          const clauses = parts.find((part) => part.number === number)?.clauses ?? [];
          const clause = nearest(clauses, at);
          if (clause === undefined) {
            throw new Error(
              `${number} ${at}, which "${test.title}" cites, is no clause of the list`,
            );
          }
          this.cited.set(clause, [...(this.cited.get(clause) ?? []), [group, test]]);
        }
      }
    }
  }

  /** Links to what shows a clause, and to what shows that parts of it are refused. */
  of(clause: Clause): readonly string[] {
    const refusals = (clause.refused ?? []).map(({ shown }) => this.find(shown));
    for (const [, test] of refusals) {
      if (!test?.expectsError) throw new Error(`"${test?.title}" expects no error`);
    }
    const found = clause.shown.map((title) => this.find(title));
    const whole = new Set(found.map(([group, test]) => test ?? group));
    for (const [group, test] of this.cited.get(clause) ?? []) {
      if (whole.has(group) || whole.has(test) || test.refuses.length > 0) continue;
      if (refusals.some(([, other]) => other === test)) continue;
      found.push([group, test]);
      this.named.add(group);
    }
    return [...new Set([...found, ...refusals].map(link))];
  }

  isNamed(of: Group | Test): boolean {
    return this.named.has(of);
  }

  private find(path: string): readonly [Group, Test?] {
    const [title = "", fact] = path.split(" > ");
    const group = this.groups.get(title);
    if (group === undefined) throw new Error(`no tests are about "${title}"`);
    this.named.add(group);
    if (fact === undefined) return [group];
    const test = group.tests.find((one) => one.title === fact);
    if (test === undefined) throw new Error(`no test of "${title}" has the title "${fact}"`);
    this.named.add(test);
    return [group, test];
  }
}

/** What a title cites: `(X.680 31.2.7 c)`, `(X.681 annexes A and B)`, `(X.682 10.4, X.680 53)`. */
function citations(title: string): (readonly [recommendation: string, clause: string])[] {
  return [...title.matchAll(citation)].flatMap(([, number = "", list = ""]) =>
    [...list.matchAll(clauseNumber)].map(([at]) => [number, at] as const),
  );
}

const clauseNumber = /\d+(?:\.\d+)*|\b[A-J]\b/g;
const citation =
  /(X\.68[0-3])((?:,? (?:and |to )?(?:clauses? |annex(?:es)? )?(?:\d+(?:\.\d+)*|[A-J]\b)(?: [a-z]\))?)+)/g;

/** The clause of that number or the one around it. */
function nearest(clauses: readonly Clause[], number: string): Clause | undefined {
  for (let at = number; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const found = clauses.find((clause) => clause.number === at);
    if (found !== undefined) return found;
  }
  // Only parts of it may be in the list.
  return clauses.find((clause) => clause.number.startsWith(`${number}.`));
}

function row(clause: Clause, shown: Shown): string {
  const tests = shown.of(clause);
  if (tests.length === 0) throw new Error(`no test shows clause ${clause.number}, ${clause.name}`);
  const { number, name } = clause;
  return `| ${number} | ${cell(name)} | ${support(clause, tests.length)} | ${tests.join("; ")} |`;
}

function support({ read, refused = [] }: Clause, tests: number): string {
  if (tests === refused.length) return "not supported";
  const but = refused.map(({ what }) => cell(what)).join(" and ");
  return `${read ? "read" : "supported"}${but === "" ? "" : `, but not ${but}`}`;
}

/** The rows of what no clause has named. */
function beyond(groups: readonly Group[], shown: Shown): string[] {
  const supported: string[] = [];
  const refused: string[] = [];
  for (const group of groups) {
    const file = `\`test/asn1/${group.file}\``;
    const isSupported = group.tests.some(({ refuses }) => refuses.length === 0);
    if (isSupported && !shown.isNamed(group)) {
      supported.push(`| ${link([group])} | supported | ${file} |`);
    }
    for (const test of group.tests.filter((one) => !shown.isNamed(one))) {
      for (const what of test.refuses) refused.push(`| ${cell(what)} | not supported | ${file} |`);
    }
  }
  return [...supported, ...new Set(refused)];
}

/** A link to the titles of a group, with that of a test. */
function link([{ title }, test]: readonly [Group, Test?]): string {
  const anchor = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
  const group = `[${cell(title)}](#${anchor})`;
  return test === undefined || /%[sdij]/.test(test.title) ? group : `${group}: ${cell(test.title)}`;
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
