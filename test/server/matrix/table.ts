import { row, table } from "../../../scripts/source.js";
import type { Row } from "./cells.js";
import { callerNames, legend } from "./callers.js";

const head = `# Who may do what

What comes of each operation and event that the server serves, for each kind of caller. The test \`test/server/routes.test.ts\` calls them
all on a server and compares what it finds with this page: after a change, \`npx vitest run test/server/routes.test.ts -u\` writes it anew, and
the change of the page is what a reviewer has to look at. [What is served](coverage.md) says in words who may call what, and
[rights](rights.md) where the rights of users come from.

The arguments name alice wherever they name somebody, and her appointments, calls, tasks and chats: some that others may see,
and some that are private. So the columns say what each caller may see and do of what is hers.`;

const outcomes = [
  ["-", "is refused: an error, or for events nothing, before anything is looked at"],
  [
    "ok",
    "is carried out; neither answer nor events before it have data of alice, and nothing of hers changes",
  ],
  [
    "sees",
    "is carried out, and the answer or the events before it have data of alice that are not private",
  ],
  ["all", "the same, with private data of alice"],
  ["changes", "is carried out, and something of alice's is no longer as it was"],
  [
    "error N",
    "is refused by what it does, with this `iErrorDetail`; nothing of alice's has changed",
  ],
  ["result N", "the same, but `iResult` says so"],
  ["false", "the same, but `bSuccess` says so"],
] as const;

/** The page with the matrix, not formatted. */
export function matrixTable(rows: readonly Row[]): string {
  const modules = [...new Set(rows.map(({ route }) => route.module))];
  const sections = modules.map((module) => {
    const lines = rows
      .filter(({ route }) => route.module === module)
      .map(({ route, about, outcomes: of }) => {
        const { name } = route.operation;
        const found = callerNames.map((caller) => of[caller]);
        return row(about === "" ? name : `${name}, ${about}`, ...found);
      });
    return `## ${module}\n\n${table(["operation or event", ...callerNames], lines)}\n`;
  });
  const callers = callerNames.map((name) => row(name, legend[name]));
  return [
    head,
    "",
    table(["caller", "who"], callers),
    "",
    table(
      ["outcome", "the operation"],
      outcomes.map((cells) => row(...cells)),
    ),
    "",
    ...sections,
  ].join("\n");
}
