import fc from "fast-check";
import type { AsnUserDynamicRights } from "../../../../src/modules/admin/admin.js";
import { describe, expect, test } from "vitest";
import {
  asnGetSettingsGlobalDynamicRights,
  asnSetSettingsDynamicRights,
} from "../../../../src/modules/general/general.js";
import {
  asnMgmtGetUMSettings,
  asnMgmtReloadUserConfig,
  asnMgmtUpdateActiveUserProfiles,
} from "../../../../src/modules/management/management.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { rightsChanged, rightsService, type Rights } from "../../../../src/server/index.js";
import { groupService } from "../../../../src/server/modules/groups/api.js";
import type { Level, Permission } from "../../../../src/server/modules/rights/api.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { listening, moduleStores } from "../stores.js";
import { groupProfile, printed, triple } from "../support/directory.js";
import { defineModule } from "../../../../src/server/kernel/index.js";

const names = ["u0", "u1", "u2", "u3"];
const levels = Object.keys(printed) as Level[];
const permissions: readonly Permission[] = ["see-presence", "change-presence", "see-journal"];

/** A change of users, groups or rights. Numbers are of users or groups. */
type Step =
  | {
      readonly kind: "grant";
      readonly owner: number;
      readonly list: readonly (Level | undefined)[];
    }
  | {
      readonly kind: "group";
      readonly number: number;
      readonly members: readonly number[];
      readonly leader: number | undefined;
      readonly level: Level;
      readonly enabled: boolean;
    }
  | { readonly kind: "no group"; readonly number: number }
  | { readonly kind: "settings"; readonly level: Level; readonly journal: boolean }
  | { readonly kind: "services"; readonly user: number; readonly first: number }
  | { readonly kind: "enabled"; readonly user: number; readonly enabled: boolean }
  | { readonly kind: "again"; readonly user: number };

const anyUser = fc.nat(names.length - 1);
const anyLevel = fc.constantFrom(...levels);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("grant" as const),
    owner: anyUser,
    list: fc.array(fc.option(anyLevel, { nil: undefined }), { minLength: 4, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("group" as const),
    number: fc.nat(2),
    members: fc.uniqueArray(anyUser),
    leader: fc.option(anyUser, { nil: undefined }),
    level: anyLevel,
    enabled: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("no group" as const), number: fc.nat(2) }),
  fc.record({ kind: fc.constant("settings" as const), level: anyLevel, journal: fc.boolean() }),
  fc.record({
    kind: fc.constant("services" as const),
    user: anyUser,
    first: fc.constantFrom(0, 0x80000),
  }),
  fc.record({ kind: fc.constant("enabled" as const), user: anyUser, enabled: fc.boolean() }),
  fc.record({ kind: fc.constant("again" as const), user: anyUser }),
);

async function carryOut(at: LogonKernel, step: Step): Promise<void> {
  const groups = at.made.kernel.get(groupService);
  const rights = at.made.kernel.get(rightsService);
  const write = at.write;
  switch (step.kind) {
    case "grant": {
      const owner = (await at.users.find(names[step.owner]!))!;
      const list: AsnUserDynamicRights[] = [];
      for (const [other, one] of step.list.entries()) {
        if (one === undefined || other === step.owner) continue;
        const { id } = (await at.users.find(names[other]!))!;
        list.push(triple(printed[one], `user-${id}`));
      }
      await write((unit) => rights.within.replace(unit, owner, list));
      break;
    }
    case "group": {
      const profile = groupProfile(`g${step.number}`, {
        members: step.members.map((member) => names[member]!),
        ...(step.leader !== undefined && { leader: names[step.leader]! }),
        ofMembers: printed[step.level],
        ofLeaders: printed[step.level],
        first: step.enabled ? 0x4000 : 0x8000,
        enabled: step.enabled,
      });
      await groups.set(profile).catch(() => groups.add(profile));
      break;
    }
    case "no group":
      await groups.remove(`g${step.number}`).catch(() => {});
      break;
    case "settings":
      await write((unit) =>
        rights.within.setSettings(unit, {
          ...rights.settings,
          objGlobalUserRightDetails: triple(printed[step.level]),
          bAllJournalEntriesVisible: step.journal,
        }),
      );
      break;
    case "services":
      await at.users.setStaticRights(names[step.user]!, { first: step.first, second: 0 });
      break;
    case "enabled":
      await at.users.setEnabled(names[step.user]!, step.enabled);
      break;
    case "again":
      await at.users.remove(names[step.user]!);
      await at.users.add(names[step.user]!, "secret");
      break;
  }
}

/** All that the rights say of all users. */
async function all(at: LogonKernel, rights: Rights): Promise<unknown> {
  const users = await at.users.list();
  return users.map((one) => ({
    of: users.map((other) => {
      const { level: is, presence, primary, secondary } = rights.of(one, other.id);
      const may = permissions.map((what) => rights.of(one, other.id).may(what));
      return [is, presence, primary, secondary, may, rights.grant(other, one)];
    }),
    owners: permissions.map((what) => {
      const owners = rights.owners(one, what);
      return owners === "everybody" ? owners : [...owners].toSorted((a, b) => a - b);
    }),
    services: rights.services(one),
    groups: rights
      .groups(one)
      .map((group) => [group.name, [...group.members].toSorted(), group.leads]),
  }));
}

/** Asks for something, so that the kernel brings what is in memory up to date. */
async function settle(at: LogonKernel): Promise<void> {
  await new Promise<void>((resolve) => at.principals.whenCurrent(resolve));
}

describe.each(moduleStores)("what is in memory of rights in $name", ({ name, database }) => {
  test("is after any changes what a server reads that has just been opened, on each server, with and without a bus", async () => {
    const runs = name === "PostgreSQL" ? 6 : 25;
    const property = fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const data = await database();
      const shared = async (): Promise<Database> => data;
      const bus = new LocalBus();
      const one = await logonKernel({ database: shared, bus });
      for (const user of names) await one.users.add(user, "secret");
      const second = await logonKernel({ database: shared, bus, users: "there" });
      const third = await logonKernel({ database: shared, users: "there" });
      for (const [number, each] of steps.entries()) {
        await carryOut(number % 3 === 0 ? second : one, each);
        if (number % 4 !== 0) continue;
        await settle(one);
        await settle(second);
      }
      third.made.foreignChanges++;
      const fresh = await logonKernel({ database: shared, users: "there" });
      const expected = await all(fresh, fresh.made.kernel.get(rightsService));
      for (const at of [one, second, third]) {
        await settle(at);
        expect(await all(at, at.made.kernel.get(rightsService))).toEqual(expected);
      }
    });
    await fc.assert(property, { numRuns: runs });
  });

  test.each([
    ["asnMgmtUpdateActiveUserProfiles (2533)", asnMgmtUpdateActiveUserProfiles],
    ["asnMgmtReloadUserConfig (2570)", asnMgmtReloadUserConfig],
  ])("is read again by %s if something else has changed it", async (_, operation) => {
    const data = await database();
    const at = await logonKernel({ database: async () => data });
    const admin = await at.loggedOn("admin");
    const bob = (await at.users.find("bob"))!;
    const rights = at.made.kernel.get(rightsService);
    const shown = () => rights.of(undefined, bob.id).may("see-presence");
    await listening(data);
    await settle(at);
    // Nobody is told of this.
    await data.write((unit) =>
      at.users.within.setPublic({ db: unit as never, publish: () => {} }, "bob", true),
    );
    await admin.invoke(asnMgmtGetUMSettings, {});
    expect(shown()).toBe(false);
    expect(await admin.invoke(operation, {})).toEqual({});
    await admin.invoke(asnMgmtGetUMSettings, {});
    expect(shown()).toBe(true);
  });

  test("is told of as rightsChanged when it is up to date, with the users whom it concerns", async () => {
    const heard: (readonly [users: readonly number[], seen: string])[] = [];
    const hearing = defineModule({
      name: "listening",
      needs: [rightsService],
      setup: ({ on, get }) => {
        const rights = get(rightsService);
        on(rightsChanged, ({ users }) => {
          heard.push([users, rights.of({ id: 1 }, 2).level]);
        });
      },
    });
    const data = await database();
    const at = await logonKernel({ database: async () => data, modules: [hearing] });
    const [alice, bob] = [(await at.users.find("alice"))!, (await at.users.find("bob"))!];
    expect([alice.id, bob.id]).toEqual([1, 2]);
    await settle(at);
    heard.length = 0;
    const client = await at.loggedOn("bob");
    const grant = (level: Level) =>
      client.invoke(asnSetSettingsDynamicRights, {
        u8sContactID: "",
        seqDynamicRightsList: [triple(printed[level], "user-1")],
      });
    await grant("team");
    await expect.poll(() => heard).toEqual([[[2], "team"]]);
    await grant("team");
    await grant("public");
    await expect.poll(() => heard.slice(1)).toEqual([[[2], "public"]]);
    const groups = at.made.kernel.get(groupService);
    await groups.add(groupProfile("g", { members: ["alice"], leader: "bob" }));
    await expect.poll(() => heard.slice(2)).toEqual([[[1, 2], "public"]]);
    await at.write((unit) =>
      at.made.kernel.get(rightsService).within.setSettings(unit, {
        ...at.made.kernel.get(rightsService).settings,
        objGlobalUserRightDetails: triple(printed.company),
      }),
    );
    await expect.poll(() => heard.slice(3)).toEqual([[[], "company"]]);
    // The same when another process changes something and there is no bus.
    await data.write((unit) =>
      at.users.within.setPublic({ db: unit as never, publish: () => {} }, "bob", true),
    );
    at.made.foreignChanges++;
    await client.invoke(asnGetSettingsGlobalDynamicRights, { u8sContactID: "" });
    expect(heard.slice(4)).toEqual([[[2], "company"]]);
  });
});
