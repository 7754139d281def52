import { expect, test } from "vitest";
import type { Connection, Session } from "../../../../src/rose/index.js";
import { AnonymousSessions } from "../../../../src/server/modules/authentication/anonymous.js";

function sessionFrom(remoteAddress: string): Session {
  const connection = { remoteAddress } as Connection;
  return { id: undefined, connection } as Session;
}

test("as many enter as may, in all and from each address, and leaving makes room", () => {
  const sessions = new AnonymousSessions({ maxAnonymous: 3, maxAnonymousPerAddress: 2 });
  const [first, second, third] = ["10.0.0.1", "10.0.0.1", "10.0.0.1"].map(sessionFrom);
  expect([first, second, third].map((one) => sessions.enter(one!))).toEqual([true, true, false]);
  const others = ["10.0.0.2", "10.0.0.3"].map(sessionFrom);
  expect(others.map((one) => sessions.enter(one))).toEqual([true, false]);
  sessions.leave(first!);
  sessions.leave(first!);
  sessions.leave(third!);
  expect(sessions.size).toBe(2);
  expect(sessions.enter(third!)).toBe(true);
  expect(sessions.size).toBe(3);
});
