import { describe, expect, onTestFinished, test } from "vitest";
import { UTF8String } from "../../src/codec/index.js";
import { silentLog } from "../../src/rose/index.js";
import {
  anyone,
  Changes,
  createUcServer,
  defineModule,
  Follower,
  openDatabase,
  topic,
  type ModuleContext,
} from "../../src/server/index.js";
import { ask, told } from "./kernel/support/protocol.js";
import { errorOf, passwordCost, running } from "./running.js";

const wrong = (options: unknown): never => options as never;

/** What is given, and the error. */
type Row = readonly [given: unknown, message: string];

/** Adds a module to a server. */
function use(module: unknown): void {
  createUcServer({ log: silentLog }).use(wrong(module));
}

/** Adds a module that registers something. */
const register = (setup: (module: ModuleContext<object>) => void): void =>
  use(defineModule({ name: "own", setup }));

const setup = (): void => {};
const run = ({ name }: { name: string }): { name: string } => ({ name });

describe("what modules define", () => {
  test.each<Row>([
    [
      { name: "own", need: [], setup },
      'unknown option "need" of the module own: did you mean "needs"?',
    ],
    [
      { name: "own", migration: [], setup },
      'unknown option "migration" of the module own: did you mean "migrations"?',
    ],
    [{ name: "own", needs: {}, setup }, "needs must be an array, not of type object"],
    [
      { name: "own", stup: setup },
      'unknown option "stup" of the module own: did you mean "setup"?',
    ],
    [{ name: "own" }, "the module own needs setup"],
    [undefined, "the options of the module undefined must be an object, not undefined"],
    [
      { name: "own", setup, migrations: [{ name: "own/1", upp: async () => {} }] },
      'unknown option "upp" of a migration of own: did you mean "up"?',
    ],
    [{ name: "own", setup, migrations: [{ name: "own/1" }] }, "a migration of own needs up"],
  ])("has no %j as a module", (module, message) => {
    expect(() => use(module)).toThrow(new TypeError(message));
  });

  test.each<Row>([
    [
      { acces: anyone, run },
      'unknown option "acces" of the route of testAsk: did you mean "access"?',
    ],
    [{ run }, "the route of testAsk needs access"],
    [{ access: anyone }, "the route of testAsk needs run"],
    [{ access: "anyone", run }, "access must be an object, not of type string"],
    [{ access: anyone, run, unit: "reed" }, 'unknown value "reed" of unit: did you mean "read"?'],
    [
      { access: anyone, run, unti: "none" },
      'unknown option "unti" of the route of testAsk: did you mean "unit"?',
    ],
    [
      { access: anyone, run, unit: "read", lage: true },
      'unknown option "lage" of the route of testAsk: did you mean "large"?',
    ],
    [{ access: anyone, run, version: "later" }, 'unknown value "later" of version'],
    [
      // Everybody would pass.
      { access: { text: "nobody", befor: () => "no" }, run },
      'unknown option "befor" of the access of testAsk: did you mean "before"?',
    ],
    [
      { access: { text: "nobody", allow: () => "no" }, run },
      'unknown option "allow" of the access of testAsk: did you mean "allows"?',
    ],
    [
      { access: { text: "nobody", before: "no" }, run },
      "before must be a function, not of type string",
    ],
    [{ access: { before: () => "no" }, run }, "the access of testAsk needs text"],
  ])("has no %j as a route", (route, message) => {
    expect(() => register(({ handle }) => handle(ask, wrong(route)))).toThrow(
      new TypeError(message),
    );
  });

  test("has no such route of an event", () => {
    const route = wrong({ access: anyone, unti: "none", run });
    expect(() => register(({ handle }) => handle(told, route))).toThrow(
      'unknown option "unti" of the route of testTold',
    );
  });

  const event = told;
  const parts = { key: () => "", event, argument: (name: string) => ({ name }) };
  test.each<Row>([
    [
      { ...parts, veiw: () => undefined },
      'unknown option "veiw" of the subscriptions to own/said: did you mean "view"?',
    ],
    [{ key: parts.key, event }, "the subscriptions to own/said needs argument"],
    [{ ...parts, most: "5" }, "most must be a number, not of type string"],
    [
      { ...parts, later: { event, argumnet: parts.argument } },
      'unknown option "argumnet" of the subscriptions to own/said in version 8: did you mean "argument"?',
    ],
  ])("has no %j as subscriptions", (how, message) => {
    const said = topic("own/said", UTF8String);
    expect(() => register((module) => module.subscriptions(said, wrong(how)))).toThrow(
      new TypeError(message),
    );
  });

  const { key: _, ...told61 } = parts;
  test.each<Row>([
    [{ ...told61, key: () => "" }, 'unknown option "key" of the broadcast of own/said'],
    [{ event }, "the broadcast of own/said needs argument"],
    [{ ...told61, later: { event } }, "the broadcast of own/said in version 8 needs argument"],
  ])("has no %j as a broadcast", (how, message) => {
    const said = topic("own/said", UTF8String);
    expect(() => register((module) => module.broadcast(said, wrong(how)))).toThrow(message);
  });

  test("is refused before any of it is served", () => {
    const server = createUcServer({ log: silentLog });
    const good = defineModule({
      name: "good",
      setup: ({ handle }) => handle(ask, { access: anyone, unit: "none", run }),
    });
    expect(() => server.use(good, wrong({ name: "own", need: [], setup }))).toThrow(TypeError);
    expect(server.routes.map(({ module }) => module)).not.toContain("good");
    server.use(good);
    expect(server.routes.map(({ module }) => module)).toContain("good");
  });
});

test.each<Row>([
  [{ kep: 5 }, 'unknown option "kep" of Changes: did you mean "keep"?'],
  [{ keep: "5" }, "keep must be a number, not of type string"],
])("Changes refuse %j", (options, message) => {
  expect(() => new Changes("own", wrong(options))).toThrow(new TypeError(message));
});

test.each<Row>([
  [{ puase: 5 }, 'unknown option "puase" of Follower: did you mean "pause"?'],
  [{ from: "5" }, "from must be a number, not of type string"],
  [{ deliver: undefined }, "Follower needs deliver"],
])("a Follower refuses %j", (changed, message) => {
  const read = async (): Promise<never> => wrong(undefined);
  const options = { from: 0, read, deliver: () => {}, log: silentLog, ...(changed as object) };
  expect(() => new Follower(wrong(options))).toThrow(new TypeError(message));
});

test("openDatabase refuses options that there are not, and creates nothing", () => {
  expect(() => openDatabase(":memory:", wrong({ creat: false }))).toThrow(
    'unknown option "creat" of openDatabase: did you mean "create"?',
  );
});

test("a user is not added with options that there are not", async () => {
  const server = createUcServer({ log: silentLog, passwordCost });
  onTestFinished(() => server.close());
  await expect(server.users.add("carol", "x", wrong({ adminn: true }))).rejects.toThrow(
    'unknown option "adminn" of users.add: did you mean "admin"?',
  );
  const first = [{ name: "carol", password: "x", adminn: true }];
  await expect(server.users.addFirst(wrong(first))).rejects.toThrow(
    'unknown option "adminn" of users.addFirst: did you mean "admin"?',
  );
  expect(await server.users.list()).toEqual([]);
});

test("a user's profile and rights are not changed with options that there are not", async () => {
  const server = createUcServer({ log: silentLog, passwordCost });
  onTestFinished(() => server.close());
  const user = await server.users.add("carol", "x");
  const profile = (await server.users.profileOf(user))!;
  const changed = { ...profile, iUserStaticRights: 1 };
  // The profile would be stored with its rights.
  await expect(server.users.setProfile(changed, wrong({ withoutRight: true }))).rejects.toThrow(
    'unknown option "withoutRight" of users.setProfile: did you mean "withoutRights"?',
  );
  await expect(
    server.users.setStaticRights("carol", wrong({ first: 1, secnd: 1 })),
  ).rejects.toThrow('unknown option "secnd" of users.setStaticRights: did you mean "second"?');
  await expect(server.users.setStaticRights("carol", wrong({ first: 1 }))).rejects.toThrow(
    "users.setStaticRights needs second",
  );
  expect(await server.users.profileOf(user)).toEqual(profile);
});

describe("members of a result that its type does not have", () => {
  const slip = defineModule({
    name: "own",
    setup({ handle }) {
      handle(ask, { access: anyone, unit: "none", run: ({ name }) => ({ name, nmae: "x" }) });
    },
  });

  test("are ignored by default", async () => {
    const at = await running({ unknownMembers: undefined }, undefined, [slip]);
    const client = await at.connected();
    expect(await client.invoke(ask, { name: "x" })).toEqual({ name: "x" });
  });

  test("fail in tests of a module, with the option for it, and the log names them", async () => {
    const at = await running({}, undefined, [slip]);
    const client = await at.connected();
    await errorOf(client.invoke(ask, { name: "x" }));
    expect(at.logged.filter((line) => line.includes("nmae"))).toEqual([
      expect.stringMatching(/did you mean .*"name/),
    ]);
  });
});
