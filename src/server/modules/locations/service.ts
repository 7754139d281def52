import { createHash } from "node:crypto";
import type { AsnStringPairList } from "../../../modules/common/common.js";
import type { AsnLocationInformation2 } from "../../../modules/general/general.js";
import { AsnLocationInformationMgmt } from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { keyOf } from "../users/api.js";
import { LocationError } from "./errors.js";
import { blankLocation, changedBy } from "./forms.js";
import * as store from "./store.js";
import { locationChanged } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** Characters of a location's id. */
const longestId = 256;
/** Octets of a location's settings. */
const largest = 256 * 1024;
/** How many locations there may be, because every client may ask for all ids. */
const mostLocations = 1000;
/** The id of the location that always remains. */
const standard = keyOf("Default");

/** Says whether something refers to a location. @param key The id in the form of `keyOf`. */
export type UsesLocation = (unit: Tables, key: string) => Promise<boolean>;

/**
 * The rules for locations (AsnLocationInformationMgmt, manual line 44128). The id is the key, compared without regard to case. The check sum
 * is the MD5 of all settings, the same in all forms.
 */
export class LocationRules {
  readonly #uses: UsesLocation[] = [];

  /** Adds something that refers to locations. Those that are used are not removed. */
  usedBy(uses: UsesLocation): void {
    this.#uses.push(uses);
  }

  /** The settings of a location. */
  async find(unit: Tables, id: string): Promise<AsnLocationInformationMgmt | undefined> {
    const row = await rowOf(unit, id);
    return row && settingsOf(row);
  }

  /** The ids of locations with their check sums, sorted by id. @param ids Only these; otherwise all. */
  async checksums(unit: Tables, ids?: readonly string[]): Promise<AsnStringPairList> {
    const wanted = ids && new Set(ids.map((id) => keyOf(id)));
    const rows = await store.listChecksums(unit);
    return rows
      .filter(({ id_key: key }) => wanted?.has(key) ?? true)
      .map(({ id, checksum }) => ({ key: id, value: checksum }));
  }

  /**
   * Stores a location, or adds it.
   * @throws LocationError `invalid-location` or `too-many-locations`.
   */
  async set(unit: Changing, settings: AsnLocationInformationMgmt): Promise<void> {
    await this.#store(unit, settings, await rowOf(unit.db, settings.u8sLocationID));
  }

  /** Stores what a client may set of a location, or adds it. @throws LocationError as {@link set}. */
  async setByClient(unit: Changing, settings: AsnLocationInformation2): Promise<void> {
    const { u8sLocationID: id } = settings;
    const row = await rowOf(unit.db, id);
    const before = row === undefined ? blankLocation(id) : settingsOf(row);
    await this.#store(unit, changedBy(settings, before), row);
  }

  /** Removes a location. @throws LocationError `unknown-location` or `needed-location`. */
  async remove(unit: Changing, id: string): Promise<void> {
    const { db, publish } = unit;
    const row = await rowOf(db, id);
    if (row === undefined) {
      throw new LocationError("unknown-location", "there is no such location");
    }
    if (row.id_key === standard) {
      throw new LocationError("needed-location", "the location Default stays");
    }
    for (const uses of this.#uses) {
      if (!(await uses(db, row.id_key))) continue;
      throw new LocationError("needed-location", "the location is used");
    }
    await store.remove(db, row.id_key);
    publish(locationChanged, { id: row.id, checksum: "" });
  }

  async #store(
    { db, publish }: Changing,
    settings: AsnLocationInformationMgmt,
    before: store.LocationRow | undefined,
  ): Promise<void> {
    const { u8sLocationID: id } = settings;
    const key = id === "" || id.length > longestId ? undefined : keyOf(id);
    if (key === undefined) {
      const reason = `u8sLocationID is empty, has over ${longestId} characters, or contains NUL (U+0000)`;
      throw new LocationError("invalid-location", reason);
    }
    const octets = AsnLocationInformationMgmt.encode({ ...settings, u8sLocationCheckSum: "" });
    if (octets.length > largest) {
      throw new LocationError("invalid-location", `the settings have over ${largest} octets`);
    }
    if (before === undefined && (await store.countLocations(db)) >= mostLocations) {
      throw new LocationError("too-many-locations", `there are ${mostLocations} locations already`);
    }
    const checksum = createHash("md5").update(octets).digest("hex");
    if (checksum === before?.checksum) return;
    await store.store(db, { id_key: key, id, checksum, settings: octets });
    publish(locationChanged, { id, checksum });
  }
}

async function rowOf(unit: Tables, id: string): Promise<store.LocationRow | undefined> {
  const key = keyOf(id);
  return key === undefined ? undefined : store.find(unit, key);
}

function settingsOf({ checksum, settings }: store.LocationRow): AsnLocationInformationMgmt {
  return {
    ...AsnLocationInformationMgmt.decode(settings, { unknown: "keep" }),
    u8sLocationCheckSum: checksum,
  };
}
