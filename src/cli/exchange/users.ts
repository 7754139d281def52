import {
  AsnUserMonitorLineList,
  AsnUserProfile,
  AsnUserStaticRights2,
} from "../../modules/admin/admin.js";
import { AsnOptionalParameters, AsnUserPropertyBag } from "../../modules/common/common.js";
import {
  blankProfile,
  standardStaticRights,
  standardStaticRights2,
  type UnitOfWork,
  type User,
  type Users,
} from "../../server/index.js";
import { flag, integer, json, text, truth } from "./cells.js";
import { contactColumns } from "./contact.js";
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

const publicBit = AsnUserStaticRights2.values.eUSERRIGHTS2ENABLEFORANONYMOUSAPI;
/** How many users are read together. */
const atOnce = 100;

const profileColumns = [
  ...members<AsnUserProfile>(
    ["enabled", "iEnabled", flag],
    ["guid", "u8sobjectGUID"],
    ["path", "u8sDNPath"],
    ["sip", "u8sSIPURI"],
    ["phone", "u8sPhoneNumber", "phone"],
    ["phone-2", "u8sPhoneSecondary", "phone"],
    ["account", "u8sSAMAccountName"],
    ["recording-number", "u8sCallRecordingNumber"],
    ["mailbox-number", "u8sMailboxNumber"],
    ["home-server", "u8sHomeServer"],
    ["rights", "iUserStaticRights", integer],
    ["rights-2", "iUserStaticRights2", integer],
    ["monitored-lines", "userMonitorLineList", json(AsnUserMonitorLineList, [])],
    ["monitor-rights", "iMonitorLineRights", integer],
    ["properties", "asnUserPropertyBag", json(AsnUserPropertyBag, { asnProperties: [] })],
  ),
  ...optionalMembers<AsnUserProfile>([
    "parameters",
    "optionalParams",
    json(AsnOptionalParameters, []),
  ]),
];

/** Columns with rules of their own. */
const own = ["name", "password", "admin", "public"].map((name) => ({ name, phone: false }));

export const userTable: Table = {
  columns: [...own, ...profileColumns, ...contactColumns],
  required: ["name"],
};

/** Users with their profiles and contacts. */
export class UserKind implements Kind {
  readonly table = userTable;
  readonly #users: Users;

  constructor(users: Users) {
    this.#users = users;
  }

  keyOf(row: Row): string {
    return this.#users.keyOf(textOf(row, "name")) ?? "";
  }

  /** The hash of the password; undefined if there is none, or the user has it already. */
  async prepare(row: Row): Promise<string | undefined> {
    const password = textOf(row, "password");
    if (password === "") return undefined;
    const name = this.#users.within.nameOf(textOf(row, "name"));
    const found = await this.#users.verify(name, password);
    const isRight = typeof found === "object" || found === "not-enabled";
    return isRight ? undefined : this.#users.within.hash(password);
  }

  async put(
    unit: UnitOfWork<any>,
    [row]: readonly [Row],
    hash: string | undefined,
  ): Promise<Outcome> {
    const name = this.#users.within.nameOf(textOf(row, "name"));
    const user = await this.#users.within.find(unit.db, name);
    if (user !== undefined) return this.#change(unit, user, row, hash);
    const { within, profiles } = this.#users;
    const profile = profileOf(blankProfile(standardStaticRights, standardStaticRights2), row);
    const guid = profile.u8sobjectGUID;
    if (guid !== "" && (await profiles.byGuid(unit.db, guid)) !== undefined) {
      throw new Refusal("guid is that of another user");
    }
    const isAdmin = readCell("admin", truth, textOf(row, "admin"));
    await within.add(unit, name, hash ?? "", isAdmin, ...(guid === "" ? [] : [guidOf(guid)]));
    await profiles.set(unit, { profile: { ...profile, u8sUserName: name } });
    return "added";
  }

  async #change(
    unit: UnitOfWork<any>,
    user: User,
    row: Row,
    hash: string | undefined,
  ): Promise<Outcome> {
    const { profiles } = this.#users;
    const before = await profiles.get(unit.db, user);
    if (before === undefined) throw new Error("a user has no profile");
    const admin = row.get("admin");
    if (admin !== undefined && readCell("admin", truth, admin) !== user.admin) {
      throw new Refusal("admin cannot be changed for a user who is there");
    }
    const profile = profileOf(before, row);
    if (profile.u8sobjectGUID !== "" && guidOf(profile.u8sobjectGUID) !== before.u8sobjectGUID) {
      throw new Refusal("guid is another one than the user has");
    }
    const next = { ...profile, u8sobjectGUID: before.u8sobjectGUID };
    if (hash === undefined && same(AsnUserProfile, before, next)) return "unchanged";
    await profiles.set(unit, { profile: next, ...(hash !== undefined && { hash }) });
    return "changed";
  }

  async *rows(read: Reading): AsyncGenerator<Row> {
    const { within, profiles } = this.#users;
    let after: string | undefined = "";
    while (after !== undefined) {
      const from: string = after;
      const page = await read(async (db) => {
        const found = await profiles.page(db, from, atOnce);
        return { ...found, users: await within.known(db, found.ids) };
      });
      after = page.next;
      const admins = new Set(
        page.users.filter(({ user }) => user.admin).map(({ user }) => user.id),
      );
      for (const [at, profile] of page.profiles.entries()) {
        yield rowOf(profile, admins.has(page.ids[at] as number));
      }
    }
  }
}

/** A profile with what a row says of it. */
function profileOf(before: AsnUserProfile, row: Row): AsnUserProfile {
  const next = withRow(before, profileColumns, row);
  const isPublic = row.get("public");
  const wasPublic = ((before.iUserStaticRights2 ?? 0) & publicBit) !== 0;
  const shown = isPublic === undefined ? wasPublic : readCell("public", truth, isPublic);
  return {
    ...next,
    iUserStaticRights2: ((next.iUserStaticRights2 ?? 0) & ~publicBit) | (shown ? publicBit : 0),
    asnUserContact: withRow(next.asnUserContact, contactColumns, row),
  };
}

function rowOf(profile: AsnUserProfile, isAdmin: boolean): Row {
  const second = profile.iUserStaticRights2 ?? 0;
  return new Map([
    ["name", text.write(profile.u8sUserName)],
    ["admin", truth.write(isAdmin)],
    ["public", truth.write((second & publicBit) !== 0)],
    ...textsOf({ ...profile, iUserStaticRights2: second & ~publicBit }, profileColumns),
    ...textsOf(profile.asnUserContact, contactColumns),
  ]);
}

/** A GUID as it is stored. @throws Refusal if it is none. */
function guidOf(given: string): string {
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(given.slice(0, 40));
  if (guid === null) throw new Refusal("guid is no GUID");
  return (guid[1] as string).toLowerCase();
}
