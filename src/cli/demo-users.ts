import { randomBytes } from "node:crypto";
import { blankGroup, GroupError, type Groups, type User, type Users } from "../server/index.js";
import {
  demoFile,
  draftDemoPasswords,
  keepDemoPasswords,
  readDemoPasswords,
  type DemoPasswords,
} from "./demo-passwords.js";
import { demoNumber, firstDemoLine } from "./demo-pbx.js";
import { failure } from "./outcome.js";

/** What to report about the demo users. */
export interface DemoNews {
  readonly lines: readonly string[];
  /** A user's name and password, and whether the data folder keeps it; undefined if there is none. */
  readonly login:
    | { readonly name: string; readonly password: string; readonly kept: boolean }
    | undefined;
}

const names = ["alice", "bob", "admin"] as const;

/** The group of the demo users, who may see of one another what a team does: presence, the lines with their calls, and pick these up. */
const team = "demo";
const teamRights = {
  u8sObjectID: "",
  iPresenceRights: 0x4_80_23,
  iPhoneControlRightsPrimary: 0x2_07,
  iPhoneControlRightsSecondary: 0x7,
};

/** What the demo users are added to. */
export interface DemoServer {
  readonly users: Users;
  readonly groups: Groups;
}

/** The demo users alice, bob and the administrator admin. */
export class DemoUsers {
  readonly #users: Users;
  readonly #groups: Groups;
  readonly #data: string;
  readonly #fresh: boolean;

  private constructor({ users, groups }: DemoServer, data: string, fresh: boolean) {
    this.#users = users;
    this.#groups = groups;
    this.#data = data;
    this.#fresh = fresh;
  }

  /**
   * Looks whether there are users, and where others can reach them, who they are: to try a password takes a good part of the time until a
   * server listens.
   * @param host Where the server is to listen.
   * @param reachable Whether other machines can reach it there.
   * @throws CommandError if they could then reach users with a public password.
   */
  static async look(
    server: DemoServer,
    { data, host, reachable }: { data: string; host: string; reachable: boolean },
  ): Promise<DemoUsers> {
    const { users } = server;
    const fresh = await users.areNew();
    const known = reachable && !fresh ? await usersWithKnownPassword(users) : [];
    if (known.length > 0) {
      throw failure(
        `the demo passwords of ${known.join(", ")} are public: change them with ` +
          `"rosewire user passwd" or remove them before listening on ${host}`,
      );
    }
    return new DemoUsers(server, data, fresh);
  }

  /**
   * Adds them to new data, with random passwords, and gives those with a public password a random one. Of several servers that
   * do so to the same new data at once, one adds them. The passwords are stored first, because they are kept nowhere else.
   * @throws CommandError if they cannot be stored.
   */
  async settle(): Promise<DemoNews> {
    const due = this.#fresh ? names : await usersWithKnownPassword(this.#users);
    const given = new Map(due.map((name) => [name, randomPassword()]));
    const lines = this.#fresh ? await this.#add(given) : await this.#replace(given);
    const inMemory = this.#data === ":memory:";
    if (lines.length > 0 && !inMemory)
      lines.push(`the passwords are kept in ${demoFile(this.#data)}`);
    const sure: DemoPasswords = lines.length > 0 ? given : new Map();
    const login = await this.#firstOf(new Map([...readDemoPasswords(this.#data), ...sure]), sure);
    return { lines, login: login && { ...login, kept: !inMemory } };
  }

  /** Returns what to print; nothing if another server has added them meanwhile. */
  async #add(given: DemoPasswords): Promise<string[]> {
    const kept = readDemoPasswords(this.#data);
    const draft = draftDemoPasswords(this.#data, new Map([...kept, ...given]));
    const users = Array.from(given, ([name, password]) => ({
      name,
      password,
      admin: name === "admin",
    }));
    let added: readonly User[] | undefined;
    try {
      added = await this.#users.addFirst(users);
    } catch (error) {
      // The store may have been lost while they were being added, so they may be there.
      draft.keepIfNone();
      throw error;
    }
    if (added === undefined) {
      draft.discard();
      return [];
    }
    draft.keep();
    for (const [at, user] of added.entries()) await this.#giveNumber(user, firstDemoLine + at);
    await this.#makeTeam();
    return users.map(
      ({ name, password }) => `added the user ${name} with the password ${password}`,
    );
  }

  /** Makes a line of the demo's PBX the user's. */
  async #giveNumber(user: User, line: number): Promise<void> {
    const profile = await this.#users.profileOf(user);
    if (profile === undefined) return;
    const u8sPhoneNumber = demoNumber(line);
    await this.#users.setProfile({ ...profile, u8sPhoneNumber }, { withoutRights: true });
  }

  /** Lets the users see one another; if there is a group with this name, it is left as it is. */
  async #makeTeam(): Promise<void> {
    const members = { listUserDNs: [...names], asnGroupRightDetails: teamRights };
    try {
      await this.#groups.add({ ...blankGroup(team), ...members });
    } catch (error) {
      if (!(error instanceof GroupError) || error.code !== "group-exists") throw error;
    }
  }

  async #replace(given: DemoPasswords): Promise<string[]> {
    if (given.size === 0) return [];
    keepDemoPasswords(this.#data, new Map([...readDemoPasswords(this.#data), ...given]));
    const lines: string[] = [];
    for (const [name, password] of given) {
      await this.#users.setPassword(name, password);
      lines.push(
        `gave the user ${name} the password ${password}, because the previous one was public`,
      );
    }
    return lines;
  }

  /** The first who can still log on; passwords may have been changed meanwhile. */
  async #firstOf(
    passwords: DemoPasswords,
    sure: DemoPasswords,
  ): Promise<{ name: string; password: string } | undefined> {
    for (const [name, password] of passwords) {
      if (sure.has(name) || (await isRight(this.#users, name, password))) return { name, password };
    }
    return undefined;
  }
}

/** The users who still have the password that earlier versions gave everywhere. */
async function usersWithKnownPassword(users: Users): Promise<string[]> {
  const known = await Promise.all(names.map((name) => isRight(users, name, `${name}-demo`)));
  return names.filter((_, at) => known[at]);
}

async function isRight(users: Users, name: string, password: string): Promise<boolean> {
  if ((await users.find(name)) === undefined) return false;
  return typeof (await users.verify(name, password)) === "object";
}

/** Letters and digits that are not mistaken for each other: 32 of them, so that each octet picks one. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** 80 bits that no shell and no URL minds. */
function randomPassword(): string {
  return Array.from(randomBytes(16), (octet) => alphabet[octet % alphabet.length]).join("");
}
