import { describe, expect, test, vi } from "vitest";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
} from "../../../../src/modules/appointments/appointments.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { anyLogin, defineModule, type Principal } from "../../../../src/server/kernel/index.js";
import { holdClock } from "../../../support/held-clock.js";
import { entry, ids } from "../../entries.js";
import { ask } from "../../kernel/support/protocol.js";
import { errorOf, rejectOf } from "../../running.js";
import { listening, moduleStores } from "../stores.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";

const as = (method: string, data: string | Uint8Array) => ({
  authentication: { auth: { method, authdata: Buffer.from(data) } },
});
const who = async (client: Client, extras: ReturnType<typeof as>): Promise<string> =>
  (await client.invoke(asnGetLoggedInContact, {}, extras)).u8sLoggedInUser;

describe.each(moduleStores)("in $name", ({ database, running }) => {
  describe("an invoke with Basic credentials", () => {
    test.each([
      ["as they are", "alice:alice's secret"],
      ["in base64", Buffer.from("alice:alice's secret").toString("base64")],
    ])("%s is carried out as that user", async (_how, data) => {
      const client = await (await running()).connected();
      expect(await who(client, as("Basic", data))).toBe("alice");
      expect(await who(client, as("basic", data))).toBe("alice");
    });

    test("with characters beyond ASCII and colons in the password is understood", async () => {
      const at = await running();
      await at.server.users.add("user", "paßwd:2");
      expect(await who(await at.connected(), as("Basic", "user:paßwd:2"))).toBe("user");
    });

    test("does not log the connection on", async () => {
      const at = await running();
      const client = await at.connected();
      expect(await who(client, as("Basic", "alice:alice's secret"))).toBe("alice");
      expect(await errorOf(client.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        iErrorDetail: 2,
      });
      const bob = await at.loggedOn("bob");
      const set = { appointment: entry() };
      await bob.invoke(asnAppointmentSetEntry, set, as("Basic", "alice:alice's secret"));
      const all = async (extras?: ReturnType<typeof as>) =>
        (await bob.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" }, extras))
          .listAppointments;
      expect(await all()).toEqual([]);
      expect(ids(await all(as("Basic", "alice:alice's secret")))).toEqual(["entry-1"]);
      expect((await bob.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("bob");
    });

    test.each([
      ["a wrong password", "alice:x"],
      ["an unknown user", "carol:x"],
      ["no colon", "alice"],
      ["octets that are not UTF-8", Uint8Array.of(0xff, 0x3a, 0xff)],
    ])("with %s is rejected with authenticationFailed", async (_what, data) => {
      const at = await running();
      const reject = await rejectOf(who(await at.loggedOn("alice"), as("Basic", data)));
      expect(reject.problemName).toBe("authenticationFailed");
      expect(reject.authentication!.authList.map(({ method }) => method)).toContain("Basic");
      expect(at.logged.some((line) => line.startsWith("authentication refused"))).toBe(true);
    });

    test("without any is rejected with authenticationIncomplete and the methods on offer", async () => {
      const client = await (await running({ verifyToken: () => undefined })).connected();
      const reject = await rejectOf(who(client, as("Basic", "")));
      expect(reject.problemName).toBe("authenticationIncomplete");
      expect(reject.authentication!.authList.map(({ method }) => method)).toEqual(["Basic", "JWT"]);
    });

    test("by a method that is not offered is rejected with authenticationFailed", async () => {
      const client = await (await running()).connected();
      expect((await rejectOf(who(client, as("NTLM", "x")))).problemName).toBe(
        "authenticationFailed",
      );
    });

    test("is refused once the user is disabled, removed or has another password", async () => {
      const at = await running();
      const client = await at.connected();
      const { users } = at.server;
      const refused = async () =>
        (await rejectOf(who(client, as("Basic", "alice:alice's secret")))).problemName;
      expect(await who(client, as("Basic", "alice:alice's secret"))).toBe("alice");
      await users.setEnabled("alice", false);
      expect(await refused()).toBe("authenticationFailed");
      await users.setEnabled("alice", true);
      expect(await who(client, as("Basic", "alice:alice's secret"))).toBe("alice");
      await users.setPassword("alice", "other");
      expect(await refused()).toBe("authenticationFailed");
      await users.remove("alice");
      expect(await refused()).toBe("authenticationFailed");
    });

    test("is carried out as its own user, however many come at once", async () => {
      const client = await (await running()).connected();
      const names = ["alice", "bob", "alice", "admin", "bob", "alice"];
      const found = await Promise.all(
        names.map((name) => who(client, as("Basic", `${name}:${name}'s secret`))),
      );
      expect(found).toEqual(names);
    });

    test("puts no secrets into the log", async () => {
      const at = await running();
      const client = await at.connected();
      await who(client, as("Basic", "alice:alice's secret"));
      await rejectOf(who(client, as("Basic", "alice:wrong secret")));
      expect(at.logged.join("\n")).not.toContain("secret");
    });
  });

  describe("an invoke with a token", () => {
    const verifyToken = async (token: string) =>
      ({ "token of alice": "alice", "token of nobody": "nobody" })[token];

    test("is carried out as the user of the token", async () => {
      const client = await (await running({ verifyToken })).connected();
      expect(await who(client, as("JWT", "token of alice"))).toBe("alice");
    });

    test.each(["token of bob", "token of nobody", ""])(
      "that does not hold (%j) is rejected",
      async (token) => {
        const client = await (await running({ verifyToken })).connected();
        const { problemName } = await rejectOf(who(client, as("JWT", token)));
        expect(problemName).toMatch(/^authentication(Failed|Incomplete)$/);
      },
    );

    test("is an error of the server if the token cannot be checked", async () => {
      const at = await running({
        verifyToken: () => {
          throw new Error("the checker is away");
        },
      });
      const client = await at.connected();
      expect(await errorOf(who(client, as("JWT", "x")))).toMatchObject({ iErrorDetail: 0 });
      expect(at.logged.some((line) => line.startsWith("the handler failed"))).toBe(true);
    });
  });

  test("a client that authenticates each invoke counts as logged on", async () => {
    const at = await running({ limits: { logonTimeout: 200 } });
    const clock = holdClock();
    const client = await at.connected();
    await who(client, as("Basic", "alice:alice's secret"));
    const stranger = await at.connected();
    await rejectOf(who(stranger, as("Basic", "alice:x")));
    await clock.advance(400);
    await stranger.closed;
    expect(await who(client, as("Basic", "alice:alice's secret"))).toBe("alice");
  });

  const alice = as("Basic", "alice:alice's secret");

  /** Answers with the caller's name. */
  function asking(): { principals: Principal[]; at: Promise<LogonKernel> } {
    const principals: Principal[] = [];
    const module = defineModule({
      name: "own",
      setup: ({ handle }) =>
        handle(ask, {
          access: anyLogin,
          unit: "none",
          run: (_, { principal }) => {
            principals.push(principal);
            return { name: principal.name };
          },
        }),
    });
    return { principals, at: logonKernel({ database, modules: [module] }) };
  }

  test("an invoke with credentials has its own principal, and that of the session stays", async () => {
    const { principals, at: made } = asking();
    const at = await made;
    const bob = await at.loggedOn("bob");
    await bob.invoke(ask, { name: "" }, alice);
    await bob.invoke(ask, { name: "" });
    const token = (await at.tokens.issue((await at.users.find("admin"))!, { iType: 1 })) as string;
    await bob.invoke(ask, { name: "" }, as("JWT", token));
    expect(principals).toMatchObject([
      { name: "alice", method: "password", user: { admin: false } },
      { name: "bob", method: "password" },
      { name: "admin", method: "token", user: { admin: true } },
    ]);
    const { session } = [...at.made.server.connections][0]!;
    expect(at.principals.of(session)?.name).toBe("bob");
  });

  test("the same credentials again need no look-up until users have changed", async () => {
    const at = await logonKernel({ database });
    await listening(await at.made.kernel.open());
    const client = await at.connected();
    expect(await who(client, alice)).toBe("alice");
    const [get, find, verify] = (["get", "find", "verify"] as const).map((method) =>
      vi.spyOn(at.users, method),
    );
    for (let i = 0; i < 3; i++) expect(await who(client, alice)).toBe("alice");
    expect(get).not.toHaveBeenCalled();
    await at.users.setPassword("bob", "other");
    expect(await who(client, alice)).toBe("alice");
    expect(await who(client, alice)).toBe("alice");
    expect(get).toHaveBeenCalledTimes(1);
    at.made.foreignChanges++;
    expect(await who(client, alice)).toBe("alice");
    expect(await who(client, alice)).toBe("alice");
    expect(get).toHaveBeenCalledTimes(2);
    expect(find).not.toHaveBeenCalled();
    expect(verify).not.toHaveBeenCalled();
    await at.users.setEnabled("alice", false);
    expect((await rejectOf(who(client, alice))).problemName).toBe("authenticationFailed");
  });

  test("credentials are checked again after a change by another process", async () => {
    const at = await logonKernel({ database });
    const client = await at.connected();
    expect(await who(client, alice)).toBe("alice");
    const { id } = (await at.users.find("alice"))!;
    const opened = await at.made.kernel.open();
    await opened.write<{ user: { id: number; enabled: number } }, unknown>(({ db }) =>
      db.updateTable("user").set({ enabled: 0 }).where("id", "=", id).execute(),
    );
    at.made.foreignChanges++;
    expect((await rejectOf(who(client, alice))).problemName).toBe("authenticationFailed");
  });

  test("the connection counts as logged on, but nobody is in its own session", async () => {
    const at = await logonKernel({ database });
    const client = await at.connected();
    await who(client, alice);
    const [connection] = at.made.server.connections;
    expect(connection!.authenticated).toBe(true);
    expect(await errorOf(client.invoke(asnGetLoggedInContact, {}))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("the embedder's own verifier names the user, who must be enabled", async () => {
    const verifyToken = async (token: string) => (token === "good" ? "ALICE" : undefined);
    const at = await logonKernel({ database, verifyToken });
    const client = await at.connected();
    expect(await who(client, as("JWT", "good"))).toBe("alice");
    expect((await rejectOf(who(client, as("JWT", "bad")))).problemName).toBe(
      "authenticationFailed",
    );
    await at.users.setEnabled("alice", false);
    expect((await rejectOf(who(client, as("JWT", "good")))).problemName).toBe(
      "authenticationFailed",
    );
  });
});
