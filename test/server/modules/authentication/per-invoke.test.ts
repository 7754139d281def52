import { expect, test, vi } from "vitest";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { anyLogin, defineModule, type Principal } from "../../../../src/server/kernel/index.js";
import { ask } from "../../kernel/support/protocol.js";
import { errorOf, rejectOf } from "../../running.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";

const as = (method: string, data: string) => ({
  authentication: { auth: { method, authdata: Buffer.from(data) } },
});
const alice = as("Basic", "alice:alice's secret");
const who = async (client: Client, extras = alice): Promise<string> =>
  (await client.invoke(asnGetLoggedInContact, {}, extras)).u8sLoggedInUser;

/** Says who asks. */
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
  return { principals, at: logonKernel({ modules: [module] }) };
}

test("an invoke that authenticates itself has a principal of its own, and the session keeps its", async () => {
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

test("the same credentials again look up nobody, until users have changed", async () => {
  const at = await logonKernel();
  const client = await at.connected();
  expect(await who(client)).toBe("alice");
  const [get, find, verify] = (["get", "find", "verify"] as const).map((method) =>
    vi.spyOn(at.users, method),
  );
  for (let i = 0; i < 3; i++) expect(await who(client)).toBe("alice");
  expect(get).not.toHaveBeenCalled();
  await at.users.setPassword("bob", "other");
  expect(await who(client)).toBe("alice");
  expect(await who(client)).toBe("alice");
  expect(get).toHaveBeenCalledTimes(1);
  at.made.foreignChanges++;
  expect(await who(client)).toBe("alice");
  expect(await who(client)).toBe("alice");
  expect(get).toHaveBeenCalledTimes(2);
  expect(find).not.toHaveBeenCalled();
  expect(verify).not.toHaveBeenCalled();
  await at.users.setEnabled("alice", false);
  expect((await rejectOf(who(client))).problemName).toBe("authenticationFailed");
});

test("credentials that were right in another process's time are not any more", async () => {
  const at = await logonKernel();
  const client = await at.connected();
  expect(await who(client)).toBe("alice");
  const { id } = (await at.users.find("alice"))!;
  const database = await at.made.kernel.open();
  await database.write<{ user: { id: number; enabled: number } }, unknown>(({ db }) =>
    db.updateTable("user").set({ enabled: 0 }).where("id", "=", id).execute(),
  );
  at.made.foreignChanges++;
  expect((await rejectOf(who(client))).problemName).toBe("authenticationFailed");
});

test("the connection counts as logged on, and its own session is nobody's", async () => {
  const at = await logonKernel();
  const client = await at.connected();
  await who(client);
  const [connection] = at.made.server.connections;
  expect(connection!.authenticated).toBe(true);
  expect(await errorOf(client.invoke(asnGetLoggedInContact, {}))).toMatchObject({
    iErrorDetail: 2,
  });
});

test("a verifier of the caller's own names the user, who must be enabled", async () => {
  const verifyToken = async (token: string) => (token === "good" ? "ALICE" : undefined);
  const at = await logonKernel({ verifyToken });
  const client = await at.connected();
  expect(await who(client, as("JWT", "good"))).toBe("alice");
  expect((await rejectOf(who(client, as("JWT", "bad")))).problemName).toBe("authenticationFailed");
  await at.users.setEnabled("alice", false);
  expect((await rejectOf(who(client, as("JWT", "good")))).problemName).toBe("authenticationFailed");
});
