import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { XMLParser } from "fast-xml-parser";
import { applyPatch, type Operation } from "rfc6902";
import type { Json, JsonObject } from "../../../src/connectors/json.js";
import type { Random } from "./random.js";

/** One appointment of a stand-in. */
export interface Held {
  readonly user: string;
  /** Null once it has been deleted. */
  readonly document: JsonObject | null;
  /** The number of its last change. */
  readonly change: number;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
}

/** How a stand-in can fail, and how often. */
export interface Faults {
  readonly random: Random;
  /** The probability that a request is hit. */
  readonly rate: number;
  /** Milliseconds after which the client gives up. */
  readonly timeout: number;
}

const pageSize = 1000;

/**
 * A system that keeps appointments: a list with changes since a cursor, which the documents leave open,
 * and the request that the document has. Written from the documents, not from the connectors.
 */
export abstract class StandIn {
  readonly held = new Map<string, Held>();
  /** Requests that have changed something. */
  changesReceived = 0;
  /** All requests but listings. */
  readonly received: Request[] = [];
  faults: Faults | undefined;
  /** The changes before this one are told to nobody any more. */
  oldest = 0;
  port = 0;
  #changes = 0;
  #nextId = 1000;
  #server: Server | undefined;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.#server = createServer((message, response) => {
      this.#serve(message, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
    ({ port: this.port } = this.#server.address() as AddressInfo);
  }

  async stop(): Promise<void> {
    const server = this.#server!;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Forgets what it could have told of changes up to now. */
  forget(): void {
    this.oldest = ++this.#changes;
  }

  /** Adds or changes an appointment, as somebody who works on the system does. */
  set(id: string, user: string, document: JsonObject | null): void {
    this.held.set(id, { user, document, change: ++this.#changes });
  }

  add(user: string, document: JsonObject): string {
    const id = String(this.#nextId++);
    this.set(id, user, this.prepared(id, document));
    return id;
  }

  /** The appointments that there are. */
  alive(): [string, { user: string; document: JsonObject }][] {
    return [...this.held].filter(([, { document }]) => document !== null) as [
      string,
      { user: string; document: JsonObject },
    ][];
  }

  protected prepared(_id: string, document: JsonObject): JsonObject {
    return document;
  }

  protected abstract handle(request: Request): Reply;

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(message.url!, this.url);
    const request: Request = {
      method: message.method!,
      path: pathname,
      query: searchParams,
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const { faults } = this;
    const hit = faults?.random.chance(faults.rate) === true;
    const kind = hit
      ? faults.random.pick(["busy", "before", "after", "cut", "cut-after", "slow"])
      : "";
    if (kind === "busy") return void response.writeHead(429, { "Retry-After": "0" }).end();
    if (kind === "before") return void response.writeHead(500).end("failed");
    if (kind === "cut") return void message.socket.destroy();
    const reply = this.#answer(request);
    if (kind === "after") return void response.writeHead(500).end("failed after all");
    if (kind === "cut-after") return void message.socket.destroy();
    if (kind === "slow") await new Promise((resolve) => setTimeout(resolve, faults!.timeout * 1.5));
    response.writeHead(reply.status, { "Content-Type": reply.type ?? "application/json" });
    response.end(reply.body);
  }

  #answer(request: Request): Reply {
    if (request.method === "GET") return this.#list(request.query);
    this.received.push(request);
    const before = this.#changes;
    const reply = this.handle(request);
    if (this.#changes > before) this.changesReceived++;
    return reply;
  }

  #list(query: URLSearchParams): Reply {
    const since = Number(query.get("since") ?? 0);
    const skip = Number(query.get("page") ?? 0);
    if (since > 0 && since < this.oldest) return { status: 410, body: "expired" };
    const changed = [...this.held].filter(([, { change }]) => change > since);
    // Only what is there when everything is listed; deletions too among changes.
    const told = since === 0 ? changed.filter(([, { document }]) => document !== null) : changed;
    const items = told.slice(skip, skip + pageSize).map(([id, { user, document }]) => ({
      id,
      user,
      ...(document === null ? { deleted: true } : { appointment: document }),
    }));
    const next = skip + pageSize < told.length ? skip + pageSize : null;
    return { status: 200, body: JSON.stringify({ items, next, cursor: this.#changes }) };
  }
}

/** Xelion, as "Update Appointment" describes it. */
export class XelionStandIn extends StandIn {
  protected handle({ method, path, body, headers }: Request): Reply {
    const id = /^\/api\/v1\/master\/appointments\/(\d+)$/.exec(path)?.[1];
    if (method !== "PATCH" || id === undefined) return { status: 405 };
    if (headers.authorization !== "xelion secret") return { status: 401 };
    const held = this.held.get(id);
    const missing = { status: 404, body: JSON.stringify({ code: 10100 }) };
    if (held?.document == null) return missing;
    const document = { ...held.document };
    const { operations } = JSON.parse(body) as {
      operations: { op: string; path: string; value?: Json }[];
    };
    for (const { op, path: where, value } of operations) {
      const [, name, oid] = where.split("/") as [string, string, string | undefined];
      const isRelation = name === "participants" || name === "calendars";
      const list = (document[name] ?? []) as Json[];
      if (isRelation && op === "add") {
        document[name] = list.includes(value!) ? list : [...list, value!];
      } else if (isRelation && op === "remove") {
        document[name] = list.filter((item) => item !== oid);
      } else if (!isRelation && op === "replace") {
        if (value === null) delete document[name];
        else document[name] = value!;
      } else {
        return { status: 400 };
      }
    }
    this.set(id, held.user, document);
    return { status: 204 };
  }
}

/** SuperOffice's `PATCH Appointment/{id}`. */
export class SuperOfficeStandIn extends StandIn {
  /** Its clock: every change has a later date. */
  #seconds = Date.UTC(2024, 10, 20) / 1000;

  protected override prepared(id: string, document: JsonObject): JsonObject {
    const UpdatedDate = new Date(++this.#seconds * 1000).toISOString().replace("Z", "0000Z");
    return { ...document, AppointmentId: Number(id), UpdatedDate };
  }

  /** Changes an entity from within SuperOffice. */
  edit(id: string, changes: JsonObject): void {
    const { user, document } = this.held.get(id)!;
    this.set(id, user, this.prepared(id, { ...document, ...changes }));
  }

  protected handle({ method, path, body, headers }: Request): Reply {
    const id = /^\/api\/v1\/Appointment\/(\d+)$/.exec(path)?.[1];
    if (method !== "PATCH" || id === undefined) return { status: 405 };
    if (headers.authorization !== "Bearer secret") return { status: 401 };
    const held = this.held.get(id);
    if (held?.document == null) return { status: 404 };
    const since = Date.parse(String(headers["if-unmodified-since"]));
    if (Date.parse(String(held.document["UpdatedDate"])) > since) return { status: 412 };
    const parsed = JSON.parse(body) as Json;
    const entity = structuredClone(held.document);
    if (Array.isArray(parsed)) {
      for (const operation of parsed as unknown as Operation[]) {
        const [failure] = applyPatch(entity, [operation]);
        if (failure?.name === "TestError") return { status: 409 };
        if (failure) return { status: 400, body: failure.message };
      }
    } else {
      for (const [name, value] of Object.entries(parsed as JsonObject)) entity[name] = value;
    }
    this.set(id, held.user, this.prepared(id, entity));
    return { status: 200, body: JSON.stringify(this.held.get(id)!.document) };
  }
}

/** Vitec Connect's `POST Appointment/{customerId}/{id}`, in JSON and XML. */
export class VitecStandIn extends StandIn {
  protected handle({ method, path, body, headers }: Request): Reply {
    const [, customer, user] = /^\/Appointment\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    if (method !== "POST" || user === undefined) return { status: 404 };
    const expected = `Basic ${Buffer.from("connect:secret").toString("base64")}`;
    if (headers.authorization !== expected) return { status: 401 };
    if (customer !== "M1") return { status: 403 };
    const isXml = headers["content-type"] === "application/xml";
    const document = isXml ? fromXml(body) : (JSON.parse(body) as JsonObject);
    if (typeof document["startsAt"] !== "string") {
      return { status: 400, body: JSON.stringify({ modelState: { startsAt: ["missing"] } }) };
    }
    const id = this.add(decodeURIComponent(user), document);
    if (!isXml) return { status: 200, body: JSON.stringify(id) };
    const namespace = "http://schemas.microsoft.com/2003/10/Serialization/";
    return {
      status: 200,
      type: "application/xml",
      body: `<string xmlns="${namespace}">${id}</string>`,
    };
  }
}

function fromXml(text: string): JsonObject {
  const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: false });
  const { Appointment } = parser.parse(text) as { Appointment: Record<string, string> };
  return Object.fromEntries(
    Object.entries(Appointment).map(([name, value]): [string, Json] => [
      name[0]!.toLowerCase() + name.slice(1),
      value === "true" ? true : value === "false" ? false : value,
    ]),
  );
}
