import { describe, expect, test } from "vitest";
import type { Session } from "../../../src/rose/index.js";
import { Principals } from "../../../src/server/kernel/principals.js";
import type {
  AnonymousPrincipal,
  Principal,
  UserPrincipal,
} from "../../../src/server/kernel/index.js";
import { join, Lines, serve, until } from "../../rose/support/peers.js";

const since = 0;
const anonymous: AnonymousPrincipal = { kind: "anonymous", name: "nobody", since };

function principal(id: number, name: string): UserPrincipal {
  const user = { id, name, admin: false, revision: 0 };
  return { kind: "user", name, user, method: "password", since, rights: new Set() };
}

const alice = principal(1, "alice");
const bob = principal(2, "bob");

/** Principals, with a look-up whose result the test decides. */
interface Made {
  readonly principals: Principals;
  readonly state: { foreign: number; asked: string[]; find: (one: UserPrincipal) => unknown };
  readonly log: Lines;
}

function made(): Made {
  const log = new Lines();
  const state = {
    foreign: 7,
    asked: [] as string[],
    find: (one: UserPrincipal): unknown => one,
  };
  const principals = new Principals({ foreignChanges: () => state.foreign, log });
  principals.resolveBy(async (one) => {
    state.asked.push(one.name);
    return (await state.find(one)) as UserPrincipal | undefined;
  });
  return { principals, state, log };
}

/** The sessions of some connections. */
async function sessions(number: number): Promise<Session[]> {
  const { server, port } = await serve();
  for (let i = 0; i < number; i++) await join(port);
  await until(() => server.connections.size === number);
  return [...server.connections].map(({ session }) => session);
}

describe("a principal", () => {
  test("is the same for all who ask for that of the session, until it logs off", async () => {
    const { principals } = made();
    const [session, other] = (await sessions(2)) as [Session, Session];
    principals.begin(session, alice);
    expect(principals.of(session)).toBe(alice);
    expect(session.user).toBe("alice");
    expect(principals.of(other)).toBeUndefined();
    principals.end(session);
    expect(principals.of(session)).toBeUndefined();
    expect(session.user).toBeUndefined();
  });

  test("ends with the session, and listeners are called once for each end", async () => {
    const { principals } = made();
    const [session] = (await sessions(1)) as [Session];
    const ended: (string | boolean)[] = [];
    principals.onEnd((one, { name }) => ended.push(name, one.ended));
    principals.begin(session, alice);
    principals.end(session);
    principals.end(session);
    principals.begin(session, bob);
    await session.connection.close();
    expect(ended).toEqual(["alice", false, "bob", true]);
    expect(principals.of(session)).toBeUndefined();
  });

  test("takes the place of an earlier one", async () => {
    const { principals } = made();
    const [session] = (await sessions(1)) as [Session];
    const ended: string[] = [];
    principals.onEnd((_, { name }) => ended.push(name));
    principals.begin(session, anonymous);
    principals.begin(session, alice);
    expect(principals.of(session)).toBe(alice);
    expect(ended).toEqual(["nobody"]);
  });

  test("has, if a source of rights is set, those of the moment; and listeners are told when it begins", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    let rights = new Set(["one"]);
    principals.rightsBy(({ id }) => (id === 1 ? rights : new Set()));
    const begun: string[] = [];
    principals.onBegin((one, { name }) => begun.push(`${name} ${one === session}`));
    principals.begin(session, alice, principals.mark);
    const held = principals.of(session) as UserPrincipal;
    expect([...held.rights]).toEqual(["one"]);
    rights = new Set(["two"]);
    expect([...held.rights]).toEqual(["two"]);
    expect([...principals.users]).toEqual([1]);
    state.foreign++;
    const again = (await principals.current(session)) as UserPrincipal;
    expect(again).not.toBe(held);
    expect([...again.rights]).toEqual(["two"]);
    principals.end(session);
    expect([...principals.users]).toEqual([]);
    principals.begin(session, anonymous);
    expect([...principals.users]).toEqual([]);
    expect(begun).toEqual(["alice true", "nobody true"]);
  });

  test("is not given to a session that has ended", async () => {
    const { principals } = made();
    const [session] = (await sessions(1)) as [Session];
    await session.connection.close();
    principals.begin(session, alice);
    expect(principals.of(session)).toBeUndefined();
  });
});

describe("a user is looked up again", () => {
  test("never as long as nothing has changed since the look-up for the logon", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice, principals.mark);
    expect(principals.current(session)).toBe(alice);
    expect(principals.current(session)).toBe(alice);
    expect(state.asked).toEqual([]);
  });

  test("once if it is not known when the user was looked up for the logon", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    expect(await principals.current(session)).toBe(alice);
    expect(principals.current(session)).toBe(alice);
    expect(state.asked).toEqual(["alice"]);
  });

  test("once if users were changed during the logon", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    const { mark } = principals;
    principals.changed(1);
    principals.begin(session, alice, mark);
    expect(await principals.current(session)).toBe(alice);
    expect(state.asked).toEqual(["alice"]);
  });

  test("once after another process may have changed users, however many ask", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice, principals.mark);
    state.foreign++;
    const renamed = principal(1, "Alice");
    state.find = () => renamed;
    const asked = [principals.current(session), principals.current(session)];
    expect([await asked[0], await asked[1]]).toEqual([renamed, renamed]);
    expect(principals.current(session)).toBe(renamed);
    expect(state.asked).toEqual(["alice"]);
  });

  test("at once after a change of the user, and others are not", async () => {
    const { principals, state } = made();
    const [first, second] = (await sessions(2)) as [Session, Session];
    principals.begin(first, alice, principals.mark);
    principals.begin(second, bob, principals.mark);
    state.find = ({ name }) => (name === "alice" ? undefined : bob);
    principals.changed(1);
    await until(() => principals.of(first) === undefined);
    expect(principals.current(second)).toBe(bob);
    expect(state.asked).toEqual(["alice"]);
  });

  test.each([
    ["by another process", ({ state }: Made) => state.foreign++],
    ["of the user by this one", ({ principals }: Made) => principals.changed(1)],
  ])("once more after a change %s during the look-up", async (_, change) => {
    const place = made();
    const { principals, state } = place;
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice, principals.mark);
    state.foreign++;
    state.find = () => {
      change(place);
      state.find = () => undefined;
      return alice;
    };
    expect(await principals.current(session)).toBe(alice);
    expect(await principals.current(session)).toBeUndefined();
    expect(state.asked.length).toBeGreaterThan(1);
  });

  test("and the result is not used for another user who has logged on meanwhile", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => {
      principals.begin(session, bob, principals.mark);
      return undefined;
    };
    expect(await principals.current(session)).toBe(bob);
    expect(principals.of(session)).toBe(bob);
  });

  test("never if the login is anonymous", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, anonymous);
    state.foreign++;
    expect(principals.current(session)).toBe(anonymous);
    expect(state.asked).toEqual([]);
  });

  test("and if that fails, the caller gets the error and the next call looks up again", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => Promise.reject(new Error("no database"));
    await expect(principals.current(session)).rejects.toThrow("no database");
    state.find = () => alice;
    expect(await principals.current(session)).toBe(alice);
  });
});

describe("work that needs current principals", () => {
  test("is done at once while they are", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice, principals.mark);
    await done(principals);
    const seen: Principal[] = [];
    principals.whenCurrent(() => seen.push(principals.of(session) as Principal));
    expect(seen).toEqual([alice]);
    expect(state.asked).toEqual([]);
  });

  test("waits until all have been looked up, and keeps its order", async () => {
    const { principals, state } = made();
    const [first, second] = (await sessions(2)) as [Session, Session];
    principals.begin(first, alice, principals.mark);
    principals.begin(second, bob, principals.mark);
    await done(principals);
    state.foreign++;
    state.find = ({ name }) => (name === "alice" ? undefined : bob);
    const seen: unknown[] = [];
    const names = () => [first, second].map((session) => principals.of(session)?.name);
    principals.whenCurrent(() => {
      seen.push("first", names());
      principals.whenCurrent(() => seen.push("third"));
    });
    principals.whenCurrent(() => seen.push("second"));
    expect(seen).toEqual([]);
    await done(principals);
    expect(seen).toEqual(["first", [undefined, "bob"], "second", "third"]);
    expect(state.asked.toSorted()).toEqual(["alice", "bob"]);
  });

  test("is not done if they cannot be looked up, and later work waits for another look-up", async () => {
    const { principals, state, log } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => Promise.reject(new Error("no database"));
    const seen: string[] = [];
    principals.whenCurrent(() => seen.push("first"));
    await until(() => log.of("users cannot be looked up").length === 1);
    state.find = () => alice;
    await done(principals);
    principals.whenCurrent(() => seen.push("second"));
    expect(seen).toEqual(["second"]);
  });

  test("is told if it is not done, because users cannot be looked up or too much waits", async () => {
    const { principals, state, log } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => Promise.reject(new Error("no database"));
    const seen: string[] = [];
    const once = principals.onceCurrent(() => seen.push("done"));
    for (let i = 1; i < 10_000; i++) principals.whenCurrent(() => seen.push("done"));
    principals.whenCurrent(
      () => seen.push("done"),
      () => seen.push("too much"),
    );
    expect(seen).toEqual(["too much"]);
    await expect(once).rejects.toThrow("users cannot be looked up");
    // What is added while they are looked up waits for another look-up.
    await until(() => log.of("users cannot be looked up").length === 2);
    state.find = () => alice;
    await principals.onceCurrent(() => seen.push("done"));
    expect(seen).toEqual(["too much", "done"]);
    const failing = principals.onceCurrent(() => {
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
  });

  test("that fails is noted, and keeps nothing else from being done", async () => {
    const { principals, state, log } = made();
    const [session] = (await sessions(1)) as [Session];
    const seen: string[] = [];
    const failing = (): never => {
      throw new Error("the work failed");
    };
    principals.whenCurrent(failing);
    principals.begin(session, alice);
    principals.whenCurrent(failing);
    principals.whenCurrent(() => seen.push("second"));
    await done(principals);
    state.find = () => Promise.reject(new Error("no database"));
    principals.changed(alice.user.id);
    principals.whenCurrent(failing, failing);
    principals.whenCurrent(failing, () => seen.push("otherwise"));
    await until(() => seen.length === 2);
    expect(seen).toEqual(["second", "otherwise"]);
    expect(log.of("work for which users were looked up has failed")).toHaveLength(3);
  });

  test("that is to be done in the end is put off while they cannot be looked up, and nothing of it is overtaken", async () => {
    const { principals, state, log } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => Promise.reject(new Error("no database"));
    const seen: string[] = [];
    const doInTheEnd = (name: string): void => principals.inTheEnd(() => void seen.push(name));
    principals.inTheEnd(() => {
      seen.push("first");
      doInTheEnd("fourth");
    });
    doInTheEnd("second");
    await until(() => log.of("users cannot be looked up").length > 0);
    state.find = () => alice;
    await done(principals);
    // They are current again, but what has been put off comes first.
    doInTheEnd("third");
    expect(seen).toEqual([]);
    await until(() => seen.length === 4);
    expect(seen).toEqual(["first", "second", "third", "fourth"]);
    doInTheEnd("fifth");
    expect(seen.at(-1)).toBe("fifth");
  });

  test("that is to be done in the end does not overtake what is put off while it waits for a look-up itself", async () => {
    const { principals, state } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    const seen: string[] = [];
    let isFirst = true;
    state.find = () => {
      if (!isFirst) return alice;
      isFirst = false;
      // This is added during the look-up that fails, and has one of its own.
      principals.inTheEnd(() => void seen.push("second"));
      return Promise.reject(new Error("no database"));
    };
    principals.inTheEnd(() => void seen.push("first"));
    await until(() => seen.length === 2);
    expect(seen).toEqual(["first", "second"]);
  });

  test("that is to be done in the end is not done if too much of it waits", async () => {
    const { principals, state, log } = made();
    const [session] = (await sessions(1)) as [Session];
    principals.begin(session, alice);
    state.find = () => Promise.reject(new Error("no database"));
    let count = 0;
    principals.inTheEnd(() => count++);
    await until(() => log.of("users cannot be looked up").length > 0);
    for (let i = 1; i < 10_000; i++) principals.inTheEnd(() => count++);
    let isRefused = false;
    principals.inTheEnd(
      () => count++,
      () => (isRefused = true),
    );
    expect(isRefused).toBe(true);
    state.find = () => alice;
    await until(() => count > 0);
    expect(count).toBe(10_000);
  });
});

/** Waits until all principals are current. */
function done(principals: Principals): Promise<void> {
  return new Promise((resolve) => principals.whenCurrent(resolve));
}
