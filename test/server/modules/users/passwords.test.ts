import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "../../../../src/server/modules/users/passwords.js";
import { passwordCost as cheap } from "../../running.js";

test("the same password is hashed with a new salt each time, and both hashes verify", async () => {
  const [first, second] = [
    await hashPassword("secret", cheap),
    await hashPassword("secret", cheap),
  ];
  expect(first).not.toBe(second);
  expect(await verifyPassword("secret", first)).toBe(true);
  expect(await verifyPassword("secret", second)).toBe(true);
  expect(await verifyPassword("Secret", first)).toBe(false);
  expect(await verifyPassword("", first)).toBe(false);
});

test("a hash contains its cost, so that hashes of another cost still verify", async () => {
  const hash = await hashPassword("secret", { N: 32, r: 4, p: 2 });
  expect(hash).toMatch(/^\$scrypt\$N=32,r=4,p=2\$/);
  expect(hash).not.toContain("secret");
  expect(await verifyPassword("secret", hash)).toBe(true);
});

test("composed and decomposed characters are the same password", async () => {
  const hash = await hashPassword("gr\u00fc\u00df", cheap);
  expect(await verifyPassword("gru\u0308\u00df", hash)).toBe(true);
});

test("a malformed hash is an error, not a wrong password", async () => {
  await expect(verifyPassword("secret", "secret")).rejects.toThrow(/malformed/);
});

test("hashing does not block the event loop", async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await hashPassword("secret", { N: 2 ** 15, r: 8, p: 1 });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
});
