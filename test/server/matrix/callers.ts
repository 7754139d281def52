import { randomUUID } from "node:crypto";
import { asnNegotiateServerConnection } from "../../../src/modules/authentication/authentication.js";
import { asnDatabaseConnectorLogin } from "../../../src/modules/general/general.js";
import { systemLogin } from "../../../src/modules/system/system.js";
import { asnUMReplicatorLogin } from "../../../src/modules/um-replicator/um-replicator.js";
import { asnWebServiceLogon } from "../../../src/modules/web-service-connection/web-service-connection.js";
import { logOn as logOnBy, type Client } from "../../../src/rose/index.js";
import { groupService } from "../../../src/server/modules/groups/api.js";
import { contactIdOf, standardStaticRights } from "../../../src/server/modules/users/api.js";
import { asnSetDynamicRights } from "../../../src/modules/presence-v2/presence-v2.js";
import { logOn } from "../login.js";
import { groupProfile, printed } from "../modules/support/directory.js";
import type { LogonKernel } from "../modules/support/logon-kernel.js";

/** Levels that alice has granted, each to a user of that name. */
export const levels = ["blocked", "public", "company", "team", "personal"] as const;

/** Other users: who has been granted nothing, who has what is granted or given by groups, and who has special static rights. */
const others = ["bob", ...levels, "member", "editor", "leader", "special", "plain"] as const;

/** Bits of static rights (manual lines 9905-10071). */
const right = {
  selfAdministration: 0x20,
  seeJournal: 0x4000,
  seeJournalAsLeader: 0x8000,
  editJournal: 0x10000,
  supervision: 0x10,
} as const;

const asUser =
  (name: string) =>
  async (client: Client): Promise<void> =>
    void (await logOn(client, name, `${name}'s secret`));

/** Who calls, and how each logs on: the columns of the matrix. */
export const callers = {
  nobody: async () => {},
  anonymous: async (client: Client) => {
    const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
      iClientProtocolVersion: 61,
      optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
    });
    const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
    await logOn(client, (name!.value as { stringdata: string }).stringdata, "");
  },
  "web service": async (client: Client) => {
    const texts = { u8sVersion: "", u8sUser: "webservice", u8sPassword: "web secret" };
    await client.invoke(asnWebServiceLogon, { iVersion: 61, capabilities: [], ...texts });
  },
  system: async (client: Client) => {
    await client.invoke(systemLogin, { u8sUserName: "admin", u8sPassword: "admin's secret" });
  },
  replicator: async (client: Client) => {
    const login = { u8sUsername: "admin", u8sPassword: "admin's secret" };
    await client.invoke(asnUMReplicatorLogin, { ...login, u8sVersionInterface: "1.0" });
  },
  connector: async (client: Client) => {
    const login = { u8sUserName: "admin", u8sPassword: "admin's secret", iVersion: 1 };
    const about = { u8sDatabaseInfo: "", iDatabaseCapabilities: 0, iDatabaseType: 0 };
    // The session before may not have ended yet.
    const u8sDatabaseName = randomUUID();
    await client.invoke(asnDatabaseConnectorLogin, { ...login, ...about, u8sDatabaseName });
  },
  ...(Object.fromEntries(others.map((name) => [name, asUser(name)])) as Record<
    (typeof others)[number],
    (client: Client) => Promise<void>
  >),
  admin: asUser("admin"),
  alice: asUser("alice"),
  "by token": async (client: Client, { users, tokens }: LogonKernel) => {
    const token = await tokens.issue((await users.find("alice"))!, { iType: 1 });
    await logOnBy(client, { token: token! });
  },
} as const satisfies Record<string, (client: Client, at: LogonKernel) => Promise<void>>;

export type Caller = keyof typeof callers;

export const callerNames = Object.keys(callers) as Caller[];

/** What the columns mean. */
export const legend: Readonly<Record<Caller, string>> = {
  nobody: "has not logged on",
  anonymous: "has logged on anonymously",
  "web service": "has logged on by asnWebServiceLogon",
  system: "has logged on by systemLogin as an administrator",
  replicator: "has logged in by asnUMReplicatorLogin",
  connector: "has logged in by asnDatabaseConnectorLogin",
  bob: "another user, to whom nothing is granted",
  blocked: "another user, whom alice has granted the level blocked",
  public: "another user, whom alice has granted the level public",
  company: "another user, whom alice has granted the level company",
  team: "another user, whom alice has granted the level team",
  personal: "another user, whom alice has granted the level personal",
  member:
    "a member of a group with alice, whose members have company and see each other's journals",
  editor: "a member of a group with alice, whose members also change each other's journals",
  leader: "the leader of a group with alice, whose leader has team and sees the journals",
  special: "another user, with the special rights self-administration and agent-supervision",
  plain: "another user, without any static right",
  admin: "an administrator",
  alice: "the owner",
  "by token": "the owner, logged on by a token and not by the password",
};

/** Adds the other users, and lets alice and groups give them their rights. */
export async function withCallers(at: LogonKernel): Promise<void> {
  const { users } = at;
  for (const name of others.filter((one) => one !== "bob")) {
    await users.add(name, `${name}'s secret`);
  }
  const special = standardStaticRights | right.selfAdministration;
  await users.setStaticRights("special", { first: special, second: right.supervision });
  await users.setStaticRights("plain", { first: 0, second: 0 });
  const groups = at.made.kernel.get(groupService);
  const ofMembers = printed.company;
  for (const group of [
    { name: "members", members: ["alice", "member"], ofMembers, first: right.seeJournal },
    {
      name: "editors",
      members: ["alice", "editor"],
      ofMembers,
      first: right.seeJournal | right.editJournal,
    },
    {
      name: "led",
      members: ["alice"],
      leader: "leader",
      ofLeaders: printed.team,
      first: right.seeJournalAsLeader,
    },
  ]) {
    await groups.add(groupProfile(group.name, group));
  }
  const alice = await at.loggedOn("alice");
  for (const level of levels) {
    const user = (await users.find(level))!;
    await alice.invoke(asnSetDynamicRights, {
      u8sOwnerContactID: "",
      u8sRemoteContactID: contactIdOf(user),
      iDynamicRights: printed[level].presence & 0xf0000,
    });
  }
  await alice.close();
}
