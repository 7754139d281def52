import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { openCsv } from "../../../src/cli/exchange/csv-reader.js";
import type { EntryFile } from "../../../src/cli/exchange/entry.js";
import { exportRows } from "../../../src/cli/exchange/exporter.js";
import { Importer, type ImportPlan } from "../../../src/cli/exchange/importer.js";
import type { Outcome, Row, Table } from "../../../src/cli/exchange/kind.js";
import { kindOf, tableOf } from "../../../src/cli/exchange/kinds.js";
import {
  exchangeModule,
  type ServerServices,
  type Services,
} from "../../../src/cli/exchange/services.js";
import { openVcards } from "../../../src/cli/exchange/vcard-reader.js";
import type { FormatName, KindName } from "../../../src/cli/syntax/exchange.js";
import { silentLog } from "../../../src/rose/index.js";
import { createUcServer, type UcServer } from "../../../src/server/index.js";
import { passwordCost } from "../../server/running.js";
import type { ModuleStore } from "../../server/modules/stores.js";

/** A file with this text, a few octets at a time. */
export function fileOf(text: string | Buffer, atOnce = 1000): AsyncIterable<Buffer> {
  const octets = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < octets.length; at += atOnce) chunks.push(octets.subarray(at, at + atOnce));
  return Readable.from(chunks);
}

/** The services of a server that does not listen, on an empty store; closed when the test is over. */
export async function exchanging(
  store: ModuleStore,
): Promise<{ services: Services; server: UcServer }> {
  const taken: ServerServices[] = [];
  const database = await store.database();
  const server = createUcServer({ database, passwordCost, log: silentLog });
  onTestFinished(() => server.close());
  server.use(exchangeModule((given) => taken.push(given)));
  await server.open();
  return { services: { ...taken[0]!, kind: database.kind }, server };
}

/** What an import has told. */
export interface Imported {
  readonly stored: readonly Outcome[];
  readonly refused: readonly (readonly [line: number, reason: string])[];
}

export async function open(
  format: FormatName,
  text: string | Buffer,
  table: Table,
): Promise<EntryFile> {
  return format === "csv" ? openCsv(fileOf(text), table) : openVcards(fileOf(text), table);
}

/** Imports a text. */
export async function importing(
  services: Services,
  name: KindName,
  text: string,
  options: Partial<ImportPlan> & { readonly format?: FormatName } = {},
): Promise<Imported> {
  const { format = "csv", ...plan } = options;
  const stored: Outcome[] = [];
  const refused: [number, string][] = [];
  const importer = new Importer(
    { kind: kindOf(name, services), services, dryRun: false, defaults: new Map(), ...plan },
    {
      stored: (outcome) => stored.push(outcome),
      refused: async (line, reason) => void refused.push([line, reason]),
    },
  );
  const file = await open(format, text, tableOf(name));
  await importer.run(file.entries());
  return { stored, refused };
}

/** All rows of a kind. */
export async function rowsOf(services: Services, name: KindName): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of kindOf(name, services).rows((work) =>
    services.read(({ db }) => work(db)),
  )) {
    rows.push(row);
  }
  return rows;
}

/** What an export writes. */
export async function exported(
  services: Services,
  name: KindName,
  format: FormatName = "csv",
): Promise<string> {
  let text = "";
  const rows = kindOf(name, services).rows((work) => services.read(({ db }) => work(db)));
  await exportRows({ write: async (more) => void (text += more) }, format, name, rows, "UTC");
  return text;
}
