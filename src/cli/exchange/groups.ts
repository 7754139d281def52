import { AsnGroupProfile } from "../../modules/admin/admin.js";
import { AsnOptionalParameters, AsnUserPropertyBag } from "../../modules/common/common.js";
import {
  blankGroup,
  groupProfileVersion,
  type Groups,
  type Unit,
  type UnitOfWork,
  type Users,
} from "../../server/index.js";
import { flag, integer, json, list } from "./cells.js";
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
import { same } from "./same.js";

type Triple = AsnGroupProfile["asnGroupRightDetails"];

const profileColumns = [
  ...members<AsnGroupProfile>(
    ["enabled", "iEnabled", flag],
    ["guid", "u8sobjectGUID"],
    ["path", "u8sDNPath"],
    ["phone", "u8sPhoneNumber", "phone"],
    ["phone-2", "u8sPhoneSecondary", "phone"],
    ["rights", "iGroupStaticRights", integer],
    ["rights-2", "iGroupStaticRights2", integer],
    ["object-sid", "u8sObjectSid"],
  ),
  ...optionalMembers<AsnGroupProfile>(
    ["sip", "u8sSIPURI"],
    ["mail", "u8sMailAddress"],
    ["properties", "asnUserPropertyBag", json(AsnUserPropertyBag, { asnProperties: [] })],
    ["parameters", "optionalParams", json(AsnOptionalParameters, [])],
  ),
];

const tripleColumns = (of: string) =>
  members<Triple>(
    [`${of}-presence-rights`, "iPresenceRights", integer],
    [`${of}-phone-rights`, "iPhoneControlRightsPrimary", integer],
    [`${of}-phone-rights-2`, "iPhoneControlRightsSecondary", integer],
  );
const memberRights = tripleColumns("member");
const leaderRights = tripleColumns("leader");
const people = ["leader", "co-leader", "members"].map((name) => ({ name, phone: false }));

export const groupTable: Table = {
  columns: [
    { name: "name", phone: false },
    ...people,
    ...profileColumns,
    ...memberRights,
    ...leaderRights,
  ],
  required: ["name"],
};

/** Groups with their members, who are named by their user names or paths. */
export class GroupKind implements Kind {
  readonly table = groupTable;
  readonly #groups: Groups;
  readonly #users: Users;

  constructor(groups: Groups, users: Users) {
    this.#groups = groups;
    this.#users = users;
  }

  keyOf(row: Row): string {
    return textOf(row, "name").normalize("NFC").toLowerCase();
  }

  async put(unit: UnitOfWork<any>, [row]: readonly [Row]): Promise<Outcome> {
    const { within } = this.#groups;
    const { db } = unit;
    const name = textOf(row, "name");
    const id = await within.find(db, { name });
    if (id === undefined) {
      await within.add(unit, await this.#with(db, blankGroup(name), row));
      return "added";
    }
    const before = await within.get(db, id);
    if (before === undefined) throw new Error("a group has no profile");
    const guid = textOf(row, "guid").replaceAll(/[{}]/g, "").toLowerCase();
    if (guid !== "" && guid !== before.u8sobjectGUID) {
      throw new Refusal("guid is another one than the group has");
    }
    const next = { ...(await this.#with(db, before, row)), u8sobjectGUID: before.u8sobjectGUID };
    if (same(AsnGroupProfile, before, next)) return "unchanged";
    await within.set(unit, id, next);
    return "changed";
  }

  async *rows(read: Reading): AsyncGenerator<Row> {
    const { profiles, groups, names } = await read(async (db) => {
      const all = await this.#groups.within.groups(db);
      const wanted = all.flatMap(({ members: some, leader, coLeader }) => [
        ...some,
        ...[leader, coLeader].filter((id) => id !== undefined),
      ]);
      const known = await this.#users.within.known(db, [...new Set(wanted)]);
      return {
        profiles: await this.#groups.within.list(db),
        groups: new Map(all.map((group) => [group.guid, group])),
        names: new Map(known.map(({ user }) => [user.id, user.name])),
      };
    });
    for (const profile of profiles) {
      const group = groups.get(profile.u8sobjectGUID);
      const nameOf = (id: number | undefined): string =>
        (id === undefined ? "" : names.get(id)) ?? "";
      yield new Map([
        ["name", profile.u8sGroupName],
        ["leader", nameOf(group?.leader)],
        ["co-leader", nameOf(group?.coLeader)],
        ["members", list.write((group?.members ?? []).map(nameOf).toSorted())],
        ...textsOf(profile, profileColumns),
        ...textsOf(profile.asnGroupRightDetails, memberRights),
        ...textsOf(profile.asnGroupLeaderRightDetails, leaderRights),
      ]);
    }
  }

  /** A profile with what a row says of it. Users are named by their paths, as in a profile that is read. */
  async #with(db: Unit<any>, before: AsnGroupProfile, row: Row): Promise<AsnGroupProfile> {
    const next = withRow(before, profileColumns, row);
    const one = async (column: string, known: string): Promise<string> => {
      const given = row.get(column);
      if (given === undefined) return known;
      return given === "" ? "" : ((await this.#paths(db, column, [given]))[0] as string);
    };
    const given = row.get("members");
    const named = given === undefined ? [] : readCell("members", list, given);
    return {
      ...next,
      iGroupProfileVersion: groupProfileVersion,
      u8sGroupLeaderDN: await one("leader", next.u8sGroupLeaderDN),
      u8sGroupCoLeaderDN: await one("co-leader", next.u8sGroupCoLeaderDN),
      listUserDNs: given === undefined ? next.listUserDNs : await this.#paths(db, "members", named),
      asnGroupRightDetails: withRow(next.asnGroupRightDetails, memberRights, row),
      asnGroupLeaderRightDetails: withRow(next.asnGroupLeaderRightDetails, leaderRights, row),
    };
  }

  async #paths(db: Unit<any>, column: string, named: readonly string[]): Promise<string[]> {
    const texts = named.map((each) => each.trim());
    const ids = await this.#users.profiles.idsOf(db, texts);
    const unknown = ids.indexOf(undefined);
    if (unknown >= 0) {
      throw new Refusal(
        `${column}: there is no user ${JSON.stringify(texts[unknown]?.slice(0, 80))}`,
      );
    }
    const paths = await this.#users.profiles.paths(db, [...new Set(ids as number[])]);
    return [...paths.values()];
  }
}
