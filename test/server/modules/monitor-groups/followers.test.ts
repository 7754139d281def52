import { expect, test } from "vitest";
import type { RoseLog, Session } from "../../../../src/rose/index.js";
import { Followers } from "../../../../src/server/modules/monitor-groups/followers.js";
import { monitorGroups } from "../../../../src/server/modules/monitor-groups/groups.js";
import type { GroupOfUser } from "../../../../src/server/modules/rights/api.js";

const sales = (name: string, members: ReadonlySet<number>): GroupOfUser => ({
  ...{ id: 1, guid: "0", name, members, leads: false, first: 0, second: 0x80 },
});

/** A session that keeps what is sent to it. */
function session() {
  const sent: Uint8Array[] = [];
  const connection = {
    open: true,
    encoding: "ber",
    send: (one: Uint8Array) => void sent.push(one),
  };
  const made = { ended: false, connection };
  Object.assign(connection, { session: made });
  return { sent, session: made as unknown as Session };
}

test("what a group's people know of it is made once for all of them, and again when it has changed", () => {
  const members = new Set([1, 2, 3]);
  const groupsOf = (group: GroupOfUser, id: number) => monitorGroups({ groups: () => [group] }, id);
  const [first] = groupsOf(sales("sales", members), 1);
  expect(groupsOf(sales("sales", members), 2)[0]).toBe(first);
  const [renamed] = groupsOf(sales("sold", members), 1);
  expect(renamed?.group.u8sGroupName).toBe("sold");
  expect(renamed?.digest).not.toBe(first?.digest);
  const [fewer] = groupsOf(sales("sold", new Set([1, 2])), 1);
  expect(fewer?.group.listContactIDs).toEqual(["user-1", "user-2"]);
  expect(fewer?.digest).not.toBe(renamed?.digest);
});

test("an event is encoded once for all whose group it is", () => {
  let groups: GroupOfUser[] = [];
  const log = { error: ({ err }: { err: unknown }) => expect.unreachable(String(err)) };
  const followers = new Followers(
    (id) => monitorGroups({ groups: () => groups }, id),
    log as unknown as RoseLog,
  );
  const [one, other] = [session(), session()];
  followers.add(one.session, 1, []);
  followers.add(other.session, 2, []);
  const both = [sales("sales", new Set([1, 2])), sales("sold", new Set([1, 2])), undefined];
  for (const [at, group] of both.entries()) {
    groups = group === undefined ? [] : [group];
    followers.tell(at === 0 ? [] : [1, 2]);
    expect([one.sent.length, other.sent.length]).toEqual([at + 1, at + 1]);
    expect(one.sent[at]).toBe(other.sent[at]);
  }
});
