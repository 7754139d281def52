import process from "node:process";
import { text } from "node:stream/consumers";
import { connect, createServer, silentLog } from "../../../src/rose/index.js";
import { add } from "./operations.js";

// A server as an embedder makes it, with a handler that throws. It begins when its input ends, is
// called twice, and prints how the calls end; `silent` has it say nothing else.

const server = createServer(process.argv[2] === "silent" ? { log: silentLog } : {});
server.handle(add, function failing() {
  throw new TypeError("no\nerror: forged\u001b[2J\u2028");
});
await text(process.stdin);
const { port } = await server.listen({ port: 0 });
const client = await connect({ host: "127.0.0.1", port });
for (let i = 0; i < 2; i++) {
  const failure = await client.invoke(add, { a: 1, b: 2 }).catch((error: unknown) => error);
  process.stdout.write(`${(failure as Error).name}\n`);
}
await client.close();
await server.close();
