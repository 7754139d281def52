import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RoseLog, ServerCertificate } from "../rose/index.js";
import { makeFolder, replaceFile } from "../server/internal.js";
import { failure } from "./outcome.js";

/** Where a certificate and its key are. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** A certificate and its key, both in PEM. */
export type Pem = ServerCertificate & { readonly cert: string; readonly key: string };

/** Years for which a certificate of the demo is valid. */
const demoYears = 10;

/**
 * Reads a certificate and its key.
 * @throws CommandError that names the file.
 */
export async function readCertificate({ cert, key }: CertificateFiles): Promise<Pem> {
  return { cert: await readPem(cert), key: await readPem(key) };
}

/**
 * Reads a file in PEM.
 * @throws CommandError that names it.
 */
export async function readPem(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw failure(`cannot read ${file}: ${(error as Error).message}`);
  }
}

/**
 * The certificate of a server for trying things out: it is self-signed, for this machine only, and
 * created if there is none yet.
 * @param folder The server's data; `:memory:` makes a new one each time.
 * @returns The certificate, its files unless it is kept in memory only, and whether it is new.
 */
export async function demoCertificate(
  folder: string,
): Promise<{ pem: Pem; files: CertificateFiles | undefined; fresh: boolean }> {
  if (folder === ":memory:") return { pem: await makeCertificate(), files: undefined, fresh: true };
  const files = { cert: join(folder, "demo-cert.pem"), key: join(folder, "demo-key.pem") };
  const present = await readFile(files.cert, "utf8").catch(() => undefined);
  if (present !== undefined) return { pem: await readCertificate(files), files, fresh: false };
  const pem = await makeCertificate();
  try {
    makeFolder(folder);
    // The key first, so that there is never a certificate without its key.
    replaceFile(files.key, pem.key);
    replaceFile(files.cert, pem.cert);
  } catch (error) {
    throw failure(`cannot use the data in ${folder}: ${(error as Error).message}`);
  }
  return { pem, files, fresh: true };
}

/**
 * Reads certificate and key again. If they cannot be used, nothing changes. Both cases are logged.
 * @param take Goes on with them, or throws.
 */
export async function reload(
  take: (pem: Pem) => void,
  files: CertificateFiles,
  log: RoseLog,
): Promise<void> {
  try {
    take(await readCertificate(files));
    log.info(files, "certificate read again");
  } catch (err) {
    log.error({ ...files, err }, "the certificate cannot be used");
  }
}

async function makeCertificate(): Promise<Pem> {
  // Imported only here: with a certificate of one's own, nothing is needed to create one.
  const { generate } = await import("selfsigned");
  const notBeforeDate = new Date();
  const notAfterDate = new Date(notBeforeDate);
  notAfterDate.setFullYear(notAfterDate.getFullYear() + demoYears);
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate,
    notAfterDate,
    extensions: [
      // Not an authority: a client that trusts this certificate must not trust others that its key signs.
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  return { cert, key };
}
