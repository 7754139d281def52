import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { initialOf, requireSize, requireValid, type SettingsFamily } from "./family.js";
import * as store from "./store.js";
import { serverSettingsChanged } from "./topics.js";

/** Keeps what administrators set for the whole server, a record for each family. Everything is done in the caller's unit. */
export class ServerRecords {
  /** The settings with their passwords: what has been set last, or what holds until then. */
  async get<T>(unit: Unit<any>, family: SettingsFamily<T>): Promise<T> {
    return valueOf(family, await store.serverSetting(unit, family.name));
  }

  /** The settings as clients may read them. */
  async shown<T>(unit: Unit<any>, family: SettingsFamily<T>): Promise<T> {
    const value = await this.get(unit, family);
    return family.secrets === undefined ? value : family.secrets.hidden(value);
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
    const stored = await store.serverSetting(db, family.name);
    const { secrets, name, type } = family;
    const value = secrets === undefined ? given : secrets.kept(given, valueOf(family, stored));
    const octets = type.encode(value);
    requireSize(family, octets);
    if (stored !== undefined && Buffer.compare(stored, octets) === 0) return;
    await store.setServerSetting(db, name, octets);
    publish(serverSettingsChanged, { name });
  }
}

function valueOf<T>(family: SettingsFamily<T>, octets: Uint8Array | undefined): T {
  return octets === undefined ? initialOf(family) : family.type.decode(octets, { unknown: "keep" });
}
