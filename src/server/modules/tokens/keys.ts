import { randomUUID } from "node:crypto";
import type { CryptoKey, JWK } from "jose";
import type { KeyStore, StoredKey } from "./key-store.js";

/** The algorithm of all signatures (RFC 7518 3.4). */
export const algorithm = "ES256";

/** How long keys are used and kept, in milliseconds. */
export interface KeyTimes {
  /** After this time a new key is made. */
  readonly rotation: number;
  /** The longest lifetime of a token, for which an old public key is kept. */
  readonly longest: number;
}

/** The keys for signing tokens: one in use, and the public keys of those before it. */
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

  /** The key to sign with. If there is none, or it is too old, a new one is made. */
  async signing(): Promise<{ kid: string; key: CryptoKey }> {
    const { kid, privateKey } = inUse(await this.#upToDate()) as StoredKey;
    return { kid, key: await this.#import(`${kid} private`, privateKey as JWK) };
  }

  /** Makes a new key and signs with it from now on. Existing tokens stay valid. */
  async rotate(): Promise<void> {
    await this.#renew(true);
  }

  /** The public key with this name; undefined if there is none, or it has expired. */
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

  /** Makes a new key. Calls run one after the other, so that several tokens that are asked for at the same time need only one. */
  #renew(always: boolean): Promise<readonly StoredKey[]> {
    const turn = this.#ready.then(async () => {
      const keys = await this.#store.read();
      if (!always && this.#isFresh(inUse(keys))) return keys;
      const { exportJWK, generateKeyPair } = await import("jose");
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
      imported = imports(key);
      this.#imported.set(name, imported);
    }
    return imported;
  }
}

async function imports(key: JWK): Promise<CryptoKey> {
  const { importJWK } = await import("jose");
  return (await importJWK(key, algorithm)) as CryptoKey;
}

function inUse(keys: readonly StoredKey[]): StoredKey | undefined {
  return keys.find(({ privateKey }) => privateKey !== undefined);
}
