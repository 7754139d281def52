import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import {
  asnGetUserToken,
  AsnUserTokenType,
  type AsnGetUserTokenArgument,
} from "../../../../src/modules/authentication/authentication.js";
import { asnTokenVerify } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { anyLogin, defineModule, type UserPrincipal } from "../../../../src/server/kernel/index.js";
import { checksModule } from "../../../../src/server/modules/checks/index.js";
import { tokenService } from "../../../../src/server/modules/tokens/api.js";
import { groupsModule } from "../../../../src/server/modules/groups/index.js";
import { rightsModule } from "../../../../src/server/modules/rights/index.js";
import { tokensModule } from "../../../../src/server/modules/tokens/index.js";
import { userService } from "../../../../src/server/modules/users/api.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { People } from "../../kernel/support/people.js";
import { ask } from "../../kernel/support/protocol.js";
import { testKernel, type TestKernel } from "../../kernel/support/test-kernel.js";
import { errorOf, passwordCost } from "../../running.js";
import { moduleStores, type ModuleStore } from "../stores.js";

const { eUserTokenExternal, eUserTokenLogin } = AsnUserTokenType.values;

/** Makes the caller of `ask` one who has logged on with a token. */
const withToken = defineModule({
  name: "with-token",
  setup({ handle, principals }) {
    handle(ask, {
      access: anyLogin,
      unit: "none",
      run(argument, { session, principal }) {
        principals.begin(
          session,
          { ...(principal as UserPrincipal), method: "token" },
          principals.mark,
        );
        return argument;
      },
    });
  },
});

/** A kernel with the user alice. */
async function kernelOf({ database }: ModuleStore): Promise<TestKernel> {
  const people = new People();
  const modules = [
    usersModule(passwordCost),
    groupsModule(),
    rightsModule(),
    checksModule(),
    tokensModule(),
    withToken,
  ];
  const made = await testKernel(modules, { people, database });
  const users = made.kernel.get(userService);
  const { id } = await users.add("alice", "secret");
  expect(people.add("alice").id).toBe(id);
  await users.setContact("alice", { u8sEMail: "alice@example.org", u8sPhoneBusiness: "12" });
  return made;
}

async function tokenOf(client: Client, iType?: number): Promise<string> {
  return (await client.invoke(asnGetUserToken, iType === undefined ? {} : { iType })).sToken;
}

describe.each(moduleStores)("with the keys in $name", (store) => {
  test("a token names its user, and everybody who is logged on can have it verified", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("alice");
    const sToken = (
      await alice.invoke(asnGetUserToken, {
        lstProfileAttributes: [{ u8sServiceType: "app", u8seName: "u8sEMail" }],
      })
    ).sToken;
    expect(decodeJwt(sToken)).toMatchObject({
      iss: "rosewire",
      sub: "alice",
      iType: eUserTokenExternal,
      "app/u8sEMail": "alice@example.org",
    });
    const nobody = await made.loggedOn("");
    expect(await nobody.invoke(asnTokenVerify, { sToken })).toMatchObject({
      iType: eUserTokenExternal,
      u8sUserName: "alice",
      u8sPhoneNumber: "12",
    });
  });

  test("only a login token logs its user on", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("alice");
    const tokens = made.kernel.get(tokenService);
    const login = await tokenOf(alice, eUserTokenLogin);
    expect(await tokens.verifyLogin(login)).toMatchObject({ user: { name: "alice" } });
    expect(await tokens.verifyLogin(await tokenOf(alice))).toBe("invalid");
  });

  test("a token becomes invalid when its user is disabled, gets a new password or is removed", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("alice");
    const users = made.kernel.get(userService);
    const tokens = made.kernel.get(tokenService);
    const old = await tokenOf(alice);
    await users.setPassword("alice", "another");
    expect(await tokens.verify(old)).toBe("invalid");
    const issue = async (): Promise<string> => {
      const user = await users.find("alice");
      return (await tokens.issue(user!, {})) as string;
    };
    const next = await issue();
    expect(await tokens.verify(next)).toMatchObject({ user: { name: "alice" } });
    await users.remove("alice");
    const nobody = await made.loggedOn("");
    expect(await errorOf(nobody.invoke(asnTokenVerify, { sToken: next }))).toEqual({
      iErrorDetail: 3,
      u8sErrorString: "Invalid token",
    });
  });

  test("after a rotation the new key signs, and older tokens stay valid", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("alice");
    const tokens = made.kernel.get(tokenService);
    const old = await tokenOf(alice);
    await tokens.rotate();
    for (const token of [old, await tokenOf(alice)]) {
      expect(await tokens.verify(token)).toMatchObject({ user: { name: "alice" } });
    }
    expect((await tokens.jwks()).keys).toHaveLength(2);
  });
});

describe.each(moduleStores)("with the data in $name a token is issued", (store) => {
  test("to a user who has logged on with a password, and to nobody else", async () => {
    const made = await kernelOf(store);
    const denied = (text: string) => ({ iErrorDetail: 2, u8sErrorString: text });
    expect(await errorOf(tokenOf(await made.connected()))).toEqual(denied("Not logged on"));
    expect(await errorOf(tokenOf(await made.loggedOn("")))).toEqual(
      denied("Not allowed for an anonymous login"),
    );
    const alice = await made.loggedOn("alice");
    await alice.invoke(ask, { name: "" });
    expect(await errorOf(tokenOf(alice))).toEqual(
      denied("Only after a logon with user name and password"),
    );
  });

  const wishes: AsnGetUserTokenArgument[] = [
    { iType: 7 },
    { iTTL: 0 },
    { lstServiceType: Array.from({ length: 9000 }, () => "1") },
  ];

  test.each(wishes)("not for invalid wishes", async (wish) => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("alice");
    expect(await errorOf(alice.invoke(asnGetUserToken, wish))).toEqual({
      iErrorDetail: 4,
      u8sErrorString: "No such type of token, no lifetime, or too many attributes",
    });
  });
});
