import { describe, expect, test, vi } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnLogon,
  type AsnAuthenticationChoice,
  type AsnLogonArgument,
} from "../../../../src/modules/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { appointments } from "../../../../src/server/modules/appointments/api.js";
import { entry } from "../../entries.js";
import { logOn } from "../../login.js";
import { errorOf } from "../../running.js";
import { listening, moduleStores } from "../stores.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";

async function who(client: Client): Promise<string> {
  return (await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser;
}

const notLoggedOn = { iErrorDetail: 2, u8sErrorString: "Not logged on" };

/** A logon with a token. */
function withToken(token: string): AsnLogonArgument {
  const authentication: AsnAuthenticationChoice = {
    enhanced: {
      u8sClientUsername: "",
      u8sClientUsernameAuthorisation: "",
      u8sAuthenticationMethod: "JWT",
      sAuthCredetials: Buffer.from(token),
    },
  };
  const texts = { u8sVersion: "", u8sClientComputerName: "" };
  return { iVersion: 61, ...texts, iAttachToContact: 0, authentication };
}

describe.each(moduleStores)("in $name", ({ database: store }) => {
  describe("a logon", () => {
    test("makes the session that of the user, until it logs off", async () => {
      const at = await logonKernel({ database: store });
      const client = await at.connected();
      expect(await errorOf(who(client))).toEqual(notLoggedOn);
      const { ownContact, ...result } = await logOn(client, "ALICE", "alice's secret");
      expect(result).toEqual({ u8sLoggedInUser: "alice", iValidContact: 1 });
      expect(await client.invoke(asnGetLoggedInContact, {})).toEqual({
        u8sLoggedInUser: "alice",
        ownContact,
      });
      const { session } = [...at.made.server.connections][0]!;
      expect(at.principals.of(session)).toMatchObject({
        kind: "user",
        name: "alice",
        user: { name: "alice", admin: false },
        method: "password",
      });
      client.emit(asnLogoff, {});
      expect(await errorOf(who(client))).toEqual(notLoggedOn);
      expect(at.principals.of(session)).toBeUndefined();
    });

    test("returns the appointments that run now and the next one", async () => {
      const at = await logonKernel({ database: store });
      const alice = (await at.users.find("alice"))!;
      const times = { stStart: new Date(0), stEnd: new Date("2999-01-01T00:00Z") };
      const service = at.made.kernel.get(appointments);
      await service.setEntry(alice, entry({ u8sEntryID: "now", ...times }));
      const later = { stStart: new Date("2998-01-01T00:00Z"), stEnd: times.stEnd };
      await service.setEntry(alice, entry({ u8sEntryID: "later", ...later }));
      const client = await at.connected();
      const { ownContact } = await logOn(client, "alice", "alice's secret");
      expect(ownContact.seqActualAppointments.map(({ u8sEntryID }) => u8sEntryID)).toEqual(["now"]);
      expect(ownContact.asnNextAppointment.u8sEntryID).toBe("later");
    });

    test("with a token is noted as such, and each kind of invalid token has its error", async () => {
      const at = await logonKernel({ database: store });
      const user = (await at.users.find("bob"))!;
      vi.spyOn(at.tokens, "verifyLogin").mockImplementation(async (token) => {
        if (token === "old") return "expired";
        if (token === "off") return "not-enabled";
        return token === "bob's" ? { user, type: 1, expires: new Date(), services: [] } : "invalid";
      });
      const client = await at.connected();
      for (const [token, iErrorDetail] of [
        ["old", 130],
        ["off", 107],
        ["none", 102],
      ] as const) {
        const refused = await errorOf(client.invoke(asnLogon, withToken(token)));
        expect(refused).toMatchObject({ iErrorDetail, u8sFailedUser: "" });
      }
      await client.invoke(asnLogon, withToken("bob's"));
      const { session } = [...at.made.server.connections][0]!;
      expect(at.principals.of(session)).toMatchObject({ name: "bob", method: "token" });
    });

    test("of a user who is changed meanwhile ends with the user's next request", async () => {
      const at = await logonKernel({ database: store });
      const client = await at.connected();
      vi.spyOn(at.tokens, "verifyLogin").mockImplementation(async () => {
        const user = (await at.users.find("bob"))!;
        await at.users.setEnabled("bob", false);
        return { user, type: 1, expires: new Date(), services: [] };
      });
      await client.invoke(asnLogon, withToken("of bob"));
      expect(await errorOf(who(client))).toEqual(notLoggedOn);
    });
  });

  describe("a login ends", () => {
    const changes: [string, (at: LogonKernel) => Promise<void>][] = [
      ["has another password", ({ users }) => users.setPassword("alice", "other")],
      ["is disabled", ({ users }) => users.setEnabled("alice", false)],
      ["is removed", ({ users }) => users.remove("alice")],
    ];

    test.each(changes)(
      "once the user %s, and its connection must log on again in time",
      async (_, change) => {
        const at = await logonKernel({ database: store });
        const [alice, bob] = [await at.loggedOn("alice"), await at.loggedOn("bob")];
        expect([...at.made.server.connections].map((one) => one.authenticated)).toEqual([
          true,
          true,
        ]);
        await change(at);
        await expect
          .poll(() => [...at.made.server.connections].map((one) => one.authenticated))
          .toEqual([false, true]);
        expect(await errorOf(who(alice))).toEqual(notLoggedOn);
        expect(await who(bob)).toBe("bob");
        await logOn(alice, "bob", "bob's secret");
      },
    );

    test("once another process has changed the user", async () => {
      const at = await logonKernel({ database: store });
      const [alice, bob] = [await at.loggedOn("alice"), await at.loggedOn("bob")];
      const { id } = (await at.users.find("alice"))!;
      const database = await at.made.kernel.open();
      await listening(database);
      // Of a change by another process, this one learns only that there was one.
      await database.write<{ user: { id: number; revision: number } }, unknown>(({ db }) =>
        db.updateTable("user").set({ revision: 7 }).where("id", "=", id).execute(),
      );
      expect(await who(alice)).toBe("alice");
      at.made.foreignChanges++;
      expect(await errorOf(who(alice))).toEqual(notLoggedOn);
      expect(await who(bob)).toBe("bob");
    });
  });
});
