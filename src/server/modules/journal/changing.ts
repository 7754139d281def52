import { AsnProjectPinRule } from "../../../modules/common/common.js";
import * as Operations from "../../../modules/journal/journal.js";
import { invalid, right, type UnitOfWork, type UserPrincipal } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { partyOf, requireText } from "./entry.js";
import type { CallContacts } from "./journal.js";
import type { JournalParts } from "./parts.js";
import type { JournalTables } from "./schema.js";

type Entry = Operations.AsnNetDatabaseJournal;
type CallChanger = NonNullable<ReturnType<NonNullable<CallContacts["changer"]>>>;

/** Values of `iResult`. According to the manual, 0 means success and every other value failure. */
export const JournalResult = {
  ok: 0,
  /** There is no entry with one of the ids, or the caller does not see it. */
  unknownEntry: 1,
} as const;

/** The optional parameter of an entry with the name of the tenant's contact, for which an entry has no member. */
export const localContactName = "LocalContactName";

/** Serves what changes journals (manual lines 29772-29961, 30173-30257). */
export function handleChanging({ module, journal, rules, chosen }: JournalParts): void {
  const { handle } = module;
  const access = right("journal");

  /** Changes the entries of a list, all or none. */
  async function change(
    unit: UnitOfWork<JournalTables>,
    principal: UserPrincipal,
    ids: readonly string[],
    by: Partial<Entry>,
  ): Promise<{ bSuccess: boolean }> {
    const entries = await chosen.list(unit.db, principal, ids, "edit-journal");
    if (entries === undefined) return { bSuccess: false };
    await rules.change(unit, entries, by);
    return { bSuccess: true };
  }

  /** Changes those of a list, all or none: entries, and calls that go on, which have none yet. */
  async function changeCallsToo(
    principal: UserPrincipal,
    ids: readonly string[],
    by: Partial<Entry>,
    ofCall: Parameters<CallChanger>[0],
  ): Promise<{ bSuccess: boolean }> {
    const changers: CallChanger[] = [];
    const others = chosen.differentIds(ids).filter((id) => {
      const changer = journal.calls?.changer?.(principal, id);
      if (changer !== undefined) changers.push(changer);
      return changer === undefined;
    });
    if (others.length > 0 || changers.length === 0) {
      const result = await module.write((unit) => change(unit, principal, others, by));
      if (!result.bSuccess) return result;
    }
    for (const changer of changers) changer(ofCall);
    return { bSuccess: true };
  }

  /** Changes one entry; returns whether there is one. */
  async function changeOne(
    unit: UnitOfWork<JournalTables>,
    principal: UserPrincipal,
    id: string,
    by: Parameters<typeof rules.change>[2],
  ): Promise<boolean> {
    const entry = await chosen.one(unit.db, principal, id);
    if (entry === undefined) return false;
    chosen.require(principal, entry.owner, "edit-journal");
    await rules.change(unit, [entry], by);
    return true;
  }

  handle(Operations.asnUpdateJournalMemo, {
    access,
    unit: "none",
    run({ u8sConnectionIDList: ids, u8sMemo }, { principal }) {
      requireText(u8sMemo, "u8sMemo", textLimits.journalMemo);
      return changeCallsToo(principal, ids, { u8sMemo }, { note: u8sMemo });
    },
  });
  handle(Operations.asnUpdateJournalSubject, {
    access,
    run({ u8sConnectionIDList, u8sSubject }, request) {
      requireText(u8sSubject, "u8sSubject");
      return change(request, request.principal, u8sConnectionIDList, { u8sSubject });
    },
  });
  handle(Operations.asnUpdateJournalProject, {
    access,
    unit: "none",
    run({ u8sConnectionIDList: ids, projectPinRule }, { principal }) {
      if (AsnProjectPinRule.encode(projectPinRule).length > textLimits.journalProject) {
        throw invalid(`projectPinRule has over ${textLimits.journalProject} octets`);
      }
      return changeCallsToo(principal, ids, { projectPinRule }, { project: projectPinRule });
    },
  });
  handle(Operations.asnUpdateJournalReadFlag, {
    access,
    run: ({ u8sConnectionIDList, bReadFlag }, request) =>
      change(request, request.principal, u8sConnectionIDList, { iReadFlag: bReadFlag ? 1 : 0 }),
  });
  handle(Operations.asnMarkAllJournalEntriesAsRead, {
    access,
    unit: "none",
    async run(_, { principal }) {
      // A journal may have very many entries.
      await module.write((unit) => rules.markAllRead(unit, principal.user), { long: true });
      return { iResult: JournalResult.ok };
    },
  });
  handle(Operations.asnDeleteJournalEntries, {
    access,
    async run({ u8sConnectionIDList: ids }, request) {
      const entries = await chosen.list(request.db, request.principal, ids, "delete-journal");
      if (entries === undefined) return { iResult: JournalResult.unknownEntry };
      await rules.remove(request, entries);
      return { iResult: JournalResult.ok };
    },
  });
  handle(Operations.asnUpdateCallAndJournalContactAndNumber, {
    access,
    // The call is not in the database, so the entry is changed in a unit of its own.
    unit: "none",
    async run({ u8sConnectionID: id, u8sRemoteNumberSC: number, remoteContact }, { principal }) {
      requireText(number, "u8sRemoteNumberSC", textLimits.journalSearch);
      const party = {
        ...partyOf(remoteContact),
        ...(number !== "" && { u8sPhoneNumber: number }),
      };
      const bResultJournalUpdate = await module.write((unit) =>
        changeOne(unit, principal, id, party),
      );
      const updated = await journal.calls?.setRemote(principal, id, remoteContact, number);
      return { bResultCallInfoUpdate: updated ?? false, bResultJournalUpdate };
    },
  });
  handle(Operations.asnUpdateCallLocalContact, {
    access,
    unit: "none",
    async run({ u8sConnectionID: id, localContact }, { principal }) {
      const name = partyOf(localContact).u8sContactName ?? "";
      await module.write((unit) => changeOne(unit, principal, id, withLocalName(name)));
      journal.calls?.setLocal(principal, id, localContact);
    },
  });
}

/** Sets, in the optional parameters of an entry, the name of the tenant's contact. */
function withLocalName(stringdata: string): (entry: Entry) => Partial<Entry> {
  const own = { key: localContactName, value: { stringdata } };
  return ({ optionalParams = [] }) => ({
    optionalParams: [...optionalParams.filter(({ key }) => key !== localContactName), own],
  });
}
