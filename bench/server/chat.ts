import type { Child } from "../children.js";
import type { Chats, Reading } from "./chat-worker.js";
import type { Stored } from "./readers.js";
import { readingProbe, subjectsOf } from "./readings.js";

/** Of how many users the chats are written with one question. */
const AT_ONCE = 100;

const readings: readonly Reading[] = [
  "list of conversations",
  "last 100 messages",
  "first 100 changes",
  "search of a text",
];

export const chatGroup = "server: chat of 1,000,000 messages of 1,000 users";

/** All that clients ask for in all stores, as subjects. */
export const chatSubjects: readonly string[] = subjectsOf(readings);

/** How long it takes to read chats when there are many. */
export const chatProbes = [
  readingProbe({
    group: chatGroup,
    readings,
    worker: "server/chat-worker",
    postgres: "ROSEWIRE_BENCH_CHAT_POSTGRES",
    milliseconds: 2_000,
    // Filling takes some minutes on a busy machine.
    patience: 900_000,
    size: { users: 1_000, chatsEach: 10, messagesEach: 100 },
    smoke: { users: 3, chatsEach: 1, messagesEach: 3 },
    serve,
  }),
];

async function serve(server: Child, chats: Stored<Chats>): Promise<number> {
  await server.ask("open", chats);
  for (let from = 0; from < chats.users; from += AT_ONCE) {
    await server.ask("fill", { ...chats, from, to: Math.min(chats.users, from + AT_ONCE) });
  }
  return server.ask<number>("listen");
}
