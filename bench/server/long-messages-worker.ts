import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  asnChangeClientContent,
  asnClientContentSaveTags,
} from "../../src/modules/client-contacts-list/client-contacts-list.js";
import { AsnNetDatabaseContact } from "../../src/modules/common/common.js";
import { connect, logOn, RoseError, silentLog } from "../../src/rose/index.js";
import { createGateway, localUpstream } from "../../src/gateway/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";
import { listening, PASSWORD, serverWithUsers, type Size, type Stored } from "./readers.js";

// The process of a UCServer that gets long messages, or of the client that sends them.

/** What the message has. */
export type LongMessage =
  | "9,000 contacts"
  | "28,000 empty contacts"
  | "49,000 tags"
  | "1,500 contacts in JSON"
  | "75,000 tags over HTTP";

/** What a client is to send. */
export interface Sending {
  readonly ports: Ports;
  readonly message: LongMessage;
  /** How much of it: 1 is all. */
  readonly part: number;
}

/** Where a server and the web service in front of it listen. */
export interface Ports {
  readonly server: number;
  readonly web: number;
}

const delays = monitorEventLoopDelay({ resolution: 1 });

async function serve(stored: Stored<Size>): Promise<Ports> {
  const { server, database } = await serverWithUsers(stored);
  const port = await listening(server, database);
  const gateway = createGateway({ upstream: localUpstream(server), log: silentLog });
  const { port: web } = await gateway.listen({ port: 0, host: "127.0.0.1" });
  delays.enable();
  return { server: port, web };
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

function tags(length: number): string[] {
  return Array.from({ length }, (_, at) => `tag ${at}`);
}

function countIn(message: LongMessage, part: number): number {
  return Math.ceil(part * Number(/[\d,]+/.exec(message)?.[0].replace(",", "")));
}

async function sendOverHttp({ ports, message, part }: Sending): Promise<void> {
  const client = `http://127.0.0.1:${ports.web}/ws/client`;
  const headers = { Authorization: `Basic ${btoa(`user-0:${PASSWORD}`)}` };
  const { sessionid } = (await (await fetch(`${client}/createsession`, { headers })).json()) as {
    sessionid: string;
  };
  const { name } = asnClientContentSaveTags;
  const argument = { iRevision: 0, u8sTaggedIDs: tags(countIn(message, part)) };
  const response = await fetch(`${client}/${name}?x-ucsessionid=${sessionid}`, {
    method: "POST",
    body: JSON.stringify(argument),
  });
  // They are more than a user may have.
  if (response.status !== 200 && response.status !== 400) throw new Mismatch(await response.text());
}

/** Sends a message; resolves when it has been answered. */
async function send(sending: Sending): Promise<void> {
  if (sending.message.endsWith("HTTP")) return sendOverHttp(sending);
  const { ports, message, part } = sending;
  const isJson = message.endsWith("JSON");
  const client = await connect({
    host: "127.0.0.1",
    port: ports.server,
    encoding: isJson ? "json" : "ber",
  });
  await logOn(client, { user: "user-0", password: PASSWORD });
  const count = countIn(message, part);
  const sent =
    message === "49,000 tags"
      ? client.invoke(asnClientContentSaveTags, {
          iRevision: 0,
          u8sTaggedIDs: tags(count),
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
