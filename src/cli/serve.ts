import type { AddressInfo } from "node:net";
import process from "node:process";
import { Command } from "commander";
import type { UcServer } from "../server/index.js";
import { addDemoUsers, usersWithKnownPassword, type DemoUser } from "./demo-users.js";
import { stderrLog } from "./log.js";
import { dataOption, hostOption, portOption } from "./options.js";
import { failure } from "./outcome.js";
import { outliveReader, writeOut } from "./streams.js";

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly verbose: boolean;
}

/** `rosewire serve`: a server until SIGINT or SIGTERM. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("run a server until it is interrupted")
    .addOption(hostOption("the address to listen on"))
    .addOption(portOption("the TCP port to listen on; 0 for any free one", 0))
    .addOption(dataOption("the folder for users and appointments, or :memory: to keep nothing"))
    .option("--verbose", "log single messages too", false)
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const interrupted = interruption();
  outliveReader();
  // Only here: the other commands do without the database, and begin faster.
  const { createUcServer } = await import("../server/index.js");
  const { host, port, data } = options;
  const server = createUcServer({ host, port, data, log: stderrLog(options.verbose) });
  try {
    await writeOut(await start(server, options));
    await interrupted;
  } catch (error) {
    await server.close();
    throw error;
  }
  await server.drain();
}

/** Listens, and adds demo users to new data; gives what there is to tell. */
async function start(server: UcServer, options: ServeOptions): Promise<string> {
  const { users } = server;
  const secret = !isLoopback(options.host);
  const fresh = users.areNew();
  const known = fresh ? [] : await usersWithKnownPassword(users);
  if (secret && known.length > 0) {
    const names = known.map(({ name }) => name).join(", ");
    throw failure(
      `anybody knows the demo passwords of ${names}: change them with "rosewire user passwd" ` +
        `or remove them before listening on ${options.host}`,
    );
  }
  const address = await listen(server, options);
  const added = fresh ? await addDemoUsers(users, secret) : [];
  return [
    `listening on tcp://${hostPort(address)}`,
    ...added.map(({ name, password }) => `added the user ${name} with the password ${password}`),
    `try: ${clientCommand(address, [...added, ...known][0])}`,
    "",
  ].join("\n");
}

async function listen(server: UcServer, { host, port }: ServeOptions): Promise<AddressInfo> {
  try {
    return await server.listen();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw failure(`port ${port} of ${host} is in use; choose another with --port`);
    }
    throw failure(`cannot listen on port ${port} of ${host}: ${message}`);
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hostPort({ address, family, port }: AddressInfo): string {
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
}

function clientCommand({ address, port }: AddressInfo, user: DemoUser | undefined): string {
  const reachable = { "127.0.0.1": "", "0.0.0.0": "", "::": " --host ::1" }[address];
  const host = reachable ?? ` --host ${address}`;
  const login =
    user === undefined ? "--user NAME" : `--user ${user.name} --password ${user.password}`;
  return (
    `npx rosewire call asnAppointmentGetAllEntriesForUser${host} --port ${port} ${login} ` +
    `--json '{"u8sOwner":""}'`
  );
}

/** Settles at the first SIGINT or SIGTERM; the second ends the process at once. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(signal === "SIGINT" ? 130 : 143);
      asked = true;
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
