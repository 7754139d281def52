import { describe, expect, test } from "vitest";
import { INTEGER, sequence, sequenceOf, UTF8String } from "../../../../src/codec/index.js";
import { RequestError } from "../../../../src/server/kernel/index.js";
import {
  count,
  port,
  secretMembers,
  serverSettingsChanged,
  settingService,
  type SettingsFamily,
} from "../../../../src/server/modules/settings/api.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores, type ModuleStore } from "../stores.js";

interface Gate {
  port: number;
  users: number;
  name: string;
  password: string;
  opened: string[];
}
const Gate = sequence<Gate>("Gate", () => [
  ["port", INTEGER],
  ["users", INTEGER],
  ["name", UTF8String],
  ["password", UTF8String],
  ["opened", sequenceOf("Opened", () => UTF8String)],
]);
const family: SettingsFamily<Gate> = {
  name: "gate",
  type: Gate,
  rules: { port, users: count },
  secrets: secretMembers("password"),
  limits: { octets: 200, text: 100, list: 3 },
};
const gate: Gate = { port: 80, users: 1, name: "north", password: "sesame", opened: ["a", "b"] };

async function settings({ database }: ModuleStore) {
  const at = await logonKernel({ database });
  const records = at.made.kernel.get(settingService).server;
  const told: string[] = [];
  at.made.kernel.topics.on(serverSettingsChanged, ({ name }) => void told.push(name));
  return {
    told,
    set: (value: Gate, of = family) => at.write((unit) => records.set(unit, of, value)),
    get: (of = family) => at.write(({ db }) => records.get(db, of)),
    shown: () => at.write(({ db }) => records.shown(db, family)),
  };
}

describe.each(moduleStores)("in $name, settings of a family", (store) => {
  test("are the empty value of their type until they have been set, or what the family says", async () => {
    const at = await settings(store);
    expect(await at.get()).toEqual({ port: 0, users: 0, name: "", password: "", opened: [] });
    expect(await at.get({ ...family, initial: gate })).toEqual(gate);
    await at.set({ ...gate, port: 81 });
    expect(await at.get({ ...family, initial: gate })).toEqual({ ...gate, port: 81 });
  });

  test("are shown without passwords, and an empty password leaves the stored one", async () => {
    const at = await settings(store);
    await at.set(gate);
    expect(await at.shown()).toEqual({ ...gate, password: "" });
    await at.set({ ...gate, name: "south", password: "" });
    expect(await at.get()).toEqual({ ...gate, name: "south" });
    await at.set({ ...gate, password: "new" });
    expect(await at.get()).toEqual({ ...gate, password: "new" });
  });

  test("are refused with 4, or what the family says, if they are too large or break a rule, and stay as they were", async () => {
    const at = await settings(store);
    await at.set(gate);
    const long = "x".repeat(100);
    for (const [bad, text] of [
      [{ ...gate, port: 65_536 }, "port is no port"],
      [{ ...gate, users: -1 }, "users is negative"],
      [{ ...gate, name: `${long}x` }, "name has over 100 characters"],
      [{ ...gate, opened: ["", `${long}x`] }, "opened.1 has over 100 characters"],
      [{ ...gate, opened: ["", "", "", ""] }, "opened has over 3 elements"],
      [{ ...gate, name: long, opened: [long] }, "At most 200 octets"],
    ] as const) {
      const refused = await at.set(bad as Gate).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RequestError);
      expect(refused).toMatchObject({ detail: 4, message: text });
      await expect(at.set(bad as Gate, { ...family, invalid: 7 })).rejects.toMatchObject({
        detail: 7,
      });
    }
    expect(await at.get()).toEqual(gate);
    await at.set({ ...gate, port: 65_535, users: 0, name: long, opened: ["", "", ""] });
  });

  test("tell modules when they are others, and only then", async () => {
    const at = await settings(store);
    await at.set(gate);
    await at.set(gate);
    await at.set({ ...gate, password: "" });
    await expect(at.set({ ...gate, port: -1 })).rejects.toThrow("port is no port");
    expect(at.told).toEqual(["gate"]);
    await at.set({ ...gate, port: 443 });
    expect(at.told).toEqual(["gate", "gate"]);
  });
});
