import { createPrivateKey, createPublicKey, randomUUID, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import { makeFolder, replaceFile } from "../files.js";

/** The algorithm of all signatures (RFC 7518 3.4). */
export const algorithm = "ES256";

/** The name of the file with the keys within a data folder. */
const fileName = "token-keys.json";

/** One key, as it stands in the file. */
interface StoredKey {
  readonly kid: string;
  /** When it came into use, and until when what it has signed may hold, in ms since 1970. */
  readonly created: number;
  readonly expires?: number;
  readonly publicKey: JWK;
  /** Only of the key in use: nobody signs with an old one. */
  readonly privateKey?: JWK;
}

/** How long keys are used and kept, in milliseconds. */
export interface KeyTimes {
  /** A key older than this signs no more. */
  readonly rotation: number;
  /** The longest that anything signed holds; so long old public keys are kept. */
  readonly longest: number;
}

/** The keys that tokens are signed with: one in use, and the public halves of those before. */
export class SigningKeys {
  readonly #file: string | undefined;
  readonly #times: KeyTimes;
  readonly #clock: () => Date;
  #keys: readonly StoredKey[];
  #ready: Promise<unknown> = Promise.resolve();
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  /**
   * @param folder Where the keys are kept, for their owner's eyes only; undefined keeps them in memory.
   * @throws Error if the file cannot be read.
   */
  constructor(folder: string | undefined, times: KeyTimes, clock: () => Date) {
    this.#file = folder === undefined ? undefined : join(folder, fileName);
    this.#times = times;
    this.#clock = clock;
    this.#keys = read(this.#file);
  }

  /** The key to sign with, made if there is none or if it is too old. */
  async signing(): Promise<{ kid: string; key: CryptoKey }> {
    await this.#turn(() => this.#renew(false));
    const { kid, privateKey } = this.#current() as StoredKey;
    return { kid, key: await this.#import(`${kid} private`, privateKey as JWK) };
  }

  /** Uses a new key from now on. What has been signed before holds on. */
  async rotate(): Promise<void> {
    await this.#turn(() => this.#renew(true));
  }

  /** The public key of this name; undefined if there is none, or none any longer. */
  async verifying(kid: string): Promise<CryptoKey | undefined> {
    const found = this.#valid().find((key) => key.kid === kid);
    return found && this.#import(`${kid} public`, found.publicKey);
  }

  /** The public keys (RFC 7517 5). */
  async jwks(): Promise<{ keys: JWK[] }> {
    await this.#turn(() => this.#renew(false));
    const keys = this.#valid().map(({ kid, publicKey }) => ({
      ...publicKey,
      kid,
      alg: algorithm,
      use: "sig",
    }));
    return { keys };
  }

  #current(): StoredKey | undefined {
    return this.#keys.find(({ privateKey }) => privateKey !== undefined);
  }

  #valid(): StoredKey[] {
    const now = this.#clock().getTime();
    return this.#keys.filter(({ expires }) => expires === undefined || expires > now);
  }

  async #renew(always: boolean): Promise<void> {
    const now = this.#clock().getTime();
    const current = this.#current();
    if (!always && current !== undefined && now - current.created < this.#times.rotation) return;
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const retired = this.#valid().map(({ privateKey, ...key }) =>
      privateKey === undefined ? key : { ...key, expires: now + this.#times.longest },
    );
    const fresh = {
      kid: randomUUID(),
      created: now,
      publicKey: await exportJWK(pair.publicKey),
      privateKey: await exportJWK(pair.privateKey),
    };
    const keys = [fresh, ...retired];
    write(this.#file, keys);
    this.#keys = keys;
  }

  #import(name: string, key: JWK): Promise<CryptoKey> {
    let imported = this.#imported.get(name);
    if (imported === undefined) {
      imported = importJWK(key, algorithm) as Promise<CryptoKey>;
      this.#imported.set(name, imported);
    }
    return imported;
  }

  /** One after the other: two tokens asked for at a time must not make two keys. */
  #turn(work: () => Promise<void>): Promise<void> {
    const turn = this.#ready.then(work);
    this.#ready = turn.catch(() => {});
    return turn;
  }
}

function read(file: string | undefined): readonly StoredKey[] {
  if (file === undefined) return [];
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
    return keys;
  } catch (error) {
    throw new Error(`${file} holds no keys: put a copy of it back, or remove it to have new ones`, {
      cause: error,
    });
  }
}

/** Throws for what is no key: found out at a logon it would look like a wrong token. */
function check({ kid, created, expires, publicKey, privateKey }: StoredKey): void {
  if (typeof kid !== "string" || !Number.isFinite(created)) throw new Error("a key without a name");
  if (expires !== undefined && !Number.isFinite(expires)) throw new Error(`key ${kid}: expires`);
  const verifying = createPublicKey({ key: publicKey, format: "jwk" });
  if (privateKey === undefined) return;
  const text = Buffer.from(kid);
  const signature = sign("sha256", text, createPrivateKey({ key: privateKey, format: "jwk" }));
  if (!verify("sha256", text, verifying, signature)) throw new Error(`key ${kid}: no pair`);
}

function write(file: string | undefined, keys: readonly StoredKey[]): void {
  if (file === undefined) return;
  makeFolder(dirname(file));
  replaceFile(file, JSON.stringify({ keys }));
}
