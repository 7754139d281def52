import { expect } from "vitest";
import type { Operation } from "../../../../src/codec/index.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, type Running } from "../../running.js";

/** Settings of the whole server, as a test of them needs to know them. */
export interface TestedFamily {
  readonly name: string;
  readonly get: Operation<any, any, any>;
  readonly set: Operation<any, any, any>;
  /** The result of `get` before anything has been set. */
  readonly initial: object;
  /** Arguments of `set`, of which each replaces the one before. */
  readonly given: readonly [object, object];
  /** The result of `get` after each; by default, what has been given. */
  readonly returned?: readonly object[];
  /** Arguments that are refused. */
  readonly bad: readonly object[];
  /** The `iErrorDetail` for these, and for those who are no administrators. */
  readonly details?: { readonly invalid: number; readonly denied: number };
}

const usual = { invalid: 4, denied: 2 };

/** Expects that an administrator gets back what has been set last, and nobody else gets or sets anything. */
export async function expectKept(
  there: Running,
  encoding: "ber" | "json",
  { get, set, initial, given, returned = given, bad, details = usual }: TestedFamily,
): Promise<void> {
  const admin = await there.loggedOn("admin", { encoding });
  const other = await there.loggedOn("admin");
  const alice = await there.loggedOn("alice", { encoding });
  const found = (client: Client) => client.invoke(get, {});
  expect(await found(admin)).toEqual(initial);
  for (const [at, argument] of given.entries()) {
    expect(await admin.invoke(set, argument)).toEqual({});
    expect(await found(other)).toEqual(returned[at]);
  }
  for (const argument of bad) {
    const error = await errorOf(admin.invoke(set, argument));
    expect([argument, error]).toMatchObject([{}, { iErrorDetail: details.invalid }]);
  }
  for (const refused of [alice.invoke(set, given[0]), found(alice)]) {
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: details.denied });
  }
  expect(await found(admin)).toEqual(returned[1]);
}
