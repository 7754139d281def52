import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { asnGetUserToken } from "../../src/modules/authentication/authentication.js";
import {
  asnGetUserTokenV2,
  asnLoginV2,
} from "../../src/modules/later/authentication/authentication.js";
import { asnGetClientCapabilitiesV2 } from "../../src/modules/later/client-capabilities/client-capabilities.js";
import { asnCreateAuthToken } from "../../src/modules/later/transport/transport.js";
import { asnTokenVerify } from "../../src/modules/transport/transport.js";
import { asnWebServiceLogon } from "../../src/modules/web-service-connection/web-service-connection.js";
import { createUcServer, type UcServer, type UcServerOptions } from "../../src/server/index.js";
import { combiningName } from "../support/hostile-inputs.js";
import { entry } from "./entries.js";
import { errorOf, inMemoryUnless, passwordCost, rejectOf, running } from "./running.js";
import { logOn } from "./login.js";

/** The longest text that was given to each function whose cost grows with the length, or with the square of it. */
let longest = 0;

beforeEach(() => {
  longest = 0;
  for (const name of ["normalize", "toLowerCase", "toUpperCase"] as const) {
    const original = String.prototype[name] as (this: string, ...rest: unknown[]) => string;
    const watched = function (this: string, ...rest: unknown[]): string {
      longest = Math.max(longest, this.length);
      return original.apply(this, rest);
    };
    const spy = vi.spyOn(String.prototype, name).mockImplementation(watched as never);
    onTestFinished(() => spy.mockRestore());
  }
});

const name = combiningName(90_000);

/** A server in memory that does not listen; closed when the test is over. */
function opened(options: UcServerOptions = {}): UcServer {
  const server = createUcServer({
    unknownMembers: "refuse",
    passwordCost,
    ...inMemoryUnless(options),
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

test("a user name that is too long belongs to no user, and is neither normalised nor converted to lower case", async () => {
  const { users } = opened();
  await users.add("alice", "secret");
  expect(await users.find(name)).toBeUndefined();
  expect(await users.verify(name, "secret")).toBe("unknown-user");
  await expect(users.add(name, "secret")).rejects.toMatchObject({ code: "invalid-name" });
  await expect(users.remove(name)).rejects.toThrow(/there is no user/);
  expect(longest).toBeLessThanOrEqual(512);
});

test("a name that has 64 characters in NFC may have many more before", async () => {
  const { users } = opened();
  // GREEK SMALL LETTER ALPHA WITH PSILI AND VARIA AND YPOGEGRAMMENI: four code points in NFD.
  const composed = "\u1f82".repeat(64);
  await users.add(composed, "secret");
  expect(composed.normalize("NFD")).toHaveLength(256);
  expect((await users.find(composed.normalize("NFD")))?.name).toBe(composed);
});

test("names and credentials of 90,000 combining marks are refused as wrong wherever they come", async () => {
  const secret = "the web service's";
  const there = await running({ webService: { password: secret } });
  const anonymous = await there.connected();
  expect(await errorOf(logOn(anonymous, name, "x"))).toMatchObject({ iErrorDetail: 101 });
  expect(await errorOf(logOn(anonymous, "alice", name))).toMatchObject({ iErrorDetail: 102 });
  const webService = { iVersion: 1, u8sVersion: "", capabilities: [] };
  const logons = [
    [{ ...webService, u8sUser: name, u8sPassword: secret }, 2],
    [{ ...webService, u8sUser: "webservice", u8sPassword: name }, 3],
  ] as const;
  for (const [argument, iErrorDetail] of logons) {
    const refused = anonymous.invoke(asnWebServiceLogon, argument);
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail });
  }
  for (const authdata of [`${name}:x`, Buffer.from(`${name}:x`).toString("base64")]) {
    const auth = { method: "Basic", authdata: Buffer.from(authdata) };
    const refused = anonymous.invoke(
      asnAppointmentGetAllEntriesForUser,
      { u8sOwner: "" },
      { authentication: { auth } },
    );
    expect(await rejectOf(refused)).toMatchObject({ problemName: "authenticationFailed" });
  }
  for (const text of [`${name}:x`, `alice:${name}`]) {
    const login = { auth: { authBasic: { credential: text } } };
    const made = anonymous.invoke(asnCreateAuthToken, { login, u8sUCSID: "local" });
    expect(await errorOf(made)).toMatchObject({ iErrorDetail: 101 });
    const refused = anonymous.invoke(asnLoginV2, login);
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 101 });
  }
  const admin = await there.loggedOn("admin");
  const adminLogin = { u8sAdminUsername: name, adminPassword: { u8sAdminPassword: name } };
  const token = admin.invoke(asnGetUserTokenV2, { adminLogin });
  expect(await errorOf(token)).toMatchObject({ iErrorDetail: 2 });
  const asked = await admin.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: [name] });
  expect(asked.capabilities).toEqual([]);
  const list = admin.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: name });
  expect(await errorOf(list)).toMatchObject({ iErrorDetail: 3 });
  expect(longest).toBeLessThanOrEqual(1025);
});

test("a token that is too long is invalid and not parsed", async () => {
  const there = await running();
  const alice = await there.loggedOn("alice");
  const split = vi.spyOn(String.prototype, "split");
  onTestFinished(() => split.mockRestore());
  const token = `${"a.".repeat(50_000)}b`;
  const refused = alice.invoke(asnTokenVerify, { sToken: token });
  expect(await errorOf(refused)).toMatchObject({ u8sErrorString: "Invalid token" });
  expect(split.mock.contexts.some((text) => String(text).length > 20_000)).toBe(false);
});

test("a token with more services and attributes than it may hold is refused", async () => {
  const there = await running();
  const alice = await there.loggedOn("alice");
  const attribute = { u8sServiceType: "s", u8seName: "u8sEMail", u8sValue: "x".repeat(100) };
  const ask = (count: number) =>
    alice.invoke(asnGetUserToken, {
      lstProfileAttributes: Array.from({ length: count }, () => attribute),
    });
  expect((await ask(50)).sToken.length).toBeGreaterThan(100);
  expect(await errorOf(ask(100))).toMatchObject({ iErrorDetail: 4 });
  const services = { lstServiceType: Array.from({ length: 10_000 }, () => "") };
  expect(await errorOf(alice.invoke(asnGetUserToken, services))).toMatchObject({ iErrorDetail: 4 });
});

test("the appointments of a user are limited by number, octets and the length of an id", async () => {
  const { users, appointments } = opened({ maxEntryBytes: 1000 });
  const alice = await users.add("alice", "secret");
  await appointments.setList(alice, [entry({ u8sText: "x".repeat(500) })]);
  const more = entry({ u8sEntryID: "2", u8sText: "x".repeat(500) });
  await expect(appointments.setEntry(alice, more)).rejects.toThrow("at most 1000 octets");
  const long = entry({ u8sEntryID: "x".repeat(1025), u8sText: "" });
  await expect(appointments.setEntry(alice, long)).rejects.toThrow("over 1024 characters");
  const many = Array.from({ length: 5_001 }, () => more);
  await expect(appointments.setList(alice, many)).rejects.toThrow("at most 5000 appointments");
  await expect(appointments.setSeries(alice, many)).rejects.toThrow("at most 5000 appointments");
  expect(await appointments.all(alice)).toHaveLength(1);
});
