import type { Event, Operation } from "../codec/index.js";
import { allOperations, allTypes, type RegisteredOperation } from "../modules/registry.js";
import { readDocs, type Docs } from "./docs.js";
import { JsonSchemas, type JsonSchema } from "./json-schema.js";
import { isForClients } from "./operations.js";

const json = (schema: JsonSchema): object => ({ "application/json": { schema } });

let text: string | undefined;

/** The description of the web service, OpenAPI 3.1 as JSON text, generated from the schema. */
export function openApiText(): string {
  return (text ??= JSON.stringify(describe(readDocs())));
}

function describe(docs: Docs): object {
  const schemas = new JsonSchemas("#/components/schemas/", docs);
  // Every type has its schema, whether a request leads to it or not.
  for (const { type } of allTypes()) schemas.of(type);
  const paths: Record<string, object> = {};
  for (const entry of allOperations()) {
    const { name } = entry;
    paths[`/ws/direct/${name}`] = { post: call(entry, "direct", schemas, docs) };
    paths[`/ws/client/${name}`] = { post: call(entry, "client", schemas, docs) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "UCServer web service", version: "6.1" },
    paths: { ...sessionPaths, ...paths },
    components: { schemas: { ...schemas.schemas, WsError: wsError }, securitySchemes },
  };
}

function call(
  { name, id, module, operation }: RegisteredOperation,
  route: "direct" | "client",
  schemas: JsonSchemas,
  docs: Docs,
): object {
  const about = docs.of(name);
  const refused = !isForClients(operation);
  const note = "Between a web service and its UCServer: refused when a client sends it.";
  const description = refused ? [about, note].filter(Boolean).join(" ") : about;
  return {
    operationId: `${route}_${name}`,
    tags: [module],
    summary: name,
    ...(description !== undefined && { description }),
    parameters: [typeNames],
    "x-operation-id": id,
    "x-kind": operation.kind,
    security:
      route === "direct" ? [{ basic: [] }, { token: [] }, { tokenQuery: [] }] : [{ session: [] }],
    requestBody: { content: json(schemas.of(operation.argument)) },
    responses: refused ? refusal : responses(operation, schemas),
  };
}

function responses(operation: Operation | Event, schemas: JsonSchemas): object {
  const ok =
    operation.kind === "operation"
      ? schemas.of(operation.result)
      : { type: "object", maxProperties: 0 };
  const failed = {
    type: "object",
    properties: {
      error: {
        anyOf: [
          ...(operation.kind === "operation" ? [schemas.of(operation.error)] : []),
          { $ref: "#/components/schemas/AsnLogonError" },
          { $ref: "#/components/schemas/WsError" },
        ],
      },
      error_value: { type: "integer" },
      invokedID: { type: "integer" },
      sessionID: { type: "string" },
    },
    required: ["error"],
  };
  return {
    "200": { description: "The result", content: json(ok) },
    "400": {
      description: "The operation's error, or a request that is wrong",
      content: json(failed),
    },
    "401": { description: "No or wrong credentials" },
    "502": { description: "The UCServer is not connected here", content: json(failed) },
  };
}

const refusal = {
  "404": {
    description: "There is no such operation for clients",
    content: json({
      type: "object",
      properties: { error: { $ref: "#/components/schemas/WsError" } },
      required: ["error"],
    }),
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

const sessionPaths = {
  "/ws/client/createsession": {
    post: {
      operationId: "createsession",
      security: [{ basic: [] }, { token: [] }, { tokenQuery: [] }],
      responses: { "200": { description: "The new session", content: sessionAnswer } },
    },
  },
  "/ws/client/destroysession": {
    post: {
      operationId: "destroysession",
      security: [{ session: [] }],
      responses: { "200": { description: "The session has ended" } },
    },
  },
  "/ws/client/events": {
    get: {
      operationId: "events",
      security: [{ session: [] }],
      parameters: ["after", "timeout"].map((name) => ({
        name,
        in: "query",
        schema: { type: "integer", minimum: 0 },
      })),
      responses: { "200": { description: "The events behind `after`" } },
    },
  },
  "/ws/client/answer": {
    post: {
      operationId: "answer",
      security: [{ session: [] }],
      requestBody: {
        description: "A result, error or reject, with the id of an invoke among the events",
        content: json({ type: "object" }),
      },
      responses: { "200": { description: "The server has it" } },
    },
  },
  "/ws/public/contacts": {
    get: {
      operationId: "publicContacts",
      responses: { "200": { description: "The users who allow to be shown" } },
    },
  },
};
