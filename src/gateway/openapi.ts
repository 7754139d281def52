import { setImmediate as turn } from "node:timers/promises";
import type { Event, Operation } from "../codec/index.js";
import { AsnLogonError } from "../modules/authentication/authentication.js";
import { laterRegistry } from "../modules/later/registry.js";
import { builtInRegistry, type Registry } from "../modules/registry.js";
import { docsOf, type Describe, type Docs } from "./docs.js";
import { JsonSchemas, type JsonSchema } from "./json-schema.js";
import { isForClients } from "./operations.js";
import { offersOf, type Offer, type Served } from "./served.js";

const json = (schema: JsonSchema): object => ({ "application/json": { schema } });

/** What is described. */
export interface DescriptionOptions {
  /** What the web service knows; the built-in modules by default. */
  readonly registry?: Registry;
  /** What is said of what is not built in. */
  readonly about?: Describe | undefined;
  /** What the server behind the web service serves; undefined if that is unknown, and then all is described. */
  readonly served?: Served | undefined;
  /**
   * Whether everything that is known is described: what the server does not serve, marked, what is refused from clients, and
   * types to which nothing refers.
   */
  readonly all?: boolean;
  /** The only module whose operations are described, in each of their forms; those of all by default. */
  readonly module?: string;
}

/**
 * The description of the web service, OpenAPI 3.1 as JSON text, generated from the schema. It is made
 * in several turns of the event loop, so that others are not held up.
 */
export async function openApiText(options: DescriptionOptions = {}): Promise<string> {
  return JSON.stringify(await describe(options, docsOf(options.about)));
}

/** An operation or event in the list of {@link contentsText}. */
interface Listed {
  readonly name: string;
  readonly id: number;
  readonly kind: "operation" | "event";
  readonly description?: string;
  readonly access?: string;
}

/**
 * What there is to call, by module, as JSON text: `[{"module":"..","href":"..","operations":[{"name":"..","id":1,"kind":".."}]}]`.
 * `href` leads to the description of the module, `entrance` is that of the package `rosewire` if it has the module.
 */
export function contentsText({
  registry = builtInRegistry(),
  about,
  served,
}: DescriptionOptions): string {
  const docs = docsOf(about);
  const modules = new Map<string, readonly Listed[]>();
  const builtIn = new Set(laterRegistry().operations.map((entry) => entry.operation));
  const entrances = new Map<string, string>();
  for (const [offer] of formsOf(offered(registry, served))) {
    const { name, id, module, operation, access } = offer;
    const described = docs.ofOperation(operation);
    const listed: Listed = {
      name,
      id,
      kind: operation.kind,
      ...(described !== undefined && { description: described }),
      ...(access !== undefined && { access }),
    };
    modules.set(module, [...(modules.get(module) ?? []), listed]);
    if (builtIn.has(operation)) {
      entrances.set(module, `rosewire/modules${module.startsWith("Later.") ? "/later" : ""}`);
    }
  }
  return JSON.stringify(
    Array.from(modules, ([module, operations]) => ({
      module,
      href: `openapi/${encodeURIComponent(module)}.json`,
      ...(entrances.has(module) && { entrance: entrances.get(module) }),
      operations,
    })),
  );
}

/** What clients may call and, as far as that is known, the server serves. */
function offered(registry: Registry, served: Served | undefined): readonly Offer[] {
  return offersOf(registry, served).filter((offer) =>
    served === undefined ? isForClients(offer.operation) : offer.served,
  );
}

/** How many types or operations are described in one turn. */
const atATime = 100;

async function describe(
  { registry = builtInRegistry(), served, all = false, module }: DescriptionOptions,
  docs: Docs,
): Promise<object> {
  const schemas = new JsonSchemas("#/components/schemas/", registry, docs);
  // With everything, each type gets its schema, even if no request refers to it.
  for (const [index, { type }] of (all ? registry.types : []).entries()) {
    if (index % atATime === 0) await turn();
    schemas.of(type);
  }
  schemas.of(AsnLogonError);
  const isWanted = (name: string | undefined) => module === undefined || name === module;
  const events = (served?.sent ?? [])
    .filter(({ event }) => isWanted(registry.findOperation(event.id)?.module))
    .map(({ event }) => eventSchema(event, schemas));
  const offers = all ? offersOf(registry, served) : offered(registry, served);
  const calls = formsOf(offers).filter(([first]) => isWanted(first.module));
  const paths: Record<string, object> = {};
  for (const [index, forms] of calls.entries()) {
    if (index % atATime === 0) await turn();
    const name = encodeURIComponent(forms[0].name);
    paths[`/ws/direct/${name}`] = { post: call(forms, "direct", schemas, docs) };
    paths[`/ws/client/${name}`] = { post: call(forms, "client", schemas, docs) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: module === undefined ? "UCServer web service" : `UCServer web service: ${module}`,
      version: "6.1",
      license: { name: "MIT", identifier: "MIT" },
    },
    // Where the description itself came from.
    servers: [{ url: "/" }],
    paths: { ...sessionPaths(events), ...paths },
    components: { schemas: { ...schemas.schemas, WsError: wsError }, securitySchemes },
  };
}

/** One operation or event, in each of the forms that it has in the versions of the interface. The first one says of which module it is. */
type Forms = readonly [Offer, ...Offer[]];

function formsOf(offers: readonly Offer[]): Forms[] {
  const found = new Map<string, Forms>();
  for (const offer of offers) {
    const { name } = offer;
    found.set(name, [...(found.get(name) ?? []), offer] as unknown as Forms);
  }
  return [...found.values()];
}

/** The schema of values that are in any of some forms, each of which counts once. */
function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const different = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  const [first, ...more] = different.values();
  return more.length === 0 ? (first as JsonSchema) : { anyOf: [...different.values()] };
}

function call(forms: Forms, route: "direct" | "client", schemas: JsonSchemas, docs: Docs): object {
  const [{ name, id, module, operation, served, access }] = forms;
  const tokens = forms.map((form) => form.operation);
  const refused = !isForClients(operation);
  const note = refused ? refusedNote : served === false ? notServedNote : undefined;
  const about = docs.ofOperation(operation) ?? "";
  const description = note === undefined ? about : [...sentence(about), note].join(" ");
  return {
    operationId: `${route}_${name}`,
    tags: [module],
    summary: name,
    ...(description !== "" && { description }),
    parameters: [typeNames],
    "x-operation-id": id,
    "x-kind": operation.kind,
    ...(served !== undefined && { "x-served": served }),
    ...(served && { "x-access": access }),
    security:
      route === "direct" ? [{ basic: [] }, { token: [] }, { tokenQuery: [] }] : [{ session: [] }],
    requestBody: { content: json(anyOf(tokens.map(({ argument }) => schemas.of(argument)))) },
    responses: refused ? refusal : responses(tokens, schemas),
  };
}

/** A description that more can follow. */
function sentence(text: string): string[] {
  if (text === "") return [];
  return [text.endsWith(".") ? text : `${text}.`];
}

const refusedNote = "Between a web service and its UCServer: refused when a client sends it.";
const notServedNote = "The server behind this web service does not serve it.";

function responses(tokens: readonly (Operation | Event)[], schemas: JsonSchemas): object {
  const results = tokens.map((token) =>
    token.kind === "operation" ? schemas.of(token.result) : { type: "object", maxProperties: 0 },
  );
  const errors = tokens.flatMap((token) =>
    token.kind === "operation" ? [schemas.of(token.error)] : [],
  );
  const ok = anyOf(results);
  const failed = failure([...errors, logonError]);
  return {
    "200": { description: "The result", content: json(ok) },
    "400": {
      description: "The operation's error, or a request that is wrong",
      content: json(failed),
    },
    "401": { description: "No or wrong credentials" },
    "403": { description: "Refused: a page of another site, say", content: json(wsFailed) },
    "502": { description: "The UCServer is not connected here", content: json(wsFailed) },
  };
}

const logonError = { $ref: "#/components/schemas/AsnLogonError" };

/** A failed call: one of these errors, or one of the web service. */
function failure(errors: readonly JsonSchema[]): JsonSchema {
  return {
    type: "object",
    properties: {
      error: anyOf([...errors, { $ref: "#/components/schemas/WsError" }]),
      error_value: { type: "integer" },
      invokedID: { type: "integer" },
      sessionID: { type: "string" },
    },
    required: ["error"],
  };
}

/** A failure of the web service itself. */
const wsFailed = {
  type: "object",
  properties: { error: { $ref: "#/components/schemas/WsError" } },
  required: ["error"],
};

const refusal = {
  "404": {
    description: "There is no such operation for clients",
    content: json(wsFailed),
  },
};

const typeNames = {
  name: "typenames",
  in: "query",
  description: "Where the result carries `_type`; nowhere by default",
  schema: { enum: ["root", "all"] },
};

const wsError = {
  type: "object",
  properties: {
    details: { type: "string" },
    _type: { const: "WsError" },
    iErrorDetail: { type: "integer" },
    u8sErrorString: { type: "string" },
  },
};

const securitySchemes = {
  basic: { type: "http", scheme: "basic" },
  token: { type: "apiKey", in: "header", name: "x-uctoken" },
  tokenQuery: { type: "apiKey", in: "query", name: "token" },
  session: { type: "apiKey", in: "header", name: "X-ucsessionid" },
};

const sessionAnswer = json({
  type: "object",
  properties: { sessionid: { type: "string" } },
  required: ["sessionid"],
});

/** What a route about sessions answers besides its result. */
const sessionFailures = {
  "400": { description: "No such session, or a request that is wrong", content: json(wsFailed) },
  "403": { description: "Refused: a page of another site, say", content: json(wsFailed) },
};

/** An event of the server, as it comes with the long-poll. */
function eventSchema(event: Event, schemas: JsonSchemas): JsonSchema {
  const invoke = {
    type: "object",
    properties: { operationName: { const: event.name }, argument: schemas.of(event.argument) },
    required: ["operationName", "argument"],
  };
  return { type: "object", properties: { invoke }, required: ["invoke"] };
}

/** What the long-poll answers. @param events The events that the server is known to send; it sends invokes too. */
const eventsAnswer = (events: readonly JsonSchema[]): object =>
  json({
    type: "object",
    properties: {
      last: { type: "integer" },
      events: { type: "array", items: anyOf([...events, { type: "object" }]) },
    },
    required: ["last", "events"],
  });

const sessionPaths = (events: readonly JsonSchema[]) => ({
  "/controller/client/ucws": {
    get: {
      operationId: "ucws",
      summary: "Says where the web service of a UCServer is",
      // No credentials are needed.
      security: [],
      parameters: [{ name: "ucsid", in: "query", schema: { type: "string" } }],
      responses: {
        "200": {
          description: "Its origin",
          content: json({
            type: "object",
            properties: { redirect: { type: "string" } },
            required: ["redirect"],
          }),
        },
        "403": sessionFailures["403"],
        "404": { description: "The UCServer is not connected here", content: json(wsFailed) },
      },
    },
  },
  "/ws/client/createsession": {
    post: {
      operationId: "createsession",
      summary: "Opens a session",
      security: [{ basic: [] }, { token: [] }, { tokenQuery: [] }],
      responses: {
        "200": { description: "The new session", content: sessionAnswer },
        "400": {
          description: "The logon failed, or the request is wrong",
          content: json(failure([logonError])),
        },
        "401": { description: "No or wrong credentials" },
        "403": sessionFailures["403"],
        "502": { description: "The UCServer is not connected here", content: json(wsFailed) },
      },
    },
  },
  "/ws/client/destroysession": {
    post: {
      operationId: "destroysession",
      summary: "Ends a session",
      security: [{ session: [] }],
      responses: { "200": { description: "The session has ended" }, ...sessionFailures },
    },
  },
  "/ws/client/events": {
    get: {
      operationId: "events",
      summary: "Waits for events of a session",
      security: [{ session: [] }],
      parameters: ["after", "timeout"].map((name) => ({
        name,
        in: "query",
        schema: { type: "integer", minimum: 0 },
      })),
      responses: {
        "200": { description: "The events after `after`", content: eventsAnswer(events) },
        ...sessionFailures,
      },
    },
  },
  "/ws/client/answer": {
    post: {
      operationId: "answer",
      summary: "Answers an invoke of the server",
      security: [{ session: [] }],
      requestBody: {
        description: "A result, error or reject, with the id of an invoke among the events",
        content: json({ type: "object" }),
      },
      responses: { "200": { description: "The server has it" }, ...sessionFailures },
    },
  },
  "/ws/public/contacts": {
    get: {
      operationId: "publicContacts",
      summary: "Shows users without a login",
      // No credentials are needed.
      security: [],
      responses: {
        "200": { description: "The users who allow to be shown" },
        "403": sessionFailures["403"],
        "404": { description: "None are shown here", content: json(wsFailed) },
        "502": { description: "The UCServer is not connected here", content: json(wsFailed) },
      },
    },
  },
});
