import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createLocalJWKSet,
  decodeJwt,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
  type JSONWebKeySet,
} from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { rmSync } from "node:fs";
import { createUcServer } from "../../src/server/index.js";
import { post, world } from "./world.js";

const contact = "/ws/direct/asnGetLoggedInContact";

async function token(
  url: string,
  argument: object,
  user = "alice",
  pass = "secret",
): Promise<string> {
  const response = await post(
    `${url}/ws/direct/asnGetUserToken?user=${user}&pass=${pass}`,
    argument,
  );
  return ((await response.json()) as { sToken: string }).sToken;
}

async function refusal(url: string, forged: string): Promise<number | undefined> {
  const response = await fetch(`${url}${contact}?token=${forged}`);
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  expect(error["_type"]).toBe("AsnLogonError");
  return error["iErrorDetail"] as number;
}

describe("tokens", () => {
  it("of type 1 log in, by query, by header and for a session", async () => {
    const { url } = await world();
    const login = await token(url, { iType: 1 });
    expect((await fetch(`${url}${contact}?token=${login}`)).status).toBe(200);
    expect((await fetch(url + contact, { headers: { "X-UCToken": login } })).status).toBe(200);
    expect((await fetch(`${url}/ws/client/createsession?token=${login}`)).status).toBe(200);
  });

  it("of type 0, the default, never log in", async () => {
    const { url } = await world();
    expect(await refusal(url, await token(url, {}))).toBe(102);
    expect(await refusal(url, await token(url, { iType: 0 }))).toBe(102);
  });

  it("are refused when they are forged", async () => {
    const { url, server } = await world();
    const good = await token(url, { iType: 1 });
    const [head = "", body = "", signature = ""] = good.split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
    const { privateKey } = await generateKeyPair("ES256");
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString()) as { kid: string };
    const other = await new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", kid })
      .sign(privateKey);
    const jwks = JSON.stringify(await server.tokens.jwks());
    const secret = new TextEncoder().encode(jwks);
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid })
      .sign(secret);
    const bob = Buffer.from(JSON.stringify({ ...claims, uid: 2, sub: "bob" })).toString(
      "base64url",
    );
    const none = Buffer.from(JSON.stringify({ alg: "none", kid })).toString("base64url");
    for (const forged of [
      other,
      confused,
      `${head}.${bob}.${signature}`,
      `${none}.${body}.`,
      new UnsecuredJWT(claims).encode(),
      `${head}.${body}.`,
      "x",
      "",
    ]) {
      expect(await refusal(url, forged)).toBe(102);
    }
  });

  it("are refused when they name no key, or one that is a path or not there", async () => {
    const { url, server } = await world();
    const good = await token(url, { iType: 1 });
    const [, body = "", signature = ""] = good.split(".");
    for (const head of [
      { alg: "ES256" },
      { alg: "ES256", kid: "../token-keys.json" },
      { alg: "ES256", kid: 5 },
      { alg: "ES256", kid: "constructor" },
      { alg: "ES256", jwk: (await server.tokens.jwks()).keys[0] },
      { alg: "ES256", jku: "http://127.0.0.1:9/keys" },
      { alg: "none" },
      [],
    ]) {
      const forged = Buffer.from(JSON.stringify(head)).toString("base64url");
      expect(await refusal(url, `${forged}.${body}.${signature}`)).toBe(102);
    }
    for (const forged of [`${good}x`, good.slice(0, -4), `${good}.x`, "..", "a.b.c", "é"]) {
      expect(await refusal(url, encodeURIComponent(forged))).toBe(102);
    }
  });

  it("of another server are refused", async () => {
    const [here, there] = [await world(), await world()];
    expect(await refusal(here.url, await token(there.url, { iType: 1 }))).toBe(102);
  });

  it("of a user who has been removed are refused, also if another gets the name", async () => {
    const { url, server } = await world();
    const login = await token(url, { iType: 1 });
    await server.users.remove("alice");
    expect(await refusal(url, login)).toBe(102);
    await server.users.add("alice", "secret");
    expect(await refusal(url, login)).toBe(102);
  });

  it("are over when their time is, with error 130", async () => {
    let now = Date.parse("2026-11-20T12:00:00Z");
    const { url } = await world({}, { clock: () => new Date(now) });
    const login = await token(url, { iType: 1, iTTL: 60 });
    now += 59_000;
    expect((await fetch(`${url}${contact}?token=${login}`)).status).toBe(200);
    now += 2_000;
    expect(await refusal(url, login)).toBe(130);
  });

  it("are over with a new password, and when the user is disabled", async () => {
    const { url, server } = await world();
    const [first, second] = [
      await token(url, { iType: 1 }),
      await token(url, { iType: 1 }, "bob", "geheim"),
    ];
    await server.users.setPassword("alice", "another");
    expect(await refusal(url, first)).toBe(102);
    await server.users.setEnabled("bob", false);
    expect([102, 107]).toContain(await refusal(url, second));
  });

  it("are only for who has shown a password", async () => {
    const { url } = await world();
    const login = await token(url, { iType: 1 });
    const response = await post(`${url}/ws/direct/asnGetUserToken?token=${login}`, { iType: 1 });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { _type: "AsnRequestError", iErrorDetail: 2 },
    });
  });

  it("are checked by others with the public keys, and carry profile attributes", async () => {
    const { url } = await world();
    const external = await token(url, {
      lstServiceType: ["FAQ"],
      lstProfileAttributes: [
        { u8sServiceType: "FAQ", u8seName: "u8sDisplayName" },
        { u8sServiceType: "FAQ", u8seName: "level", u8sValue: "gold" },
        { u8sServiceType: "FAQ", u8seName: "unknown" },
      ],
    });
    const jwks = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
    for (const key of jwks.keys) expect(key).not.toHaveProperty("d");
    const { payload } = await jwtVerify(external, createLocalJWKSet(jwks));
    expect(payload).toMatchObject({
      sub: "alice",
      "FAQ/u8sDisplayName": "alice",
      "FAQ/level": "gold",
    });
    expect(payload).not.toHaveProperty("FAQ/unknown");
  });

  it("carry what the user's contact says, and what is asked for where it says nothing", async () => {
    const { url, server } = await world();
    await server.users.setContact("alice", {
      u8sDisplayName: "Alice A.",
      u8sEMail: "alice@example.com",
      u8sCtiServerUserName: "somebody else",
      iPrivateContact: 1,
      customFields: [{ key: "costs", value: "4711" }],
      optionalParams: [
        { key: "level", value: { integerdata: 3 } },
        { key: "jpegPhoto", value: { binarydata: Uint8Array.of(255, 216) } },
      ],
    });
    const names = ["u8sDisplayName", "u8sEMail", "u8sCtiServerUserName", "iPrivateContact"];
    const wanted = [...names, "costs", "level", "jpegPhoto", "u8sCompany", "customFields"];
    const given = { u8sServiceType: "FAQ", u8seName: "u8sEMail", u8sValue: "forged@example.com" };
    const issued = await token(url, {
      lstProfileAttributes: [
        ...wanted.map((u8seName) => ({ u8sServiceType: "RANKING", u8seName })),
        given,
      ],
    });
    const claims = decodeJwt(issued);
    expect(
      Object.fromEntries(Object.entries(claims).filter(([name]) => name.includes("/"))),
    ).toEqual({
      "RANKING/u8sDisplayName": "Alice A.",
      "RANKING/u8sEMail": "alice@example.com",
      "RANKING/u8sCtiServerUserName": "alice",
      "RANKING/iPrivateContact": 1,
      "RANKING/costs": "4711",
      "RANKING/level": 3,
      "FAQ/u8sEMail": "alice@example.com",
    });
  });

  it("tell who verifies them the user's contact", async () => {
    const { url, server } = await world();
    const numbers = { u8sPhoneBusiness: "+49 1", u8sPhoneBusiness2: "+49 2" };
    await server.users.setContact("alice", { u8sSIPAddress: "sip:alice@example.com", ...numbers });
    const verify = `${url}/ws/direct/asnTokenVerify?user=bob&pass=geheim`;
    const verified = await post(verify, { sToken: await token(url, {}) });
    expect(await verified.json()).toMatchObject({
      u8sSIPURI: "sip:alice@example.com",
      u8sPhoneNumber: "+49 1",
      u8sPhoneSecondary: "+49 2",
      asnUserContact: { ...numbers, u8sDisplayName: "alice", bValid: true },
    });
  });

  it("are checked by asnTokenVerify", async () => {
    const { url } = await world();
    const verify = `${url}/ws/direct/asnTokenVerify?user=bob&pass=geheim`;
    const good = await post(verify, { sToken: await token(url, {}) });
    expect(await good.json()).toMatchObject({ iType: 0, u8sUserName: "alice" });
    const bad = await post(verify, { sToken: "x" });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ error: { u8sErrorString: "Invalid token" } });
  });

  it("outlive a change of the key and a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "rosewire-tokens-"));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const first = await world({}, { data });
    const login = await token(first.url, { iType: 1 });
    await first.server.tokens.rotate();
    expect((await fetch(`${first.url}${contact}?token=${login}`)).status).toBe(200);
    expect((await first.server.tokens.jwks()).keys).toHaveLength(2);
    expect(statSync(join(data, "token-keys.json")).mode & 0o777).toBe(0o600);
    await using again = createUcServer({ data });
    expect(await again.tokens.verifyLogin(login)).toMatchObject({ user: { name: "alice" } });
  });
});
