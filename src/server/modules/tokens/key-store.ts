import type { JWK } from "jose";

/** A key in the form in which it is stored. */
export interface StoredKey {
  readonly kid: string;
  /** When it was created, in milliseconds since 1970. */
  readonly created: number;
  /** When the last token that it has signed expires, in milliseconds since 1970; not set while it is in use. */
  readonly expires?: number;
  readonly publicKey: JWK;
  /** Kept only for the key in use, because old keys sign nothing more. */
  readonly privateKey?: JWK;
}

/** A store of keys. */
export interface KeyStore {
  /** All keys, the latest first. */
  read(): Promise<readonly StoredKey[]>;
  /**
   * Replaces all keys. Changes run one after the other, including those of other servers on the same store.
   * @param work Gets the present keys and returns the new ones, or undefined to change nothing. It may be run again.
   */
  change(
    work: (keys: readonly StoredKey[]) => readonly StoredKey[] | undefined,
  ): Promise<readonly StoredKey[]>;
}
