import process, { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { createServer, type EngineLimits } from "../../../src/rose/index.js";
import { mirror, news } from "../protocol.js";

export interface ServingSettings {
  readonly limits?: Partial<EngineLimits>;
}

/** What the server says when it is asked how it is. */
export interface ServingState {
  readonly connections: number;
  readonly rss: number;
  /** The log's lines about connections that ended, by reason. */
  readonly closed: Readonly<Record<string, number>>;
}

const { limits } = JSON.parse(process.argv[2] as string) as ServingSettings;
const closed: Record<string, number> = {};
/** Numbers the events. */
let told = 0;
const server = createServer({
  limits,
  onClose: (_, { code, message }) => {
    const reason = `${code}: ${message}`;
    closed[reason] = (closed[reason] ?? 0) + 1;
  },
});
server.handle(mirror, (note) => note);
const { port } = await server.listen({ port: 0 });
say({ port });

for await (const line of createInterface(stdin)) {
  const [command, count, octets] = line.split(" ");
  if (command === "broadcast") await broadcast(Number(count), Number(octets));
  const { rss } = process.memoryUsage();
  say({ connections: server.connections.size, rss, closed } satisfies ServingState);
}

// Whoever started it is gone.
await server.close();

async function broadcast(count: number, octets: number): Promise<void> {
  const filling = new Uint8Array(octets);
  for (let i = 0; i < count; i++) {
    server.broadcast(news, { owner: "", number: told++, filling });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function say(value: object): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}
