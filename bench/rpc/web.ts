import { createGateway, localUpstream } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { openDatabase } from "../../src/server/database/index.js";
import { createUcServer, defineModule, user } from "../../src/server/index.js";
import type { Implementation } from "./implementation.js";
import type { Link } from "./load.js";
import { linkTo } from "./web-link.js";
import { answerOf, operations, type Payload } from "./wire.js";

const USER = "bench";
const PASSWORD = "for the bench";

/** A UCServer and its web service in one process, as `rosewire serve` has them. */
async function serveGateway(payload: Payload): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({
    database: openDatabase(":memory:"),
    log: silentLog,
    passwordCost,
  });
  const answer = answerOf(payload);
  const echo = payload === "M1";
  server.use(
    defineModule({
      name: "bench",
      setup({ handle }) {
        handle(operations[payload], {
          access: user,
          unit: "none",
          run: (received) => (echo ? received : answer),
        });
      },
    }),
  );
  await server.users.add(USER, PASSWORD);
  await server.listen({ port: 0 });
  const gateway = createGateway({ upstream: localUpstream(server), log: silentLog });
  return (await gateway.listen({ port: 0 })).port;
}

/** Sessions that no connection uses now, by the port of their web service. */
const sessions = new Map<number, string[]>();

async function openSession(port: number): Promise<string> {
  const credentials = Buffer.from(`${USER}:${PASSWORD}`).toString("base64");
  const response = await fetch(`http://127.0.0.1:${port}/ws/client/createsession`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}`, "x-simple": "1" },
  });
  const { sessionid } = (await response.json()) as { sessionid: string };
  return sessionid;
}

/** A connection with a session of its own, which the next one may use. */
async function dialGateway(port: number, payload: Payload): Promise<Link> {
  let unused = sessions.get(port);
  if (unused === undefined) sessions.set(port, (unused = []));
  const session = unused.pop() ?? (await openSession(port));
  const link = await linkTo(port, payload, session);
  return {
    ...link,
    close() {
      link.close();
      unused.push(session);
    },
  };
}

/** The web service, with all that it checks and counts. */
export const gateway: Implementation = {
  name: "rosewire, web service",
  packages: [],
  over: "HTTP",
  payloads: ["M1", "M4"],
  serve: serveGateway,
  dial: dialGateway,
};
