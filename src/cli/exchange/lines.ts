import { AsnStringPairList } from "../../modules/common/common.js";
import {
  AsnMgmtCtiForwardEntryList,
  AsnMgmtForwardControllerEnum,
  AsnMgmtTapiLineConfiguration,
  type AsnMgmtTapiLineConfig4Admin,
} from "../../modules/management/management.js";
import type { LineRules, ReportedLine, Unit, UnitOfWork } from "../../server/index.js";
import { flag, integer, json, list } from "./cells.js";
import { textOf, type Kind, type Outcome, type Reading, type Row, type Table } from "./kind.js";
import { members, readCell, textsOf, withRow } from "./members.js";
import { same } from "./same.js";

type Reported = Required<ReportedLine>;

const reportedColumns = members<Reported>(
  ["source", "source"],
  ["id", "lineId"],
  ["uri", "uri"],
  ["name", "name"],
  ["group", "group"],
  ["number", "number", "phone"],
  ["device", "physicalDevice"],
  ["addresses", "addresses", list],
);

const configurationColumns = members<AsnMgmtTapiLineConfiguration>(
  ["enabled", "iEnabled", flag],
  ["journal", "iJournal", integer],
  ["manual-number", "u8sManualPhoneNumber", "phone"],
  ["use-automatic-number", "iUseAutomaticPhoneNumber", flag],
  ["use-line-name", "iUseTapiLineName", flag],
  ["location", "u8sLocationID"],
  ["private", "iPrivatePhone", flag],
  ["trunk", "iTrunk", flag],
  ["dummy-phone", "iDummyWirelessPhone", flag],
  ["signal-on-addresses", "iSignalCallsOnAddress", integer],
  ["custom-properties", "customProps", json(AsnStringPairList, [])],
);

const controllers = AsnMgmtForwardControllerEnum.values;
/** The forwards that the server has itself, by the controller. */
const forwards = [
  { of: "admin", controller: controllers.eCTIFORWARDCONTROLLERTAPISERVERADMIN },
  { of: "user", controller: controllers.eCTIFORWARDCONTROLLERTAPISERVERUSER },
] as const;
const entries = json(AsnMgmtCtiForwardEntryList, []);
const forwardColumns = forwards.flatMap(({ of }) =>
  [`${of}-forwarding`, `${of}-forwards`].map((name) => ({ name, phone: false })),
);

export const lineTable: Table = {
  columns: [...reportedColumns, ...configurationColumns, ...forwardColumns],
  required: ["source", "id", "uri"],
};

/** Lines, as a source reports them and as they are set. */
export class LineKind implements Kind {
  readonly table = lineTable;
  readonly #lines: LineRules;

  constructor(lines: LineRules) {
    this.#lines = lines;
  }

  keyOf(row: Row): string {
    return JSON.stringify([textOf(row, "source"), textOf(row, "id")])
      .normalize("NFC")
      .toLowerCase();
  }

  async put(unit: UnitOfWork<any>, [row]: readonly [Row]): Promise<Outcome> {
    const rules = this.#lines;
    const { db } = unit;
    const [source, lineId] = [textOf(row, "source"), textOf(row, "id")];
    const before = await rules.find(db, source, lineId);
    const wasForwards = before && (await this.#forwards(db, before.u8sLineURI));
    const id = await rules.report(unit, withRow(reportedOf(before), reportedColumns, row));
    const known = await rules.get(db, source, id);
    const configuration = withRow(configurationOf(known), configurationColumns, row);
    if (!same(AsnMgmtTapiLineConfiguration, configurationOf(known), configuration)) {
      await rules.set(unit, source, id, configuration);
    }
    await this.#setForwards(unit, known.u8sLineURI, row);
    if (before === undefined) return "added";
    const after = await rules.get(db, source, id);
    const isSame =
      JSON.stringify([before, wasForwards]) ===
      JSON.stringify([after, await this.#forwards(db, after.u8sLineURI)]);
    return isSame ? "unchanged" : "changed";
  }

  async *rows(read: Reading): AsyncGenerator<Row> {
    for (const source of await read((db) => this.#lines.sources(db))) {
      const ids = await read((db) => this.#lines.deviceIds(db, source));
      for (const id of ids) {
        yield await read(async (db) => {
          const line = await this.#lines.get(db, source, id);
          return new Map([
            ...textsOf(reportedOf(line), reportedColumns),
            ...textsOf(configurationOf(line), configurationColumns),
            ...(await this.#forwards(db, line.u8sLineURI)),
          ]);
        });
      }
    }
  }

  async #forwards(db: Unit<any>, uri: string): Promise<[string, string][]> {
    const cells: [string, string][] = [];
    for (const { of, controller } of forwards) {
      const { iEnabled, entryList } = await this.#lines.forwarding(db, uri, controller);
      cells.push([`${of}-forwarding`, flag.write(iEnabled)]);
      cells.push([`${of}-forwards`, entries.write(entryList)]);
    }
    return cells;
  }

  async #setForwards(unit: UnitOfWork<any>, uri: string, row: Row): Promise<void> {
    for (const { of, controller } of forwards) {
      const [enabled, list_] = [row.get(`${of}-forwarding`), row.get(`${of}-forwards`)];
      if (enabled === undefined && list_ === undefined) continue;
      const before = await this.#lines.forwarding(unit.db, uri, controller);
      const iEnabled =
        enabled === undefined ? before.iEnabled : readCell(`${of}-forwarding`, flag, enabled);
      const entryList =
        list_ === undefined ? before.entryList : readCell(`${of}-forwards`, entries, list_);
      const isSame =
        iEnabled === before.iEnabled &&
        same(AsnMgmtCtiForwardEntryList, before.entryList, entryList);
      if (!isSame) {
        await this.#lines.setForwarding(unit, uri, controller, { iEnabled, entryList });
      }
    }
  }
}

function reportedOf(line: AsnMgmtTapiLineConfig4Admin | undefined): Reported {
  return {
    source: line?.u8sLineSourceName ?? "",
    lineId: line?.u8sLineID ?? "",
    uri: line?.u8sLineURI ?? "",
    name: line?.u8sTapiLineName ?? "",
    group: line?.u8sPBXGroupName ?? "",
    number: line?.u8sAutomaticPhoneNumber ?? "",
    physicalDevice: line?.u8sPhysicalDeviceID ?? "",
    addresses: line?.u8slistAddressNames ?? [],
  };
}

/** The configuration alone. */
function configurationOf(line: AsnMgmtTapiLineConfig4Admin): AsnMgmtTapiLineConfiguration {
  return AsnMgmtTapiLineConfiguration.decode(
    AsnMgmtTapiLineConfiguration.encode(line as AsnMgmtTapiLineConfiguration),
  );
}
