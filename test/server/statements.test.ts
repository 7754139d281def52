import { describe, expect, test } from "vitest";
import {
  asnAppointmentGetActualEntrysForUser,
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentRemoveEntry,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  asnAppointmentSetSeriesEntriesList,
} from "../../src/modules/appointments/appointments.js";
import {
  asnGetLoggedInContact,
  asnGetUserToken,
  asnLogoff,
  asnNegotiateServerConnection,
} from "../../src/modules/authentication/authentication.js";
import {
  asnGetSettingsDynamicGroupRights,
  asnGetSettingsDynamicRights,
  asnGetSettingsGlobalDynamicRights,
  asnKeepAlive,
} from "../../src/modules/general/general.js";
import { asnSetDynamicRights } from "../../src/modules/presence-v2/presence-v2.js";
import {
  asnCheckConnection,
  asnTokenVerify,
  asnTransportKeepAlive,
} from "../../src/modules/transport/transport.js";
import {
  asnCreateUserSession,
  asnDestroyUserSession,
  asnStartMultiUserMode,
  asnWebServiceCapabilitiesChanged,
  asnWebServiceLogon,
} from "../../src/modules/web-service-connection/web-service-connection.js";
import { openDatabase, type Database } from "../../src/server/database/index.js";
import { standardModules } from "../../src/server/modules.js";
import { appointments } from "../../src/server/modules/appointments/api.js";
import { tokenService } from "../../src/server/modules/tokens/api.js";
import { contactIdOf, userService } from "../../src/server/modules/users/api.js";
import { entry } from "./entries.js";
import { testKernel } from "./kernel/support/test-kernel.js";
import { logOn } from "./login.js";
import { closing, lasting } from "./database/stores.js";
import { listening, moduleStores, type ModuleStore } from "./modules/stores.js";
import { logonKernel } from "./modules/support/logon-kernel.js";
import { errorOf, passwordCost } from "./running.js";
import { notingDatabase, type Noted } from "./modules/support/statements.js";

/** How many of the statements look up a user, with all that decides what the user may do. */
function lookUps(statements: readonly Noted[]): number {
  return statements.filter(({ sql }) => /"revision".* from "user" where/.test(sql)).length;
}

/** Whether a server runs a statement by itself, at any time: to hear what other processes announce. */
function isHearing({ sql, values }: Noted): boolean {
  if (/from "announcement"/.test(sql)) return true;
  return /from "change_counter"/.test(sql) && values.includes("announcement");
}

const one = { appointment: entry({ u8sEntryID: "one" }) };
const list = (...ids: string[]) => ({
  u8sOwner: "",
  u8sDataSource: "",
  appointments: ids.map((u8sEntryID) => entry({ u8sEntryID })),
});

/** A call, the number of statements that it takes, and how many of these look up a user. */
type Case = readonly [
  name: string,
  statements: number,
  call: () => Promise<unknown>,
  lookUps?: number,
];

/** Makes the calls one after the other. */
async function expectStatements(statements: Noted[], cases: readonly Case[]): Promise<void> {
  const found: unknown[] = [];
  for (const [name, , call] of cases) {
    statements.length = 0;
    await call();
    const own = statements.filter((statement) => !isHearing(statement));
    found.push([name, own.length, lookUps(own)]);
  }
  expect(found).toEqual(cases.map(([name, count, , users = 0]) => [name, count, users]));
}

/** A server's modules, with the statements that their units run. */
async function notedOn({ database }: Pick<ModuleStore, "database">) {
  const statements: Noted[] = [];
  const at = await logonKernel({
    database: async () => notingDatabase(await database(), statements),
    webService: { password: "web secret" },
  });
  await listening(await at.made.kernel.open());
  // Then what is kept in memory is read once more.
  await new Promise<void>((resolve) => at.principals.whenCurrent(resolve));
  return { at, statements };
}

describe.each(moduleStores)("in $name,", (store) => {
  describe("statements of", () => {
    test("appointments do not grow in number with the list, and look up no user but the owner that an administrator names", async () => {
      const { at, statements } = await notedOn(store);
      const [alice, admin] = [await at.loggedOn("alice"), await at.loggedOn("admin")];
      const mine = { u8sOwner: "" };
      const removed = { u8sEntryID: "a" };
      await expectStatements(statements, [
        ["a new entry", 3, () => alice.invoke(asnAppointmentSetEntry, one)],
        ["a known entry", 3, () => alice.invoke(asnAppointmentSetEntry, one)],
        ["a list of two", 4, () => alice.invoke(asnAppointmentSetEntryList, list("a", "b"))],
        ["a series", 4, () => alice.invoke(asnAppointmentSetSeriesEntriesList, list("s", "s"))],
        [
          "the series again",
          5,
          () => alice.invoke(asnAppointmentSetSeriesEntriesList, list("s", "s")),
        ],
        ["all", 1, () => alice.invoke(asnAppointmentGetAllEntriesForUser, mine)],
        ["those that run now", 1, () => alice.invoke(asnAppointmentGetActualEntrysForUser, mine)],
        ["a removal", 3, () => alice.invoke(asnAppointmentRemoveEntry, removed)],
        ["a removal of nothing", 1, () => alice.invoke(asnAppointmentRemoveEntry, removed)],
        [
          "alice's for an administrator",
          2,
          () => admin.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "alice" }),
          1,
        ],
      ]);
    });

    test("rights do not occur where it is only asked what somebody may", async () => {
      const { at, statements } = await notedOn(store);
      const [alice, bob] = [await at.loggedOn("alice"), await at.loggedOn("bob")];
      const own = { u8sContactID: "" };
      const u8sRemoteContactID = contactIdOf((await at.users.find("bob"))!);
      const level = { u8sOwnerContactID: "", u8sRemoteContactID, iDynamicRights: 0x20000 };
      const ofAlice = { u8sOwner: "alice" };
      await expectStatements(statements, [
        [
          // The user who is named, what has been granted so far, the change, its number, its note, and the request that it answers;
          // then what has changed in the directory, in two statements, and what has been granted. The modules chat,
          // which keeps the addresses of users, and agent ask in two statements each, too.
          "a grant, and what is read again into memory",
          13,
          async () => {
            await alice.invoke(asnSetDynamicRights, level);
            await new Promise<void>((resolve) => at.principals.whenCurrent(resolve));
          },
          1,
        ],
        ["what all have", 0, () => bob.invoke(asnGetSettingsGlobalDynamicRights, own)],
        ["what groups give", 0, () => bob.invoke(asnGetSettingsDynamicGroupRights, own)],
        ["what has been granted", 1, () => bob.invoke(asnGetSettingsDynamicRights, own)],
        [
          "appointments of another user",
          2,
          () => bob.invoke(asnAppointmentGetAllEntriesForUser, ofAlice),
          1,
        ],
        ["the own, by name", 1, () => alice.invoke(asnAppointmentGetAllEntriesForUser, ofAlice)],
      ]);
    });

    test("authentication and tokens look up only the user who logs on or whose data are asked for", async () => {
      const { at, statements } = await notedOn(store);
      const client = await at.connected();
      const token = async () => (await client.invoke(asnGetUserToken, {})).sToken;
      await expectStatements(statements, [
        [
          "negotiation",
          0,
          () => client.invoke(asnNegotiateServerConnection, { iClientProtocolVersion: 61 }),
        ],
        ["a logon", 2, () => logOn(client, "alice", "alice's secret"), 1],
        ["the own contact", 1, () => client.invoke(asnGetLoggedInContact, {})],
        ["the first token, which makes the key", 5, token],
        ["another one", 1, token],
      ]);
      const sToken = await token();
      await expectStatements(statements, [
        ["a token that is verified", 3, () => client.invoke(asnTokenVerify, { sToken }), 1],
        [
          "a logoff",
          0,
          async () => {
            client.emit(asnLogoff, {});
            await client.invoke(asnCheckConnection, {});
          },
        ],
      ]);
    });

    test("the module transport do not occur", async () => {
      const { at, statements } = await notedOn(store);
      const client = await at.connected();
      const web = {
        iVersion: 61,
        u8sVersion: "",
        u8sUser: "webservice",
        u8sPassword: "web secret",
      };
      const negotiate = { iClientProtocolVersion: 61 };
      let u8sSessionID = "";
      await expectStatements(statements, [
        [
          "keep-alives and the connection check",
          0,
          async () => {
            client.emit(asnTransportKeepAlive, { dummy: null });
            client.emit(asnKeepAlive, { dummy: null });
            await client.invoke(asnCheckConnection, {});
          },
        ],
        [
          "the web service's logon",
          0,
          () => client.invoke(asnWebServiceLogon, { ...web, capabilities: [] }),
        ],
        ["multi-user mode", 0, () => client.invoke(asnStartMultiUserMode, {})],
        [
          "capabilities",
          0,
          async () => {
            client.emit(asnWebServiceCapabilitiesChanged, { capabilities: [] });
            await client.invoke(asnCheckConnection, {});
          },
        ],
        [
          "a session",
          0,
          async () => ({ u8sSessionID } = await client.invoke(asnCreateUserSession, { negotiate })),
        ],
        ["its end", 0, () => client.invoke(asnDestroyUserSession, { u8sSessionID })],
      ]);
      expect(at.made.log.of("event refused")).toEqual([]);
    });
  });

  test("after a change by another process a user is looked up just once", async () => {
    const { at, statements } = await notedOn(store);
    const [alice, bob] = [await at.loggedOn("alice"), await at.loggedOn("bob")];
    for (let round = 0; round < 2; round++) {
      at.made.foreignChanges++;
      for (const client of [alice, bob]) {
        // The first of them all also asks whether the directory has changed, for rights, for chats and, in two statements, for agents, for
        // the phone books, for the ICE servers and for the lines.
        const first = client === alice ? 9 : 2;
        await expectStatements(statements, [
          ["the first call", first, () => client.invoke(asnGetLoggedInContact, {}), 1],
          ["the next", 1, () => client.invoke(asnGetLoggedInContact, {})],
        ]);
      }
    }
  });

  test("calls at the same time share the look-up after a change", async () => {
    const { at, statements } = await notedOn(store);
    const alice = await at.loggedOn("alice");
    at.made.foreignChanges++;
    statements.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => alice.invoke(asnGetLoggedInContact, {})));
    expect(lookUps(statements)).toBe(1);
  });

  test("after a change of one user no other is looked up", async () => {
    const { at, statements } = await notedOn(store);
    const [alice, bob] = [await at.loggedOn("alice"), await at.loggedOn("bob")];
    await at.users.setEnabled("bob", false);
    const own = bob.invoke(asnGetLoggedInContact, {});
    expect(await errorOf(own)).toMatchObject({ u8sErrorString: "Not logged on" });
    await expectStatements(statements, [
      ["what alice asks for", 1, () => alice.invoke(asnGetLoggedInContact, {})],
      ["what bob asks for", 0, () => errorOf(bob.invoke(asnGetLoggedInContact, {}))],
    ]);
  });
});

test("on PostgreSQL another server's changes have users looked up only if they are changes of users", async () => {
  const location = await lasting[1]!.location();
  const database = async (): Promise<Database> => closing(openDatabase(location));
  const { at, statements } = await notedOn({ database });
  const other = await testKernel(standardModules({ passwordCost }), {
    people: null,
    database,
  });
  const others = other.kernel.get(userService);
  const own = await at.made.kernel.open();
  const alice = await at.loggedOn("alice");
  const ask = () => alice.invoke(asnGetLoggedInContact, {});
  await ask();
  const before = own.foreignChanges;
  const bob = (await others.find("bob"))!;
  for (const u8sEntryID of ["one", "two", "three"]) {
    await other.kernel.get(appointments).setEntry(bob, entry({ u8sEntryID }));
  }
  await other.kernel.get(tokenService).issue(bob, {});
  await others.setContact("bob", { u8sEMail: "bob@example.org" });
  await expectStatements(statements, [["what alice asks for", 1, ask]]);
  // Whether the directory has changed takes a statement for rights and one for chats, and two for agents; what and how, two more each. The
  // phone books, the ICE servers and the lines take one each.
  const changes: [what: string, statements: number, change: () => Promise<unknown>][] = [
    ["another user", 15, () => others.add("carol", "secret")],
    ["what anybody may see", 15, () => others.setPublic("bob", true)],
    ["another password", 9, () => others.setPassword("bob", "other")],
    ["no more logons", 15, () => others.setEnabled("bob", false)],
    ["no user any more", 15, () => others.remove("bob")],
  ];
  for (const [count, [what, first, change]] of changes.entries()) {
    await change();
    // What came before would have been told first.
    await expect.poll(() => own.foreignChanges, { message: what }).not.toBe(before + count);
    expect([what, own.foreignChanges]).toEqual([what, before + count + 1]);
    await expectStatements(statements, [
      ["the first call", first, ask, 1],
      ["the next", 1, ask],
    ]);
  }
});
