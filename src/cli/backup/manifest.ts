import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, normalize, sep } from "node:path";
import { z } from "zod";
import { failure } from "../outcome.js";

/** The name of the manifest in the folder of a backup. */
export const manifestName = "manifest.json";
/** Octets of a manifest. */
const largestManifest = 64 * 1024 * 1024;

const fileSchema = z.strictObject({
  /** The path in the folder of the backup, with slashes. */
  path: z.string().min(1).max(4096),
  octets: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.strictObject({
  format: z.literal("rosewire-backup"),
  version: z.literal(1),
  store: z.enum(["sqlite", "postgres"]),
  made: z.string(),
  program: z.string(),
  files: z.array(fileSchema),
  /** Of PostgreSQL: the tables, each of which has a file. */
  tables: z
    .array(
      z.strictObject({
        name: z.string(),
        columns: z.array(z.string()),
        given: z.record(z.string(), z.string()),
        file: z.string(),
      }),
    )
    .optional(),
});

/** What a backup consists of. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof fileSchema>;

/** The text of a manifest, with a checksum of the rest. */
export function writeManifest(manifest: Manifest): string {
  const text = JSON.stringify(manifest);
  return `${JSON.stringify({ sha256: checksumOf(text), manifest }, undefined, 1)}\n`;
}

/**
 * The manifest of a backup.
 * @throws CommandError if there is none, or it has been changed.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  let text: string;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error(`${manifestName} is not an ordinary file`);
    if (found.size > largestManifest) throw new Error("it is too large");
    text = await readFile(path, "utf8");
  } catch (error) {
    throw failure(`${folder} is not a complete backup: ${(error as Error).message}`);
  }
  const manifest = manifestOf(text);
  if (manifest === undefined) {
    throw failure(`${path} is not the manifest of a backup, or it has been changed`);
  }
  const paths = manifest.files.map((file) => file.path);
  if (!paths.every(isWithin) || new Set(paths).size !== paths.length) {
    throw failure(`${path} names files that no backup has`);
  }
  return manifest;
}

/** The manifest in a text; undefined if that is none, or has been changed. */
function manifestOf(text: string): Manifest | undefined {
  let envelope: { readonly sha256?: unknown; readonly manifest?: unknown } | null;
  try {
    envelope = JSON.parse(text) as typeof envelope;
  } catch {
    return undefined;
  }
  const { sha256, manifest } = envelope ?? {};
  // Of the members in the order in which they were written.
  if (manifest === undefined || sha256 !== checksumOf(JSON.stringify(manifest))) return undefined;
  return manifestSchema.safeParse(manifest).data;
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Whether a path leads to somewhere within the folder. */
function isWithin(path: string): boolean {
  const normal = normalize(path);
  return (
    normal.split(sep).join("/") === path &&
    !isAbsolute(path) &&
    !path.includes("\0") &&
    !path.includes("\\") &&
    path.split("/").every((part) => part !== ".." && part !== ".")
  );
}
