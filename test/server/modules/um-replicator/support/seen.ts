import type {
  AsnComputerProfile,
  AsnGroupProfile,
  AsnUserProfile,
} from "../../../../../src/modules/admin/admin.js";
import {
  asnMgmtFindGroupProfiles,
  asnMgmtGetComputerProfile,
  asnMgmtGetUserProfile,
} from "../../../../../src/modules/management/management.js";
import type { Client } from "../../../../../src/rose/index.js";
import type { Running } from "../../../running.js";

// What administrators see, by the modules that keep it.

async function asAdmin<T>(there: Running, ask: (client: Client) => Promise<T>): Promise<T> {
  const admin = await there.loggedOn("admin");
  try {
    return await ask(admin);
  } finally {
    await admin.close();
  }
}

export async function namesOf({ server }: Pick<Running, "server">): Promise<string[]> {
  return (await server.users.list()).map(({ name }) => name);
}

export function profileOf(there: Running, u8sClientUsername: string): Promise<AsnUserProfile> {
  return asAdmin(there, async (client) => {
    const found = await client.invoke(asnMgmtGetUserProfile, { identifier: { u8sClientUsername } });
    return found.userProfile;
  });
}

export function groupOf(there: Running, name: string): Promise<AsnGroupProfile> {
  return asAdmin(there, async (client) => {
    const { listGroupProfiles } = await client.invoke(asnMgmtFindGroupProfiles, {
      iSearchFilter: 3,
      u8sStringParameter: name,
    });
    return listGroupProfiles[0]!;
  });
}

export function computerOf(there: Running, name: string): Promise<AsnComputerProfile> {
  return asAdmin(there, async (client) => {
    const found = await client.invoke(asnMgmtGetComputerProfile, { u8sClientComputerName: name });
    return found.computerProfile;
  });
}
