import { expect, test } from "vitest";
import { isOnLoopback } from "../../src/cli/listening.js";

test.each([
  "127.0.0.1",
  "127.1",
  "0x7f.1",
  "127.9.9.9",
  "::1",
  "0:0::1",
  "::ffff:127.0.0.1",
  "localhost",
])("only this machine can reach %s", async (host) => expect(await isOnLoopback(host)).toBe(true));

test.each(["0.0.0.0", "::", "128.1", "::2", `127.${"x".repeat(300)}`])(
  "others might reach %j, or nobody can listen there",
  async (host) => expect(await isOnLoopback(host)).toBe(false),
);
