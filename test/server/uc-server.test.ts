import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANY, operation, type Operation } from "../../src/codec/index.js";
import * as Appointments from "../../src/modules/appointments/appointments.js";
import * as Authentication from "../../src/modules/authentication/authentication.js";
import { AsnRequestError } from "../../src/modules/common/common.js";
import { connect, RoseError, RoseReject, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer, type UcServer, type UcServerOptions } from "../../src/server/index.js";
import { entry, ids, stored } from "./entries.js";
import { inMemory } from "./database/kept-stores.js";
import { logOn } from "./login.js";
import { inMemoryUnless, passwordCost } from "./running.js";

let server: UcServer;
let port: number;
let now: Date;
let clients: Client[];
let logged: string[];

beforeEach(async () => {
  now = new Date("2024-05-06T09:00:00Z");
  clients = [];
  logged = [];
  const note = (facts: object, message: string) =>
    logged.push(`${message} ${JSON.stringify(facts)}`);
  server = createUcServer({
    clock: () => now,
    log: { info: note, warn: note, error: note },
    unknownMembers: "refuse",
    passwordCost,
    database: inMemory(),
  });
  await server.users.add("alice", "alice's secret");
  await server.users.add("bob", "bob's secret");
  await server.users.add("admin", "admin's secret", { admin: true });
  ({ port } = await server.listen({ port: 0 }));
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
});

async function connected(): Promise<Client> {
  const client = await connect({ unknownMembers: "refuse", host: "127.0.0.1", port });
  clients.push(client);
  return client;
}

async function loggedOn(user: string): Promise<Client> {
  const client = await connected();
  await logOn(client, user, `${user}'s secret`);
  return client;
}

/** The error value with which a call fails. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const failure = await call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(RoseError);
  return (failure as RoseError).error;
}

const list = (...appointments: Appointments.AsnAppointmentEntry[]) => ({
  u8sOwner: "",
  u8sDataSource: "MAPI",
  appointments,
});

async function allOf(client: Client, u8sOwner = ""): Promise<Appointments.AsnAppointmentEntry[]> {
  const result = await client.invoke(Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner });
  expect(result.iResult).toBe(0);
  return result.listAppointments;
}

describe("negotiation", () => {
  test("tells the versions, the time and the connection's id", async () => {
    const client = await connected();
    const result = await client.invoke(Authentication.asnNegotiateServerConnection, {
      iClientProtocolVersion: 70,
    });
    expect(result.iServerProtocolVersion).toBe(61);
    expect(result.stServerTime).toEqual(now);
    const keys = result.optionalParams!.map(({ key }) => key);
    expect(keys).toContain("serverConnectionId");
    expect(keys).not.toContain("AnonymousUsername");
  });

  test("is read from peers of later versions and faulty compilers, unless the server is strict", async () => {
    const argument = Buffer.from("300b 02013d 850107 1f80801500".replaceAll(" ", ""), "hex");
    const { name, id, result, error } = Authentication.asnNegotiateServerConnection;
    const raw = operation(name, id, () => ({ argument: ANY, result, error }));
    const negotiate = async (options: UcServerOptions): Promise<unknown> => {
      await using other = createUcServer({
        unknownMembers: "refuse",
        passwordCost,
        log: silentLog,
        ...inMemoryUnless(options),
        ...options,
      });
      const { port: own } = await other.listen({ port: 0 });
      await using client = await connect({
        unknownMembers: "refuse",
        host: "127.0.0.1",
        port: own,
      });
      return await client.invoke(raw, argument).catch((failure: unknown) => failure);
    };
    expect(await negotiate({})).toMatchObject({ iServerProtocolVersion: 61 });
    const refused = await negotiate({ strictness: "strict" });
    expect(refused).toBeInstanceOf(RoseReject);
    expect(refused).toMatchObject({ problemName: "mistypedArgument" });
  });

  test("gives the domains for presence, and says that users cannot give each other rights", async () => {
    const negotiate = async (options: UcServerOptions): Promise<Map<string, unknown>> => {
      const other = createUcServer({
        unknownMembers: "refuse",
        passwordCost,
        ...inMemoryUnless(options),
        ...options,
      });
      try {
        const { port: own } = await other.listen({ port: 0 });
        const client = await connect({ unknownMembers: "refuse", host: "127.0.0.1", port: own });
        const { optionalParams = [] } = await client.invoke(
          Authentication.asnNegotiateServerConnection,
          { iClientProtocolVersion: 61 },
        );
        await client.close();
        return new Map(optionalParams.map(({ key, value }) => [key, value]));
      } finally {
        await other.close();
      }
    };
    const usual = await negotiate({});
    expect(usual.get("presenceDomains")).toEqual({ stringdata: "" });
    expect(usual.get("UserUserRightsDisabled")).toEqual({ integerdata: 0 });
    const told = await negotiate({ presenceDomains: ["example.com", "example.org"] });
    expect(told.get("presenceDomains")).toEqual({ stringdata: "example.com;example.org" });
  });

  test.each([0, -1])("of version %i is refused with invalidProtocolVersion", async (version) => {
    const client = await connected();
    const argument = { iClientProtocolVersion: version };
    expect(
      await errorOf(client.invoke(Authentication.asnNegotiateServerConnection, argument)),
    ).toMatchObject({ iErrorDetail: 1 });
    expect(
      await errorOf(client.invoke(Authentication.asnNegotiateServerConnectionDeprecated, argument)),
    ).toMatchObject({ errorDetail: 1 });
  });

  test("of a client before version 6 gives the same answer", async () => {
    const client = await connected();
    const argument = { iClientProtocolVersion: 50 };
    expect(
      await client.invoke(Authentication.asnNegotiateServerConnectionDeprecated, argument),
    ).toEqual(await client.invoke(Authentication.asnNegotiateServerConnection, argument));
  });
});

describe("logging on", () => {
  test("returns the user's name as stored, and the user's own contact", async () => {
    const result = await logOn(await connected(), "ALICE", "alice's secret");
    expect(result).toMatchObject({ u8sLoggedInUser: "alice", iValidContact: 1 });
    expect(result.ownContact.asnRemoteContact.u8sCtiServerUserName).toBe("alice");
    expect(result.ownContact.asnNextAppointment.bIsValid).toBe(false);
  });

  /** Logs on by `enhanced`. */
  async function enhanced(method: string, credentials: string, name = ""): Promise<unknown> {
    const { u8sLoggedInUser } = await (
      await connected()
    ).invoke(Authentication.asnLogon, {
      iVersion: 61,
      u8sVersion: "test",
      iAttachToContact: 0,
      u8sClientComputerName: "",
      authentication: {
        enhanced: {
          u8sClientUsername: name,
          u8sClientUsernameAuthorisation: "",
          u8sAuthenticationMethod: method,
          sAuthCredetials: Buffer.from(credentials),
        },
      },
    });
    return u8sLoggedInUser;
  }

  const base64 = (text: string): string => Buffer.from(text).toString("base64");

  test.each([
    ["as they are", "Basic", "alice:alice's secret", ""],
    ["in base64", "basic", base64("alice:alice's secret"), ""],
    ["and the user name next to them", "BASIC", base64("alice:alice's secret"), "Alice"],
  ])("by enhanced with Basic takes the credentials %s", async (_, method, credentials, name) => {
    expect(await enhanced(method, credentials, name)).toBe("alice");
  });

  test.each([
    ["a wrong password", "Basic", "alice:wrong", "", 102, "alice"],
    ["an unknown user", "Basic", "carol:x", "", 101, ""],
    ["no colon", "Basic", base64("alice"), "alice", 102, ""],
    ["nothing", "Basic", "", "alice", 102, ""],
    ["too much", "Basic", `alice:${"x".repeat(8192)}`, "", 102, ""],
    ["another user's name next to them", "Basic", "alice:alice's secret", "bob", 101, ""],
    ["another method", "Digest", "alice:alice's secret", "alice", 106, ""],
  ])(
    "by enhanced with %s is an error",
    async (_, method, credentials, name, iErrorDetail, u8sFailedUser) => {
      expect(await errorOf(enhanced(method, credentials, name))).toMatchObject({
        iErrorDetail,
        u8sFailedUser,
      });
    },
  );

  test("as an unknown user is error 101 without a failed user", async () => {
    expect(await errorOf(logOn(await connected(), "carol", "x"))).toMatchObject({
      iErrorDetail: 101,
      u8sFailedUser: "",
    });
  });

  test("with a wrong password is error 102 and names the user", async () => {
    expect(await errorOf(logOn(await connected(), "Alice", "x"))).toMatchObject({
      iErrorDetail: 102,
      u8sErrorString: "Invalid password",
      u8sFailedUser: "alice",
    });
  });

  test("of a disabled user is error 107 and names the user", async () => {
    await server.users.setEnabled("alice", false);
    expect(await errorOf(logOn(await connected(), "alice", "alice's secret"))).toMatchObject({
      iErrorDetail: 107,
      u8sFailedUser: "alice",
    });
  });

  const logonArgument = (
    changes: Partial<Authentication.AsnLogonArgument>,
  ): Authentication.AsnLogonArgument => ({
    iVersion: 61,
    u8sVersion: "",
    iAttachToContact: 0,
    u8sClientComputerName: "",
    authentication: {
      simple: { u8sClientUsername: "alice", u8sClientUserPassword: "alice's secret" },
    },
    ...changes,
  });

  test("with version 0 is error 104", async () => {
    const client = await connected();
    const call = client.invoke(Authentication.asnLogon, logonArgument({ iVersion: 0 }));
    expect(await errorOf(call)).toMatchObject({ iErrorDetail: 104 });
  });

  test("by another method than simple is error 106", async () => {
    const client = await connected();
    const winuser = { u8sClientUsername: "alice", u8sClientUsernameAuthorisation: "x" };
    const call = client.invoke(
      Authentication.asnLogon,
      logonArgument({ authentication: { winuser } }),
    );
    expect(await errorOf(call)).toMatchObject({ iErrorDetail: 106 });
  });

  test("a second time is error 113 and the first login stays", async () => {
    const client = await loggedOn("alice");
    expect(await errorOf(logOn(client, "bob", "bob's secret"))).toMatchObject({
      iErrorDetail: 113,
    });
    const { u8sLoggedInUser } = await client.invoke(Authentication.asnGetLoggedInContact, {});
    expect(u8sLoggedInUser).toBe("alice");
  });

  test("several times at once succeeds once", async () => {
    const client = await connected();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => logOn(client, "alice", "alice's secret")),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("ends by a logoff that comes as an ordinary invoke, by its name alone, which is no fault", async () => {
    const client = await loggedOn("alice");
    const connection = [...server.rose.connections][0]!;
    const name = Buffer.from("asnLogoff").toString("hex");
    client.connection.send(Buffer.from(`a115020103a20b0c09${name}0201003000`, "hex"));
    await expect.poll(() => connection.authenticated).toBe(false);
    await expect(client.invoke(Authentication.asnGetLoggedInContact, {})).rejects.toBeInstanceOf(
      Error,
    );
    expect(client.connection.strayAnswers).toBe(0);
    expect(logged.filter((line) => /reject|nobody|logoff/i.test(line))).toEqual([]);
  });

  test("does not succeed if a logoff comes before the password has been checked", async () => {
    const client = await connected();
    const call = logOn(client, "alice", "alice's secret");
    client.emit(Authentication.asnLogoff, {});
    await errorOf(call);
    expect(await errorOf(client.invoke(Authentication.asnGetLoggedInContact, {}))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("is possible again after logging off", async () => {
    const client = await loggedOn("alice");
    client.emit(Authentication.asnLogoff, {});
    expect(await errorOf(client.invoke(Authentication.asnGetLoggedInContact, {}))).toMatchObject({
      iErrorDetail: 2,
    });
    expect((await logOn(client, "bob", "bob's secret")).u8sLoggedInUser).toBe("bob");
  });

  test("leaves no password in the log", async () => {
    await loggedOn("alice");
    await errorOf(logOn(await connected(), "alice", "wrong secret"));
    expect(logged.some((line) => line.startsWith("logged on"))).toBe(true);
    expect(logged.some((line) => line.startsWith("logon refused"))).toBe(true);
    expect(logged.join("\n")).not.toContain("secret");
  });
});

describe("a client that has not logged on", () => {
  const calls: [Operation<any, any, any>, unknown][] = [
    [Appointments.asnAppointmentSetEntryList, list()],
    [Appointments.asnAppointmentSetSeriesEntriesList, list(entry())],
    [Appointments.asnAppointmentSetEntry, { appointment: entry() }],
    [Appointments.asnAppointmentRemoveEntry, { u8sEntryID: "entry-1" }],
    [Appointments.asnAppointmentGetAllEntriesForUser, { u8sOwner: "alice" }],
    [Appointments.asnAppointmentGetActualEntrysForUser, { u8sOwner: "alice" }],
  ];

  test("gets an AsnRequestError for each operation, and nothing changes", async () => {
    const alice = (await server.users.find("alice"))!;
    await server.appointments.setEntry(alice, entry());
    const client = await connected();
    for (const [called, argument] of calls) {
      expect(await errorOf(client.invoke(called, argument)), called.name).toEqual({
        iErrorDetail: 2,
        u8sErrorString: "Not logged on",
      });
    }
    expect(await server.appointments.all(alice)).toEqual([stored(entry(), "alice")]);
  });

  test("does not learn whether the argument would have been valid", async () => {
    const client = await connected();
    const { name, id } = Appointments.asnAppointmentSetEntry;
    const raw = operation(name, id, () => ({ argument: ANY, result: ANY, error: AsnRequestError }));
    expect(await errorOf(client.invoke(raw, Uint8Array.of(0x05, 0x00)))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("may log on anonymously with the name from the negotiation, and is still refused", async () => {
    const alice = (await server.users.find("alice"))!;
    await server.appointments.setEntry(alice, entry());
    const client = await connected();
    const { optionalParams } = await client.invoke(Authentication.asnNegotiateServerConnection, {
      iClientProtocolVersion: 61,
      optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
    });
    const told = optionalParams!.find(({ key }) => key === "AnonymousUsername");
    const name = told!.value.stringdata!;
    expect((await logOn(client, name, "")).u8sLoggedInUser).toBe(name);
    expect(
      (await client.invoke(Authentication.asnGetLoggedInContact, {})).ownContact.iStaticRights,
    ).toBe(0);
    for (const [called, argument] of calls) {
      expect(await errorOf(client.invoke(called, argument)), called.name).toMatchObject({
        iErrorDetail: 2,
      });
    }
    expect(await server.appointments.all(alice)).toHaveLength(1);
    // The name is valid on its own connection only.
    expect(await errorOf(logOn(await connected(), name, ""))).toMatchObject({ iErrorDetail: 101 });
  });
});

describe("appointments", () => {
  test("are stored as list, entry and series, and read by the operations for all and for actual ones", async () => {
    const client = await loggedOn("alice");
    const at = (u8sEntryID: string, start: string, end: string) =>
      entry({ u8sEntryID, stStart: new Date(start), stEnd: new Date(end) });
    const [past, running] = [
      at("past", "2024-05-06T07:00:00Z", "2024-05-06T08:00:00.001Z"),
      at("running", "2024-05-06T08:59:59.999Z", "2024-05-06T10:00Z"),
    ];
    const series = ["06", "13"].map((day) =>
      at("series", `2024-05-${day}T09:00Z`, `2024-05-${day}T09:30Z`),
    );
    expect(await client.invoke(Appointments.asnAppointmentSetEntryList, list(past))).toEqual({
      iResult: 0,
    });
    await client.invoke(Appointments.asnAppointmentSetEntry, { appointment: running });
    await client.invoke(Appointments.asnAppointmentSetSeriesEntriesList, list(...series));
    expect(await allOf(client)).toEqual(
      [past, running, ...series].map((sent) => stored(sent, "alice")),
    );
    const actual = await client.invoke(Appointments.asnAppointmentGetActualEntrysForUser, {
      u8sOwner: "",
    });
    expect(actual).toEqual({
      iResult: 0,
      listAppointments: [running, series[0]!].map((sent) => stored(sent, "alice")),
    });
    now = new Date("2024-05-06T12:00Z");
    const { ownContact } = await client.invoke(Authentication.asnGetLoggedInContact, {});
    expect(ownContact.seqActualAppointments).toEqual([]);
    expect(ownContact.asnNextAppointment).toEqual(stored(series[1]!, "alice"));
  });

  test("that are removed are gone; an unknown id gives an iResult that is not 0", async () => {
    const client = await loggedOn("alice");
    await client.invoke(Appointments.asnAppointmentSetEntryList, list(entry()));
    const remove = (u8sEntryID: string) =>
      client.invoke(Appointments.asnAppointmentRemoveEntry, { u8sEntryID });
    expect(await remove("other")).toEqual({ iResult: 1 });
    expect(await remove("entry-1")).toEqual({ iResult: 0 });
    expect(await remove("entry-1")).toEqual({ iResult: 1 });
    expect(await errorOf(remove(""))).toMatchObject({ iErrorDetail: 4 });
    expect(await allOf(client)).toEqual([]);
  });

  test("without an id or with mixed ids in a series are refused with the place", async () => {
    const client = await loggedOn("alice");
    const mixed = list(entry(), entry({ u8sEntryID: "2" }));
    expect(
      await errorOf(client.invoke(Appointments.asnAppointmentSetSeriesEntriesList, mixed)),
    ).toMatchObject({
      iErrorDetail: 4,
      u8sErrorString: expect.stringContaining("appointments[1].u8sEntryID"),
    });
    const nameless = list(entry(), entry({ u8sEntryID: "" }));
    expect(
      await errorOf(client.invoke(Appointments.asnAppointmentSetEntryList, nameless)),
    ).toMatchObject({ iErrorDetail: 4 });
    expect(await allOf(client)).toEqual([]);
  });

  test("of a user belong to the user, whatever u8sOwner says", async () => {
    const alice = await loggedOn("alice");
    const bob = await loggedOn("bob");
    await bob.invoke(Appointments.asnAppointmentSetEntryList, list(entry({ u8sEntryID: "b" })));
    const asBob = { ...list(entry({ u8sEntryID: "a", u8sOwner: "bob" })), u8sOwner: "bob" };
    await alice.invoke(Appointments.asnAppointmentSetEntryList, asBob);
    await alice.invoke(Appointments.asnAppointmentSetEntry, {
      appointment: entry({ u8sEntryID: "c", u8sOwner: "bob" }),
    });
    await alice.invoke(Appointments.asnAppointmentSetSeriesEntriesList, {
      ...list(entry({ u8sEntryID: "s" })),
      u8sOwner: "nobody at all",
    });
    await alice.invoke(Appointments.asnAppointmentRemoveEntry, { u8sEntryID: "b" });
    expect(ids(await allOf(alice, "bob"))).toEqual(["a", "c", "s"]);
    expect((await allOf(alice)).every(({ u8sOwner }) => u8sOwner === "alice")).toBe(true);
    expect(ids(await allOf(bob))).toEqual(["b"]);
  });

  test("of others are open to an administrator, under their names", async () => {
    const admin = await loggedOn("admin");
    const alice = await loggedOn("alice");
    await admin.invoke(Appointments.asnAppointmentSetEntryList, {
      ...list(entry({ u8sEntryID: "1", u8sOwner: "admin" })),
      u8sOwner: "Alice",
    });
    await admin.invoke(Appointments.asnAppointmentSetEntry, {
      appointment: entry({ u8sEntryID: "2", u8sOwner: "alice" }),
    });
    await admin.invoke(Appointments.asnAppointmentSetSeriesEntriesList, {
      ...list(entry({ u8sEntryID: "3" })),
      u8sOwner: "alice",
    });
    await admin.invoke(Appointments.asnAppointmentSetEntry, {
      appointment: entry({ u8sEntryID: "own" }),
    });
    expect(ids(await allOf(alice))).toEqual(["1", "2", "3"]);
    expect(await allOf(admin, "alice")).toEqual(await allOf(alice));
    expect((await allOf(alice)).every(({ u8sOwner }) => u8sOwner === "alice")).toBe(true);
    expect(ids(await allOf(admin))).toEqual(["own"]);
    expect(await errorOf(allOf(admin, "nobody"))).toMatchObject({ iErrorDetail: 3 });
  });

  test("survive a thousand in one list", async () => {
    const client = await loggedOn("alice");
    const many = Array.from({ length: 1000 }, (_, index) => entry({ u8sEntryID: `${index}` }));
    await client.invoke(Appointments.asnAppointmentSetEntryList, list(...many));
    expect(await allOf(client)).toEqual(many.map((sent) => stored(sent, "alice")));
  });
});

describe("while the server runs", () => {
  const refusal = { iErrorDetail: 2 };
  const answer = (client: Client) => errorOf(allOf(client));

  test("removing a user ends the user's logins, and a new user with that name does not inherit them", async () => {
    const client = await loggedOn("alice");
    await server.users.remove("alice");
    expect(await answer(client)).toMatchObject(refusal);
    await server.users.add("alice", "alice's secret");
    expect(await answer(client)).toMatchObject(refusal);
    await logOn(client, "alice", "alice's secret");
    expect(await allOf(client)).toEqual([]);
  });

  test("a new password and disabling end the logins made before", async () => {
    const first = await loggedOn("alice");
    await server.users.setPassword("alice", "alice's secret");
    expect(await answer(first)).toMatchObject(refusal);
    const second = await loggedOn("alice");
    await server.users.setEnabled("alice", false);
    expect(await answer(second)).toMatchObject(refusal);
    await server.users.setEnabled("alice", true);
    expect(await answer(second)).toMatchObject(refusal);
  });

  test("an operation without a handler is rejected, logged on or not", async () => {
    const unknown = operation("asnOfNobody", 64_000, () => ({
      argument: ANY,
      result: ANY,
      error: ANY,
    }));
    for (const client of [await connected(), await loggedOn("alice")]) {
      await expect(client.invoke(unknown, Uint8Array.of(0x30, 0x00))).rejects.toBeInstanceOf(
        RoseReject,
      );
    }
  });

  test("garbage closes its own connection only, with a reason in the log", async () => {
    const client = await loggedOn("alice");
    const socket = connectSocket(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.end("GET / HTTP/1.1\r\n\r\n");
    socket.resume();
    await once(socket, "close");
    expect(await allOf(client)).toEqual([]);
    expect(logged.some((line) => line.includes('"code":"protocol"'))).toBe(true);
  });

  test("draining answers the calls that run, then closes", async () => {
    const client = await connected();
    const call = logOn(client, "alice", "alice's secret");
    // An answer on the same connection shows that the logon has been read.
    await client.invoke(Authentication.asnNegotiateServerConnection, {
      iClientProtocolVersion: 61,
    });
    await server.drain();
    expect((await call).u8sLoggedInUser).toBe("alice");
    expect((await client.closed).code).toBe("remote");
  });
});

test.each([
  ["maxEntries", 2 ** 24],
  ["maxEntryBytes", 2 ** 31 - 1],
  ["sessionTimeout", 2 ** 31 - 1],
] as const)("%s is a whole number of at most %i", async (name, most) => {
  for (const value of [Number.NaN, -1, 1.5, Infinity]) {
    expect(() => createUcServer({ [name]: value })).toThrow(
      new RangeError(`${name} must be a whole number of at least 0, not ${value}`),
    );
  }
  expect(() => createUcServer({ [name]: most + 1 })).toThrow(
    new RangeError(`${name} must be at most ${most}, not ${most + 1}`),
  );
  await createUcServer({ [name]: most }).close();
});
