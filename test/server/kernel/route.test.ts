import { describe, expect, test, vi } from "vitest";
import { INTEGER, Operation, UTF8String } from "../../../src/codec/index.js";
import { asnAppointmentGetAllEntriesForUser } from "../../../src/modules/appointments/appointments.js";
import type { ProtocolVersion } from "../../../src/modules/registry.js";
import { RoseError, RoseReject, type Client } from "../../../src/rose/index.js";
import {
  admin,
  anyone,
  defineModule,
  owner,
  RequestError,
  RequestErrorDetail,
  setVersion,
  topic,
  user,
  versionOf,
  type BareRequest,
  type Module,
  type Request,
  type UserPrincipal,
} from "../../../src/server/kernel/index.js";
import { inMemory } from "../database/kept-stores.js";
import { deferred, until } from "../../rose/support/peers.js";
import { errorOf, rejectOf } from "../running.js";
import { noteMigrations, notes, write, type NoteTables } from "./support/notes.js";
import { People } from "./support/people.js";
import { ask, askOther, askOwn, list, logOff, note, told, type Name } from "./support/protocol.js";
import { TestKernel, testKernel } from "./support/test-kernel.js";

type NoteRequest = Request<NoteTables, UserPrincipal>;

/** A kernel with alice and a route for `ask`, which the test gives. */
async function asking(
  run: (name: string, request: NoteRequest) => string | Promise<string>,
  ...others: Module[]
): Promise<{ made: TestKernel; alice: Client; kept: () => Promise<string[]> }> {
  const people = new People();
  people.add("alice");
  const module = notes({
    access: user,
    run: async ({ name }, request) => ({ name: await run(name, request) }),
  });
  const made = await testKernel([module, ...others], { people });
  const alice = await made.loggedOn("alice");
  const kept = async () => (await alice.invoke(list, {})).names;
  return { made, alice, kept };
}

/** Sends an argument that is not of the operation's type. */
const askWrongly = new Operation("testAsk", 39003, () => ({
  argument: INTEGER,
  result: ask.result,
  error: ask.error,
}));

/** The answer of an operation with AsnRequestError if the server fails. */
const internal = { iErrorDetail: 0, u8sErrorString: "internal error" };

describe("a route", () => {
  test("gets the argument, the principal and a unit, and its result is the answer", async () => {
    const { alice, kept } = await asking(async (name, { db, principal, session }) => {
      await write(db, name);
      return `${principal.user.name} of ${session.user}`;
    });
    expect(await alice.invoke(ask, { name: "a note" })).toEqual({ name: "alice of alice" });
    expect(await kept()).toEqual(["a note"]);
  });

  test("has a unit that lets others have the event loop between its statements if the message is long", async () => {
    const database = inMemory();
    const written = vi.spyOn(database, "write");
    const module = notes({ access: user, run: ({ name }) => ({ name: String(name.length) }) });
    const people = new People();
    people.add("alice");
    const made = await testKernel([module], { people, database: async () => database });
    const alice = await made.loggedOn("alice");
    written.mockClear();
    for (const length of [60_000, 70_000]) {
      expect(await alice.invoke(ask, { name: "x".repeat(length) })).toEqual({ name: `${length}` });
    }
    expect(written.mock.calls.map(([, options]) => options?.long === true)).toEqual([false, true]);
  });

  test("without a unit is served even if the database cannot be opened", async () => {
    const bare = defineModule({
      name: "bare",
      setup({ handle }) {
        handle(ask, { access: anyone, unit: "none", run: ({ name }) => ({ name }) });
        handle(askOther, { access: anyone, run: ({ name }) => ({ name }) });
      },
    });
    const database = () => Promise.reject(new Error("no disk"));
    const made = new TestKernel([bare], { database });
    const client = await made.connected();
    expect(await client.invoke(ask, { name: "hello" })).toEqual({ name: "hello" });
    expect(await errorOf(client.invoke(askOther, { name: "hello" }))).toEqual(internal);
  });

  test("without a unit has no database", async () => {
    const bare = defineModule({
      name: "bare",
      setup({ handle }) {
        const run = (_: Name, request: BareRequest) => ({ name: `${(request as NoteRequest).db}` });
        handle(ask, { access: anyone, unit: "none", run });
      },
    });
    const made = await testKernel([bare]);
    const client = await made.connected();
    expect(await errorOf(client.invoke(ask, { name: "" }))).toEqual(internal);
    expect(made.log.of("the handler failed")[0]?.facts.err.message).toBe(
      'a route whose unit is "none" has no database',
    );
  });

  test("that only reads cannot change anything", async () => {
    const people = new People();
    people.add("alice");
    const module = notes({
      access: user,
      unit: "read",
      run: async ({ name }, { db }) => {
        await write(db, name);
        return { name };
      },
    });
    const made = await testKernel([module], { people });
    const alice = await made.loggedOn("alice");
    expect(await errorOf(alice.invoke(ask, { name: "a note" }))).toEqual(internal);
    expect((await alice.invoke(list, {})).names).toEqual([]);
  });

  test("is in the table of all routes with its module, access and unit", async () => {
    const { made } = await asking((name) => name);
    const rows = made.kernel.routes.map(({ operation, module, access, unit }) =>
      [operation.name, module, access, unit].join(", "),
    );
    expect(rows).toEqual([
      "testLogOn, people, anyone, none",
      "testLogOff, people, anyone who is logged on, anonymously too, none",
      "testAsk, notes, a user who is logged on, write",
      "testList, notes, a user who is logged on, read",
    ]);
  });

  test("is accompanied by a table of the events that modules send: those that they name, and those of subscriptions", async () => {
    const about = topic("sending/about", UTF8String);
    const sending = defineModule({
      name: "sending",
      sends: [note],
      setup({ subscriptions }) {
        const key = (): string => "";
        subscriptions(about, { key, event: told, argument: (name) => ({ name }) });
        subscriptions(about, { key, event: told, argument: (name) => ({ name }) });
      },
    });
    const { kernel } = await testKernel([sending]);
    const rows = kernel.sent.map(({ event, module }) => `${event.name}, ${module}`);
    expect(rows).toEqual(["testNote, sending", "testTold, sending"]);
  });

  test("cannot be registered twice for one operation", async () => {
    const route = { access: anyone, unit: "none", run: () => ({ name: "" }) } as const;
    const other = (name: string, times: number) =>
      defineModule({
        name,
        setup({ handle }) {
          for (let i = 0; i < times; i++) handle(askOther, route);
        },
      });
    const { made } = await asking((name) => name);
    expect(() => made.kernel.use(other("late", 1))).toThrow("before the server opens");
    await expect(testKernel([other("one", 1), other("two", 1)])).rejects.toThrow(
      "testAskOther is handled by one and two",
    );
    await expect(testKernel([other("one", 2)])).rejects.toThrow(
      "testAskOther is handled twice by one",
    );
  });
});

describe("a client that may not call an operation", () => {
  test("is refused before the argument is decoded", async () => {
    const { made, alice } = await asking((name) => name);
    const stranger = await made.connected();
    const nobody = await made.loggedOn("");
    expect(await rejectOf(alice.invoke(askWrongly, 7))).toMatchObject({
      problemName: "mistypedArgument",
    });
    expect(await errorOf(stranger.invoke(askWrongly, 7))).toEqual({
      iErrorDetail: RequestErrorDetail.accessDenied,
      u8sErrorString: "Not logged on",
    });
    expect(await errorOf(nobody.invoke(askWrongly, 7))).toEqual({
      iErrorDetail: RequestErrorDetail.accessDenied,
      u8sErrorString: "Not allowed for an anonymous login",
    });
  });

  test("is refused, whichever part of the access says so", async () => {
    const people = new People();
    people.add("alice");
    people.add("root", { admin: true });
    const run = () => ({ name: "done" });
    const module = defineModule({
      name: "guarded",
      setup({ handle }) {
        handle(ask, { access: admin, unit: "none", run });
        handle(askOther, { access: owner(({ name }) => name), unit: "none", run });
        handle(askOwn, {
          access: { text: "nobody", allows: () => Promise.resolve("For nobody") },
          refuse: (code, why) => ({ code, why }),
          run,
        });
      },
    });
    const made = await testKernel([module], { people });
    const alice = await made.loggedOn("alice");
    const root = await made.loggedOn("root");
    const denied = (text: string) => ({ iErrorDetail: 2, u8sErrorString: text });
    expect(await errorOf(alice.invoke(ask, { name: "" }))).toEqual(
      denied("Only for an administrator"),
    );
    expect(await root.invoke(ask, { name: "" })).toEqual({ name: "done" });
    expect(await errorOf(alice.invoke(askOther, { name: "root" }))).toEqual(
      denied("Only for the owner"),
    );
    expect(await alice.invoke(askOther, { name: "Alice" })).toEqual({ name: "done" });
    expect(await root.invoke(askOther, { name: "alice" })).toEqual({ name: "done" });
    expect(await errorOf(root.invoke(askOwn, { name: "" }))).toEqual({
      code: 2,
      why: "For nobody",
    });
  });

  test("is refused with the detail that the route names for it, before and after its argument is read", async () => {
    const people = new People();
    people.add("alice");
    const run = () => ({ name: "done" });
    const module = defineModule({
      name: "guarded",
      setup({ handle }) {
        handle(ask, { access: admin, denied: 1, unit: "none", run });
        handle(askOther, { access: owner(({ name }) => name), denied: 7, unit: "none", run });
      },
    });
    const made = await testKernel([module], { people });
    const alice = await made.loggedOn("alice");
    const stranger = await made.connected();
    for (const client of [alice, stranger]) {
      expect(await errorOf(client.invoke(ask, { name: "" }))).toMatchObject({ iErrorDetail: 1 });
    }
    expect(await errorOf(alice.invoke(askOther, { name: "bob" }))).toMatchObject({
      iErrorDetail: 7,
    });
    expect(made.kernel.routes.map(({ denied }) => denied).slice(-2)).toEqual([1, 7]);
  });

  test("is refused as soon as its login is over", async () => {
    const { made, alice, kept } = await asking((name) => name);
    const { people } = made;
    expect(await kept()).toEqual([]);
    expect(people.lookUps).toBe(0);
    people.revoke({ id: 1 });
    made.foreignChanges++;
    expect(await errorOf(alice.invoke(ask, { name: "" }))).toMatchObject({
      u8sErrorString: "Not logged on",
    });
    expect(people.lookUps).toBe(1);
  });

  test("is refused after logging off, and may log on again", async () => {
    const { made, alice } = await asking((name) => name);
    await alice.invoke(logOff, {});
    expect(await errorOf(alice.invoke(ask, { name: "" }))).toMatchObject({ iErrorDetail: 2 });
    expect(made.people.lookUps).toBe(0);
  });

  test("gets the error for a failure of the server if its user cannot be looked up", async () => {
    const { made, alice } = await asking((name) => name);
    made.people.gate = () => Promise.reject(new Error("no database"));
    made.foreignChanges++;
    expect(await errorOf(alice.invoke(ask, { name: "" }))).toEqual(internal);
  });

  test("is one that has not logged on, for operations that the engine handles without a module", async () => {
    const { made, alice } = await asking((name) => name);
    made.server.handle(askOther, ({ name }) => ({ name }));
    const stranger = await made.connected();
    expect(await errorOf(stranger.invoke(askOther, { name: "x" }))).toMatchObject({
      u8sErrorString: "Not logged on",
    });
    expect(await alice.invoke(askOther, { name: "x" })).toEqual({ name: "x" });
  });
});

describe("an invoke with credentials", () => {
  const auth = { auth: { method: "Test", authdata: Buffer.from("alice") } };

  test("is carried out as the user whom the hook names, and leaves no login behind", async () => {
    const people = new People();
    const alice = people.add("alice");
    const module = defineModule({
      name: "own",
      setup({ handle, authenticate, principals }) {
        authenticate(({ session }, { auth: { authdata } }) => {
          const name = Buffer.from(authdata).toString();
          const principal = { kind: "user", name, user: alice, method: "token" } as const;
          principals.begin(session, { ...principal, since: 0, rights: new Set() }, principals.mark);
          return name;
        });
        handle(ask, {
          access: user,
          unit: "none",
          run: (_, { principal }) => ({ name: `${principal.name} by ${principal.method}` }),
        });
      },
    });
    const made = await testKernel([module], { people });
    const client = await made.connected();
    expect(await client.invoke(ask, { name: "" }, { authentication: auth })).toEqual({
      name: "alice by token",
    });
    expect(await errorOf(client.invoke(ask, { name: "" }))).toMatchObject({ iErrorDetail: 2 });
    expect(people.lookUps).toBe(0);
  });

  test("is rejected if no module authenticates invokes", async () => {
    const { alice } = await asking((name) => name);
    const call = alice.invoke(ask, { name: "" }, { authentication: auth });
    expect(await rejectOf(call)).toMatchObject({ problemName: "authenticationFailed" });
  });
});

describe("an error of a route", () => {
  test.each([
    [
      "RequestError is the operation's, with its detail and text",
      () => new RequestError(RequestErrorDetail.notFound, "No such note"),
      { iErrorDetail: 3, u8sErrorString: "No such note" },
    ],
    [
      "RoseError of the operation is answered as it is",
      () => new RoseError(ask, { iErrorDetail: 77, u8sErrorString: "own words" }),
      { iErrorDetail: 77, u8sErrorString: "own words" },
    ],
    ["that is anything else is a failure of the server", () => new Error("secret"), internal],
    [
      "RoseError of another operation is a failure of the server",
      () => new RoseError(list, { iErrorDetail: 77, u8sErrorString: "other words" }),
      internal,
    ],
  ])("%s, and nothing that was written stays", async (_, error, answer) => {
    const { alice, kept, made } = await asking(async (name, { db }) => {
      await write(db, name);
      throw error();
    });
    expect(await errorOf(alice.invoke(ask, { name: "a note" }))).toEqual(answer);
    expect(await kept()).toEqual([]);
    expect(made.log.of("the handler failed")).toHaveLength(answer === internal ? 1 : 0);
  });

  test("that rejects the operation is answered as it is", async () => {
    const { alice } = await asking(() => {
      throw new RoseReject(ask, "invokeProblem", 3, "too much");
    });
    expect(await rejectOf(alice.invoke(ask, { name: "" }))).toMatchObject({
      problemCode: 3,
      details: "too much",
    });
  });

  test("is made by the route where the operation has an error of its own type", async () => {
    const module = defineModule({
      name: "own",
      setup({ handle }) {
        handle(askOwn, {
          access: anyone,
          unit: "none",
          refuse: (code, why) => ({ code, why }),
          run: () => {
            throw new RequestError(RequestErrorDetail.invalidArgument, "Not that");
          },
        });
      },
    });
    const made = await testKernel([module]);
    const client = await made.connected();
    expect(await errorOf(client.invoke(askOwn, { name: "" }))).toEqual({
      code: 4,
      why: "Not that",
    });
  });

  test("of an event is not answered; a refusal is only logged at the level debug", async () => {
    const seen: string[] = [];
    const module = defineModule({
      name: "events",
      setup({ handle }) {
        handle(note, {
          access: user,
          unit: "none",
          run: ({ name }, { principal }) => {
            seen.push(`${name} from ${principal.name}`);
            if (name === "refused") throw new RequestError(RequestErrorDetail.notFound, "No such");
            if (name === "fails") throw new Error("a fault");
          },
        });
      },
    });
    const { made, alice } = await asking((name) => name, module);
    const stranger = await made.connected();
    stranger.emit(note, { name: "nobody's" });
    await stranger.invoke(askOther, { name: "" }).catch(() => {});
    for (const name of ["taken", "refused", "fails"]) alice.emit(note, { name });
    await alice.invoke(ask, { name: "" });
    expect(seen).toEqual(["taken from alice", "refused from alice", "fails from alice"]);
    expect(made.log.of("event refused").map(({ level }) => level)).toEqual(["debug", "debug"]);
    expect(made.log.of("the handler of an event failed")).toHaveLength(1);
  });
});

describe("what a route publishes, replies and leaves to do", () => {
  const said = topic("test/said", UTF8String);

  test("is published after the commit, and not after a failure", async () => {
    const heard: [string, string[]][] = [];
    let kept!: () => Promise<string[]>;
    const listening = defineModule({
      name: "listening",
      setup({ on }) {
        on(said, async (text) => {
          heard.push([text, await kept()]);
        });
      },
    });
    const begun = await asking(async (name, { db, publish }) => {
      await write(db, name);
      publish(said, name);
      if (name === "fails") throw new Error("after all");
      return name;
    }, listening);
    ({ kept } = begun);
    await errorOf(begun.alice.invoke(ask, { name: "fails" }));
    await begun.alice.invoke(ask, { name: "stays" });
    await until(() => heard.length > 0);
    expect(heard).toEqual([["stays", ["stays"]]]);
  });

  test("comes in this order: replies, the answer, what is left to do", async () => {
    const order: string[] = [];
    const { alice } = await asking((name, { reply, afterAnswer, session }) => {
      afterAnswer(() => session.emit(told, { name: "left to do" }));
      reply(told, { name: "one" });
      reply(told, { name: "two" });
      return name;
    });
    alice.handle(told, ({ name }) => void order.push(name));
    alice.call(ask, { name: "the answer" }, (_, result) => order.push(result?.name ?? "none"));
    await until(() => order.length === 4);
    expect(order).toEqual(["one", "two", "the answer", "left to do"]);
  });

  test("is dropped after a failure", async () => {
    const order: string[] = [];
    const { alice } = await asking((name, { reply, afterAnswer }) => {
      afterAnswer(() => order.push("left to do"));
      reply(told, { name: "a reply" });
      if (name === "fails") throw new RequestError(RequestErrorDetail.notFound, "No");
      return name;
    });
    alice.handle(told, ({ name }) => void order.push(name));
    await errorOf(alice.invoke(ask, { name: "fails" }));
    await alice.invoke(ask, { name: "succeeds" });
    await until(() => order.length === 2);
    expect(order.toSorted()).toEqual(["a reply", "left to do"]);
  });

  test("makes the route fail if a reply does not have the event's type", async () => {
    const { alice, kept } = await asking(async (name, { db, reply }) => {
      await write(db, name);
      reply(told, { name: 7 as unknown as string });
      return name;
    });
    expect(await errorOf(alice.invoke(ask, { name: "a note" }))).toEqual(internal);
    expect(await kept()).toEqual([]);
  });

  test("may fail if it is left to do: this is only logged", async () => {
    const { alice, made } = await asking((name, { afterAnswer }) => {
      afterAnswer(() => {
        throw new Error("a fault");
      });
      return name;
    });
    expect(await alice.invoke(ask, { name: "hello" })).toEqual({ name: "hello" });
    await until(() => made.log.of("what was left to do failed").length === 1);
  });

  test("is that of the last run if the store runs the unit again", async () => {
    const heard: string[] = [];
    let times = 0;
    const module = notes({
      access: user,
      run: ({ name }, { publish, reply, afterAnswer }) => {
        const time = ++times;
        publish(said, `${name} ${time}`);
        reply(told, { name: `reply ${time}` });
        afterAnswer(() => heard.push(`left to do ${time}`));
        return { name: `${time}` };
      },
    });
    const listening = defineModule({
      name: "listening",
      setup: ({ on }) => on(said, (text) => heard.push(text)),
    });
    const people = new People();
    people.add("alice");
    const made = await testKernel([module, listening], { people, again: true });
    const alice = await made.loggedOn("alice");
    alice.handle(told, ({ name }) => void heard.push(name));
    expect(await alice.invoke(ask, { name: "time" })).toEqual({ name: "2" });
    await until(() => heard.length === 3);
    expect(heard.toSorted()).toEqual(["left to do 2", "reply 2", "time 2"]);
  });

  test("is that of the last run for services too", async () => {
    const heard: string[] = [];
    const made = await testKernel(
      [
        defineModule<NoteTables>({
          name: "keeping",
          migrations: noteMigrations,
          setup({ handle, on, write: inUnit }) {
            let times = 0;
            on(said, (text) => heard.push(text));
            handle(ask, {
              access: anyone,
              unit: "none",
              run: ({ name }) =>
                inUnit(async ({ db, publish }) => {
                  publish(said, `${name} ${++times}`);
                  await write(db, name);
                  return { name: `${times}` };
                }),
            });
          },
        }),
      ],
      { again: true },
    );
    const client = await made.connected();
    expect(await client.invoke(ask, { name: "time" })).toEqual({ name: "2" });
    expect(heard).toEqual(["time 2"]);
  });

  test("is not sent to a client that has gone, which is not a failure", async () => {
    const gate = deferred();
    const { alice, made } = await asking(async (name, { reply }) => {
      await gate.promise;
      reply(told, { name });
      return name;
    });
    const call = alice.invoke(ask, { name: "" }).catch(() => {});
    await until(() => [...made.server.connections].some((one) => one.runningHandlers > 0));
    await alice.close();
    await call;
    gate.resolve();
    await until(() => made.server.connections.size === 0);
    expect(made.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an operation that no module serves", () => {
  test("is unknown, whoever asks", async () => {
    const { alice } = await asking((name) => name);
    const call = alice.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
    expect(await rejectOf(call)).toMatchObject({ problemName: "unrecognisedOperation" });
  });
});

describe("an operation of the later version with the id of another", () => {
  const askLater = new Operation("testAskLater", ask.id, () => ({
    argument: ask.argument,
    result: ask.result,
    error: ask.error,
  }));
  const both = defineModule({
    name: "both",
    setup({ handle }) {
      handle(ask, { access: anyone, unit: "none", run: () => ({ name: "of the manual" }) });
      handle(askLater, {
        access: anyone,
        unit: "none",
        version: "8",
        run: () => ({ name: "of the later version" }),
      });
      // Says of itself which version it has.
      handle(askOther, {
        access: anyone,
        unit: "none",
        run: ({ name }, { session }) => {
          setVersion(session, name as ProtocolVersion);
          return { name: versionOf(session) };
        },
      });
    },
  });

  test("is meant by those whose clients have that version", async () => {
    const made = await testKernel([both]);
    const [one, other] = [await made.connected(), await made.connected()];
    expect(await one.invoke(ask, { name: "" })).toEqual({ name: "of the manual" });
    expect(await other.invoke(askOther, { name: "8" })).toEqual({ name: "8" });
    expect(await other.invoke(askLater, { name: "" })).toEqual({ name: "of the later version" });
    // The number decides, not the type that the client has for it.
    expect(await other.invoke(ask, { name: "" })).toEqual({ name: "of the later version" });
    expect(await one.invoke(askLater, { name: "" })).toEqual({ name: "of the manual" });
    expect(made.kernel.routes.map(({ operation }) => operation.name)).toContain("testAskLater");
  });

  test("cannot be handled twice", async () => {
    const again = defineModule({
      name: "again",
      setup({ handle }) {
        const other = new Operation("testAskAgain", ask.id, () => ({
          argument: ask.argument,
          result: ask.result,
          error: ask.error,
        }));
        const run = ({ name }: Name) => ({ name });
        handle(other, { access: anyone, unit: "none", version: "8", run });
      },
    });
    await expect(testKernel([both, again])).rejects.toThrow(
      "testAskAgain (39003) collides with testAskLater (39003)",
    );
  });
});
