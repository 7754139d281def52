import { onTestFinished } from "vitest";
import { demoPbx } from "../../../../src/cli/demo-pbx.js";
import { DemoUsers } from "../../../../src/cli/demo-users.js";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { silentLog } from "../../../../src/rose/index.js";
import { createUcServer } from "../../../../src/server/index.js";
import { inMemoryUnless, passwordCost } from "../../../server/running.js";

/** What `npm start` starts, on free ports and without files. */
export interface Demo {
  readonly port: number;
  /** Where the web service is. */
  readonly url: string;
  /** The passwords of the demo users. */
  readonly passwords: ReadonlyMap<string, string>;
}

export async function demo(): Promise<Demo> {
  const common = { log: silentLog, unknownMembers: "refuse", passwordCost } as const;
  const server = createUcServer({ ...common, ...inMemoryUnless({}), ...demoPbx() });
  onTestFinished(() => server.close());
  const { port } = await server.listen({ port: 0 });
  const place = { data: ":memory:", host: "127.0.0.1", reachable: false };
  const { lines } = await (await DemoUsers.look(server, place)).settle();
  const gateway = createGateway({ log: silentLog, upstream: localUpstream(server) });
  onTestFinished(() => gateway.close());
  const { port: web } = await gateway.listen({ port: 0 });
  const added = lines.map((line) => /^added the user (\w+) with the password (\w+)$/.exec(line));
  const passwords = added.flatMap((found) => (found === null ? [] : [[found[1], found[2]]]));
  return {
    port,
    url: `http://127.0.0.1:${web}`,
    passwords: new Map(passwords as [string, string][]),
  };
}
