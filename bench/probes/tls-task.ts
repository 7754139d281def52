import { answer } from "../children.js";
import { implementationOf } from "../rpc/implementations.js";
import type { Dialed } from "./tls.js";

// A server, or a client that connects again and again.

/** So many connections are being made at a time. */
const AT_ONCE = 8;

const ports = new Map<string, Promise<number>>();

function serve(implementation: string): Promise<number> {
  const port = ports.get(implementation) ?? implementationOf(implementation).serve("M1");
  ports.set(implementation, port);
  return port;
}

interface Dialing {
  readonly implementation: string;
  readonly port: number;
  readonly milliseconds: number;
}

/** Connects, hangs up, and so on. */
async function dial({ implementation, port, milliseconds }: Dialing): Promise<Dialed> {
  const dialer = implementationOf(implementation);
  const began = performance.now();
  let made = 0;
  const each = async (): Promise<void> => {
    do {
      (await dialer.dial(port, "M1", 1)).close();
      made++;
    } while (performance.now() - began < milliseconds);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, each));
  return { made, milliseconds: performance.now() - began };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

answer({ serve, dial, cpu });
