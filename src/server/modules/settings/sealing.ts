import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Unit } from "../../database/index.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;

/** Octets of a key for {@link Sealing}. */
export const keyOctets = 32;

/** Where the key is kept with which secrets are sealed. */
export interface KeyPlace {
  /** The key; undefined if there has never been one, or it is lost. */
  present(unit: Tables): Promise<Uint8Array | undefined>;
  /** The key; a new one if there is none. */
  made(unit: Tables): Promise<Uint8Array>;
}

/** AES in the Galois/Counter Mode (NIST SP 800-38D), with the lengths that it recommends. */
const algorithm = "aes-256-gcm";
const ivOctets = 12;
const tagOctets = 16;

/** Encrypts secrets before they are stored, so that whoever has a copy of the database, but not the key, cannot read them. */
export class Sealing {
  readonly #place: KeyPlace;

  constructor(place: KeyPlace) {
    this.#place = place;
  }

  /** @param name What the octets are; they can be opened under this name only. */
  async seal(unit: Tables, name: string, octets: Uint8Array): Promise<Uint8Array> {
    const iv = randomBytes(ivOctets);
    const cipher = createCipheriv(algorithm, await this.#place.made(unit), iv, {
      authTagLength: tagOctets,
    });
    cipher.setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(octets), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Returns undefined if they have not been sealed with the present key under this name. */
  async open(unit: Tables, name: string, sealed: Uint8Array): Promise<Uint8Array | undefined> {
    const key = await this.#place.present(unit);
    const text = ivOctets + tagOctets;
    if (key === undefined || sealed.length < text) return undefined;
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivOctets), {
      authTagLength: tagOctets,
    });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(sealed.subarray(ivOctets, text));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(text)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}
