import { releases, type Release } from "../bench/history.js";
import { foreignNotes } from "../bench/foreign/subjects.js";
import { median, spreadOf, Table } from "../bench/result.js";
import { ratioPlot, releasePlot, type Point } from "./performance-plots.js";

const page = "docs/performance-history.md";

/** What is plotted by release: groups, and in which unit. */
const series = [
  { file: "decode", title: "Decoding", groups: /^decode M\w+$/, unit: "ns/op" },
  { file: "encode", title: "Encoding", groups: /^encode M\w+$/, unit: "ns/op" },
  { file: "calls", title: "Calls between two processes", groups: /^RPC /, unit: "calls/s" },
] as const;

/**
 * The page of the releases that were measured, with its plots.
 * @returns Texts by path, not formatted; nothing if no release was measured.
 */
export async function performanceHistory(root: string): Promise<Map<string, string>> {
  const all = releases(root);
  const newest = all.at(-1);
  if (newest === undefined) return new Map();
  const files = new Map<string, string>();
  const sections: string[] = [];
  for (const { file, title, groups, unit } of series) {
    const points = all.flatMap((release) => pointsOf(release, groups));
    if (points.length === 0) continue;
    const name = `performance-${file}.svg`;
    files.set(`docs/${name}`, await releasePlot(points, unit));
    const better = unit === "ns/op" ? "Nanoseconds" : "A second";
    sections.push(`## ${title}\n\n${better}, by release:\n\n![${title}, by release](${name})`);
  }
  for (const what of ["decode", "encode"]) {
    const points = ratiosOf(newest, new RegExp(`^${what} M\\w+$`));
    if (points.length === 0) continue;
    const name = `performance-${what}-peers.svg`;
    files.set(`docs/${name}`, await ratioPlot(points));
    const heading = `${what === "decode" ? "Decoding" : "Encoding"} beside others`;
    sections.push(
      `## ${heading}\n\nHow many times as fast rosewire ${newest.name} was in the same run; left of the line the other one was faster:\n\n` +
        `![${heading}, in ${newest.name}](${name})`,
    );
  }
  const notes = foreignNotes(newest.results).map(
    ({ name, leavesOut }) => `- ${name}: ${leavesOut}.`,
  );
  if (notes.length > 0)
    sections.push(`What those leave out that are not JavaScript:\n\n${notes.join("\n")}`);
  files.set(page, [head(all), ...sections].join("\n\n") + "\n");
  return files;
}

function head(all: readonly Release[]): string {
  const rows = all.map(({ name, revision, machine, results, time }) => {
    const { cpu, cores, node, date } = machine;
    const where = `${cpu}, ${cores} cores, Node ${node}`;
    const kinds = new Set(results.map(({ group }) => group.split(" ")[0]));
    const how = time === 1 ? "" : `, \`--time ${time}\``;
    const spread = Math.round(median(results.map(spreadOf)) * 100);
    return `| ${name} | ${revision.slice(0, 12)} | ${date.slice(0, 10)} | ${where} | ${[...kinds].join(", ")}${how} | ${spread} % |`;
  });
  return `# Performance of releases

The suite measures a release with \`npm run bench -- --release NAME\`, which writes the numbers and the machine into
\`bench/history\`. This page is made of these files by \`npm run generate\`. The numbers of different machines cannot be compared;
\`npm run bench:compare\` measures a release [beside the working tree](../bench/README.md#comparing-with-a-release). What the rows mean is said
[with the suite](../bench/README.md), and where their time goes in [Performance](performance.md). \`spread\` is how far
apart the rounds of a run were, for half of its rows: at more than a few percent the machine did something else besides.

| release | commit | measured | machine | what was measured | spread |
| - | - | - | - | - | -: |
${rows.join("\n")}`;
}

function pointsOf(release: Release, groups: RegExp): Point[] {
  const table = new Table(release.results);
  return [...new Set(release.results.map(({ group }) => group))]
    .filter((group) => groups.test(group))
    .flatMap((group) => {
      const value = table.value(group, "rosewire");
      const { cpu, cores } = release.machine;
      return value === undefined
        ? []
        : [{ release: release.name, machine: `${cpu}, ${cores} cores`, group, value }];
    });
}

function ratiosOf(
  { results }: Release,
  groups: RegExp,
): { group: string; peer: string; ratio: number }[] {
  const table = new Table(results);
  return results.flatMap(({ group, subject }) => {
    const ratio = table.ratio(group, "rosewire", subject);
    return groups.test(group) && subject !== "rosewire" && ratio !== undefined
      ? [{ group, peer: subject, ratio }]
      : [];
  });
}
