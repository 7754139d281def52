import { randomBytes } from "node:crypto";
import type { Users } from "../server/index.js";
import {
  demoFile,
  keepDemoPasswords,
  readDemoPasswords,
  type DemoPasswords,
} from "./demo-passwords.js";
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

/** The demo users alice, bob and the administrator admin. */
export class DemoUsers {
  readonly #users: Users;
  readonly #data: string;
  readonly #fresh: boolean;
  /** Who gets a password now: new users, or those who still have the one of earlier versions. */
  readonly #due: readonly string[];

  private constructor(users: Users, data: string, known: readonly string[] | undefined) {
    this.#users = users;
    this.#data = data;
    this.#fresh = known === undefined;
    this.#due = known ?? names;
  }

  /**
   * Looks which users there are.
   * @param host Where the server is to listen.
   * @param reachable Whether other machines can reach it there.
   * @throws CommandError if they could then reach users with a public password.
   */
  static async look(
    users: Users,
    { data, host, reachable }: { data: string; host: string; reachable: boolean },
  ): Promise<DemoUsers> {
    const known = (await users.areNew()) ? undefined : await usersWithKnownPassword(users);
    if (reachable && known !== undefined && known.length > 0) {
      throw failure(
        `the demo passwords of ${known.join(", ")} are public: change them with ` +
          `"rosewire user passwd" or remove them before listening on ${host}`,
      );
    }
    return new DemoUsers(users, data, known);
  }

  /**
   * Adds them to new data, with random passwords, and gives those with a public password a random one.
   * The passwords are stored first, because they are kept nowhere else.
   * @throws CommandError if they cannot be stored.
   */
  async settle(): Promise<DemoNews> {
    const kept = readDemoPasswords(this.#data);
    const given = new Map(this.#due.map((name) => [name, randomPassword()]));
    if (given.size > 0) keepDemoPasswords(this.#data, new Map([...kept, ...given]));
    const lines: string[] = [];
    for (const [name, password] of given) {
      if (this.#fresh) {
        await this.#users.add(name, password, { admin: name === "admin" });
        lines.push(`added the user ${name} with the password ${password}`);
      } else {
        await this.#users.setPassword(name, password);
        lines.push(
          `gave the user ${name} the password ${password}, because the previous one was public`,
        );
      }
    }
    const inMemory = this.#data === ":memory:";
    if (given.size > 0 && !inMemory)
      lines.push(`the passwords are kept in ${demoFile(this.#data)}`);
    const login = await this.#firstOf(new Map([...kept, ...given]), given);
    return { lines, login: login && { ...login, kept: !inMemory } };
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
  const found: string[] = [];
  for (const name of names) if (await isRight(users, name, `${name}-demo`)) found.push(name);
  return found;
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
