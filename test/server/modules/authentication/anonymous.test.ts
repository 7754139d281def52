import { describe, expect, onTestFinished, test } from "vitest";
import { holdClock } from "../../../support/held-clock.js";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnLogon,
  asnNegotiateServerConnection,
  type AsnNegotiateServerConnectionResult,
} from "../../../../src/modules/authentication/authentication.js";
import { asnMyUpdateClientContent } from "../../../../src/modules/general/general.js";
import {
  asnCreateUserSession,
  asnStartMultiUserMode,
  asnUserSessionDestroyed,
  asnWebServiceLogon,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { silentLog, type Client } from "../../../../src/rose/index.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import { ClusterParts } from "../../../../src/server/kernel/cluster.js";
import { AnonymousSessions } from "../../../../src/server/modules/authentication/anonymous.js";
import { clientFrom } from "../../from.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { sessionsFrom } from "../../sessions.js";
import { moduleStores } from "../stores.js";

const wish = {
  iClientProtocolVersion: 61,
  optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
};

/** The name for an anonymous logon, from the negotiation. */
function nameOf({ optionalParams = [] }: AsnNegotiateServerConnectionResult): string | undefined {
  return optionalParams.find(({ key }) => key === "AnonymousUsername")?.value.stringdata;
}

async function anonymous(at: Running, address = "127.0.0.1"): Promise<Client> {
  const client = await clientFrom(address, at.port);
  const name = nameOf(await client.invoke(asnNegotiateServerConnection, wish));
  await logOn(client, name as string, "");
  return client;
}

describe.each(moduleStores)("in $name", ({ running }) => {
  describe("an anonymous logon", () => {
    test("lifts none of the limits before a logon: frames stay small, and the session ends after a time", async () => {
      const clock = holdClock();
      const limits = { maxFrameBytesBeforeLogon: 2000, guestTimeout: 3000, logonTimeout: 60_000 };
      const at = await running({ limits });
      const long = { u8sNewRevision: "x".repeat(3000) };
      const first = await anonymous(at);
      first.emit(asnMyUpdateClientContent, long);
      expect((await first.closed).code).not.toBe("local");
      expect(at.logged.join("\n")).toContain("maxFrameBytesBeforeLogon");
      const alice = await at.loggedOn("alice");
      alice.emit(asnMyUpdateClientContent, long);
      const second = await anonymous(at);
      await clock.advance(4000);
      await second.closed;
      expect(at.logged.join("\n")).toContain("guestTimeout");
      expect((await alice.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("alice");
    });

    test("is neither offered nor accepted if it is switched off", async () => {
      const at = await running({ anonymous: false });
      const client = await at.connected();
      expect(nameOf(await client.invoke(asnNegotiateServerConnection, wish))).toBeUndefined();
      const logon = logOn(client, "anonymous-00000000-0000-0000-0000-000000000000", "");
      expect(await errorOf(logon)).toMatchObject({ iErrorDetail: 101 });
    });

    test("is refused with error 103 if there are too many from that address, or in all", async () => {
      const at = await running({ logons: { maxAnonymous: 3, maxAnonymousPerAddress: 2 } });
      const [first, second] = [await anonymous(at, "127.0.0.2"), await anonymous(at, "127.0.0.2")];
      const refused = { iErrorDetail: 103, u8sErrorString: "Too many anonymous logons" };
      expect(await errorOf(anonymous(at, "127.0.0.2"))).toMatchObject(refused);
      await anonymous(at, "127.0.0.3");
      expect(await errorOf(anonymous(at, "127.0.0.4"))).toMatchObject(refused);
      // Logons of users do not count.
      await at.loggedOn("alice");
      first.emit(asnLogoff, {});
      await expect
        .poll(() =>
          anonymous(at, "127.0.0.4").then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
      await second.close();
      await expect
        .poll(() =>
          anonymous(at, "127.0.0.5").then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
    });
  });

  describe("an anonymous user session of a web service", () => {
    async function anonymousSession(options: Parameters<typeof running>[0]) {
      const at = await running({ webService: { password: "web secret" }, ...options });
      const client = await at.connected();
      onTestFinished(() => client.close());
      const ended: string[] = [];
      client.handle(asnUserSessionDestroyed, ({ u8sSessionID }) => void ended.push(u8sSessionID));
      await client.invoke(asnWebServiceLogon, {
        iVersion: 61,
        u8sVersion: "1.0",
        u8sUser: "webservice",
        u8sPassword: "web secret",
        capabilities: [],
      });
      await client.invoke(asnStartMultiUserMode, {});
      const open = async (anonymously: boolean): Promise<string> => {
        const made = await client.invoke(asnCreateUserSession, { negotiate: wish });
        const user = anonymously ? (nameOf(made.negotiateresult) as string) : "alice";
        const password = anonymously ? "" : "alice's secret";
        const argument = {
          iVersion: 61,
          u8sVersion: "",
          iAttachToContact: 0,
          u8sClientComputerName: "",
          authentication: { simple: { u8sClientUsername: user, u8sClientUserPassword: password } },
        };
        await client.invoke(asnLogon, argument, { sessionID: made.u8sSessionID });
        return made.u8sSessionID;
      };
      return { client, ended, open };
    }

    test.each([
      ["ends after its time", { guestTimeout: 800 }],
      ["ends after a time without messages", { guestIdleTimeout: 800 }],
    ])("%s, which does not apply to users", async (_what, limits) => {
      const clock = holdClock();
      const { client, ended, open } = await anonymousSession({ limits });
      const user = await open(false);
      const guest = await open(true);
      await clock.advance(1200);
      await expect.poll(() => ended).toEqual([guest]);
      const { u8sLoggedInUser } = await client.invoke(
        asnGetLoggedInContact,
        {},
        { sessionID: user },
      );
      expect(u8sLoggedInUser).toBe("alice");
    });

    test("is counted with all anonymous sessions", async () => {
      const { open } = await anonymousSession({ logons: { maxAnonymous: 1 } });
      await open(true);
      expect(await errorOf(open(true))).toMatchObject({ iErrorDetail: 103 });
      await open(false);
    });
  });
});

/** A server's anonymous sessions: three on all servers, two of an address. */
function anonymousOn(bus: LocalBus): AnonymousSessions & { readonly cluster: ClusterParts } {
  const cluster = new ClusterParts({ bus, log: silentLog, onGap: () => {} });
  const limits = { maxAnonymous: 3, maxAnonymousPerAddress: 2 };
  return Object.assign(new AnonymousSessions(limits, cluster), { cluster });
}

test("of several servers, all together let so many in, and one that dies takes its own with it", async () => {
  const bus = new LocalBus();
  const [here, there] = [anonymousOn(bus), anonymousOn(bus)];
  for (const { cluster } of [here, there]) await cluster.open("data");
  const [first, second, third] = sessionsFrom("10.0.0.1", "10.0.0.1", "10.0.0.1");
  expect([here.enter(first!), there.enter(second!)]).toEqual([true, true]);
  expect([here.enter(third!), there.enter(third!)]).toEqual([false, false]);
  const [fourth, fifth] = sessionsFrom("10.0.0.2", "10.0.0.3");
  expect([there.enter(fourth!), here.enter(fifth!)]).toEqual([true, false]);
  // One that comes later knows of those before it.
  const late = anonymousOn(bus);
  await late.cluster.open("data");
  expect([late.size, late.enter(fifth!)]).toEqual([3, false]);
  here.leave(first!);
  expect(late.enter(third!)).toBe(true);
  late.leave(third!);
  await there.cluster.leave();
  expect(here.size).toBe(0);
  expect([third!, fifth!, first!].map((one) => here.enter(one))).toEqual([true, true, true]);
});

test("a limited number may enter, in all and from each address, and leaving makes room", () => {
  const sessions = anonymousOn(new LocalBus());
  const [first, second, third] = sessionsFrom("10.0.0.1", "10.0.0.1", "10.0.0.1");
  expect([first, second, third].map((one) => sessions.enter(one!))).toEqual([true, true, false]);
  const others = sessionsFrom("10.0.0.2", "10.0.0.3");
  expect(others.map((one) => sessions.enter(one))).toEqual([true, false]);
  sessions.leave(first!);
  sessions.leave(first!);
  sessions.leave(third!);
  expect(sessions.size).toBe(2);
  expect(sessions.enter(third!)).toBe(true);
  expect(sessions.size).toBe(3);
});
