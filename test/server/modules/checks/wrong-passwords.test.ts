import { expect, test } from "vitest";
import {
  defaultLogonLimits,
  highestLogonLimits,
  logonLimits,
} from "../../../../src/server/modules/checks/logon-limits.js";
import { WrongPasswords } from "../../../../src/server/modules/checks/wrong-passwords.js";

const at = (address: string, name: string) => ({ address, name });
let now = 1_000_000;
const fresh = (limits = {}): WrongPasswords =>
  new WrongPasswords({ ...defaultLogonLimits, ...limits }, () => now);
/** How long an attempt that comes now has to wait. */
const wait = (wrong: WrongPasswords, address: string, name: string): number =>
  wrong.due(at(address, name), now) - now;
const fail = (wrong: WrongPasswords, times: number, address: string, name: string): void => {
  for (let i = 0; i < times; i++) wrong.failed(at(address, name));
};

test("the fifth wrong password for a user from one address delays the next attempt, each further one twice as long, up to a limit", () => {
  const wrong = fresh();
  const waits = Array.from({ length: 12 }, () => {
    wrong.failed(at("x", "alice"));
    return wait(wrong, "x", "alice");
  });
  expect(waits).toEqual([0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
  fail(wrong, 10_000, "x", "alice");
  expect(wait(wrong, "x", "alice")).toBe(5000);
});

test("wrong passwords for one user from one address delay neither other users there nor that user elsewhere", () => {
  const wrong = fresh();
  fail(wrong, 1000, "x", "alice");
  expect(wait(wrong, "x", "bob")).toBe(0);
  expect(wait(wrong, "y", "alice")).toBe(0);
});

test("wrong passwords for several users from one address delay all from there, except users who have logged on there before", () => {
  const wrong = fresh();
  wrong.succeeded(at("x", "bob"));
  for (let i = 0; i < 10; i++) wrong.failed(at("x", `guess-${i}`));
  expect(wait(wrong, "x", "carol")).toBe(250);
  expect(wait(wrong, "x", "bob")).toBe(0);
  expect(wait(wrong, "y", "carol")).toBe(0);
  for (let i = 10; i < 20; i++) wrong.failed(at("x", `guess-${i}`));
  expect(wait(wrong, "x", "carol")).toBe(5000);
});

test("wrong passwords for one user from many addresses delay that user, except at addresses of earlier logons", () => {
  const wrong = fresh();
  wrong.succeeded(at("home", "alice"));
  for (let i = 0; i < 20; i++) wrong.failed(at(`bot-${i}`, "alice"));
  expect(wait(wrong, "new", "alice")).toBe(5000);
  expect(wait(wrong, "home", "alice")).toBe(0);
  expect(wait(wrong, "new", "bob")).toBe(0);
  // Nobody is locked out: the delay counts from the user's own attempt, whatever others go on trying.
  now += 4000;
  for (let i = 20; i < 40; i++) wrong.failed(at(`bot-${i}`, "alice"));
  expect(wrong.due(at("new", "alice"), now - 4000) - now).toBe(1000);
});

test("a right password clears the wrong ones for that user there, but not those for others", () => {
  const wrong = fresh();
  for (let i = 0; i < 20; i++) wrong.failed(at("x", `guess-${i}`));
  fail(wrong, 20, "x", "mallory");
  wrong.succeeded(at("x", "mallory"));
  expect(wait(wrong, "x", "mallory")).toBe(0);
  expect(wait(wrong, "x", "alice")).toBe(5000);
});

test("wrong passwords are forgotten after a time without any", () => {
  const wrong = fresh();
  fail(wrong, 10, "x", "alice");
  now += defaultLogonLimits.failureMemory - 1;
  wrong.failed(at("x", "alice"));
  expect(wait(wrong, "x", "alice")).toBe(5000);
  now += defaultLogonLimits.failureMemory;
  fail(wrong, 4, "x", "alice");
  expect(wait(wrong, "x", "alice")).toBe(0);
});

test("a logon from an address is remembered for a time, and then no longer", () => {
  const wrong = fresh();
  wrong.succeeded(at("home", "alice"));
  now += defaultLogonLimits.successMemory - 1;
  for (let i = 0; i < 20; i++) wrong.failed(at(`bot-${i}`, "alice"));
  expect(wait(wrong, "home", "alice")).toBe(0);
  now += 1;
  expect(wait(wrong, "home", "alice")).toBe(5000);
});

test("a limited number of wrong passwords is remembered, and the oldest are forgotten first", () => {
  const wrong = fresh({ maxRemembered: 100, freeFailures: 1 });
  wrong.failed(at("x", "first"));
  for (let i = 0; i < 99; i++) wrong.failed(at(`y${i}`, `n${i}`));
  expect(wait(wrong, "x", "first")).toBe(250);
  wrong.failed(at("z", "one more"));
  expect(wait(wrong, "x", "first")).toBe(0);
});

test("invalid limits of logons are refused", () => {
  expect(() => logonLimits({ maxHashing: 0 })).toThrow(RangeError);
  expect(() => logonLimits({ maxWaiting: 1.5 })).toThrow(RangeError);
  expect(logonLimits({ maxLogonDelay: 0 }).maxLogonDelay).toBe(0);
  for (const [name, most] of Object.entries(highestLogonLimits)) {
    expect(logonLimits({ [name]: most })).toMatchObject({ [name]: most });
    const message = `${name} must be at most ${most}, not ${most + 1}`;
    expect(() => logonLimits({ [name]: most + 1 })).toThrow(new RangeError(message));
  }
});
