import { expect, test } from "vitest";
import { filterOf } from "../../../src/cli/watch/filter.js";
import { asnUpdatePresence } from "../../../src/modules/presence-v2/presence-v2.js";
import { builtInRegistry } from "../../../src/modules/registry.js";

const argument = {
  presence: {
    u8sContactId: "user-1",
    iPresenceState: 5n,
    seqCalls: [{ iAction: 1 }, { iAction: 2, remote: { u8sName: "a=b" } }],
  },
  flags: [1, 2],
  none: null,
};

test.each<[string, boolean]>([
  ["u8sContactId=user-1", true],
  ["u8sContactId=user", false],
  ["presence.u8sContactId=user-1", true],
  ["u8sContactId.presence=user-1", false],
  ["iPresenceState=5", true],
  ["seqCalls.iAction=2", true],
  ["presence.seqCalls.iAction=2", true],
  ["presence.iAction=2", false],
  ["remote.u8sName=a=b", true],
  ["flags=2", true],
  ["flags=3", false],
  ["none=null", true],
  ["presence=[object Object]", false],
])("--where %s: %s", (where, isWanted) => {
  const filter = filterOf({ event: [], module: [], where: [where] }, builtInRegistry());
  expect(filter(asnUpdatePresence, argument)).toBe(isWanted);
});

test("all conditions have to hold, also with event and module", () => {
  const filter = filterOf(
    { event: ["4500"], module: ["presencev2"], where: ["iAction=1", "iAction=3"] },
    builtInRegistry(),
  );
  expect(filter(asnUpdatePresence, argument)).toBe(false);
  expect(filter(asnUpdatePresence, { iAction: [1, 3] })).toBe(true);
});
