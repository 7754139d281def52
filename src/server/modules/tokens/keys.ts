import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import type { KeyStore, StoredKey } from "./key-store.js";

/** The algorithm of all signatures (RFC 7518 3.4). */
export const algorithm = "ES256";

/** How long keys are used and kept, in milliseconds. */
export interface KeyTimes {
  /** A key older than this signs no more. */
  readonly rotation: number;
  /** The longest that anything signed holds; so long old public keys are kept. */
  readonly longest: number;
}

/** The keys that tokens are signed with: one in use, and the public halves of those before. */
export class SigningKeys {
  readonly #store: KeyStore;
  readonly #times: KeyTimes;
  readonly #clock: () => Date;
  #ready: Promise<unknown> = Promise.resolve();
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  constructor(store: KeyStore, times: KeyTimes, clock: () => Date) {
    this.#store = store;
    this.#times = times;
    this.#clock = clock;
  }

  /** The key to sign with, made if there is none or if it is too old. */
  async signing(): Promise<{ kid: string; key: CryptoKey }> {
    const { kid, privateKey } = inUse(await this.#upToDate()) as StoredKey;
    return { kid, key: await this.#import(`${kid} private`, privateKey as JWK) };
  }

  /** Uses a new key from now on. What has been signed before holds on. */
  async rotate(): Promise<void> {
    await this.#renew(true);
  }

  /** The public key of this name; undefined if there is none, or none any longer. */
  async verifying(kid: string): Promise<CryptoKey | undefined> {
    const found = this.#valid(await this.#store.read()).find((key) => key.kid === kid);
    return found && this.#import(`${kid} public`, found.publicKey);
  }

  /** The public keys (RFC 7517 5). */
  async jwks(): Promise<{ keys: JWK[] }> {
    const keys = this.#valid(await this.#upToDate()).map(({ kid, publicKey }) => ({
      ...publicKey,
      kid,
      alg: algorithm,
      use: "sig",
    }));
    return { keys };
  }

  async #upToDate(): Promise<readonly StoredKey[]> {
    const keys = await this.#store.read();
    return this.#isFresh(inUse(keys)) ? keys : await this.#renew(false);
  }

  /** One after the other: several tokens asked for at a time need one new key. */
  #renew(always: boolean): Promise<readonly StoredKey[]> {
    const turn = this.#ready.then(async () => {
      const keys = await this.#store.read();
      if (!always && this.#isFresh(inUse(keys))) return keys;
      const pair = await generateKeyPair(algorithm, { extractable: true });
      const publicKey = await exportJWK(pair.publicKey);
      const privateKey = await exportJWK(pair.privateKey);
      const kid = randomUUID();
      return await this.#store.change((present) => {
        // Another server may have made one meanwhile.
        if (!always && this.#isFresh(inUse(present))) return undefined;
        const now = this.#clock().getTime();
        return [{ kid, created: now, publicKey, privateKey }, ...this.#retired(present, now)];
      });
    });
    this.#ready = turn.catch(() => {});
    return turn;
  }

  #isFresh(key: StoredKey | undefined): boolean {
    return key !== undefined && this.#clock().getTime() - key.created < this.#times.rotation;
  }

  #retired(keys: readonly StoredKey[], now: number): StoredKey[] {
    return this.#valid(keys).map(({ privateKey, ...key }) =>
      privateKey === undefined ? key : { ...key, expires: now + this.#times.longest },
    );
  }

  #valid(keys: readonly StoredKey[]): StoredKey[] {
    const now = this.#clock().getTime();
    return keys.filter(({ expires }) => expires === undefined || expires > now);
  }

  #import(name: string, key: JWK): Promise<CryptoKey> {
    let imported = this.#imported.get(name);
    if (imported === undefined) {
      imported = importJWK(key, algorithm) as Promise<CryptoKey>;
      this.#imported.set(name, imported);
    }
    return imported;
  }
}

function inUse(keys: readonly StoredKey[]): StoredKey | undefined {
  return keys.find(({ privateKey }) => privateKey !== undefined);
}
