import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import { asnRequestCERToken, asnTokenVerify } from "../../../../src/modules/transport/transport.js";
import { createUcServer } from "../../../../src/server/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const errorReports = "https://reports.example.org/upload";

describe.each(moduleStores)("the token of an error report, with the users in $name,", (store) => {
  test("says for ten minutes who sends it, and logs nobody on", async () => {
    const at = await store.running({ errorReports });
    const alice = await at.loggedOn("alice");
    const { u8sToken } = await alice.invoke(asnRequestCERToken, {});
    const { iat = 0, exp = 0, services } = decodeJwt(u8sToken);
    expect([exp - iat, services]).toEqual([600, ["CER"]]);
    const verified = await alice.invoke(asnTokenVerify, { sToken: u8sToken });
    expect(verified).toMatchObject({ u8sUserName: "alice", iType: 0 });
    const logon = (await at.connected()).invoke(asnLogon, {
      iVersion: 61,
      u8sVersion: "",
      iAttachToContact: 0,
      u8sClientComputerName: "",
      authentication: {
        enhanced: {
          u8sClientUsername: "",
          u8sClientUsernameAuthorisation: "",
          u8sAuthenticationMethod: "JWT",
          sAuthCredetials: Buffer.from(u8sToken),
        },
      },
    });
    expect(await errorOf(logon)).toMatchObject({ iErrorDetail: 102 });
  });

  test("is given to users only, and only if there is client error reporting", async () => {
    const at = await store.running({ errorReports });
    const client = await at.connected();
    expect(await errorOf(client.invoke(asnRequestCERToken, {}))).toMatchObject({ iErrorDetail: 2 });
    const without = await (await store.running()).loggedOn("alice");
    expect(await errorOf(without.invoke(asnRequestCERToken, {}))).toEqual({
      iErrorDetail: 3,
      u8sErrorString: "There is no client error reporting",
    });
  });
});

test.each([
  "",
  "reports",
  "ftp://example.org",
  "https://user:secret@example.org",
  `https://${"a".repeat(1024)}`,
])("the address %j for error reports is refused", (address) => {
  expect(() => createUcServer({ errorReports: address })).toThrow(/errorReports/);
});
