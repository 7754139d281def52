import { describe, expect, test } from "vitest";
import type { Session } from "../../../src/rose/index.js";
import {
  admin,
  all,
  anyLogin,
  anyone,
  owner,
  right,
  user,
  type Access,
  type Principal,
  type UserPrincipal,
} from "../../../src/server/kernel/index.js";

const session = {} as Session;

const since = 0;
const anonymous: Principal = { kind: "anonymous", name: "nobody", since };

function someone(name: string, isAdmin = false, rights: readonly string[] = []): UserPrincipal {
  return {
    kind: "user",
    name,
    user: { id: 1, name, admin: isAdmin, revision: 0 },
    method: "password",
    since,
    rights: new Set(rights),
  };
}

/** What is asked before the argument is there. */
function before(access: Access<any, any>, principal: Principal | undefined): string | undefined {
  return access.before?.(principal, session);
}

const notLoggedOn = "Not logged on";
const notAnonymously = "Not allowed for an anonymous login";

describe("who may", () => {
  test("anyone is asked for nothing", () => {
    expect(anyone.before).toBeUndefined();
    expect(anyone.allows).toBeUndefined();
  });

  test("any login is enough where it need not be a user's", () => {
    expect(before(anyLogin, undefined)).toBe(notLoggedOn);
    expect(before(anyLogin, anonymous)).toBeUndefined();
    expect(before(anyLogin, someone("alice"))).toBeUndefined();
  });

  test("a user has to be one", () => {
    expect(before(user, undefined)).toBe(notLoggedOn);
    expect(before(user, anonymous)).toBe(notAnonymously);
    expect(before(user, someone("alice"))).toBeUndefined();
  });

  test("an administrator has to be one", () => {
    expect(before(admin, undefined)).toBe(notLoggedOn);
    expect(before(admin, anonymous)).toBe(notAnonymously);
    expect(before(admin, someone("alice"))).toBe("Only for an administrator");
    expect(before(admin, someone("root", true))).toBeUndefined();
  });

  test("a right has to be among those of the user", () => {
    const recording = right("recording");
    expect(before(recording, undefined)).toBe(notLoggedOn);
    expect(before(recording, anonymous)).toBe(notAnonymously);
    expect(before(recording, someone("alice", false, ["chat"]))).toBe("Needs the right recording");
    expect(before(recording, someone("alice", false, ["recording"]))).toBeUndefined();
  });
});

describe("the owner", () => {
  const named = owner(({ name }: { name?: string }) => name);

  test("has to be a user before the argument is looked at", () => {
    expect(before(named, undefined)).toBe(notLoggedOn);
    expect(before(named, anonymous)).toBe(notAnonymously);
    expect(before(named, someone("alice"))).toBeUndefined();
  });

  test.each([{ name: "alice" }, { name: "ALICE" }, { name: "" }, {}])(
    "is who asks, whatever the case, and if nobody is named: %j",
    (argument) => {
      expect(named.allows?.(someone("alice"), argument, session)).toBeUndefined();
    },
  );

  test("is compared as names of users are, in their composed form", () => {
    const argument = { name: "ame\u0301lie" };
    expect(named.allows?.(someone("Am\u00e9lie"), argument, session)).toBeUndefined();
  });

  test("is nobody else but an administrator", () => {
    const argument = { name: "alice" };
    expect(named.allows?.(someone("bob"), argument, session)).toBe("Only for the owner");
    expect(named.allows?.(someone("root", true), argument, session)).toBeUndefined();
  });

  test("has no name that is longer than any", () => {
    const argument = { name: "a".repeat(100_000) };
    expect(named.allows?.(someone("alice"), argument, session)).toBe("Only for the owner");
  });
});

describe("several words", () => {
  const both = all(
    right("recording"),
    owner(({ name }: { name: string }) => name),
  );

  test("are all asked, and the first against it says why", async () => {
    const recorder = someone("alice", false, ["recording"]);
    expect(before(both, undefined)).toBe(notLoggedOn);
    expect(before(both, someone("alice"))).toBe("Needs the right recording");
    expect(before(both, recorder)).toBeUndefined();
    expect(await both.allows?.(recorder, { name: "bob" }, session)).toBe("Only for the owner");
    expect(await both.allows?.(recorder, { name: "alice" }, session)).toBeUndefined();
  });

  test("are told together", () => {
    expect(both.text).toBe(
      "a user with the right recording, and the user who is named, or an administrator",
    );
  });
});
