import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  buildConnector,
  ConfigError,
  loadConfig,
  parseConfig,
  Secret,
} from "../../src/connectors/index.js";
import { readSecret } from "../../src/connectors/config/secret.js";
import { TestUcServer } from "./support/uc-server.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const minimal = {
  zone: "Europe/Berlin",
  state: "state.db",
  ucserver: { user: "replicator", password: { env: "P" } },
  read: { file: "-" },
};

function problemsOf(
  config: unknown,
  system: "xelion" | "vitec" | "superoffice" = "xelion",
): string[] {
  try {
    parseConfig(system, JSON.stringify(config), "c.json");
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return [...(error as ConfigError).problems];
  }
  return [];
}

describe("a configuration", () => {
  test.each([
    ["xelion", "xelion.yaml"],
    ["vitec", "vitec.yaml"],
    ["superoffice", "superoffice.json"],
  ] as const)("of the examples, %s's, is right", (system, file) => {
    const path = new URL(`../../examples/connectors/${file}`, import.meta.url).pathname;
    const config = loadConfig(system, path);
    expect(config.direction).toBe("bothWays");
    expect(config.window.days).toBe(30);
  });

  test("of the least has defaults for the rest", () => {
    expect(parseConfig("xelion", JSON.stringify(minimal))).toEqual({
      zone: "Europe/Berlin",
      zones: {},
      state: "state.db",
      ucserver: {
        host: "127.0.0.1",
        port: 7222,
        user: "replicator",
        password: { env: "P" },
        changes: "single",
      },
      direction: "toUcserver",
      conflicts: "source",
      window: { days: 30, daysBefore: 0 },
      interval: 300,
      users: { map: {}, others: "same", also: [] },
      read: { file: "-", complete: true },
      http: { timeout: 30, attempts: 6, requestsPerSecond: 10, longestRetryAfter: 300 },
      workers: 8,
      mostMissing: 0.5,
      private: "blank",
      times: "utc",
      words: {},
    });
  });

  test("has its paths relative to its folder", () => {
    const path = join(folder, "c.yaml");
    const config = {
      ...minimal,
      ucserver: { ...minimal.ucserver, password: { file: "password" } },
      read: { file: "in.jsonl" },
      authorization: { basic: { user: "u", password: { file: "/abs/password" } } },
    };
    writeFileSync(path, JSON.stringify(config));
    expect(loadConfig("xelion", path)).toMatchObject({
      state: join(folder, "state.db"),
      ucserver: { password: { file: join(folder, "password") } },
      read: { file: join(folder, "in.jsonl") },
      authorization: { basic: { password: { file: "/abs/password" } } },
    });
  });

  test.each([
    [
      { ...minimal, zone: "Middle/Earth" },
      ["c.json: zone: must be an IANA time zone such as Europe/Amsterdam"],
    ],
    [{ ...minimal, zone: undefined }, [expect.stringMatching(/^c\.json: zone: /)]],
    [{ ...minimal, colour: "red" }, ['c.json: Unrecognized key: "colour"']],
    [
      { ...minimal, ucserver: { user: "u", password: "secret" } },
      [
        "c.json: ucserver.password: must be {env: NAME} or {file: PATH}; a secret must not be in the configuration itself",
      ],
    ],
    [
      { ...minimal, authorization: { scheme: "Bearer", token: "secret" } },
      [expect.stringMatching(/^c\.json: authorization: must be/)],
    ],
    [
      { ...minimal, read: {} },
      ["c.json: read: must be {url, ...} of an API or {file} with a path or -"],
    ],
    [{ ...minimal, url: "ftp://x" }, ["c.json: url: must be an http or https URL"]],
    [{ ...minimal, conflicts: "coin" }, [expect.stringMatching(/^c\.json: conflicts: /)]],
    [
      { ...minimal, ucserver: { ...minimal.ucserver, port: 70_000 } },
      [expect.stringMatching(/^c\.json: ucserver\.port: /)],
    ],
    [{ ...minimal, name: "Not OK" }, ["c.json: name: must be up to 32 of a-z, 0-9 and -"]],
    [
      { ...minimal, interval: 0, workers: 0 },
      [expect.stringMatching(/interval/), expect.stringMatching(/workers/)],
    ],
    [
      { ...minimal, words: { userStatus: { busy: 9 } } },
      [expect.stringMatching(/^c\.json: words\.userStatus\.busy: /)],
    ],
    [{ ...minimal, format: "xml" }, ['c.json: Unrecognized key: "format"']],
    [[], [expect.stringMatching(/^c\.json: /)]],
  ])("that is wrong is refused, each mistake with its place: %#", (config, problems) => {
    const found = problemsOf(config);
    expect(found).toEqual(problems);
    expect(found.join()).not.toContain('"secret"');
  });

  test("in broken YAML is refused with the line", () => {
    expect(() => parseConfig("xelion", "a: [1,\nb: }", "c.yaml")).toThrow(/^c\.yaml: .*line 2/s);
  });

  test("with an alias that multiplies is refused", () => {
    const bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]";
    expect(() => parseConfig("xelion", bomb)).toThrow(ConfigError);
  });

  test("that is not there is refused", () => {
    expect(() => loadConfig("vitec", join(folder, "none.yaml"))).toThrow(
      /^cannot read .*none\.yaml/,
    );
  });

  test("of Vitec needs a customer, and words of Xelion are taken in any case", () => {
    expect(problemsOf(minimal, "vitec")).toEqual([expect.stringMatching(/^c\.json: customerId: /)]);
    const words = { userStatus: { Busy: 2 } };
    const config = parseConfig("xelion", JSON.stringify({ ...minimal, words }));
    expect(config.words.userStatus).toEqual({ busy: 2 });
  });
});

describe("a secret", () => {
  test("comes from the environment or a file, whose line end does not count", () => {
    expect(readSecret({ env: "P" }, "p", { P: "hidden" }).reveal()).toBe("hidden");
    const file = join(folder, "secret");
    writeFileSync(file, "hid den\n");
    expect(readSecret({ file }, "p", {}).reveal()).toBe("hid den");
  });

  test("that is missing is named by its place", () => {
    expect(() => readSecret({ env: "P" }, "ucserver.password", {})).toThrow(
      "ucserver.password: the environment variable P is not set",
    );
    expect(() => readSecret({ file: join(folder, "none") }, "p", {})).toThrow(
      /^p: cannot read the file/,
    );
  });

  test("in a pipe or a device, which would be waited for or read for ever, is refused", () => {
    expect(() => readSecret({ file: "/dev/null" }, "p", {})).toThrow(
      "p: cannot read the file: it is not an ordinary file",
    );
  });

  test("is shown by nothing that prints", () => {
    const secret = new Secret("hidden");
    const shown = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }), String(secret)];
    for (const text of shown) {
      expect(text).toContain("[secret]");
      expect(text).not.toContain("hidden");
    }
  });
});

describe("a connector made from a configuration", () => {
  test("logs on, replicates a file and shows no secret anywhere", async () => {
    const uc = new TestUcServer();
    await uc.start();
    await uc.addUsers(["anna", "replicator"], ["replicator"]);
    try {
      const items = [
        {
          id: "1",
          user: "a.jansen",
          appointment: {
            subject: "A",
            starttime: "2024-11-22 09:00:00",
            endtime: "2024-11-22 10:00:00",
            userStatus: "perhaps",
          },
        },
        {
          id: "2",
          user: "other",
          appointment: {
            subject: "B",
            starttime: "2024-11-22 09:00:00",
            endtime: "2024-11-22 10:00:00",
          },
        },
      ];
      writeFileSync(
        join(folder, "in.jsonl"),
        items.map((item) => `${JSON.stringify(item)}\n`).join(""),
      );
      const path = join(folder, "c.json");
      const config = {
        ...minimal,
        ucserver: { ...minimal.ucserver, port: uc.port, dataSource: "PBX calendar" },
        read: { file: "in.jsonl" },
        name: "pbx",
        users: { map: { "a.jansen": "anna" }, others: "ignore" },
        words: { userStatus: { perhaps: 1 } },
        authorization: { scheme: "xelion", token: { env: "T" } },
      };
      writeFileSync(path, JSON.stringify(config));
      const logged: string[] = [];
      const note = (facts: object, text: string) => logged.push(`${text} ${inspect(facts)}`);
      const environment = { P: "replicator", T: "xelion-token" };
      const log = { debug: note, info: note, warn: note, error: note };
      const clock = () => new Date("2024-11-21T12:00:00Z");
      await using connector = await buildConnector("xelion", loadConfig("xelion", path), {
        environment,
        log,
        clock,
      });
      expect(await connector.replicator.run()).toMatchObject({
        read: 2,
        created: 1,
        failedUsers: 0,
      });
      expect(await uc.entriesOf("anna")).toMatchObject([
        { u8sEntryID: "pbx:1", u8sDataSource: "PBX calendar", u8sSubject: "A", iStatus: 1 },
      ]);
      expect(await connector.replicator.run()).toMatchObject({
        created: 0,
        changed: 0,
        removed: 0,
      });
      expect(logged.join()).not.toMatch(/xelion-token/);
    } finally {
      await uc[Symbol.asyncDispose]();
    }
  });

  test("waits no longer than it says for a source that asks for patience", async () => {
    const uc = new TestUcServer();
    await uc.start();
    await uc.addUsers(["replicator"], ["replicator"]);
    const busy = createServer((_request, response) => {
      response.writeHead(429, { "Retry-After": "86400" }).end();
    });
    busy.listen(0, "127.0.0.1");
    await once(busy, "listening");
    try {
      const { port } = busy.address() as AddressInfo;
      const config = parseConfig(
        "xelion",
        JSON.stringify({
          ...minimal,
          state: ":memory:",
          ucserver: { ...minimal.ucserver, port: uc.port },
          read: { url: `http://127.0.0.1:${port}/` },
          http: { attempts: 2, longestRetryAfter: 0.01 },
        }),
      );
      await using connector = await buildConnector("xelion", config, {
        environment: { P: "replicator" },
      });
      await expect(connector.replicator.run()).rejects.toMatchObject({ status: 429 });
    } finally {
      busy.close();
      await uc[Symbol.asyncDispose]();
    }
  });

  test("whose state cannot be opened leaves no login behind", async () => {
    const uc = new TestUcServer();
    await uc.start();
    await uc.addUsers(["replicator"], ["replicator"]);
    try {
      const config = parseConfig(
        "xelion",
        JSON.stringify({
          ...minimal,
          state: join(folder, "none", "state.db"),
          ucserver: { ...minimal.ucserver, port: uc.port },
        }),
      );
      const environment = { P: "replicator" };
      await expect(buildConnector("xelion", config, { environment })).rejects.toMatchObject({
        name: "StateError",
      });
      expect(uc.server.rose.connections.size).toBe(0);
    } finally {
      await uc[Symbol.asyncDispose]();
    }
  });

  test("reads the password of the UCServer again when it has to log on anew", async () => {
    const uc = new TestUcServer();
    await uc.start();
    await uc.addUsers(["replicator"], ["replicator"]);
    const password = join(folder, "password");
    writeFileSync(password, "replicator");
    writeFileSync(join(folder, "in.json"), "[]");
    try {
      const config = parseConfig(
        "xelion",
        JSON.stringify({
          ...minimal,
          state: ":memory:",
          ucserver: { port: uc.port, user: "replicator", password: { file: password } },
          read: { file: join(folder, "in.json") },
          users: { also: ["replicator"] },
        }),
      );
      await using connector = await buildConnector("xelion", config);
      expect(await connector.replicator.run()).toMatchObject({ users: 1 });
      await uc.server.users.setPassword("replicator", "changed");
      writeFileSync(password, "changed");
      expect(await connector.replicator.run()).toMatchObject({ users: 1, failedUsers: 0 });
    } finally {
      await uc[Symbol.asyncDispose]();
    }
  });

  test("is refused without a URL to send changes to, and without its secrets", async () => {
    const both = parseConfig("xelion", JSON.stringify({ ...minimal, direction: "bothWays" }));
    await expect(buildConnector("xelion", both, { environment: { P: "x" } })).rejects.toThrow(
      "url: is needed where changes are sent to the source",
    );
    const one = parseConfig("xelion", JSON.stringify(minimal));
    await expect(buildConnector("xelion", one, { environment: {} })).rejects.toThrow(
      "ucserver.password: the environment variable P is not set",
    );
  });
});
