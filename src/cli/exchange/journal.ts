import { createHash } from "node:crypto";
import { AsnOptionalParameters, AsnProjectPinRule } from "../../modules/common/common.js";
import { AsnNetDatabaseJournal } from "../../modules/journal/journal.js";
import {
  blankJournalEntry,
  type Journal,
  type UnitOfWork,
  type Users,
} from "../../server/index.js";
import { flag, integer, json, moment, truth } from "./cells.js";
import {
  Refusal,
  textOf,
  type Kind,
  type Outcome,
  type Reading,
  type Row,
  type Table,
} from "./kind.js";
import { members, optionalMembers, readCell, textsOf, withRow } from "./members.js";
import { ownersOf, requireUser } from "./owners.js";
import { same } from "./same.js";

/** How many entries are read together. */
const atOnce = 200;

const entryColumns = [
  ...members<AsnNetDatabaseJournal>(
    ["id", "u8sConnectionID"],
    ["start", "stStartTime", moment],
    ["stop", "stStopTime", moment],
    ["duration", "iDurationTotal", integer],
    ["connect", "stConnectTime", moment],
    ["disconnect", "stDisconnectTime", moment],
    ["connected-duration", "iDurationConnected", integer],
    ["outbound", "iOrigin", flag],
    ["internal", "iInternal", flag],
    ["line-number", "u8sLineNumber", "phone"],
    ["line-name", "u8sLineName"],
    ["offline", "iLineUserOffline", flag],
    ["local-number", "u8sLocalNumber", "phone"],
    ["number", "u8sPhoneNumber", "phone"],
    ["redirecting-number", "u8sRedirectingNumber", "phone"],
    ["contact-name", "u8sContactName"],
    ["contact-company", "u8sContactCompany"],
    ["contact-id", "u8sContactEntryID"],
    ["contact-store", "u8sContactEntryStoreID"],
    ["contact-database", "u8sContactEntryDBID"],
    ["contact-user", "u8sCtiServerUserName"],
    ["provider-number", "u8sProviderNumber"],
    ["success", "iSucessState", integer],
    ["subject", "u8sSubject"],
    ["note", "u8sMemo"],
    ["read", "iReadFlag", flag],
    ["tracker", "u8sTrackerID"],
    ["acceptor", "u8sAcceptorName"],
    ["acceptor-user", "u8sAcceptorCtiServerUserName"],
    ["acceptor-id", "u8sAcceptorConnectionID"],
  ),
  ...optionalMembers<AsnNetDatabaseJournal>([
    "parameters",
    "optionalParams",
    json(AsnOptionalParameters, []),
  ]),
];

const projectColumns = [
  ...members<AsnProjectPinRule>(
    ["project", "u8sProjectName"],
    ["project-pin", "u8sProjectPin"],
    ["project-type", "iProjectType", integer],
    ["private", "bAssociatedCallIsPrivateCall", truth],
    ["project-location", "u8sLocationID"],
    ["entered-pin", "u8sUserEnteredPin"],
    ["entered-user", "u8sUserEnteredUserID"],
  ),
  ...optionalMembers<AsnProjectPinRule>([
    "project-parameters",
    "optionalParams",
    json(AsnOptionalParameters, []),
  ]),
];

const own = ["user", "call-type"].map((name) => ({ name, phone: false }));

export const journalTable: Table = {
  columns: [...own, ...entryColumns, ...projectColumns],
  required: ["user", "start"],
};

/** Entries of journals. */
export class JournalKind implements Kind {
  readonly table = journalTable;
  readonly #journal: Journal;
  readonly #users: Users;
  readonly #only: string | undefined;

  /** @param only Whose journal is exported; by default, everybody's. */
  constructor(journal: Journal, users: Users, only?: string) {
    this.#journal = journal;
    this.#users = users;
    this.#only = only;
  }

  /** Gives an entry without an id one that is made of when and with whom the call was. */
  complete(row: Row): Row {
    if (textOf(row, "id") !== "") return row;
    const { stStartTime, iOrigin, u8sPhoneNumber, u8sLineNumber } = withRow(
      blankJournalEntry(""),
      entryColumns,
      row,
    );
    const facts = [
      this.#userKey(row),
      stStartTime.getTime(),
      iOrigin,
      u8sPhoneNumber,
      u8sLineNumber,
    ];
    const hash = createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
    return new Map([...row, ["id", hash.slice(0, 22)]]);
  }

  keyOf(row: Row): string {
    return JSON.stringify([this.#userKey(row), textOf(row, "id")]);
  }

  async put(unit: UnitOfWork<any>, [row]: readonly [Row]): Promise<Outcome> {
    const owner = await requireUser(unit.db, this.#users, textOf(row, "user"));
    const id = textOf(row, "id");
    const { within } = this.#journal;
    const before = await within.kept(unit.db, owner, id);
    const known = before?.entry ?? blankJournalEntry(id);
    const entry: AsnNetDatabaseJournal = {
      ...withRow(known, entryColumns, row),
      projectPinRule: withRow(known.projectPinRule, projectColumns, row),
    };
    const type = row.get("call-type");
    const callType =
      type === undefined ? (before?.callType ?? 0) : readCell("call-type", integer, type);
    if (Number.isNaN(entry.stStartTime.getTime())) throw new Refusal("start is no time");
    const isSame =
      before !== undefined &&
      before.callType === callType &&
      same(
        AsnNetDatabaseJournal,
        { ...entry, u8sLineUserName: before.entry.u8sLineUserName },
        before.entry,
      );
    if (isSame) return "unchanged";
    await within.put(unit, owner, { entry, callType });
    return before === undefined ? "added" : "changed";
  }

  async *rows(read: Reading): AsyncGenerator<Row> {
    for await (const owner of ownersOf(read, this.#users, this.#only)) {
      let after: { starts: number; id: number } | undefined;
      do {
        const from = after;
        const page = await read((db) => this.#journal.within.page(db, owner, atOnce, from));
        after = page.next;
        for (const { entry, callType } of page.entries) {
          yield new Map([
            ["user", owner.name],
            ["call-type", integer.write(callType)],
            ...textsOf(entry, entryColumns),
            ...textsOf(entry.projectPinRule, projectColumns),
          ]);
        }
      } while (after !== undefined);
    }
  }

  #userKey(row: Row): string {
    return this.#users.keyOf(textOf(row, "user")) ?? "";
  }
}
