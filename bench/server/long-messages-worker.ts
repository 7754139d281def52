import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  asnChangeClientContent,
  asnClientContentSaveTags,
} from "../../src/modules/client-contacts-list/client-contacts-list.js";
import { AsnNetDatabaseContact } from "../../src/modules/common/common.js";
import { connect, logOn, RoseError } from "../../src/rose/index.js";
import { answer } from "../children.js";
import { listening, PASSWORD, serverWithUsers, type Size, type Stored } from "./readers.js";

// The process of a UCServer that gets long messages, or of the client that sends them.

/** What the message has. */
export type LongMessage =
  | "9,000 contacts"
  | "28,000 empty contacts"
  | "49,000 tags"
  | "1,500 contacts in JSON";

/** What a client is to send. */
export interface Sending {
  readonly port: number;
  readonly message: LongMessage;
  /** How much of it: 1 is all. */
  readonly part: number;
}

const delays = monitorEventLoopDelay({ resolution: 1 });

async function serve(stored: Stored<Size>): Promise<number> {
  const { server, database } = await serverWithUsers(stored);
  const port = await listening(server, database);
  delays.enable();
  return port;
}

/** The longest turn of the event loop since this was asked last, in milliseconds. */
async function longestTurn(): Promise<number> {
  const longest = delays.max / 1e6;
  delays.reset();
  return longest;
}

/** The members of a contact that are texts. */
function texts(): string[] {
  const { schema } = AsnNetDatabaseContact;
  if (schema.kind !== "sequence") return [];
  return schema.members.filter(({ type }) => type.schema.kind === "string").map(({ name }) => name);
}

function contacts(length: number, text: string): AsnNetDatabaseContact[] {
  const members = Object.fromEntries(texts().map((name) => [name, text]));
  return Array.from({ length }, (_, at) => ({ ...members, u8sEntryID: `${at}` }));
}

/** Sends a message; resolves when it has been answered. */
async function send({ port, message, part }: Sending): Promise<void> {
  const isJson = message.endsWith("JSON");
  const client = await connect({ host: "127.0.0.1", port, encoding: isJson ? "json" : "ber" });
  await logOn(client, { user: "user-0", password: PASSWORD });
  const count = Math.ceil(part * Number(/[\d,]+/.exec(message)?.[0].replace(",", "")));
  const sent =
    message === "49,000 tags"
      ? client.invoke(asnClientContentSaveTags, {
          iRevision: 0,
          u8sTaggedIDs: Array.from({ length: count }, (_, at) => `tag ${at}`),
        })
      : client.invoke(
          asnChangeClientContent,
          {
            ...{ iFlags: 0, iRevision: 0, u8sVersion: "", iIsEditable: 1 },
            addedOrChangedContacts: contacts(count, message.includes("empty") ? "" : "text"),
          },
          { timeout: 60_000 },
        );
  // Some are more than a user may have.
  await sent.catch((error: unknown) => {
    if (!(error instanceof RoseError)) throw error;
  });
  await client.close();
}

answer({ serve, longestTurn, send });
