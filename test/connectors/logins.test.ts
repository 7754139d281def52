import { getEventListeners } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCredentials } from "../../src/connectors/http/credentials.js";
import { Turns } from "../../src/connectors/http/turns.js";
import { Sessions, type SessionLimits } from "../../src/connectors/http/sessions.js";
import { LastingPort } from "../../src/connectors/ucserver/lasting-port.js";
import { ListWriter, mergeList, StaleList } from "../../src/connectors/ucserver/changes.js";
import { UcServerError, type AppointmentsPort } from "../../src/connectors/ucserver/port.js";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { silentLog } from "../../src/rose/index.js";
import { entry } from "./support/entry.js";
import { SuperOfficeEndpoint, bareEntity } from "./support/superoffice-endpoint.js";
import { TestUcServer } from "./support/uc-server.js";

const uc = new TestUcServer();

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["alice", "bob", "admin"], ["admin"]);
});
afterAll(() => uc[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const user of ["alice", "bob", "admin"]) await uc.put(user, []);
});

describe("credentials", () => {
  test.each([
    ["Basic dGplMDpUamUw", { scheme: "basic", user: "tje0", password: "Tje0" }],
    ["basic YTpiOmM=", { scheme: "basic", user: "a", password: "b:c" }],
    ["BASIC w6U6w7Y=", { scheme: "basic", user: "å", password: "ö" }],
    ["Bearer abc.def", { scheme: "token", name: "bearer", token: "abc.def" }],
    ["SoTicket 7T:abc", { scheme: "token", name: "soticket", token: "7T:abc" }],
  ])("%s are read", (header, expected) => {
    expect(readCredentials(header)).toEqual(expected);
  });

  test.each([undefined, "", "Basic", "Basic YWJj", "abc", "Basic a b"])(
    "%j are refused",
    (header) => {
      expect(() => readCredentials(header)).toThrow(expect.objectContaining({ status: 401 }));
    },
  );
});

describe("logins of requests", () => {
  const alice = { scheme: "basic", user: "alice", password: "alice" } as const;

  function sessions(
    limits: Partial<SessionLimits> = {},
    signal?: AbortSignal,
  ): {
    all: Sessions;
    made: AppointmentsPort[];
  } {
    const made: AppointmentsPort[] = [];
    const all = new Sessions(
      {
        login: async (user, password) => {
          const port = await uc.logOn(user, password);
          made.push(port);
          return port;
        },
      },
      { idle: 60_000, age: 60_000, most: 2, ...limits },
      signal,
    );
    return { all, made };
  }

  test("are shared by requests with the same credentials, one after another and at once", async () => {
    const { all, made } = sessions();
    const user = (port: AppointmentsPort) => Promise.resolve(port.user);
    const users = await Promise.all([all.use(alice, user), all.use(alice, user)]);
    expect([...users, await all.use(alice, user)]).toEqual(["alice", "alice", "alice"]);
    expect(made).toHaveLength(1);
    await made[0]!.close();
  });

  test("are not shared by requests with another password", async () => {
    const { all, made } = sessions();
    await all.use(alice, () => Promise.resolve());
    const wrong = { ...alice, password: "wrong" };
    const refused = all.use(wrong, () => Promise.resolve("in"));
    await expect(refused).rejects.toMatchObject({ status: 401 });
    await made[0]!.close();
  });

  test("end when nobody has used them for a while", async () => {
    const { all, made } = sessions({ idle: 20 });
    await all.use(alice, () => Promise.resolve());
    expect(made[0]!.alive).toBe(true);
    await expect.poll(() => made[0]!.alive).toBe(false);
  });

  test("are made anew when they are old, and the old one ends with its last request", async () => {
    const { all, made } = sessions({ age: 0 });
    await all.use(alice, async (port) => {
      await all.use(alice, () => Promise.resolve());
      expect(made).toHaveLength(2);
      expect(await port.list("alice")).toEqual([]);
    });
    await expect.poll(() => made[0]!.alive).toBe(false);
    await all.use(alice, () => Promise.resolve());
    expect(made).toHaveLength(3);
    await made[2]!.close();
  });

  test("end when the service ends, and there are no more: 503", async () => {
    const ending = new AbortController();
    const { all, made } = sessions({}, ending.signal);
    await all.use(alice, () => Promise.resolve());
    await all.use({ ...alice, user: "bob", password: "bob" }, async (port) => {
      ending.abort();
      expect(await port.list("bob")).toEqual([]);
    });
    await expect.poll(() => made.map(({ alive }) => alive)).toEqual([false, false]);
    const late = all.use(alice, () => Promise.resolve());
    await expect(late).rejects.toMatchObject({ status: 503 });
  });

  test("are made anew when their connection has gone", async () => {
    const { all, made } = sessions();
    await all.use(alice, () => Promise.resolve());
    await made[0]!.close();
    await all.use(alice, (port) => port.list("alice"));
    expect(made).toHaveLength(2);
    await made[1]!.close();
  });

  test("make room for others; when all are in use there is none: 503", async () => {
    const { all, made } = sessions({ most: 1 });
    const bob = { scheme: "basic", user: "bob", password: "bob" } as const;
    await all.use(alice, () => Promise.resolve());
    await all.use(bob, async () => {
      await expect(all.use(alice, () => Promise.resolve())).rejects.toMatchObject({ status: 503 });
    });
    await all.use(alice, () => Promise.resolve());
    expect(made).toHaveLength(3);
    await made[2]!.close();
  });

  test("of many APIs end by one signal, to which they have one listener", async () => {
    const leaving = new AbortController();
    const apis = Array.from({ length: 20 }, () => sessions({}, leaving.signal));
    expect(getEventListeners(leaving.signal, "abort")).toHaveLength(1);
    const [first, last] = [apis[0]!, apis[19]!];
    for (const { all } of [first, last]) await all.use(alice, () => Promise.resolve());
    leaving.abort();
    for (const { made } of [first, last]) await expect.poll(() => made[0]!.alive).toBe(false);
  });

  test("by token go where tokens are known, and are refused where they are not", async () => {
    const token = { scheme: "token", name: "bearer", token: "t" } as const;
    const none = sessions().all.use(token, () => Promise.resolve());
    await expect(none).rejects.toMatchObject({ status: 401 });
    const seen: string[] = [];
    const all = new Sessions(
      {
        login: (user, password) => uc.logOn(user, password),
        token: (scheme, text) => {
          seen.push(`${scheme} ${text}`);
          return uc.logOn("bob");
        },
      },
      { idle: 20, age: 60_000, most: 2 },
    );
    expect(await all.use(token, (port) => Promise.resolve(port.user))).toBe("bob");
    expect(seen).toEqual(["bearer t"]);
  });
});

describe("changes of one user's appointments", () => {
  test("that come at once through an API lose none of each other", async () => {
    const endpoint = await new SuperOfficeEndpoint().start();
    try {
      await endpoint.set(bareEntity);
      const names = Array.from({ length: 20 }, (_, index) => `m${index}`);
      const answers = await Promise.all(names.map((name) => endpoint.patch({ [name]: true })));
      expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
      const { entity } = await endpoint.patch([]);
      expect(entity).toMatchObject(Object.fromEntries(names.map((name) => [name, true])));
    } finally {
      await endpoint.stop();
    }
  });

  test("take their turns under one key, and fail alone", async () => {
    const turns = new Turns();
    const order: string[] = [];
    const work = (name: string, fails = false) =>
      turns.take("k", async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([work("a", true), work("b"), work("c")]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(order).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });
});

describe("a lasting login", () => {
  const quick = { backoff: { first: 1, longest: 5 } };

  test("outlives a restart of the server", async () => {
    const port = await LastingPort.open(() => uc.logOn("alice"), { ...quick, attempts: 50 });
    await port.setEntry(entry());
    await uc.stop();
    const listed = port.list("alice");
    await uc.start();
    expect(await listed).toHaveLength(1);
    await port.close();
  });

  test("gives up when there is no server for long, and does not try with a wrong password", async () => {
    const away = LastingPort.open(() => uc.logOn("alice"), { ...quick, attempts: 3 });
    await (await away).close();
    await uc.stop();
    const refused = LastingPort.open(() => uc.logOn("alice"), { ...quick, attempts: 3 });
    await expect(refused).rejects.toMatchObject({ code: "unreachable" });
    await uc.start();
    let logins = 0;
    const wrong = LastingPort.open(() => {
      logins++;
      return uc.logOn("alice", "wrong");
    }, quick);
    await expect(wrong).rejects.toMatchObject({ code: "not-logged-on" });
    expect(logins).toBe(1);
  });

  test("logs on anew when the server has ended the login", async () => {
    const port = await LastingPort.open(() => uc.logOn("alice"), quick);
    await uc.server.users.setEnabled("alice", false);
    await uc.server.users.setEnabled("alice", true);
    expect(await port.list("alice")).toEqual([]);
    await uc.server.users.setPassword("alice", "new");
    await expect(port.list("alice")).rejects.toMatchObject({ code: "not-logged-on" });
    await uc.server.users.setPassword("alice", "alice");
    await port.close();
  });

  test("tells what kind of failure it is", async () => {
    const admin = await uc.logOn("admin");
    await expect(admin.list("nobody")).rejects.toMatchObject({ code: "unknown-user" });
    await expect(admin.setEntry(entry({ u8sEntryID: "" }))).rejects.toMatchObject({
      code: "failed",
    });
    const far = entry({ stStart: new Date(8.64e15) });
    await expect(admin.setEntry(far)).rejects.toBeInstanceOf(UcServerError);
    await admin.close();
    expect(admin.alive).toBe(false);
    await expect(admin.list("admin")).rejects.toMatchObject({ code: "unreachable" });
  });
});

describe("a list is written", () => {
  /** Notes which operations are used. */
  function noting(port: AppointmentsPort): { port: AppointmentsPort; calls: string[] } {
    const calls: string[] = [];
    const noted = new Proxy(port, {
      get(target, name: keyof AppointmentsPort) {
        const member = target[name];
        if (typeof member !== "function") return member;
        return (...values: unknown[]): unknown => {
          calls.push(name);
          return (member as (...all: unknown[]) => unknown).apply(target, values);
        };
      },
    });
    return { port: noted, calls };
  }

  const change = (...entries: AsnAppointmentEntry[]) => ({
    entryId: entries[0]!.u8sEntryID,
    entries,
  });
  const removal = (entryId: string) => ({ entryId, entries: [] });
  const of = (owner: string, id: string) => entry({ u8sOwner: owner, u8sEntryID: id });

  test("with SetEntry, SetSeriesEntriesList and RemoveEntry where it is the login's own", async () => {
    const { port, calls } = noting(await uc.logOn("alice"));
    const writer = new ListWriter(port, "Xelion", true, silentLog);
    await writer.apply(
      "Alice",
      [],
      [change(of("alice", "1")), change(of("alice", "2"), of("alice", "2"))],
    );
    await writer.apply("alice", await uc.entriesOf("alice"), [removal("1")]);
    expect(calls).toEqual(["list", "setEntry", "list", "setSeries", "list", "removeOwn"]);
    expect(await uc.entriesOf("alice")).toHaveLength(2);
    await port.close();
  });

  test("with SetEntryList where it is somebody else's and something is to go", async () => {
    const { port, calls } = noting(await uc.logOn("admin"));
    const writer = new ListWriter(port, "Xelion", true, silentLog);
    await writer.apply("bob", [], [change(of("bob", "1")), change(of("bob", "2"))]);
    await writer.apply("bob", await uc.entriesOf("bob"), [removal("1"), change(of("bob", "3"))]);
    expect(calls).toEqual([
      ...["list", "list", "setEntry", "list"],
      ...["list", "setEntry"],
      ...["list", "setList"],
    ]);
    expect((await uc.entriesOf("bob")).map(({ u8sEntryID }) => u8sEntryID)).toEqual(["2", "3"]);
    expect(await uc.entriesOf("admin")).toEqual([]);
    await port.close();
  });

  test("as a whole only if nobody has changed it since it was read", async () => {
    const port = await uc.logOn("admin");
    const writer = new ListWriter(port, "Xelion", false, silentLog);
    await uc.put("bob", [of("bob", "theirs")]);
    await expect(writer.apply("bob", [], [change(of("bob", "1"))])).rejects.toThrow(StaleList);
    expect(await uc.entriesOf("bob")).toHaveLength(1);
    await writer.apply("bob", await port.list("bob"), [change(of("bob", "1"))]);
    expect(await uc.entriesOf("bob")).toHaveLength(2);
    await port.close();
  });

  test("as a whole where the server ignores the owner of single entries; nothing is left elsewhere", async () => {
    const admin = await uc.logOn("admin");
    // As the manual has it: the owner of an entry is overwritten with the login's name.
    const strict = new Proxy(admin, {
      get(target, name: keyof AppointmentsPort) {
        if (name === "setEntry") {
          return (value: AsnAppointmentEntry) => target.setEntry({ ...value, u8sOwner: "" });
        }
        const member = target[name];
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    const { port, calls } = noting(strict);
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_facts: object, text: string) => warnings.push(text) };
    const writer = new ListWriter(port, "Xelion", true, log);
    await expect(writer.apply("bob", [], [change(of("bob", "1"))])).rejects.toThrow(StaleList);
    expect(await uc.entriesOf("admin")).toEqual([]);
    await writer.apply("bob", [], [change(of("bob", "1"))]);
    expect(await uc.entriesOf("bob")).toHaveLength(1);
    expect(calls).toEqual([
      ...["list", "list", "setEntry", "list", "list", "removeOwn"],
      ...["list", "setList"],
    ]);
    expect(warnings).toEqual([
      "the UCServer ignores the owner of single entries: using whole lists",
    ]);
    await admin.close();
  });

  test("one by one only over what has been read, and never over an entry of the login's own", async () => {
    const { port, calls } = noting(await uc.logOn("admin"));
    const writer = new ListWriter(port, "Xelion", true, silentLog);
    await uc.put("admin", [of("admin", "shared")]);
    await uc.put("bob", [of("bob", "shared"), of("bob", "2")]);
    const before = await uc.entriesOf("bob");
    const changed = { ...of("bob", "shared"), u8sSubject: "new" };
    await writer.apply("bob", before, [change(changed)]);
    expect(calls).toEqual(["list", "list", "setList"]);
    expect(await uc.entriesOf("admin")).toMatchObject([{ u8sSubject: "Subject" }]);
    const written: string[] = [];
    const stale = writer.apply(
      "bob",
      before,
      [change({ ...of("bob", "2"), u8sSubject: "new" }), change(changed)],
      ({ entryId }) => written.push(entryId),
    );
    await expect(stale).rejects.toMatchObject({ name: "StaleList", entryIds: ["shared"] });
    expect(written).toEqual([]);
    await port.close();
  });

  test("in which replaced entries keep their place and new ones go to the end", () => {
    const ids = (list: AsnAppointmentEntry[]) => list.map(({ u8sSubject }) => u8sSubject);
    const at = (id: string, subject = id) => entry({ u8sEntryID: id, u8sSubject: subject });
    const merged = mergeList(
      [at("a"), at("s", "s1"), at("s", "s2"), at("z")],
      [removal("a"), change(at("s", "new1"), at("s", "new2"), at("s", "new3")), change(at("n"))],
    );
    expect(ids(merged)).toEqual(["new1", "new2", "new3", "z", "n"]);
  });
});
