import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Event, Operation } from "../src/codec/index.js";
import { asnMgmtStartTLS } from "../src/modules/management/management.js";
import { asnStartTLS, asnTransportKeepAlive } from "../src/modules/transport/transport.js";
import { allLaterOperations } from "../src/modules/later/registry.js";
import { allOperations, type RegisteredOperation } from "../src/modules/registry.js";
import { silentLog } from "../src/rose/index.js";
import { createUcServer } from "../src/server/index.js";
import { remarks } from "./not-served.js";
import { row, table } from "./source.js";

/** What the server does about an operation or event of the manual. */
interface Coverage {
  /** By which module it is served or sent. */
  readonly by: string;
  readonly access: string;
  readonly unit: string;
}

const none: Coverage = { by: "", access: "", unit: "" };

/** What the engine serves and sends itself, whatever modules there are. */
const engine = {
  served: new Map<Operation | Event, string>([
    [asnStartTLS, "anyone, if there is a certificate"],
    [asnMgmtStartTLS, "anyone, if there is a certificate"],
  ]),
  sent: new Set<Operation | Event>([asnTransportKeepAlive]),
};

/**
 * Writes which operations and events of the manual and of version 8 the server serves or sends, from the
 * table of its modules' routes.
 * @returns The text of docs/coverage.md, not formatted.
 */
export async function servedTable(root: string): Promise<string> {
  const lines = await manualLines(root);
  // Neither opens its data nor listens.
  const server = createUcServer({ log: silentLog });
  const routes = new Map(server.routes.map((route) => [route.operation, route]));
  const sent = new Map<Operation | Event, string[]>();
  for (const { event, module } of server.sent) {
    sent.set(event, [...(sent.get(event) ?? []), module]);
  }
  const coverageOf = ({ operation }: RegisteredOperation): Coverage => {
    const route = routes.get(operation);
    const byEngine = engine.served.get(operation);
    const senders = [
      ...(sent.get(operation) ?? []),
      ...(engine.sent.has(operation) ? ["rose"] : []),
    ];
    const parts = [
      ...(route === undefined ? [] : [`\`${route.module}\``]),
      ...(byEngine === undefined ? [] : ["`rose`"]),
      ...senders.map((module) => `sent by \`${module}\``),
    ];
    if (parts.length === 0) return none;
    const access = route?.access ?? byEngine ?? "";
    return { by: parts.join(", "), access, unit: route?.unit ?? "" };
  };

  const totals: string[] = [];
  const sections: string[] = [];
  const withCoverage = (entry: RegisteredOperation) => ({ ...entry, ...coverageOf(entry) });
  const all = allOperations().map(withCoverage);
  for (const module of new Set(all.map((entry) => entry.module))) {
    const covered = all.filter((entry) => entry.module === module);
    totals.push(row(`[${module}](#${module.toLowerCase()})`, ...countsOf(covered)));
    const rows = covered
      .toSorted((one, other) => one.id - other.id)
      .map(({ id, name, operation: { kind }, by, access, unit }) =>
        row(String(id), name, kind, lines.get(name) ?? "", said(name, by), access, unit),
      );
    sections.push(`## ${module}\n`, table(columns, rows), "");
  }
  totals.push(row("**all**", ...countsOf(all)));
  const later = allLaterOperations().map(withCoverage);
  totals.push(row("[version 8](#version-8)", ...countsOf(later)));
  const laterRows = later
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, name, operation: { kind }, module, by, access, unit }) =>
      row(String(id), name, kind, module.replace("Later.", ""), said(name, by), access, unit),
    );
  return [
    "# What the server serves\n",
    "Written from the table of the server's routes by `npm run generate`; do not edit. Here are all",
    "operations and events of the manual, with the line of the manual that describes them",
    "([which manual](protocol.md)), and [those that version 8 has besides](#version-8), and what this server does with them.\n",
    "- **served**: the module of the server (`src/server/modules`) whose handler carries it out, or `rose` for the",
    "  engine. An operation that is not served is rejected with `unrecognisedOperation`; an event is ignored.",
    "  The row then says why, or why it is never sent.",
    "- **sent**: the events that a module says it sends (`sends`), or has subscriptions for. A test looks in the",
    "  source of each module for events that it names and neither takes nor says it sends.",
    "- **who may call it**: the route's access. A test calls every operation as each of these, and as all others:",
    "  [what comes of it](access.md).",
    "- **unit**: whether the work is done in a unit that writes to the database, in one that reads, or in none.\n",
    table(["module", "operations", "events taken", "events sent"], totals),
    "",
    ...sections,
    "## Version 8\n",
    "What the vendor's public modules of version 8 have and the manual does not; see [the modules](modules.md#version-8).\n",
    table(laterColumns, laterRows),
    "",
  ].join("\n");
}

/**
 * By whom an operation or event is served or sent or, if by nobody, why.
 * @throws Error if nothing says why.
 */
function said(name: string, by: string): string {
  const remark = remarks[name];
  if (by === "" && remark === undefined) throw new Error(`nothing says why ${name} is not served`);
  if (remark === undefined) return by;
  return `${by === "" ? "no" : by}: ${remark}`;
}

const columns = ["number", "name", "kind", "manual line", "served", "who may call it", "unit"];

const laterColumns = ["number", "name", "kind", "module", "served", "who may call it", "unit"];

/** How many operations and events of how many. */
function countsOf(covered: readonly (RegisteredOperation & Coverage)[]): string[] {
  const operations = covered.filter(({ operation }) => operation.kind === "operation");
  const events = covered.filter(({ operation }) => operation.kind === "event");
  const served = operations.filter(({ by }) => by !== "");
  const taken = events.filter(({ access }) => access !== "");
  const told = events.filter(({ by }) => by.includes("sent by"));
  return [
    `${served.length} of ${operations.length}`,
    `${taken.length} of ${events.length}`,
    `${told.length} of ${events.length}`,
  ];
}

/** The line of the manual that describes an operation or event, by its name. */
async function manualLines(root: string): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  const folder = join(root, "src", "modules");
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".asn1")) continue;
    const text = await readFile(join(folder, file), "utf8");
    for (const [, comment = "", name = ""] of text.matchAll(/((?:^--.*\n)*)^(\w+) OPERATION\b/gm)) {
      const [, line] = /[Mm]anual\s(?:--\s)?line\s(?:--\s)?(\d+)/.exec(comment) ?? [];
      if (line !== undefined) lines.set(name, line);
    }
  }
  return lines;
}
