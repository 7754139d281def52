import { expect } from "vitest";
import * as Um from "../../../../../src/modules/um-replicator/um-replicator.js";
import { errorOf, type Running } from "../../../running.js";
import { full, guid, incremental, login, replicator, type ReplicatorClient } from "./replicator.js";
import {
  Begun,
  keyOf,
  shown,
  sources,
  type Kind,
  type Name,
  type State,
  type Step,
} from "./steps.js";
import type { Watched } from "./watched.js";

/** The two replicators, and what the model knows. */
export class Play {
  readonly #there: Running;
  readonly #watched: Watched;
  readonly #clients: ReplicatorClient[] = [];
  readonly #begun: (Begun | undefined)[] = [];
  #state: State = new Map();

  constructor(there: Running, watched: Watched) {
    this.#there = there;
    this.#watched = watched;
  }

  async start(): Promise<void> {
    for (const who of [0, 1]) this.#clients[who] = await replicator(this.#there);
    for (const [of, one] of sources.entries()) {
      const { listUserGUIDs, listComputerGUIDs } = await this.#clients[of]!.guids(one);
      await this.#clients[of]!.committed(async (id) => {
        for (const other of listUserGUIDs) await this.#clients[of]!.removeUser(id, other);
        for (const other of listComputerGUIDs) await this.#clients[of]!.removeComputer(id, other);
      });
    }
  }

  async end(): Promise<void> {
    for (const { client } of this.#clients) await client.close();
  }

  async carryOut(step: Step): Promise<void> {
    const { who } = step;
    const client = this.#clients[who]!;
    const begun = this.#begun[who];
    switch (step.does) {
      case "begin":
        if (begun !== undefined) return;
        this.#begun[who] = new Begun(await client.begin(step.full ? full : incremental), step.full);
        return;
      case "set":
        if (begun === undefined) return;
        await set(client, begun.id, step);
        begun.changes.push(step);
        return;
      case "remove":
        if (begun !== undefined) await this.#remove(client, begun, step);
        return;
      case "commit":
        if (begun === undefined) return;
        await client.commit(begun.id);
        this.#state = begun.after(this.#state);
        break;
      case "roll back":
        if (begun === undefined) return;
        await client.rollBack(begun.id);
        break;
      case "log out":
        await client.logOut();
        await client.client.invoke(Um.asnUMReplicatorLogin, login());
        if (begun !== undefined) {
          await expectError(client.commit(begun.id), 2);
        }
        break;
      case "leave":
      case "commit and leave":
        await this.#leave(who, step.does === "commit and leave");
        break;
      case "both commit":
        await this.#both();
        return;
    }
    this.#begun[who] = undefined;
    await this.check(this.#state);
  }

  /** Only what is there, as the transaction would have it, can be removed. */
  async #remove(client: ReplicatorClient, begun: Begun, name: Name): Promise<void> {
    const key = keyOf(name);
    const last = begun.changes.findLast((one) => keyOf(one) === key);
    const isThere = last === undefined ? this.#state.has(key) : last.phone !== undefined;
    const removing = remove(client, begun.id, name);
    if (isThere) await removing;
    else await expectError(removing, 5);
    if (isThere) begun.changes.push({ ...name, phone: undefined });
  }

  /** A connection that ends rolls back; a commit that has just been sent may have been carried out, or not, but not in part. */
  async #leave(who: number, commits: boolean): Promise<void> {
    const { client } = this.#clients[who]!;
    const begun = this.#begun[who];
    const before = this.#there.logged.filter((line) => line.includes("replicator logged out"));
    if (commits) {
      const u8sTransactionID = begun?.id ?? "none";
      client
        .invoke(Um.asnUMReplicatorCommitTransaction, { u8sTransactionID })
        .catch(() => "the answer is not looked at");
    }
    await client.close();
    await expectSoon(
      () => this.#there.logged.filter((line) => line.includes("replicator logged out")).length,
      before.length + 1,
    );
    await expectSoon(() => this.#watched.writing, 0);
    if (commits && begun !== undefined) await this.#oneOf([this.#state, begun.after(this.#state)]);
    this.#clients[who] = await replicator(this.#there);
  }

  /** Two commits at the same time are as if one had come after the other. */
  async #both(): Promise<void> {
    const [one, other] = this.#begun;
    if (one === undefined || other === undefined) return;
    await Promise.all([this.#clients[0]!.commit(one.id), this.#clients[1]!.commit(other.id)]);
    await this.#oneOf([one.after(other.after(this.#state)), other.after(one.after(this.#state))]);
    this.#begun.length = 0;
  }

  async #oneOf(states: readonly State[]): Promise<void> {
    const actual = await this.#actual();
    expectOneOf(shown(actual), states.map(shown));
    this.#state = actual;
  }

  async check(expected: State): Promise<void> {
    const actual = await this.#actual();
    expectEqual(shown(actual), shown(expected));
    const keys = [...expected.keys()];
    for (const [of, one] of sources.entries()) {
      const { listUserGUIDs, listComputerGUIDs } = await this.#clients[0]!.guids(one);
      const guids = (kind: Kind) =>
        keys
          .filter((key) => key.startsWith(`${kind} ${of} `))
          .map((key) => idOf({ of, number: Number(key.at(-1)) }))
          .toSorted();
      expectEqual([listUserGUIDs, listComputerGUIDs], [guids("user"), guids("computer")]);
    }
  }

  async #actual(): Promise<State> {
    const { users } = this.#there.server;
    const state = new Map<string, string>();
    for (const user of await users.list()) {
      if (!user.name.startsWith("user")) continue;
      state.set(keyIn(user.name), (await users.profileOf(user))!.u8sPhoneNumber);
    }
    for (const [computer, phone] of await this.#watched.computers()) {
      state.set(keyIn(computer), phone);
    }
    return state;
  }
}

const idOf = ({ of, number }: Omit<Name, "kind">): string => guid(10 * of + number);
const keyIn = (text: string): string => text.replaceAll("-", " ");

function set(
  client: ReplicatorClient,
  id: string,
  { kind, of, number, phone }: Name & { readonly phone: string },
): Promise<unknown> {
  const object = { ...sources[of], u8sobjectGUID: idOf({ of, number }), u8sPhoneNumber: phone };
  const name = `${kind}-${of}-${number}`;
  if (kind === "user") return client.setUser(id, { ...object, u8sUserName: name });
  return client.setComputer(id, { ...object, u8sComputerName: name });
}

function remove(client: ReplicatorClient, id: string, { kind, ...name }: Name): Promise<unknown> {
  if (kind === "user") return client.removeUser(id, idOf(name));
  return client.removeComputer(id, idOf(name));
}

async function expectError(call: Promise<unknown>, iErrorDetail: number): Promise<void> {
  expect(await errorOf(call)).toMatchObject({ iErrorDetail });
}

async function expectSoon(now: () => number, wanted: number): Promise<void> {
  await expect.poll(now).toBe(wanted);
}

function expectOneOf(actual: string, possible: readonly string[]): void {
  expect(possible).toContain(actual);
}

function expectEqual(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}
