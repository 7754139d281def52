import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openApiText } from "../../src/gateway/openapi.js";
import { asnGetUserToken } from "../../src/modules/authentication/authentication.js";
import { asnKeepAlive } from "../../src/modules/general/general.js";
import {
  asnStartMultiUserMode,
  asnUserSessionDestroyed,
} from "../../src/modules/web-service-connection/web-service-connection.js";
import { asnLoginV2 } from "../../src/modules/later/authentication/authentication.js";
import { asnChatForwardMessage } from "../../src/modules/later/chat-v2/chat-v2.js";
import { laterRegistry } from "../../src/modules/later/registry.js";
import { allTypes, builtInRegistry } from "../../src/modules/registry.js";
import type { Upstream } from "../../src/gateway/index.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { faultsOf, type SchemaNode } from "../support/json-schema.js";
import { StandIn } from "./stand-in.js";
import { world } from "./world.js";

/** What a server serves that takes two operations and an event from clients. */
const served = {
  routes: [
    { operation: asnGetUserToken, access: "a user", module: "tokens", unit: "none" },
    {
      operation: asnStartMultiUserMode,
      access: "a web service",
      module: "transport",
      unit: "none",
    },
    { operation: asnKeepAlive, access: "anyone", module: "transport", unit: "none" },
  ],
  sent: [{ event: asnUserSessionDestroyed, module: "transport" }],
} as const;

/** A server that serves this, or of which nothing is known. */
const standIn = (what: typeof served | undefined): Upstream =>
  Object.assign(new StandIn(), { served: () => what });

/** What every web service knows: both versions. */
const everything = laterRegistry();
const text = await openApiText({ registry: everything, all: true });
const offered = await openApiText({ registry: everything });
const description = JSON.parse(text) as any;
const schemas = description.components.schemas as Record<string, SchemaNode>;

interface Call {
  readonly path: string;
  readonly method: string;
  readonly call: any;
}

/** All operations of a description: method, path and what is said of it. */
function callsOf({ paths }: { paths: Record<string, Record<string, any>> }): Call[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, call]) => ({ path, method, call })),
  );
}

/** The operations and events of the protocol that are described, by name. */
const protocolOf = (described: any): Map<string, any> =>
  new Map(
    callsOf(described)
      .filter(({ path }) => path.startsWith("/ws/direct/"))
      .map(({ call }) => [call.summary as string, call]),
  );

/** The members of an object but for extensions. */
const members = (object: object): string[] =>
  Object.keys(object).filter((name) => !name.startsWith("x-"));

/** What has two forms under one name is described once. */
const names61And8 = new Set(everything.operations.map(({ name }) => name));

describe("/openapi.json", () => {
  it("is served, describes every operation and event, and has a schema for every type", async () => {
    const { url } = await world({ upstream: standIn(undefined) });
    for (const [query, expected] of [
      ["", offered],
      ["?all=1", text],
    ] as const) {
      const response = await fetch(`${url}/openapi.json${query}`);
      expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
      expect(await response.text()).toBe(expected);
    }
    expect(text).not.toContain('"x-served"');
    for (const route of ["direct", "client"]) {
      const all = callsOf(description).filter(({ call }) =>
        call.operationId.startsWith(`${route}_`),
      );
      expect(all).toHaveLength(names61And8.size);
      // Those between a web service and its server, and what begins TLS.
      expect(all.filter(({ call }) => call.responses["200"] === undefined)).toHaveLength(10);
    }
    for (const { name } of allTypes()) {
      if (name.startsWith("Asn")) expect(schemas).toHaveProperty([name]);
    }
  });

  it("has only what clients can call where it is known what the server serves, and who may", async () => {
    const { url } = await world({ upstream: standIn(served) });
    const known = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    const calls = protocolOf(known);
    expect([...calls.keys()].toSorted()).toEqual(["asnGetUserToken", "asnKeepAlive"]);
    expect(calls.get("asnGetUserToken")).toMatchObject({ "x-served": true, "x-access": "a user" });
    expect(known.paths).toHaveProperty(["/ws/client/asnKeepAlive"]);
    expect(known.paths).toHaveProperty(["/ws/client/createsession"]);
    // The types of these, and those of the events that the server sends.
    const types = Object.keys(known.components.schemas as object);
    expect(types).toContain("AsnGetUserTokenArgument");
    expect(types).toContain("AsnUserSessionDestroyedArgument");
    expect(types).not.toContain("AsnAppointmentEntry");
  });

  it("begins with them if all are asked for, and marks the others", async () => {
    const { url } = await world({ upstream: standIn(served) });
    const all = (await (await fetch(`${url}/openapi.json?all=1`)).json()) as any;
    const calls = protocolOf(all);
    const names = [...calls.keys()];
    expect(names.slice(0, 2).toSorted()).toEqual(["asnGetUserToken", "asnKeepAlive"]);
    expect(names).toHaveLength(names61And8.size);
    expect(names.filter((name) => calls.get(name)["x-served"] !== false)).toHaveLength(2);
    const unserved = calls.get("asnAppointmentSetEntry");
    expect(unserved.description).toMatch(
      / The server behind this web service does not serve it\.$/,
    );
    expect(unserved).not.toHaveProperty("x-access");
    expect(calls.get("asnStartMultiUserMode").description).toContain("refused when a client");
    expect(Object.keys(all.components.schemas as object)).toEqual(
      expect.arrayContaining(Object.keys(schemas)),
    );
  });

  it("is divided by module, with a list that says what is where, and what each takes", async () => {
    const { url } = await world({ upstream: standIn(served) });
    const list = (await (await fetch(`${url}/openapi`)).json()) as any;
    expect(list).toEqual([
      {
        module: "Authentication",
        href: "openapi/Authentication.json",
        entrance: "rosewire/modules",
        operations: [
          {
            name: "asnGetUserToken",
            id: 1003,
            kind: "operation",
            description: expect.stringMatching(/token/),
            access: "a user",
          },
        ],
      },
      {
        module: "General",
        href: "openapi/General.json",
        entrance: "rosewire/modules",
        operations: [expect.objectContaining({ name: "asnKeepAlive", kind: "event" })],
      },
    ]);
    const part = (await (await fetch(`${url}/openapi/Authentication.json`)).json()) as any;
    expect([...protocolOf(part).keys()]).toEqual(["asnGetUserToken"]);
    expect(part.info.title).toBe("UCServer web service: Authentication");
    const types = Object.keys(part.components.schemas as object);
    expect(types).toContain("AsnGetUserTokenArgument");
    expect(types).not.toContain("AsnUserSessionDestroyedArgument");
    // Each part is compressed and known again, like the whole.
    const again = await fetch(`${url}/openapi/Authentication.json`);
    const tag = again.headers.get("etag")!;
    expect(again.headers.get("content-encoding")).toMatch(/^(?:br|gzip)$/);
    const known = await fetch(`${url}/openapi/Authentication.json`, {
      headers: { "If-None-Match": tag },
    });
    expect(known.status).toBe(304);
  });

  it("has no parts but those of modules", async () => {
    const { url } = await world({ upstream: standIn(served) });
    for (const part of ["Nobody.json", "Authentication", ".json", "constructor.json", "%00.json"]) {
      expect((await fetch(`${url}/openapi/${part}`)).status).toBe(404);
    }
  });

  it("says which events come with the long-poll", async () => {
    const { url } = await world({ upstream: standIn(served) });
    const known = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    const { schema } =
      known.paths["/ws/client/events"].get.responses["200"].content["application/json"];
    const [event] = schema.properties.events.items.anyOf;
    expect(event.properties.invoke.properties).toEqual({
      operationName: { const: "asnUserSessionDestroyed" },
      argument: { $ref: "#/components/schemas/AsnUserSessionDestroyedArgument" },
    });
  });

  it("says what is mandatory, what values an enumeration has, and what the manual says", () => {
    const { AsnAppointmentEntry, AsnOptionalParameters } = schemas as Record<string, any>;
    expect(AsnAppointmentEntry.required).toContain("stStart");
    expect(AsnAppointmentEntry.properties.stStart).toMatchObject({
      $ref: expect.stringContaining("AsnSystemTime"),
    });
    expect(AsnOptionalParameters.oneOf[0].type).toBe("object");
    const { post } = description.paths["/ws/direct/asnGetUserToken"];
    expect(post).toMatchObject({
      "x-operation-id": 1003,
      description: expect.stringContaining("token"),
    });
  });
});

// The rules of the OpenAPI Specification 3.1.0, section 4.8, as far as the description uses them.
describe.each([
  ["of which nothing is known", offered, 900],
  ["of which nothing is known, with everything", text, 1000],
  ["that serves a little", await openApiText({ served }), 3],
  ["that serves a little, with everything", await openApiText({ served, all: true }), 1000],
])("the description of a server %s is OpenAPI 3.1:", (_, written, least) => {
  const described = JSON.parse(written) as any;
  const types = described.components.schemas as Record<string, SchemaNode>;
  const calls = callsOf(described);

  it("the root", () => {
    expect(Object.keys(described)).toEqual(["openapi", "info", "servers", "paths", "components"]);
    expect(described.openapi).toMatch(/^3\.1\.\d+$/);
    expect(members(described.info).toSorted()).toEqual(["license", "title", "version"]);
    expect(described.info.license).toEqual({ name: "MIT", identifier: "MIT" });
    for (const name of Object.keys(described.components.schemas)) {
      expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    }
  });

  it("paths and operations, each with an id of its own", () => {
    const allowed = new Set(
      "tags summary description operationId parameters requestBody responses security".split(" "),
    );
    for (const { path, method, call } of calls) {
      expect(path).toMatch(/^\/[\w/]+$/);
      expect(["get", "post"]).toContain(method);
      expect(members(call).filter((name) => !allowed.has(name))).toEqual([]);
    }
    const ids = calls.map(({ call }) => call.operationId as string);
    expect(new Set(ids).size).toBe(ids.length);
  });

  // What clients are made from, and what linters ask for.
  it("servers, a summary, a failure and security for every operation", () => {
    expect(described.servers).toEqual([{ url: "/" }]);
    for (const { path, call } of calls) {
      expect([path, call.summary]).toEqual([path, expect.stringMatching(/\S/)]);
      expect([path, call.security]).toEqual([path, expect.any(Array)]);
      // All need somebody to be known, but for what is public.
      const isPublic = /^\/(?:ws\/public|controller)\//.test(path);
      expect([path, call.security.length > 0]).toEqual([path, !isPublic]);
      const failures = Object.keys(call.responses).filter((status) => status.startsWith("4"));
      expect([path, failures.length > 0]).toEqual([path, true]);
    }
  });

  it("parameters, bodies and responses", () => {
    for (const { call } of calls) {
      for (const parameter of call.parameters ?? []) {
        expect(parameter).toMatchObject({ name: expect.any(String), in: "query" });
        expectSchema(parameter.schema as SchemaNode);
      }
      const bodies = [call.requestBody, ...Object.values(call.responses)].filter(Boolean) as any[];
      for (const { content = {}, description: about, ...more } of bodies) {
        expect(more).toEqual({});
        expect(["string", "undefined"]).toContain(typeof about);
        for (const [type, { schema }] of Object.entries<any>(content)) {
          expect(type).toBe("application/json");
          expectSchema(schema as SchemaNode);
        }
      }
      const responses = Object.entries<any>(call.responses);
      expect(responses.length).toBeGreaterThan(0);
      for (const [status, { description: about }] of responses) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(about).toEqual(expect.any(String));
      }
    }
  });

  it("security, by schemes that there are", () => {
    const { securitySchemes } = described.components;
    for (const scheme of Object.values<any>(securitySchemes)) {
      if (scheme.type === "http") expect(scheme.scheme).toBe("basic");
      else expect(scheme).toMatchObject({ type: "apiKey", name: expect.any(String) });
    }
    for (const { call } of calls) {
      for (const requirement of call.security) {
        const [[name, scopes]] = Object.entries<any>(requirement) as [[string, unknown]];
        expect(securitySchemes).toHaveProperty([name]);
        expect(scopes).toEqual([]);
      }
    }
  });

  it("schemas, with references that lead somewhere", () => {
    for (const schema of Object.values(types)) expectSchema(schema);
    const references = new Set(
      Array.from(
        written.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
        ([, name]) => name,
      ),
    );
    expect(references.size).toBeGreaterThan(least);
    for (const name of references) expect(types).toHaveProperty([name as string]);
  });
});

const kinds = ["object", "array", "string", "integer", "number", "boolean", "null"];

/** The keywords of JSON Schema 2020-12 that are used, and what their values must be. */
const keywords: Readonly<Record<string, (value: any) => boolean>> = {
  $ref: (value) => /^#\/components\/schemas\/[\w.-]+$/.test(value as string),
  type: (value) => kinds.includes(value as string),
  title: (value) => typeof value === "string",
  description: (value) => typeof value === "string",
  format: (value) => value === "date-time",
  contentEncoding: (value) => value === "base64",
  const: () => true,
  enum: (value) => Array.isArray(value) && value.length > 0,
  examples: (value) => Array.isArray(value),
  minimum: (value) => Number.isFinite(value),
  maximum: (value) => Number.isFinite(value),
  minProperties: (value) => Number.isSafeInteger(value),
  maxProperties: (value) => Number.isSafeInteger(value),
  pattern: (value) => new RegExp(value as string, "u").source !== "",
  required: (value: string[]) => new Set(value).size === value.length && value.length > 0,
  properties: (value) => typeof value === "object",
  additionalProperties: (value) => typeof value === "object" || value === false,
  items: (value) => typeof value === "object",
  oneOf: (value) => Array.isArray(value) && value.length > 0,
  anyOf: (value) => Array.isArray(value) && value.length > 0,
};

function expectSchema(schema: SchemaNode): void {
  for (const [keyword, value] of Object.entries(schema)) {
    if (keywords[keyword]?.(value) !== true) {
      expect.fail(
        `${keyword}: ${JSON.stringify(value)} of ${JSON.stringify(schema).slice(0, 200)}`,
      );
    }
  }
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
  const inner = [...Object.values(properties), ...oneOf, ...anyOf];
  if (items !== undefined) inner.push(items);
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  for (const one of inner) expectSchema(one);
}

describe("what a server serves of version 8", () => {
  const routes = [
    { operation: asnLoginV2, access: "anyone", module: "authentication", unit: "none" },
    {
      operation: asnChatForwardMessage,
      access: "a user",
      module: "chat",
      unit: "write",
      version: "8",
    },
  ] as const;
  const registry = builtInRegistry().withOperations(routes);

  it("is described by the comments of its modules, its error apart from that of 6.1", async () => {
    const described = JSON.parse(
      await openApiText({ registry, served: { routes, sent: [] }, all: true }),
    );
    const { post } = described.paths["/ws/client/asnLoginV2"];
    expect(post).toMatchObject({ "x-operation-id": 1005, "x-served": true });
    expect(post.description).toMatch(/^Lists the methods of login/);
    const own = described.components.schemas;
    expect(own["authentication.AsnRequestError"].properties).not.toHaveProperty("optionalParams");
    expect(own.AsnRequestError.properties).toHaveProperty("optionalParams");
    expect(own.AsnAuthBearer.description).toMatch(/^Token/);
  });

  it("may have an id that is another operation's in 6.1, which keeps its place", async () => {
    const described = JSON.parse(
      await openApiText({ registry, served: { routes, sent: [] }, all: true }),
    );
    const both = [...protocolOf(described).values()].filter(
      (one) => one["x-operation-id"] === 1422,
    );
    expect(both.map((one) => [one.summary, one["x-served"]])).toEqual([
      ["asnChatForwardMessage", true],
      ["asnChatPutBinaryChunk", false],
    ]);
    expect(registry.findOperation(1422)?.name).toBe("asnChatPutBinaryChunk");
    expect(registry.findOperation(1422, "8")?.name).toBe("asnChatForwardMessage");
  });
});

describe("the schema of every type", () => {
  it("takes the JSON of its values, whatever they are", () => {
    for (const { name, type } of allTypes()) {
      const schema = schemas[name];
      if (schema === undefined) continue;
      fc.assert(
        fc.property(arbitraryOf(type), (value) => {
          const json: unknown = JSON.parse(type.encodeJson(value));
          const faults = faultsOf(json, schema, schemas);
          if (faults.length > 0) expect(faults, `${name}: ${JSON.stringify(json)}`).toEqual([]);
        }),
        { numRuns: 4 },
      );
    }
    expect(Object.keys(schemas).length).toBeGreaterThan(1000);
  });

  it("takes no value without a member that must be there, or of another kind", () => {
    const { AsnAppointmentEntry, AsnRequestError } = schemas as Record<string, SchemaNode>;
    const faults = (json: unknown, schema?: SchemaNode): string[] =>
      faultsOf(json, schema as SchemaNode, schemas);
    expect(faults({ iErrorDetail: 1, u8sErrorString: "" }, AsnRequestError)).toEqual([]);
    expect(faults({ iErrorDetail: 1 }, AsnRequestError)).toEqual(["u8sErrorString is missing"]);
    expect(faults({ iErrorDetail: 1.5, u8sErrorString: "" }, AsnRequestError)).toEqual([
      "iErrorDetail is no integer",
    ]);
    expect(faults([], AsnAppointmentEntry)).toEqual(["the value is no object"]);
  });
});
