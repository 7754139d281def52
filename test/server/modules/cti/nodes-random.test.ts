import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { RoseError } from "../../../../src/rose/index.js";
import { PbxError } from "../../../../src/server/pbx/index.js";
import { inMemory } from "../../database/kept-stores.js";
import { LossyBus } from "../../cluster/support/lossy-bus.js";
import { pbxCall } from "./support/call-invariants.js";
import { journalIds, Nodes, type Node } from "./support/nodes.js";
import { lineOf, numberOf, outside, uriOf, type CtiClient } from "./support/telephony.js";

const isFull = process.env["ROSEWIRE_LOAD"] === "full";
/** What a run that failed has printed. */
const seed = process.env["ROSEWIRE_FUZZ_SEED"];
const names = ["ann", "ben", "cid"] as const;
const servers = ["a", "b", "c"] as const;
const parties = [...Object.values(lineOf), outside];
const { lineStatusOpen } = Cti.AsnCtiLineOpenStatus.values;

/** What happens: at a telephone, from a client, or to the servers. */
const deeds = [
  ...["call", "call", "call", "answer", "answer", "hang up", "hold", "retrieve", "later"],
  ...["dial", "drop", "take", "lose", "notice", "pass", "pass", "nobody"],
] as const;

interface Step {
  readonly what: (typeof deeds)[number];
  readonly who: number;
  readonly to: number;
  readonly server: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...deeds),
  who: fc.nat({ max: 3 }),
  to: fc.nat({ max: 3 }),
  server: fc.nat({ max: 2 }),
});

/** The clients of one user, one at each server, that monitor the user's line. */
interface User {
  readonly line: string;
  readonly name: (typeof names)[number];
  readonly clients: readonly CtiClient[];
  /** The calls that have been promised to the clients: each is made when that has been answered. */
  readonly promised: string[];
}

/** Something that may be refused. */
async function tried(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PbxError || error instanceof RoseError)) throw error;
  }
}

async function take({ what, who, to, server }: Step, nodes: Nodes, users: readonly User[]) {
  const bus = nodes.bus as LossyBus;
  const phone = nodes.trunk.pbx.phone(parties[who]!);
  const number = parties[to] === outside ? outside : numberOf(parties[to]!);
  const { line, clients, promised } = users[who % 3]!;
  const client = clients[server]!;
  const [u8sConnectionID = ""] = client.live.keys();
  switch (what) {
    case "call":
      return tried(() => phone.call(number));
    case "answer":
      return tried(() => phone.answer());
    case "hang up":
      return tried(() => phone.hangUp());
    case "hold":
      return tried(() => phone.hold());
    case "retrieve":
      return tried(() => phone.retrieve());
    case "later":
      nodes.trunk.clock.advance(5_000);
      return;
    case "dial":
      return tried(async () => {
        const { u8sConnectionID: id } = await client.client.invoke(Cti.asnCtiMakeCall, {
          ...{ u8sPhoneNumberFrom: uriOf(line), u8sPhoneNumberTo: number, iNumberFormat: 1 },
        });
        promised.push(id);
      });
    case "drop":
      return tried(() => client.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID }));
    case "take":
      return tried(() => client.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }));
    case "lose":
      bus.loses = true;
      return;
    case "notice":
      bus.loses = false;
      bus.noticed();
      return;
    case "pass":
      return nodes.baton.give(servers[server]);
    case "nobody":
      return nodes.baton.give();
  }
}

const sorted = (calls: Cti.AsnCtiCallInformationList): Cti.AsnCtiCallInformationList =>
  calls.toSorted((one, other) => (one.u8sConnectionID < other.u8sConnectionID ? -1 : 1));

/** All servers have the calls that the PBX has, their clients have been told of them, and the journal has the others, each once. */
async function check(nodes: Nodes, users: readonly User[], all: readonly Node[]): Promise<void> {
  for (const { clients, promised } of users) {
    const ids = (): string[] =>
      clients.flatMap(({ results }) => results.map(({ u8sConnectionID }) => u8sConnectionID));
    await expect.poll(() => ids().toSorted()).toEqual(promised.toSorted());
  }
  for (const { line, name, clients } of users) {
    const wanted = nodes.trunk.pbx
      .snapshot(line)
      .connections.map(({ connection }) => connection.call);
    const callsOf = async (client: CtiClient): Promise<Cti.AsnCtiCallInformationList> =>
      sorted((await client.snapshot(line)).seqCalls);
    for (const client of clients) {
      await expect
        .poll(async () => (await client.snapshot(line)).lineInfo.iLineOpenStatus)
        .toBe(lineStatusOpen);
      const there = async (): Promise<unknown[]> => (await callsOf(client)).map(pbxCall).toSorted();
      await expect.poll(there).toEqual(wanted.toSorted());
    }
    const [first, ...others] = clients as [CtiClient, ...CtiClient[]];
    for (const client of others) {
      await expect.poll(() => callsOf(client)).toEqual(await callsOf(first));
    }
    const calls = await callsOf(first);
    for (const client of clients)
      await expect.poll(() => sorted([...client.live.values()])).toEqual(calls);
    // Whoever had the link has told its own clients of each call. What it has told last may still be on its way.
    const live = new Set(calls.map(({ u8sConnectionID }) => u8sConnectionID));
    const over = (): string[] => {
      const told = clients.flatMap(({ calls: news }) =>
        news.map(({ callinformation }) => callinformation.u8sConnectionID),
      );
      return [...new Set(told)].filter((id) => !live.has(id)).toSorted();
    };
    const journal = async (): Promise<string[]> => (await journalIds(all[0]!, name)).toSorted();
    await expect
      .poll(async () => ({ journal: await journal(), over: over() }))
      .toSatisfy((found) => isDeepStrictEqual(found.journal, found.over));
  }
}

test("whatever is lost on the bus, and whoever has the link to the PBX, all servers end with the same calls, and the journal has each of the others once", async () => {
  const bus = new LossyBus();
  const nodes = new Nodes(inMemory(), bus);
  const all: Node[] = [];
  for (const server of servers) all.push(await nodes.start(server));
  await nodes.baton.give("a");
  const users: User[] = [];
  for (const name of names) {
    const line = lineOf[name];
    const clients = await Promise.all(all.map((node) => node.client(name)));
    for (const client of clients) {
      await expect.poll(() => client.snapshot(line).catch(() => undefined)).toBeDefined();
      await client.monitor(line);
    }
    users.push({ name, line, clients, promised: [] });
  }
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 60 }), async (steps) => {
      for (const step of steps) await take(step, nodes, users);
      bus.loses = false;
      bus.noticed();
      await nodes.baton.give(servers[steps.length % 3]);
      await check(nodes, users, all);
    }),
    {
      numRuns: isFull ? 200 : 6,
      endOnFailure: true,
      ...(seed !== undefined && { seed: Number(seed) }),
    },
  );
});
