import {
  asnAdminAddUserProfile,
  type AsnGroupProfile,
  type AsnUserDynamicRights,
  type AsnUserProfile,
} from "../../../../src/modules/admin/admin.js";
import type { AsnUserManagerSettings } from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import {
  blankGroup,
  blankProfile,
  type RightBits,
  type UcServer,
} from "../../../../src/server/index.js";
import { asnMgmtSetUMSettings } from "../../../../src/modules/management/management.js";
import type { Running } from "../../running.js";

/** The triples of the levels, as the manual prints them (lines 1331-1389). */
export const printed = {
  blocked: { presence: 0, primary: 0, secondary: 0 },
  public: { presence: 0x00018001, primary: 0, secondary: 0 },
  company: { presence: 0x00028021, primary: 0x007, secondary: 0 },
  team: { presence: 0x00048023, primary: 0x207, secondary: 0x007 },
  personal: { presence: 0x00088033, primary: 0x307, secondary: 0x307 },
} as const satisfies Record<string, RightBits>;

/** A triple as clients send it. */
export function triple(
  { presence, primary, secondary }: RightBits,
  u8sObjectID = "",
): AsnUserDynamicRights {
  return {
    u8sObjectID,
    iPresenceRights: presence,
    iPhoneControlRightsPrimary: primary,
    iPhoneControlRightsSecondary: secondary,
  };
}

/** What a test says of a group. */
export interface TestGroup {
  readonly members?: readonly string[];
  readonly leader?: string;
  readonly coLeader?: string;
  readonly ofMembers?: RightBits;
  readonly ofLeaders?: RightBits;
  readonly first?: number;
  readonly second?: number;
  readonly enabled?: boolean;
}

/** The profile of a group; members are named by their user names. */
export function groupProfile(name: string, about: TestGroup = {}): AsnGroupProfile {
  return {
    ...blankGroup(name),
    iEnabled: about.enabled === false ? 0 : 1,
    u8sGroupLeaderDN: about.leader ?? "",
    u8sGroupCoLeaderDN: about.coLeader ?? "",
    iGroupStaticRights: about.first ?? 0,
    iGroupStaticRights2: about.second ?? 0,
    asnGroupRightDetails: triple(about.ofMembers ?? printed.blocked),
    asnGroupLeaderRightDetails: triple(about.ofLeaders ?? printed.blocked),
    listUserDNs: [...(about.members ?? [])],
  };
}

/** Adds a user without rights, as an administrator does; the profile may say otherwise. */
export async function addUser(
  admin: Client,
  u8sUserName: string,
  profile: Partial<AsnUserProfile> = {},
): Promise<void> {
  await admin.invoke(asnAdminAddUserProfile, {
    userProfile: {
      ...blankProfile(0, 0),
      ...{ u8sUserName, u8sPassword: `${u8sUserName}'s secret` },
      ...profile,
    },
  });
}

/** The id of a user. */
export async function idOf({ users }: Pick<UcServer, "users">, name: string): Promise<number> {
  return (await users.find(name))!.id;
}

/** The contact id of a user. */
export async function contactOf(server: Pick<UcServer, "users">, name: string): Promise<string> {
  return `user-${await idOf(server, name)}`;
}

/** Changes some of the settings for all, as an administrator does. */
export async function changeSettings(
  there: Running,
  changes: Partial<AsnUserManagerSettings>,
): Promise<void> {
  const admin = await there.loggedOn("admin");
  await admin.invoke(asnMgmtSetUMSettings, {
    settings: { ...there.server.rights.settings, ...changes },
  });
  await admin.close();
}
