import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asnChatSetMessagesStatus,
  asnChatTextMessage,
  asnChatUserlistModify,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import {
  asnChatClearReaction,
  asnChatSetReaction,
} from "../../../../src/modules/later/chat-v2/chat-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import { always } from "../../../support/always.js";
import type { Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, until } from "./chat-client.js";
import { Replica } from "./replica.js";

const names = ["alice", "bob", "carol"] as const;
const RUNS = 8;

/** What the commands act on. */
interface World {
  readonly there: Running;
  readonly replicas: readonly Replica[];
  /** Clients of each user that only write, and always answer. */
  readonly writers: readonly Client[];
  readonly conversations: readonly string[];
}

/** What has been acknowledged: texts by their senders. */
interface Model {
  readonly acknowledged: [sender: string, text: string][];
  texts: number;
}

const command = always<Model, World>;

function send(client: Client, u8sConversationID: string, u8sMessage: string) {
  return client.invoke(asnChatTextMessage, {
    u8sRecipientURIs: [],
    u8sConversationID,
    u8sMessage,
    u8sEventCrossRefID: "",
  });
}

const who = fc.nat(names.length - 1);
const which = fc.nat(1);
const at = fc.integer({ min: 1, max: 12 });

const commands = [
  // Two at once, perhaps by the same.
  fc.tuple(who, who, which, which).map(([one, other, here, there]) =>
    command(`${names[one]} and ${names[other]} write`, async (model, world) => {
      const texts = [`text ${model.texts++}`, `text ${model.texts++}`];
      const writing = [[one, here] as const, [other, there] as const].map(([by, where], i) =>
        send(world.writers[by]!, world.conversations[where]!, texts[i]!),
      );
      for (const [i, { iResult }] of (await Promise.all(writing)).entries()) {
        if (iResult === 0) model.acknowledged.push([names[i === 0 ? one : other]!, texts[i]!]);
      }
    }),
  ),
  fc
    .tuple(who, which, fc.constantFrom(1, 2, 3, 4), at, fc.boolean())
    .map(([by, where, iStatus, id, isList]) =>
      command(`${names[by]} marks ${id} with ${iStatus}`, async (_, world) => {
        await world.writers[by]!.invoke(asnChatSetMessagesStatus, {
          u8sConversationID: world.conversations[where]!,
          iStatus: iStatus as 1,
          u8sEventCrossRefID: "",
          asnSequenceIDSet: isList ? { asnSequenceIDs: [id] } : { iLastSequenceID: id },
        });
      }),
    ),
  fc.tuple(who, which, at, fc.boolean()).map(([by, where, iConvSequenceID, isSet]) =>
    command(`${names[by]} reacts to ${iConvSequenceID}`, async (_, world) => {
      const argument = {
        u8sConversationID: world.conversations[where]!,
        iConvSequenceID,
        u8sEmoji: "👍",
      };
      const operation = isSet ? asnChatSetReaction : asnChatClearReaction;
      // There may be no such message.
      await world.writers[by]!.invoke(operation, argument).catch(() => {});
    }),
  ),
  fc.boolean().map((isAdded) =>
    command(`carol is ${isAdded ? "added" : "removed"}`, async (_, world) => {
      await world.writers[0]!.invoke(asnChatUserlistModify, {
        u8sConversationID: world.conversations[1]!,
        iChatUserlistModify: isAdded ? 1 : 2,
        u8sUserURIs: ["carol"],
        u8sEventCrossRefID: "",
      });
    }),
  ),
  fc
    .nat(5)
    .map((one) =>
      command(`client ${one} connects`, async (_, { replicas }) => await replicas[one]!.connect()),
    ),
  // What it had begun may have been done, or not.
  fc.tuple(fc.nat(5), which).map(([one, where]) =>
    command(`client ${one} is lost while it writes`, async (model, { replicas, conversations }) => {
      const replica = replicas[one]!;
      const { client } = replica;
      const text = `text ${model.texts++}`;
      const written = client && send(client, conversations[where]!, text).catch(() => {});
      await replica.disconnect();
      await written;
    }),
  ),
  // While others write, without waiting for them.
  fc.tuple(fc.nat(5), who).map(([one, by]) =>
    command(`client ${one} connects while others write`, async (model, world) => {
      const { writers, conversations, replicas } = world;
      const texts = Array.from({ length: 5 }, () => `text ${model.texts++}`);
      const writing = texts.map((text, i) => send(writers[by]!, conversations[i % 2]!, text));
      await replicas[one]!.connect();
      const results = await Promise.all(writing);
      for (const [i, { iResult }] of results.entries()) {
        if (iResult === 0) model.acknowledged.push([names[by]!, texts[i]!]);
      }
    }),
  ),
];

test.each(moduleStores)(
  "in $name, clients that are lost at random and catch up from their last id always end with the server's state",
  { timeout: 300_000 },
  async (store) => {
    const there = await store.running();
    await addUsers(there, "carol");
    const writers = await Promise.all(names.map((name) => there.loggedOn(name)));
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: "max" }), async (steps) => {
        const conversations: string[] = [];
        for (const u8sRecipientURIs of [["bob"], ["bob", "carol"]]) {
          const first = { u8sRecipientURIs, u8sMessage: "first", u8sEventCrossRefID: "" };
          const sent = await writers[0]!.invoke(asnChatTextMessage, first);
          conversations.push(sent.u8sConversationID);
        }
        const replicas = Array.from({ length: 6 }, (_, i) => new Replica(there, names[i % 3]!));
        const model: Model = { acknowledged: [], texts: 0 };
        const world: World = { there, replicas, writers, conversations };
        await fc.asyncModelRun(() => ({ model, real: world }), steps);
        expect(await settle(world, model)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
);

/** Lets all catch up, and compares each with a client that knows nothing yet; returns what is wrong. */
async function settle({ there, replicas }: World, { acknowledged }: Model): Promise<string[]> {
  const wrong: string[] = [];
  for (const replica of replicas) await replica.connect();
  for (const user of names) {
    const fresh = new Replica(there, user);
    await fresh.connect();
    const wanted = fresh.all.join("\n");
    for (const replica of replicas) {
      if (replica.user !== user) continue;
      const isSame = (): boolean => replica.all.join("\n") === wanted;
      await until(isSame).catch(() =>
        wrong.push(`${user} has\n${replica.all.join("\n")}\nnot\n${wanted}`),
      );
      wrong.push(...replica.faults);
    }
    wrong.push(...fresh.faults);
    // What has been acknowledged is there, unless it has been deleted. Carol does not see what was before she was added again.
    if (user !== "carol") {
      const texts = acknowledged.filter(([sender]) => sender === user).map(([, text]) => text);
      const deleted = wanted.split('"bDeleted":true').length - 1;
      const lost = texts.filter((text) => !wanted.includes(`"${text}"`));
      if (lost.length > deleted) wrong.push(`${lost.join(", ")} of ${user} are lost`);
    }
    await fresh.disconnect();
  }
  for (const replica of replicas) await replica.disconnect();
  return wrong;
}
