import fc from "fast-check";
import { always } from "../../../support/always.js";
import type { ModuleStore } from "../stores.js";
import type { LogonKernel } from "./logon-kernel.js";
import { twoServers } from "./two-servers.js";

/** A client that keeps what it knows while it is not connected. */
export interface Device<Request> {
  readonly isConnected: boolean;
  /** Connects to a server, and catches up with it. */
  connect(at: LogonKernel): Promise<void>;
  /** Ends the connection, with whatever is under way. */
  disconnect(): Promise<void>;
  /** Asks for something; is only called while it is connected. */
  ask(request: Request): Promise<void>;
}

/** Devices that come and go. */
export interface ComingAndGoing<Request, D extends Device<Request>> {
  readonly store: ModuleStore;
  /** Of the servers. */
  readonly options?: Parameters<typeof twoServers>[1];
  /** New devices, four. */
  readonly devices: () => readonly D[];
  readonly anyRequest: fc.Arbitrary<Request>;
  /** What must hold when all are connected and nobody asks for anything any more. */
  readonly inTheEnd: (devices: readonly D[], at: LogonKernel) => Promise<void>;
}

interface Real<Request> {
  readonly nodes: readonly LogonKernel[];
  readonly devices: readonly Device<Request>[];
}

/** Has devices ask for things at two servers, alone and together, be cut off meanwhile, and connect again. */
export async function comeAndGo<Request, D extends Device<Request>>(
  of: ComingAndGoing<Request, D>,
): Promise<void> {
  const steps = fc.commands(commandsOf(of.anyRequest), { maxCommands: 40, size: "max" });
  const property = fc.asyncProperty(steps, async (commands) => {
    const database = await of.store.database();
    const nodes = await twoServers(database, of.options);
    const devices = of.devices();
    for (const [at, device] of devices.entries()) await device.connect(nodes[at % 2]!);
    await fc.asyncModelRun(() => ({ model: {}, real: { nodes, devices } }), commands);
    for (const [at, device] of devices.entries()) {
      if (!device.isConnected) await device.connect(nodes[(at + 1) % 2]!);
    }
    await of.inTheEnd(devices, nodes[0]);
    for (const device of devices) await device.disconnect();
    await database.close();
  });
  await fc.assert(property, { numRuns: of.store.name === "PostgreSQL" ? 8 : 25 });
}

function commandsOf<Request>(anyRequest: fc.Arbitrary<Request>) {
  const command = always<object, Real<Request>>;
  const anyDevice = fc.nat(3);
  const together = fc.tuple(
    fc.array(fc.tuple(anyDevice, anyRequest), { maxLength: 8 }),
    fc.uniqueArray(anyDevice, { maxLength: 2 }),
  );
  return [
    together.map(([requests, cutOff]) =>
      command(
        `together ${JSON.stringify(requests)}, cut off ${cutOff.join()}`,
        async (_, { devices }) => {
          const asked: Promise<void>[] = [];
          for (const [at, request] of requests) {
            const device = devices[at]!;
            if (!device.isConnected) continue;
            const asking = device.ask(request);
            // What those ask who are cut off is answered or not.
            if (cutOff.includes(at)) asking.catch(() => {});
            else asked.push(asking);
          }
          await Promise.all(cutOff.map((at) => devices[at]!.disconnect()));
          await Promise.all(asked);
        },
      ),
    ),
    fc.tuple(anyDevice, fc.nat(1)).map(([at, node]) =>
      command(`device ${at} connects to ${node}`, async (_, { devices, nodes }) => {
        const device = devices[at]!;
        if (!device.isConnected) await device.connect(nodes[node]!);
      }),
    ),
  ];
}
