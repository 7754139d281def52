import { describe, expect, test } from "vitest";
import {
  buildApis,
  buildConnector,
  logOnTcp,
  Replicator,
  superOfficeApi,
  vitecApi,
  xelionApi,
  type ReplicatorOptions,
} from "../../src/connectors/index.js";

const wrong = (options: unknown): never => options as never;

/** What is given, and the error; `*` stands for the function. */
type Row = readonly [options: unknown, message: string];

const login = (): Promise<never> => Promise.reject(new Error("none"));
const api = { zone: "Europe/Berlin", login };

const ofAll: readonly Row[] = [
  [{ ...api, zonne: "x" }, 'unknown option "zonne" of *: did you mean "zone"?'],
  [{ ...api, onwers: login }, 'unknown option "onwers" of *: did you mean "owners"?'],
  [{ login }, "* needs zone"],
  [{ zone: "Europe/Berlin" }, "* needs login"],
  [{ ...api, sessions: { idel: 1 } }, 'unknown option "idel" of sessions: did you mean "idle"?'],
  [{ ...api, sessions: { most: "5" } }, "sessions.most must be a number, not of type string"],
  [
    { ...api, idempotency: { mostOfUsr: 1 } },
    'unknown option "mostOfUsr" of idempotency: did you mean "mostOfUser"?',
  ],
  [
    { ...api, keeper: { acount: login, owners: () => [] } },
    'unknown option "acount" of keeper: did you mean "account"?',
  ],
  [{ ...api, keeper: { account: login } }, "keeper needs owners"],
  [{ ...api, log: console.log }, "log must have a method info"],
  [{ ...api, prefixes: "x" }, "prefixes must be an array, not of type string"],
  [undefined, "the options of * must be an object, not undefined"],
];

describe.each<[string, (options: never) => unknown, readonly Row[]]>([
  [
    "xelionApi",
    xelionApi,
    [
      [{ ...api, exsts: () => true }, 'unknown option "exsts" of *: did you mean "exists"?'],
      [{ ...api, times: "UTC" }, 'unknown value "UTC" of times: did you mean "utc"?'],
    ],
  ],
  [
    "vitecApi",
    vitecApi,
    [[{ ...api, ownr: () => "x" }, 'unknown option "ownr" of *: did you mean "owner"?']],
  ],
  [
    "superOfficeApi",
    superOfficeApi,
    [[{ ...api, timeZone: {} }, 'unknown option "timeZone" of *: did you mean "timeZones"?']],
  ],
])("%s refuses", (name, make, own) => {
  test.each([...ofAll, ...own])("%j", (options, message) => {
    expect(() => make(wrong(options))).toThrow(new TypeError(message.replace("*", name)));
  });
});

describe("a Replicator refuses", () => {
  const nothing = (): never => wrong(undefined);
  const options: ReplicatorOptions = {
    system: wrong({ dataSource: "x" }),
    name: "x",
    reader: wrong({}),
    send: nothing,
    port: wrong({}),
    state: wrong({}),
    bothWays: true,
    rule: "source",
    private: "blank",
    window: nothing,
    userOf: nothing,
    sourceUserOf: nothing,
    exports: nothing,
    users: [],
    single: true,
    workers: 1,
    mostMissing: 0.5,
    listEvery: 0,
    dryRun: true,
    clock: nothing,
  };

  test("nothing of what it needs", () => {
    expect(() => new Replicator(options)).not.toThrow();
  });

  test.each<Row>([
    [{ mostMising: 1 }, 'unknown option "mostMising" of Replicator: did you mean "mostMissing"?'],
    [{ dryRun: undefined }, "Replicator needs dryRun"],
    [{ dryRun: 1 }, "dryRun must be a boolean, not of type number"],
    [{ rule: "sources" }, 'unknown value "sources" of rule: did you mean "source"?'],
    [{ private: "blnk" }, 'unknown value "blnk" of private: did you mean "blank"?'],
    [{ log: {} }, "log must have a method info"],
  ])("%j", (changed, message) => {
    const given = { ...options, ...(changed as object) };
    expect(() => new Replicator(given)).toThrow(new TypeError(message));
  });
});

test("buildApis, buildConnector and logOnTcp refuse them too", async () => {
  expect(() => buildApis(wrong({}), wrong({ targt: {} }))).toThrow(
    'unknown option "targt" of buildApis: did you mean "target"?',
  );
  await expect(buildConnector("xelion", wrong({}), wrong({ dryrun: true }))).rejects.toThrow(
    'unknown option "dryrun" of buildConnector: did you mean "dryRun"?',
  );
  await expect(logOnTcp(wrong({ prot: 1 }), { user: "x", password: "y" })).rejects.toThrow(
    new TypeError('unknown option "prot" of logOnTcp: did you mean "port"?'),
  );
});
