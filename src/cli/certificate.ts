import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RoseLog, ServerCertificate } from "../rose/index.js";
import { addFile, makeFolder } from "../server/internal.js";
import { CommandError, failure } from "./outcome.js";

/** Where its program is: what the build joins is beside this folder, so the path has the folder's name. */
const threadFile = new URL("../cli/certificate-thread.js", import.meta.url);

/** Where a certificate and its key are. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** A certificate and its key, both in PEM. */
export type Pem = ServerCertificate & { readonly cert: string; readonly key: string };

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

/** What the thread is told that makes a certificate. */
export interface CertificateRequest {
  /** The pair of keys that it is for, in PEM; undefined for a new one. */
  readonly keys: { readonly privateKey: string; readonly publicKey: string } | undefined;
}

/** The certificate of a server for trying things out. */
export interface DemoCertificate {
  readonly pem: Pem;
  /** Undefined if it is kept in memory only. */
  readonly files: CertificateFiles | undefined;
  /** It has just been made. */
  readonly fresh: boolean;
}

/**
 * Looks for the certificate of a server for trying things out: it is self-signed, and for this machine only. If there is none yet, one is
 * made in a thread of its own, because that takes a good part of the time until a server listens; so it is begun before the server is imported.
 * @param folder The server's data; `:memory:` makes a new one each time.
 * @returns What waits for it, and keeps it in the folder; nothing is written before. It throws CommandError if it cannot be made or kept.
 */
export async function demoCertificate(folder: string): Promise<() => Promise<DemoCertificate>> {
  if (folder === ":memory:") {
    const made = makeCertificate();
    return async () => ({ pem: await made, files: undefined, fresh: true });
  }
  const files = { cert: join(folder, "demo-cert.pem"), key: join(folder, "demo-key.pem") };
  const present = await readFile(files.cert, "utf8").catch(() => undefined);
  if (present !== undefined) {
    return async () => ({ pem: await readCertificate(files), files, fresh: false });
  }
  const made = makeCertificate();
  return async () => {
    const own = await made;
    try {
      return await keep(own, folder, files);
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw failure(`cannot use the data in ${folder}: ${(error as Error).message}`);
    }
  };
}

/**
 * Keeps it in files, the key first, so that there is never a certificate without its key. Of several servers that do so at once, all use the
 * first one's key, so that the certificate that stays is one for it.
 */
async function keep(made: Pem, folder: string, files: CertificateFiles): Promise<DemoCertificate> {
  makeFolder(folder);
  const pem = addFile(files.key, made.key)
    ? made
    : await makeCertificate(await readPem(files.key), files.key);
  if (addFile(files.cert, pem.cert)) return { pem, files, fresh: true };
  return { pem: await readCertificate(files), files, fresh: false };
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

/**
 * Makes a certificate in a thread, which ends with that. Whoever does not wait for it is not told that it cannot be made.
 * @param key The key that it is for; without one, a new one.
 * @param file Where that is.
 * @throws CommandError (as a rejection)
 */
function makeCertificate(key?: string, file?: string): Promise<Pem> {
  const made = new Promise<Pem>((resolve, reject) => {
    const workerData: CertificateRequest = { keys: key === undefined ? undefined : pairOf(key) };
    const thread = new Worker(threadFile, { workerData, execArgv: [] });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`its thread has ended with exit code ${code}`)));
  }).catch((error: unknown) => {
    const { message } = error as Error;
    const of = file === undefined ? "" : ` for the key in ${file}`;
    throw failure(`cannot make a certificate${of}: ${message}; --cert and --key name one of yours`);
  });
  made.catch(() => {});
  return made;
}

/** @throws Error of `node:crypto` for what is no key. */
function pairOf(key: string): CertificateRequest["keys"] {
  const publicKey = createPublicKey(key).export({ type: "spki", format: "pem" });
  return { privateKey: key, publicKey: publicKey.toString() };
}
