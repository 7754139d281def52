import { expect, test } from "vitest";
import { asnSetDynamicRights } from "../../../../src/modules/presence-v2/presence-v2.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Permission, UcServer } from "../../../../src/server/index.js";
import { standardStaticRights } from "../../../../src/server/index.js";
import { Restorable } from "../../matrix/restorable.js";
import { running, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  changeSettings,
  contactOf,
  groupProfile,
  idOf,
  printed,
  triple,
  type TestGroup,
} from "../support/directory.js";

/** The columns: what alice may see and do of bob, on the first and on the other lines. */
const columns: readonly (readonly [Permission, "primary" | "secondary"])[] = [
  ["see-presence", "primary"],
  ["change-presence", "primary"],
  ["see-public-appointments", "primary"],
  ["see-private-appointments", "primary"],
  ["see-outgoing-numbers", "primary"],
  ["see-incoming-numbers", "primary"],
  ["see-redirection-numbers", "primary"],
  ["pick-up-calls", "primary"],
  ["set-redirections", "primary"],
  ["see-outgoing-numbers", "secondary"],
  ["see-incoming-numbers", "secondary"],
  ["see-redirection-numbers", "secondary"],
  ["pick-up-calls", "secondary"],
  ["set-redirections", "secondary"],
  ["see-journal", "primary"],
  ["edit-journal", "primary"],
  ["delete-journal", "primary"],
];

/** What makes alice's rights. */
interface Given {
  /** The level that bob has granted to alice. */
  readonly grant?: keyof typeof printed;
  readonly groups?: readonly TestGroup[];
  /** The level that all users have of all. */
  readonly all?: keyof typeof printed;
  readonly settings?: Parameters<typeof changeSettings>[1];
  /** Static rights of alice. */
  readonly alice?: number;
  readonly asker?: "alice" | "bob" | "admin" | "nobody" | "anonymous";
  readonly public?: boolean;
  readonly disabled?: "alice" | "bob";
}

const both = { members: ["alice", "bob"] };
const seeOutgoing = { presence: 0x1, primary: 0x1, secondary: 0 };
const pickUp = { presence: 0x20, primary: 0x200, secondary: 0x2 };
const viewJournal = 0x4000;
const viewJournalLeader = 0x8000;
const editJournal = 0x10000;
const journal = 0x80000;
const deleteJournal = 0x100000;
const withoutDeletion = standardStaticRights & ~deleteJournal;

/**
 * The matrix: what alice may see and do of bob. Columns in the order above: presence (see, change), appointments (public, private),
 * first line (see outgoing, incoming and redirection numbers, pick up, redirect), other lines (the same), journal (see, edit, delete).
 */
// prettier-ignore
const matrix: readonly (readonly [row: string, what: string, given: Given])[] = [
  ["-- -- ----- ----- ---", "nothing is given", {}],

  // 1.8, levels (manual lines 1331-1389)
  ["-- -- ----- ----- ---", "bob grants alice blocked", { grant: "blocked" }],
  ["x- -- ----- ----- ---", "bob grants alice public", { grant: "public" }],
  ["x- x- xxx-- ----- ---", "bob grants alice company", { grant: "company" }],
  ["xx x- xxxx- xxx-- ---", "bob grants alice team", { grant: "team" }],
  ["xx xx xxxxx xxxxx ---", "bob grants alice personal", { grant: "personal" }],

  // Sources only add up (manual lines 1307, 41195)
  ["x- -- ----- ----- ---", "all have public", { all: "public" }],
  ["xx x- xxxx- xxx-- ---", "all have team, bob blocks alice", { all: "team", grant: "blocked" }],
  ["x- x- xxx-- ----- ---", "all have public, bob grants company", { all: "public", grant: "company" }],
  ["x- x- xxx-- ----- ---", "all have company, bob grants public", { all: "company", grant: "public" }],

  // Groups (manual lines 11280-11289)
  ["x- x- xxx-- ----- ---", "a group gives members company", { groups: [{ ...both, ofMembers: printed.company }] }],
  ["-- -- ----- ----- ---", "a group that is not enabled gives company", { groups: [{ ...both, ofMembers: printed.company, enabled: false }] }],
  ["-- -- ----- ----- ---", "alice alone is in a group with company", { groups: [{ members: ["alice"], ofMembers: printed.company }] }],
  ["-- -- ----- ----- ---", "bob alone is in a group with company", { groups: [{ members: ["bob"], ofMembers: printed.company }] }],
  ["-- -- ----- ----- ---", "leaders get team, alice is a member only", { groups: [{ ...both, ofLeaders: printed.team }] }],
  ["xx x- xxxx- xxx-- ---", "leaders get team, alice leads", { groups: [{ members: ["bob"], leader: "alice", ofLeaders: printed.team }] }],
  ["xx x- xxxx- xxx-- ---", "leaders get team, alice leads too", { groups: [{ members: ["bob"], coLeader: "alice", ofLeaders: printed.team }] }],
  ["-- -- ----- ----- ---", "members get company, alice leads and is no member", { groups: [{ members: ["bob"], leader: "alice", ofMembers: printed.company }] }],
  ["-- -- ----- ----- ---", "leaders get team, bob leads", { groups: [{ members: ["alice"], leader: "bob", ofLeaders: printed.team, ofMembers: printed.team }] }],
  ["x- x- x--x- -x--- ---", "two groups add up, and a grant to them", { groups: [{ ...both, ofMembers: seeOutgoing }, { ...both, ofMembers: pickUp }], grant: "public" }],

  // Journal (manual lines 9905-9960, 41250)
  ["-- -- ----- ----- x--", "a group shows its journal", { groups: [{ ...both, first: viewJournal }] }],
  ["-- -- ----- ----- ---", "a group shows its journal, alice has none", { groups: [{ ...both, first: viewJournal }], alice: standardStaticRights & ~journal }],
  ["-- -- ----- ----- ---", "a group shows its journal, alice is not in it", { groups: [{ members: ["bob"], first: viewJournal }] }],
  ["-- -- ----- ----- ---", "a group shows leaders its journal, alice is a member", { groups: [{ ...both, first: viewJournalLeader }] }],
  ["-- -- ----- ----- x--", "a group shows leaders its journal, alice leads", { groups: [{ members: ["bob"], leader: "alice", first: viewJournalLeader }] }],
  ["-- -- ----- ----- xx-", "a group lets members edit", { groups: [{ ...both, first: viewJournal | editJournal }], alice: withoutDeletion }],
  ["-- -- ----- ----- xxx", "a group lets members edit, alice may delete", { groups: [{ ...both, first: viewJournal | editJournal }] }],
  ["-- -- ----- ----- ---", "a group lets members edit what they do not see", { groups: [{ ...both, first: editJournal }] }],
  ["-- -- ----- ----- x--", "alice may see the journals of her groups", { groups: [both], alice: standardStaticRights | viewJournal }],
  ["-- -- ----- ----- ---", "alice may see the journals of her groups, but has none", { alice: standardStaticRights | viewJournal }],
  ["-- -- ----- ----- x--", "all may see the whole journal", { settings: { bAllJournalEntriesVisible: true } }],
  ["-- -- ----- ----- ---", "all may see the whole journal, alice has none", { settings: { bAllJournalEntriesVisible: true }, alice: 0 }],

  // Presence switched off for all (manual line 41310)
  ["-- xx xxxxx xxxxx ---", "presence is off, bob grants personal", { grant: "personal", settings: { bPresenceDisabled: true } }],

  // Others than another user
  ["xx xx xxxxx xxxxx xxx", "bob asks about himself", { asker: "bob" }],
  ["xx xx xxxxx xxxxx xxx", "bob asks about himself, presence is off", { asker: "bob", settings: { bPresenceDisabled: true } }],
  ["xx xx xxxxx xxxxx xxx", "an administrator asks", { asker: "admin" }],
  ["-- -- ----- ----- ---", "somebody asks who is not logged on", { asker: "nobody" }],
  ["-- -- ----- ----- ---", "somebody asks anonymously", { asker: "anonymous", all: "personal" }],
  ["x- -- ----- ----- ---", "somebody asks anonymously about a public user", { asker: "anonymous", public: true }],
  ["x- -- ----- ----- ---", "somebody asks who is not logged on about a public user", { asker: "nobody", public: true }],
  ["-- -- ----- ----- ---", "a public user, presence is off", { asker: "nobody", public: true, settings: { bPresenceDisabled: true } }],
  ["x- -- ----- ----- ---", "all users are public", { asker: "nobody", settings: { bEnableForAnonymousApi: true } }],
  ["x- -- ----- ----- ---", "a public group", { asker: "nobody", groups: [{ members: ["bob"], second: 1 }] }],
  ["-- -- ----- ----- ---", "bob is not enabled", { grant: "personal", disabled: "bob" }],
  ["xx xx xxxxx xxxxx xxx", "bob is not enabled, an administrator asks", { asker: "admin", disabled: "bob" }],
  ["-- -- ----- ----- ---", "bob is not enabled, all see all", { all: "personal", settings: { bAllJournalEntriesVisible: true }, disabled: "bob" }],
  ["-- -- ----- ----- ---", "alice is not enabled", { grant: "personal", disabled: "alice" }],
];

async function prepare(there: Running, given: Given): Promise<void> {
  const { server } = there;
  for (const [number, group] of (given.groups ?? []).entries()) {
    await server.groups.add(groupProfile(`group ${number}`, group));
  }
  if (given.grant !== undefined) {
    const bob = await there.loggedOn("bob");
    await bob.invoke(asnSetDynamicRights, {
      u8sOwnerContactID: "",
      u8sRemoteContactID: await contactOf(server, "alice"),
      iDynamicRights: printed[given.grant].presence & 0xf0000,
    });
    await bob.close();
  }
  const settings = {
    ...(given.all && { objGlobalUserRightDetails: triple(printed[given.all]) }),
    ...given.settings,
  };
  if (Object.keys(settings).length > 0) await changeSettings(there, settings);
  if (given.alice !== undefined) {
    await server.users.setStaticRights("alice", { first: given.alice, second: 0 });
  }
  if (given.public === true) await server.users.setPublic("bob", true);
  if (given.disabled !== undefined) await server.users.setEnabled(given.disabled, false);
}

async function askerOf(server: UcServer, { asker = "alice" }: Given) {
  if (asker === "nobody") return undefined;
  if (asker === "anonymous") return { kind: "anonymous", name: "somebody", since: 0 } as const;
  return { id: await idOf(server, asker) };
}

/** The matrix's row for what somebody may of bob; the same by asking for whom somebody may something. */
async function rowsOf({ server }: Running, given: Given): Promise<[of: string, owners: string]> {
  const asker = await askerOf(server, given);
  const bob = await idOf(server, "bob");
  const granted = server.rights.of(asker, bob);
  const mark = (is: boolean): string => (is ? "x" : "-");
  const of = columns.map(([what, line]) => mark(granted.may(what, line))).join("");
  const owners = columns.map(([what, line]) => {
    if (line === "secondary") return mark(granted.may(what, line));
    const all = server.rights.owners(asker, what);
    return mark(all === "everybody" || all.has(bob));
  });
  return [of, owners.join("")];
}

test.each(moduleStores)("rights of users in $name are as the matrix says", async (store) => {
  const database = new Restorable(await store.database());
  const there = await running({ database });
  await database.keep();
  const client = await there.connected();
  const found: [row: string, owners: string, what: string][] = [];
  for (const [, what, given] of matrix) {
    await prepare(there, given);
    // What is in memory is brought up to date before a request.
    await client.invoke(asnCheckConnection, {});
    found.push([...(await rowsOf(there, given)), what]);
    await database.restore();
  }
  const expected = matrix.map(([row, what]) => {
    const marks = row.replaceAll(" ", "");
    return [marks, marks, what];
  });
  expect(found).toEqual(expected);
});
