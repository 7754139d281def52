import type { Unit, User, Users } from "../../server/index.js";
import { failure } from "../outcome.js";
import { Refusal, type Reading } from "./kind.js";

/** How many users are read together. */
const atOnce = 500;

/** The user with a name. @throws Refusal if there is none. */
export async function requireUser(db: Unit<any>, users: Users, name: string): Promise<User> {
  const user = await users.within.find(db, name);
  if (user !== undefined) return user;
  throw new Refusal(`there is no user ${JSON.stringify(name.slice(0, 80))}`);
}

/**
 * The users whose things are exported, in the order of their names.
 * @param only The name of the only one.
 * @throws CommandError if there is no user of that name.
 */
export async function* ownersOf(
  read: Reading,
  users: Users,
  only: string | undefined,
): AsyncGenerator<Pick<User, "id" | "name">> {
  if (only !== undefined) {
    const user = await read((db) => users.within.find(db, only));
    if (user === undefined) throw failure(`there is no user ${JSON.stringify(only)}`);
    yield user;
    return;
  }
  let after: string | undefined = "";
  while (after !== undefined) {
    const from: string = after;
    const page = await read((db) => users.profiles.page(db, from, atOnce));
    after = page.next;
    for (const [at, { u8sUserName: name }] of page.profiles.entries()) {
      yield { id: page.ids[at] as number, name };
    }
  }
}
