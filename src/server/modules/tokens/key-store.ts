import type { JWK } from "jose";

/** One key, as it is kept. */
export interface StoredKey {
  readonly kid: string;
  /** When it came into use, and until when what it has signed may hold, in ms since 1970. */
  readonly created: number;
  readonly expires?: number;
  readonly publicKey: JWK;
  /** Only of the key in use: nobody signs with an old one. */
  readonly privateKey?: JWK;
}

/** Where keys are kept. */
export interface KeyStore {
  /** All keys, the latest first. */
  read(): Promise<readonly StoredKey[]>;
  /**
   * Replaces all keys. Changes run one after the other, those of other servers on the same store too.
   * @param work Gets the keys and gives those that are to be there; undefined leaves them. It may be run again.
   */
  change(
    work: (keys: readonly StoredKey[]) => readonly StoredKey[] | undefined,
  ): Promise<readonly StoredKey[]>;
}
