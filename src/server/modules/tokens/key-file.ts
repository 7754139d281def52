import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder, replaceFile } from "../../files.js";
import type { KeyStore, StoredKey } from "./key-store.js";

/** The name of the file with the keys in a data folder. */
const fileName = "token-keys.json";

/** Keys in a file that only its owner can read. So a copy of the database does not contain them. */
export class KeyFile implements KeyStore {
  readonly #file: string;
  #keys: readonly StoredKey[] | undefined;

  constructor(folder: string) {
    this.#file = join(folder, fileName);
  }

  /** @throws Error (as a rejection) if the file cannot be read. */
  async read(): Promise<readonly StoredKey[]> {
    return this.#present();
  }

  async change(
    work: (keys: readonly StoredKey[]) => readonly StoredKey[] | undefined,
  ): Promise<readonly StoredKey[]> {
    const keys = work(this.#present());
    if (keys === undefined) return this.#present();
    makeFolder(dirname(this.#file));
    replaceFile(this.#file, JSON.stringify({ keys }));
    this.#keys = keys;
    return keys;
  }

  #present(): readonly StoredKey[] {
    return (this.#keys ??= read(this.#file));
  }
}

function read(file: string): readonly StoredKey[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  try {
    const { keys } = JSON.parse(text) as { keys: StoredKey[] };
    for (const key of keys) check(key);
    // The server keeps one to sign with at any time, so the rest of a damaged file would pass for a new one.
    if (!keys.some(({ privateKey }) => privateKey !== undefined)) throw new Error("no private key");
    return keys;
  } catch (error) {
    throw new Error(`${file} holds no keys: put a copy of it back, or remove it to have new ones`, {
      cause: error,
    });
  }
}

/** Throws for an invalid key. If it were noticed only at a logon, it would look like an invalid token. */
function check({ kid, created, expires, publicKey, privateKey }: StoredKey): void {
  if (typeof kid !== "string" || !Number.isFinite(created)) throw new Error("a key without a name");
  if (expires !== undefined && !Number.isFinite(expires)) throw new Error(`key ${kid}: expires`);
  const verifying = createPublicKey({ key: publicKey, format: "jwk" });
  if (privateKey === undefined) return;
  const text = Buffer.from(kid);
  const signature = sign("sha256", text, createPrivateKey({ key: privateKey, format: "jwk" }));
  if (!verify("sha256", text, verifying, signature)) throw new Error(`key ${kid}: no pair`);
}
