import {
  AsnMgmtSetLineForwardingArgument,
  AsnMgmtTapiLineConfiguration,
  AsnMgmtTapiLineGroupConfiguration,
  type AsnMgmtTapiLineConfig4Admin,
} from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import type { LocationRules } from "../locations/api.js";
import { keyOf, phoneKeyOf } from "../users/api.js";
import {
  blankGroup,
  controllers,
  lineForAdmin,
  newLine,
  noForwards,
  numberOf,
  ReportedLine,
  type Forwarding,
  type LineParts,
} from "./configuration.js";
import { LineError } from "./errors.js";
import * as store from "./store.js";
import { groupAdded, groupRemoved, lineAdded, lineChanged, lineRemoved } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** Octets of what is reported of a line, of its configuration, of its forwards at a controller, and of the settings of a group. */
const largest = 64 * 1024;
/** Characters of the names of sources, lines and groups, and of a URI. */
const longestName = 256;
/** How many lines are read together. */
const atOnce = 500;

/** A line to choose from. */
export interface ChoiceOfLine {
  readonly uri: string;
  readonly name: string;
  /** The number in the form of `phoneKeyOf`; empty if the line has none. */
  readonly numberKey: string;
}

/**
 * The rules for lines (AsnMgmtTapiLineConfig4Admin, manual line 40888). What there is, sources report; what is to be done with it,
 * administrators set, and that stays when a source reports the line again. A line is named by source and line id, and by its URI, all
 * compared without regard to case. Device ids last.
 */
export class LineRules {
  readonly #locations: LocationRules;

  constructor(locations: LocationRules) {
    this.#locations = locations;
    locations.usedBy((unit, key) => store.isLocationUsed(unit, key));
  }

  /**
   * Notes what a source reports of a line. A line that was not known gets the settings of its group, which is made if it was not known either.
   * @returns The device id.
   * @throws LineError `taken-uri` or `invalid-line`.
   */
  async report(unit: Changing, line: ReportedLine): Promise<number> {
    const { db } = unit;
    const reported = complete(line);
    const keys = {
      source_key: nameOf(reported.source, "source"),
      line_key: nameOf(reported.lineId, "lineId"),
      uri_key: nameOf(reported.uri, "uri"),
      group_key: reported.group === "" ? "" : nameOf(reported.group, "group"),
    };
    const octets = ReportedLine.encode(reported);
    requireSize(octets, "what is reported of the line");
    const before = await store.findByName(db, keys.source_key, keys.line_key);
    const other = await store.findByUri(db, keys.uri_key);
    if (other !== undefined && other.id !== before?.id) {
      throw new LineError("taken-uri", "the URI is that of another line");
    }
    const group = await this.#joined(unit, reported, keys.source_key, keys.group_key);
    const configuration = before === undefined ? newLine(group) : configurationOf(before);
    const row = {
      ...keys,
      source: reported.source,
      number_key: numberKey({ reported, configuration }),
      location_key: locationKey(configuration.u8sLocationID),
      reported: octets,
      configuration: AsnMgmtTapiLineConfiguration.encode(configuration),
      admin_forwards: before?.admin_forwards ?? null,
      user_forwards: before?.user_forwards ?? null,
    };
    if (before === undefined) {
      const id = await store.insert(db, row);
      unit.publish(lineAdded, lineForAdmin(partsOf({ ...row, id }, group)));
      return id;
    }
    const { id } = before;
    if (Buffer.compare(before.reported, octets) === 0) return id;
    await store.update(db, { ...row, id });
    unit.publish(lineChanged, lineForAdmin(partsOf({ ...row, id }, group)));
    if (before.group_key !== keys.group_key) await this.#left(unit, before);
    return id;
  }

  /** Removes a line. @throws LineError `unknown-line` */
  async remove(unit: Changing, source: string, lineId: string): Promise<void> {
    const [sourceKey, lineKey] = [keyOf(source), keyOf(lineId)];
    const row =
      sourceKey === undefined || lineKey === undefined
        ? undefined
        : await store.findByName(unit.db, sourceKey, lineKey);
    if (row === undefined) throw unknownLine();
    const last = await this.#forAdmin(unit.db, row);
    await store.remove(unit.db, row.id);
    unit.publish(lineRemoved, last);
    await this.#left(unit, row);
  }

  /** The names of the sources that have lines, sorted. */
  sources(unit: Tables): Promise<string[]> {
    return store.listSources(unit);
  }

  /** The device ids of the lines of a source. @throws LineError `unknown-group` if the source has no lines. */
  async deviceIds(unit: Tables, source: string): Promise<number[]> {
    const key = keyOf(source);
    const ids = key === undefined ? [] : await store.deviceIdsOf(unit, key);
    if (ids.length === 0) throw unknownSource();
    return ids;
  }

  /** The lines of a source in the order of their ids; none if there is no such source. */
  async *list(unit: Tables, source: string): AsyncGenerator<AsnMgmtTapiLineConfig4Admin> {
    const key = keyOf(source);
    if (key === undefined) return;
    const groups = new Map<string, AsnMgmtTapiLineGroupConfiguration>();
    for (const row of await store.listGroups(unit, key)) groups.set(row.group_key, groupOf(row));
    for await (const row of pages((after) => store.listOf(unit, key, after, atOnce), "line_key")) {
      yield lineForAdmin(partsOf(row, groups.get(row.group_key)));
    }
  }

  /** All lines that are enabled, in the order of their URIs. */
  async choices(unit: Tables): Promise<ChoiceOfLine[]> {
    const found: ChoiceOfLine[] = [];
    for await (const row of pages((after) => store.list(unit, after, atOnce), "uri_key")) {
      const { reported, configuration } = partsOf(row, undefined);
      if (configuration.iEnabled === 0) continue;
      const { uri, name } = reported;
      found.push({ uri, name: name === "" ? reported.lineId : name, numberKey: row.number_key });
    }
    return found;
  }

  /** The ids of all lines, in the order of their URIs. */
  async *lineIds(unit: Tables): AsyncGenerator<string> {
    for await (const row of pages((after) => store.list(unit, after, atOnce), "uri_key")) {
      yield ReportedLine.decode(row.reported).lineId;
    }
  }

  /**
   * The URI of a line in the form in which it is compared.
   * @param line Its URI, or its id if only one source has such a line.
   * @throws LineError `unknown-line`
   */
  async requireUri(unit: Tables, line: string): Promise<string> {
    return (await lineByName(unit, line)).uri_key;
  }

  /** The configuration of a line by its name within its source. */
  async find(
    unit: Tables,
    source: string,
    lineId: string,
  ): Promise<AsnMgmtTapiLineConfig4Admin | undefined> {
    const [sourceKey, lineKey] = [keyOf(source), keyOf(lineId)];
    if (sourceKey === undefined || lineKey === undefined) return undefined;
    const row = await store.findByName(unit, sourceKey, lineKey);
    return row && this.#forAdmin(unit, row);
  }

  /** The configuration of a line by its device id. @throws LineError `unknown-line` */
  async get(unit: Tables, source: string, id: number): Promise<AsnMgmtTapiLineConfig4Admin> {
    return this.#forAdmin(unit, await lineOf(unit, source, id));
  }

  /** Stores what is set for a line. @throws LineError `unknown-line` or `invalid-line`. */
  async set(
    unit: Changing,
    source: string,
    id: number,
    configuration: AsnMgmtTapiLineConfiguration,
  ): Promise<void> {
    const { db } = unit;
    const before = await lineOf(db, source, id);
    await this.#requireLocation(db, configuration.u8sLocationID);
    const octets = AsnMgmtTapiLineConfiguration.encode(configuration);
    requireSize(octets, "the configuration");
    const reported = ReportedLine.decode(before.reported);
    const row = {
      ...before,
      number_key: numberKey({ reported, configuration }),
      location_key: locationKey(configuration.u8sLocationID),
      configuration: octets,
    };
    await store.update(db, row);
    unit.publish(lineChanged, await this.#forAdmin(db, row));
  }

  /**
   * The forwards of a line that the server has itself.
   * @param line Its URI, or its id if only one source has such a line.
   * @throws LineError `unknown-line`
   */
  async forwarding(unit: Tables, line: string, controller: number): Promise<Forwarding> {
    return forwardingOf(await lineByName(unit, line), controller);
  }

  /** Replaces the forwards of a line at a controller of the server. @throws LineError `unknown-line` or `invalid-line`. */
  async setForwarding(
    unit: Changing,
    line: string,
    controller: number,
    { iEnabled, entryList }: Forwarding,
  ): Promise<void> {
    const { db } = unit;
    const before = await lineByName(db, line);
    const entries = entryList.map((entry) => ({ ...entry, iForwardController: controller }));
    const octets = AsnMgmtSetLineForwardingArgument.encode({
      iFWController: controller,
      u8sLineID: "",
      iEnabled,
      entryList: entries,
    });
    requireSize(octets, "the list of forwards");
    const row = { ...before, [forwardsColumn(controller)]: octets };
    await store.update(db, row);
    unit.publish(lineChanged, await this.#forAdmin(db, row));
  }

  /** The names of the groups of a source, sorted. */
  async groups(unit: Tables, source: string): Promise<string[]> {
    const key = keyOf(source);
    const rows = key === undefined ? [] : await store.listGroups(unit, key);
    return rows.map((row) => groupOf(row).u8sPBXGroupName);
  }

  /** What is set for the lines of a group. @throws LineError `unknown-group` */
  async group(
    unit: Tables,
    source: string,
    name: string,
  ): Promise<AsnMgmtTapiLineGroupConfiguration> {
    return groupOf(await groupRow(unit, source, name));
  }

  /**
   * Stores what is set for the new lines of a group, and whether lines may be enabled when needed. Its names and features stay.
   * @throws LineError `unknown-group` or `invalid-line`.
   */
  async setGroup(unit: Changing, settings: AsnMgmtTapiLineGroupConfiguration): Promise<void> {
    const { db } = unit;
    const { u8sLineSourceName: source, u8sPBXGroupName: name, u8sLocationID: location } = settings;
    const before = await groupRow(db, source, name);
    await this.#requireLocation(db, location);
    const { u8sLineSourceName, u8sPBXGroupName, iSupportedFeatures } = groupOf(before);
    const configuration = AsnMgmtTapiLineGroupConfiguration.encode({
      ...settings,
      u8sLineSourceName,
      u8sPBXGroupName,
      iSupportedFeatures,
    });
    requireSize(configuration, "the configuration");
    await store.storeGroup(db, { ...before, location_key: locationKey(location), configuration });
  }

  /** The group of a line, made if it was not known. */
  async #joined(
    { db, publish }: Changing,
    { source, group }: Required<ReportedLine>,
    sourceKey: string,
    groupKey: string,
  ): Promise<AsnMgmtTapiLineGroupConfiguration> {
    const settings = blankGroup(source, group);
    if (groupKey === "") return settings;
    const known = await store.findGroup(db, sourceKey, groupKey);
    if (known !== undefined) return groupOf(known);
    await store.storeGroup(db, {
      source_key: sourceKey,
      group_key: groupKey,
      location_key: "",
      configuration: AsnMgmtTapiLineGroupConfiguration.encode(settings),
    });
    publish(groupAdded, settings);
    return settings;
  }

  /** A line is no longer in its group, which ends with its last line. */
  async #left({ db, publish }: Changing, row: store.LineRow): Promise<void> {
    if (row.group_key === "") return;
    if (!(await store.removeEmptyGroup(db, row.source_key, row.group_key))) return;
    const { source, group } = ReportedLine.decode(row.reported);
    publish(groupRemoved, { u8sLineSourceName: source, u8sPBXGroupName: group });
  }

  async #forAdmin(unit: Tables, row: store.LineRow): Promise<AsnMgmtTapiLineConfig4Admin> {
    const group =
      row.group_key === "" ? undefined : await store.findGroup(unit, row.source_key, row.group_key);
    return lineForAdmin(partsOf(row, group && groupOf(group)));
  }

  async #requireLocation(unit: Tables, id: string): Promise<void> {
    if (id === "" || keyOf(id) === keyOf("Default")) return;
    if ((await this.#locations.find(unit, id)) !== undefined) return;
    throw new LineError("invalid-line", "u8sLocationID is no location");
  }
}

/** The rows of all pages. */
async function* pages<K extends "line_key" | "uri_key">(
  page: (after: string) => Promise<store.LineRow[]>,
  key: K,
): AsyncGenerator<store.LineRow> {
  let rows: store.LineRow[];
  let after = "";
  do {
    rows = await page(after);
    yield* rows;
    after = rows.at(-1)?.[key] ?? after;
  } while (rows.length === atOnce);
}

function complete(line: ReportedLine): Required<ReportedLine> {
  return { name: "", group: "", number: "", physicalDevice: "", addresses: [], ...line };
}

function nameOf(text: string, member: string): string {
  const key = text === "" || text.length > longestName ? undefined : keyOf(text);
  if (key !== undefined) return key;
  const reason = `${member} is empty, has over ${longestName} characters, or contains NUL (U+0000)`;
  throw new LineError("invalid-line", reason);
}

function requireSize(octets: Uint8Array, what: string): void {
  if (octets.length <= largest) return;
  throw new LineError("invalid-line", `${what} has over ${largest} octets`);
}

function numberKey(line: Pick<LineParts, "reported" | "configuration">): string {
  return phoneKeyOf(numberOf(line));
}

function locationKey(id: string): string {
  return keyOf(id) ?? "";
}

function configurationOf(row: store.LineRow): AsnMgmtTapiLineConfiguration {
  return AsnMgmtTapiLineConfiguration.decode(row.configuration, { unknown: "keep" });
}

function groupOf({ configuration }: store.GroupRow): AsnMgmtTapiLineGroupConfiguration {
  return AsnMgmtTapiLineGroupConfiguration.decode(configuration, { unknown: "keep" });
}

function partsOf(
  row: store.LineRow,
  group: AsnMgmtTapiLineGroupConfiguration | undefined,
): LineParts {
  return {
    id: row.id,
    reported: ReportedLine.decode(row.reported),
    configuration: configurationOf(row),
    autoActivate: group?.iDefaultAutoActivate ?? 0,
    forwards: {
      admin: forwardingOf(row, controllers.eCTIFORWARDCONTROLLERTAPISERVERADMIN),
      user: forwardingOf(row, controllers.eCTIFORWARDCONTROLLERTAPISERVERUSER),
    },
  };
}

function forwardsColumn(controller: number): "admin_forwards" | "user_forwards" {
  return controller === controllers.eCTIFORWARDCONTROLLERTAPISERVERADMIN
    ? "admin_forwards"
    : "user_forwards";
}

function forwardingOf(row: store.LineRow, controller: number): Forwarding {
  const octets = row[forwardsColumn(controller)];
  if (octets === null) return noForwards;
  const { iEnabled, entryList } = AsnMgmtSetLineForwardingArgument.decode(octets, {
    unknown: "keep",
  });
  return { iEnabled, entryList };
}

async function lineOf(unit: Tables, source: string, id: number): Promise<store.LineRow> {
  const row = Number.isSafeInteger(id) ? await store.find(unit, id) : undefined;
  if (row === undefined || row.source_key !== keyOf(source)) throw unknownLine();
  return row;
}

/** The line with this URI, or the only one of all sources with this id. */
async function lineByName(unit: Tables, name: string): Promise<store.LineRow> {
  const key = keyOf(name);
  const row =
    key === undefined
      ? undefined
      : ((await store.findByUri(unit, key)) ?? (await store.findOnly(unit, key)));
  if (row === undefined) throw unknownLine();
  return row;
}

async function groupRow(unit: Tables, source: string, name: string): Promise<store.GroupRow> {
  const [sourceKey, groupKey] = [keyOf(source), keyOf(name)];
  const row =
    sourceKey === undefined || groupKey === undefined
      ? undefined
      : await store.findGroup(unit, sourceKey, groupKey);
  if (row === undefined) throw new LineError("unknown-group", "there is no such group of lines");
  return row;
}

function unknownLine(): LineError {
  return new LineError("unknown-line", "there is no such line");
}

function unknownSource(): LineError {
  return new LineError("unknown-group", "there is no such source of lines");
}
