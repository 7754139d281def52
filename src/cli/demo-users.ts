import { randomBytes } from "node:crypto";
import type { Users } from "../server/index.js";

/** A user with the password just given to it. */
export interface DemoUser {
  readonly name: string;
  readonly password: string;
  readonly admin: boolean;
}

const names = ["alice", "bob", "admin"] as const;

/** The password that anybody may know: for servers that only this machine reaches. */
function wellKnownPassword(name: string): string {
  return `${name}-demo`;
}

/**
 * Adds alice, bob and the administrator admin.
 * @param secret Give them random passwords instead of the well-known ones.
 */
export async function addDemoUsers(users: Users, secret: boolean): Promise<DemoUser[]> {
  const added: DemoUser[] = [];
  for (const name of names) {
    const admin = name === "admin";
    const password = secret ? randomBytes(12).toString("base64url") : wellKnownPassword(name);
    await users.add(name, password, { admin });
    added.push({ name, password, admin });
  }
  return added;
}

/** The users whose password is the well-known one. */
export async function usersWithKnownPassword(users: Users): Promise<DemoUser[]> {
  const found: DemoUser[] = [];
  for (const name of names) {
    if (users.find(name) === undefined) continue;
    const password = wellKnownPassword(name);
    const user = await users.verify(name, password);
    if (typeof user === "object") found.push({ name, password, admin: user.admin });
  }
  return found;
}
