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
import { sessionsFrom } from "../sessions.js";

const session = (): Session => sessionsFrom("10.0.0.1")[0]!;

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

/** What a rule says before the argument is decoded. */
function before(access: Access<any, any>, principal: Principal | undefined): string | undefined {
  return access.before?.(principal, session());
}

const notLoggedOn = "Not logged on";
const notAnonymously = "Not allowed for an anonymous login";

describe("the rule", () => {
  test("anyone allows everybody", () => {
    expect(anyone.before).toBeUndefined();
    expect(anyone.allows).toBeUndefined();
  });

  test("anyLogin allows users and anonymous logins", () => {
    expect(before(anyLogin, undefined)).toBe(notLoggedOn);
    expect(before(anyLogin, anonymous)).toBeUndefined();
    expect(before(anyLogin, someone("alice"))).toBeUndefined();
  });

  test("user allows users only", () => {
    expect(before(user, undefined)).toBe(notLoggedOn);
    expect(before(user, anonymous)).toBe(notAnonymously);
    expect(before(user, someone("alice"))).toBeUndefined();
  });

  test("admin allows administrators only", () => {
    expect(before(admin, undefined)).toBe(notLoggedOn);
    expect(before(admin, anonymous)).toBe(notAnonymously);
    expect(before(admin, someone("alice"))).toBe("Only for an administrator");
    expect(before(admin, someone("root", true))).toBeUndefined();
  });

  test("right allows only users who have the right", () => {
    const recording = right("recording");
    expect(before(recording, undefined)).toBe(notLoggedOn);
    expect(before(recording, anonymous)).toBe(notAnonymously);
    expect(before(recording, someone("alice", false, ["chat"]))).toBe("Needs the right recording");
    expect(before(recording, someone("alice", false, ["recording"]))).toBeUndefined();
  });
});

describe("the owner", () => {
  const named = owner(({ name }: { name?: string }) => name);

  test("must be a user, which is checked before the argument", () => {
    expect(before(named, undefined)).toBe(notLoggedOn);
    expect(before(named, anonymous)).toBe(notAnonymously);
    expect(before(named, someone("alice"))).toBeUndefined();
  });

  test.each([{ name: "alice" }, { name: "ALICE" }, { name: "" }, {}])(
    "is who asks, whatever the case, and if nobody is named: %j",
    (argument) => {
      expect(named.allows?.(someone("alice"), argument, session())).toBeUndefined();
    },
  );

  test("is compared as user names are, in composed form", () => {
    const argument = { name: "ame\u0301lie" };
    expect(named.allows?.(someone("Am\u00e9lie"), argument, session())).toBeUndefined();
  });

  test("is nobody else, but administrators pass too", () => {
    const argument = { name: "alice" };
    expect(named.allows?.(someone("bob"), argument, session())).toBe("Only for the owner");
    expect(named.allows?.(someone("root", true), argument, session())).toBeUndefined();
  });

  test("never has a name that is longer than user names can be", () => {
    const argument = { name: "a".repeat(100_000) };
    expect(named.allows?.(someone("alice"), argument, session())).toBe("Only for the owner");
  });
});

describe("several rules", () => {
  const both = all(
    right("recording"),
    owner(({ name }: { name: string }) => name),
  );

  test("must all allow it, and the first that does not gives the reason", async () => {
    const recorder = someone("alice", false, ["recording"]);
    expect(before(both, undefined)).toBe(notLoggedOn);
    expect(before(both, someone("alice"))).toBe("Needs the right recording");
    expect(before(both, recorder)).toBeUndefined();
    expect(await both.allows?.(recorder, { name: "bob" }, session())).toBe("Only for the owner");
    expect(await both.allows?.(recorder, { name: "alice" }, session())).toBeUndefined();
  });

  test("have their texts joined", () => {
    expect(both.text).toBe(
      "a user with the right recording, and the user who is named, or an administrator",
    );
  });
});
