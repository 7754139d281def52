import { row, table } from "../../../scripts/source.js";
import type { ValueLimit } from "./value-limits.js";

const head = `# How long values may be

The members of arguments that have a limit of their own, for each operation that the server serves. The test
\`test/server/value-limits.test.ts\` looks for the limit of each member: it asks with a text, octets or a list that are too long for any, and then
for the longest with which that is not what comes. One more must be refused with an error or \`iResult\` of the operation and change nothing. It compares what it finds
with this page: after a change, \`ROSEWIRE_TESTS=all npx vitest run test/server/value-limits.test.ts -u\` writes it anew.

Members that are not here are bounded by the size of what they are part of, or of the message ([limits](limits.md)), or name something: then a text that is too long names
nothing. Not looked at are events of clients, which are not answered, the item stores, whose answers are events ([theirs](item-stores.md)), and what matters only in some state.
\`[]\` is an element of a list. Characters are UTF-16 code units.`;

/** The page, not formatted. */
export function valueLimitsPage(all: readonly ValueLimit[]): string {
  const modules = [...new Set(all.map(({ route }) => route.module))];
  const sections = modules.map((module) => {
    const lines = new Map<string, string[]>();
    for (const { route, path, kind, most, outcome } of all) {
      if (route.module !== module) continue;
      const version = route.version === undefined ? "" : ` (version ${route.version})`;
      const more = most.toLocaleString("en-US");
      const key = row(`${route.operation.name}${version}`, `${more} ${kind}`, outcome);
      const paths = lines.get(key);
      if (paths === undefined) lines.set(key, [path]);
      else paths.push(path);
    }
    const rows = [...lines].map(
      ([key, paths]) => `${key} ${paths.map((path) => `\`${path.slice(1)}\``).join(", ")} |`,
    );
    return `## ${module}\n\n${table(["operation", "at most", "one more", "members"], rows)}\n`;
  });
  return [head, "", ...sections].join("\n");
}
