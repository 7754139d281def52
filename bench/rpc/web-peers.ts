import fastify from "fastify";
import { createServer } from "node:http";
import { Common } from "../../src/modules/index.js";
import { shapeOf, type Shape } from "../peers/shape.js";
import { listening, type Implementation } from "./implementation.js";
import { linkTo, pathOf } from "./web-link.js";
import { answerOf, operations, type Payload } from "./wire.js";

// What the web service is compared with: they answer the same requests with the same results, and have no sessions, no rights and no limits of their own.

/** Names no session, for there are none. */
const session = "0123456789ABCDEF0123456789ABCDEF";

/** What is answered, as a program has it that knows JSON only: with its times, and all else as it is in JSON. */
function plainOf(value: any, json: any): unknown {
  // Unset ones are an empty text.
  if (value instanceof Date) return json === "" ? json : value;
  if (typeof json !== "object" || Array.isArray(json) !== Array.isArray(value)) return json;
  if (Array.isArray(json)) return json.map((inner, i) => plainOf(value[i], inner));
  const members = Object.entries(json).map(([name, inner]) => [name, plainOf(value[name], inner)]);
  return Object.fromEntries(members);
}

/** What serves a call. */
function serviceOf(payload: Payload): (argument: unknown) => unknown {
  if (payload === "M1") return (argument) => argument;
  const value = answerOf(payload);
  const answer = plainOf(value, JSON.parse(operations[payload].result.encodeJson(value)));
  return () => answer;
}

const parameters = shapeOf(Common.AsnOptionalParameters);

/** The JSON schema of a message: with it fastify compiles a serializer. */
function schemaOf(shape: Shape): object {
  // An object with members of any name.
  if (shape === parameters) return { type: "object", additionalProperties: true };
  switch (shape.kind) {
    case "record": {
      const members = shape.members.map((member): [string, object] => [
        member.name,
        schemaOf(member.shape),
      ]);
      const required = shape.members.filter(({ optional }) => !optional).map(({ name }) => name);
      return { type: "object", properties: Object.fromEntries(members), required };
    }
    case "choice": {
      const members = shape.members.map((member): [string, object] => [
        member.name,
        schemaOf(member.shape),
      ]);
      return { type: "object", properties: Object.fromEntries(members) };
    }
    case "list":
      return { type: "array", items: schemaOf(shape.item) };
    case "time":
      return { type: "string", format: "date-time" };
    case "real":
      return { type: "number" };
    case "octets":
    case "text":
      return { type: "string" };
    default:
      return { type: shape.kind };
  }
}

/** fastify with a serializer for the same result. */
export const fastifyAlone: Implementation = {
  name: "fastify",
  packages: ["fastify"],
  over: "HTTP",
  payloads: ["M1", "M4"],
  async serve(payload) {
    const server = fastify();
    const { argument: asked, result } = operations[payload];
    const schema = { body: schemaOf(shapeOf(asked)), response: { 200: schemaOf(shapeOf(result)) } };
    const service = serviceOf(payload);
    server.post(pathOf(payload), { schema }, async ({ body }) => service(body));
    return Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port);
  },
  dial: (port, payload) => linkTo(port, payload, session),
};

/**
 * What Node.js leaves to whoever answers: its own server and a function that does no more than is necessary: find what serves the path, read the
 * body, parse it, write the result, and have all of the answer sent by one system call.
 */
export const httpLimit: Implementation = {
  name: "limit, node:http",
  packages: [],
  over: "HTTP",
  payloads: ["M1", "M4"],
  serve(payload) {
    const services = new Map([[pathOf(payload), serviceOf(payload)]]);
    const server = createServer((request, response) => {
      const service = services.get(request.url as string);
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
        const text = JSON.stringify(service?.(JSON.parse(body.toString())));
        response.writeHead(200, [
          "content-type",
          "application/json",
          "content-length",
          String(Buffer.byteLength(text)),
        ]);
        // What `end` is given, it sends in two pieces.
        response.socket?.cork();
        response.write(text);
        response.socket?.uncork();
        response.end();
      });
    });
    return listening(server);
  },
  dial: (port, payload) => linkTo(port, payload, session),
};
