import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnNegotiateServerConnection,
} from "../../../../src/modules/authentication/authentication.js";
import {
  asnGetUserTokenV2,
  asnLoginV2,
  type AsnAdminLogin,
} from "../../../../src/modules/later/authentication/authentication.js";
import type { AsnLoginV2Argument } from "../../../../src/modules/later/authentication-common/authentication-common.js";
import { asnCreateAuthToken } from "../../../../src/modules/later/transport/transport.js";
import { asnAppointmentGetAllEntriesForUser } from "../../../../src/modules/appointments/appointments.js";
import {
  asnCreateUserSession,
  asnDestroyUserSession,
  asnStartMultiUserMode,
  asnWebServiceLogon,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import type { Client } from "../../../../src/rose/index.js";
import { withClientAddress } from "../../../../src/server/client-address.js";
import { logOn } from "../../login.js";
import { errorOf, rejectOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

/** The facts of the lines of the log with a text. */
function linesOf(at: Running, text: string): Record<string, unknown>[] {
  return at.logged
    .filter((line) => line.startsWith(`${text} {`))
    .map((line) => JSON.parse(line.slice(text.length)) as Record<string, unknown>);
}

/** Closes a client, and waits until the server has told the rest of its connection. */
async function closed(at: Running, client: Client): Promise<void> {
  await client.close();
  await expect.poll(() => linesOf(at, "connection closed")).not.toEqual([]);
}

const basic = (text: string) => ({
  auth: { authBasic: { credential: Buffer.from(text).toString("base64") } },
});
const bearer = (u8sJWT: string) => ({ auth: { authBearer: { u8sJWT } } });
const ntlm = { auth: { authNTLM: { authdata: new Uint8Array(3) } } };

describe.each(moduleStores)("with the data in $name", ({ running }) => {
  describe("a refused logon is logged with its error and, if there is one, its user", () => {
    const kinds: [string, AsnLoginV2Argument, object][] = [
      ["a wrong password", basic("Alice:wrong"), { iErrorDetail: 102, user: "alice" }],
      ["an unknown user", basic("nobody:x"), { iErrorDetail: 101, user: "" }],
      ["NTLM", ntlm, { iErrorDetail: 106, user: "" }],
    ];

    test.each(kinds)("by asnLoginV2: %s", async (_, login, facts) => {
      const at = await running();
      const client = await at.connected();
      await errorOf(client.invoke(asnLoginV2, login));
      const where = { connection: 1, remoteAddress: "127.0.0.1" };
      expect(linesOf(at, "logon refused")).toEqual([{ ...where, ...facts }]);
    });

    test.each<[string, AsnLoginV2Argument, object]>([
      ...kinds,
      ["a token", bearer("x.y.z"), { iErrorDetail: 106, user: "" }],
      ["the role of another", basic("bob:bob's secret"), { iErrorDetail: 110, user: "bob" }],
    ])("by asnCreateAuthToken: %s", async (_, login, facts) => {
      const at = await running();
      const client = await at.connected();
      await errorOf(client.invoke(asnCreateAuthToken, { login, u8sUCSID: "local", role: 1 }));
      const where = { connection: 1, remoteAddress: "127.0.0.1" };
      expect(linesOf(at, "logon refused")).toEqual([{ ...where, ...facts }]);
      expect(linesOf(at, "logged on")).toEqual([]);
    });

    test.each<[string, AsnAdminLogin, object]>([
      [
        "a wrong password",
        { u8sAdminUsername: "Admin", adminPassword: { u8sAdminPassword: "wrong" } },
        { iErrorDetail: 102, user: "admin" },
      ],
      [
        "an unknown user",
        { u8sAdminUsername: "nobody", adminPassword: { u8sAdminPassword: "x" } },
        { iErrorDetail: 101, user: "" },
      ],
      [
        "who is no administrator",
        { u8sAdminUsername: "bob", adminPassword: { u8sAdminPassword: "bob's secret" } },
        { iErrorDetail: 110, user: "bob" },
      ],
      [
        "an encrypted password",
        { u8sAdminUsername: "admin", adminPassword: { u8sAdminPasswordCrypted: "x" } },
        { iErrorDetail: 106, user: "admin" },
      ],
    ])("by the adminLogin of asnGetUserTokenV2: %s", async (_, adminLogin, facts) => {
      const at = await running();
      const client = await at.loggedOn("alice");
      await errorOf(client.invoke(asnGetUserTokenV2, { adminLogin }));
      const where = { connection: 1, remoteAddress: "127.0.0.1" };
      expect(linesOf(at, "logon refused")).toEqual([{ ...where, ...facts }]);
    });
  });

  describe("a client cannot fill the log before a logon", () => {
    const count = 100;

    /** Does something cheap again and again. */
    async function often(work: (index: number) => Promise<unknown>): Promise<void> {
      await Promise.all(Array.from({ length: count }, (_, index) => work(index)));
    }

    test.each([
      ["tokens that are none", 102, (index: number) => bearer(`x.y.${index}`)],
      ["methods that are not served", 106, () => ntlm],
    ])("with asnLoginV2 and %s", async (_, iErrorDetail, login) => {
      const at = await running();
      const client = await at.connected();
      // Only one logon of a session may be under way.
      for (let i = 0; i < count; i++) await errorOf(client.invoke(asnLoginV2, login(i)));
      const facts = { connection: 1, remoteAddress: "127.0.0.1", iErrorDetail, user: "" };
      expect(linesOf(at, "logon refused")).toEqual([facts]);
      await closed(at, client);
      expect(linesOf(at, "logon refused")).toEqual([facts, { ...facts, repeated: count - 1 }]);
    });

    test("with asnCreateAuthToken and tokens", async () => {
      const at = await running();
      const client = await at.connected();
      await often((index) => {
        const login = bearer(`x.y.${index}`);
        return errorOf(client.invoke(asnCreateAuthToken, { login, u8sUCSID: `${index}` }));
      });
      const facts = { connection: 1, remoteAddress: "127.0.0.1", iErrorDetail: 106, user: "" };
      expect(linesOf(at, "logon refused")).toEqual([facts]);
      await closed(at, client);
      expect(linesOf(at, "logon refused")).toEqual([facts, { ...facts, repeated: count - 1 }]);
    });

    test("with invokes of any operation that carry bad credentials", async () => {
      const at = await running({ logons: { maxWaitingPerAddress: 1000 } });
      const client = await at.connected();
      await often((index) => {
        const method = index % 2 === 0 ? "JWT" : "Kerberos";
        const extras = {
          authentication: { auth: { method, authdata: Buffer.from(`x.y.${index}`) } },
        };
        const call =
          index % 4 < 2
            ? client.invoke(asnGetLoggedInContact, {}, extras)
            : client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" }, extras);
        return rejectOf(call);
      });
      const refused = () => linesOf(at, "authentication refused");
      expect(refused()).toHaveLength(2);
      expect(refused().every(({ operation }) => typeof operation === "string")).toBe(true);
      await closed(at, client);
      const where = { connection: 1, remoteAddress: "127.0.0.1", repeated: count / 2 - 1 };
      expect(refused().slice(2)).toEqual(
        expect.arrayContaining([
          { ...where, reason: "the method is not offered" },
          { ...where, reason: "the credentials are not valid" },
        ]),
      );
      expect(refused()).toHaveLength(4);
    });

    test("by logging off again and again, or on and off without a password", async () => {
      const at = await running();
      const client = await at.connected();
      const wish = {
        iClientProtocolVersion: 61,
        optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
      };
      const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, wish);
      const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
      for (let i = 0; i < count; i++) {
        await logOn(client, name?.value.stringdata as string, "");
        client.emit(asnLogoff, {});
        client.emit(asnLogoff, {});
      }
      await logOn(client, "alice", "alice's secret");
      await closed(at, client);
      expect(linesOf(at, "logged on").map(({ repeated }) => repeated)).toEqual(
        // The first one, that of alice, which is a line of its own, and the number of the others.
        [undefined, undefined, count - 1],
      );
      expect(linesOf(at, "logged off").map(({ repeated }) => repeated)).toEqual([
        undefined,
        2 * count - 1,
      ]);
    });

    test("while each logon and logoff of a user is a line of its own", async () => {
      const at = await running();
      const client = await at.connected();
      for (let i = 0; i < 3; i++) {
        await logOn(client, "alice", "alice's secret");
        client.emit(asnLogoff, {});
      }
      await closed(at, client);
      const on = { connection: 1, remoteAddress: "127.0.0.1", user: "alice" };
      expect(linesOf(at, "logged on")).toEqual([on, on, on]);
      expect(linesOf(at, "logged off")).toHaveLength(3);
    });

    test("as a web service with a wrong password", async () => {
      const at = await running({ webService: { user: "ucweb", password: "web secret" } });
      const client = await at.connected();
      const argument = { iVersion: 61, u8sVersion: "", u8sUser: "ucweb", capabilities: [] };
      await often((index) =>
        errorOf(client.invoke(asnWebServiceLogon, { ...argument, u8sPassword: `${index}` })),
      );
      await closed(at, client);
      const facts = { connection: 1, iErrorDetail: 3 };
      expect(linesOf(at, "web service refused")).toEqual([
        facts,
        { ...facts, repeated: count - 1 },
      ]);
    });

    test("over a web service with a connection for all its clients: each address is counted", async () => {
      const at = await running({ webService: { user: "ucweb", password: "web secret" } });
      const client = await at.connected();
      await client.invoke(asnWebServiceLogon, {
        iVersion: 61,
        u8sVersion: "",
        u8sUser: "ucweb",
        u8sPassword: "web secret",
        capabilities: [],
      });
      await client.invoke(asnStartMultiUserMode, {});
      await often(async (index) => {
        const address = index % 2 === 0 ? "192.0.2.1" : "192.0.2.2";
        const negotiate = withClientAddress({ iClientProtocolVersion: 61 }, address);
        const { u8sSessionID } = await client.invoke(asnCreateUserSession, { negotiate });
        await errorOf(client.invoke(asnLoginV2, ntlm, { sessionID: u8sSessionID }));
        await client.invoke(asnDestroyUserSession, { u8sSessionID });
      });
      await closed(at, client);
      for (const text of ["logon refused", "user session ended"]) {
        for (const remoteAddress of ["192.0.2.1", "192.0.2.2"]) {
          const facts = linesOf(at, text).filter((one) => one["remoteAddress"] === remoteAddress);
          expect(facts.map(({ repeated }) => repeated)).toEqual([undefined, count / 2 - 1]);
        }
        expect(linesOf(at, text)).toHaveLength(4);
      }
    });
  });
});
