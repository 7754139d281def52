import fastify from "fastify";
import { Client } from "undici";
import type { Implementation } from "./implementation.js";
import { promiseLink } from "./load.js";
import { argument } from "./wire.js";

const schema = {
  response: {
    200: { type: "object", properties: { u8sEntryID: { type: "string" } } },
  },
};

const headers = { "content-type": "application/json" };

function implementation(name: string, pipelines: boolean): Implementation {
  return {
    name,
    packages: ["fastify", "undici"],
    payloads: ["M1"],
    async serve() {
      const server = fastify();
      server.post("/M1", { schema }, async ({ body }) => body);
      return Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port);
    },
    async dial(port, _, inFlight) {
      const pipelining = pipelines ? inFlight : 1;
      const client = new Client(`http://127.0.0.1:${port}`, { pipelining });
      // A client pipelines only what may be sent twice.
      const request = { path: "/M1", method: "POST", headers, idempotent: pipelines } as const;
      const invoke = async (): Promise<unknown> => {
        const { body } = await client.request({ ...request, body: JSON.stringify(argument) });
        return await body.json();
      };
      return promiseLink(invoke, () => void client.destroy());
    },
  };
}

/** JSON over HTTP/1.1 as it comes: a connection carries one call at a time, the others wait. */
export const http = implementation("fastify + undici", false);

/** The same with all calls of a connection sent at once. */
export const httpPipelined = implementation("fastify + undici, pipelined", true);
