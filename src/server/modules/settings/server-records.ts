import type { RoseLog } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { initialOf, requireSize, requireValid, type SettingsFamily } from "./family.js";
import type { Sealing } from "./sealing.js";
import * as store from "./store.js";
import { serverSettingsChanged } from "./topics.js";

type Tables = Unit<any>;

/** What {@link ServerRecords} depends on. */
export interface ServerRecordParts {
  readonly sealing: Sealing;
  readonly log: RoseLog;
}

/** Keeps what administrators set for the whole server, a record for each family. Everything is done in the caller's unit. */
export class ServerRecords {
  readonly #parts: ServerRecordParts;
  /** The families with passwords, by name. */
  readonly #secret = new Map<string, SettingsFamily<any>>();
  /** The families whose passwords could not be opened, so that each is logged once. */
  readonly #lost = new Set<string>();

  constructor(parts: ServerRecordParts) {
    this.#parts = parts;
  }

  /** Makes a family known, so that passwords which an older version has stored as they are get sealed. */
  add(family: SettingsFamily<any>): void {
    if (family.secrets !== undefined) this.#secret.set(family.name, family);
  }

  /** The settings with their passwords: what has been set last, or what holds until then. */
  async get<T>(unit: Tables, family: SettingsFamily<T>): Promise<T> {
    return valueOf(family, await this.#octets(unit, family.name));
  }

  /** The settings as clients may read them. */
  async shown<T>(unit: Tables, family: SettingsFamily<T>): Promise<T> {
    const value = await this.get(unit, family);
    const { secrets } = family;
    return secrets === undefined || secrets.shown === true ? value : secrets.hidden(value);
  }

  /**
   * Settings that are not to be stored, with the stored passwords where they have none.
   * @throws RequestError as {@link set}.
   */
  async complete<T>(unit: Unit<any>, family: SettingsFamily<T>, given: T): Promise<T> {
    requireValid(family, given);
    const { secrets } = family;
    return secrets === undefined ? given : secrets.kept(given, await this.get(unit, family));
  }

  /**
   * Replaces the settings, and tells modules if they are others ({@link serverSettingsChanged}).
   * @throws RequestError if they are too large, or a member is not as it must be.
   */
  async set<T>(
    { db, publish }: UnitOfWork<any>,
    family: SettingsFamily<T>,
    given: T,
  ): Promise<void> {
    requireValid(family, given);
    const stored = await this.#octets(db, family.name);
    const { secrets, name, type } = family;
    const value = secrets === undefined ? given : secrets.kept(given, valueOf(family, stored));
    const octets = type.encode(value);
    requireSize(family, octets);
    if (stored !== undefined && Buffer.compare(stored, octets) === 0) return;
    await this.#store(db, family, octets, value);
    publish(serverSettingsChanged, { name });
  }

  /** Seals the passwords that an older version has stored as they are. @returns The names of their families. */
  async sealAll(unit: Tables): Promise<string[]> {
    const sealed: string[] = [];
    for (const family of this.#secret.values()) {
      const row = await store.serverSetting(unit, family.name);
      if (row === undefined || row.sealed !== null) continue;
      const value = valueOf(family, row.octets);
      if (!hasSecrets(family, row.octets, value)) continue;
      await this.#store(unit, family, row.octets, value);
      sealed.push(family.name);
    }
    return sealed;
  }

  async #store<T>(
    unit: Tables,
    family: SettingsFamily<T>,
    octets: Uint8Array,
    value: T,
  ): Promise<void> {
    const { name, type, secrets } = family;
    const isSecret = secrets !== undefined && hasSecrets(family, octets, value);
    await store.setServerSetting(unit, {
      name,
      octets: isSecret ? type.encode(secrets.hidden(value)) : octets,
      sealed: isSecret ? await this.#parts.sealing.seal(unit, name, octets) : null,
    });
  }

  /** The encoding with the passwords, or without them if the key has been lost. */
  async #octets(unit: Tables, name: string): Promise<Uint8Array | undefined> {
    const row = await store.serverSetting(unit, name);
    if (row === undefined || row.sealed === null) return row?.octets;
    const opened = await this.#parts.sealing.open(unit, name, row.sealed);
    if (opened !== undefined) return opened;
    if (!this.#lost.has(name)) {
      const text = "a password in settings cannot be read, because the key has been lost";
      this.#parts.log.error({ settings: name }, text);
    }
    this.#lost.add(name);
    return row.octets;
  }
}

function hasSecrets<T>(
  { secrets, type }: SettingsFamily<T>,
  octets: Uint8Array,
  value: T,
): boolean {
  return secrets !== undefined && Buffer.compare(type.encode(secrets.hidden(value)), octets) !== 0;
}

function valueOf<T>(family: SettingsFamily<T>, octets: Uint8Array | undefined): T {
  return octets === undefined ? initialOf(family) : family.type.decode(octets, { unknown: "keep" });
}
