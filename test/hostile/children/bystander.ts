import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import process from "node:process";
import { Agent, request } from "node:http";
import { asnGetLoggedInContact } from "../../../src/modules/authentication/authentication.js";
import { connect, RoseError, type Client } from "../../../src/rose/index.js";
import { logOn } from "../../server/login.js";

/** Somebody who has nothing to do with an attack: where, and as whom. */
export interface BystanderSettings {
  readonly rose: number;
  readonly http: number;
  readonly user: string;
  readonly password: string;
}

/** How he fared: milliseconds to each answer, and what went wrong. */
export interface Fare {
  readonly calls: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** Milliseconds of the longest logon. */
  readonly logon: number;
  readonly logons: number;
  readonly failures: readonly string[];
}

const { rose, http, user, password } = JSON.parse(process.argv[2] as string) as BystanderSettings;
const agent = new Agent({ keepAlive: true });

/** Asks the web service; gives its status. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, port: http, host: "127.0.0.1", method, path, headers });
    asked.on("error", reject);
    asked.setTimeout(30_000, () => asked.destroy(new Error("no answer within 30 s")));
    asked.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => (text += String(chunk)));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`status ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    asked.end();
  });
}

const client = await connect({ host: "127.0.0.1", port: rose });
await logOn(client, user, password);
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const opened = await ask("POST", "/ws/client/createsession", {
  authorization,
  "x-simple": "1",
  "content-length": "0",
});
const { sessionid } = JSON.parse(opened) as { sessionid: string };

let times: number[] = [];
let logonTimes: number[] = [];
let failures: string[] = [];
/** Aborted when he is no longer watched. */
let watch = AbortSignal.abort();
let stop = (): void => {};

async function timed(into: () => number[], what: string, work: () => Promise<unknown>) {
  const start = performance.now();
  try {
    await work();
    into().push(performance.now() - start);
  } catch (error) {
    const more = error instanceof RoseError ? JSON.stringify(error.error) : "";
    failures.push(`${what}: ${String(error)} ${more}`);
  }
}

const calls: readonly [string, () => Promise<unknown>][] = [
  ["a call", () => client.invoke(asnGetLoggedInContact, {})],
  [
    "a call over HTTP",
    () => ask("GET", "/ws/client/asnGetLoggedInContact", { "x-ucsessionid": sessionid }),
  ],
];

async function calling(): Promise<void> {
  for (let i = 0; !watch.aborted; i++) {
    const [what, work] = calls[i % calls.length]!;
    await timed(() => times, what, work);
    await delay(10);
  }
}

async function loggingOn(): Promise<void> {
  while (!watch.aborted) {
    await timed(
      () => logonTimes,
      "a logon",
      async () => {
        let joined: Client | undefined;
        try {
          joined = await connect({ host: "127.0.0.1", port: rose });
          await logOn(joined, user, password);
        } finally {
          await joined?.close();
        }
      },
    );
    await delay(300, undefined, { signal: watch }).catch(() => {});
  }
}

function fare(): Fare {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return {
    calls: times.length,
    median: at(0.5),
    p99: at(0.99),
    longest: at(1),
    logon: Math.max(0, ...logonTimes),
    logons: logonTimes.length,
    failures,
  };
}

let work: Promise<unknown> = Promise.resolve();
process.stdout.write('"ready"\n');
for await (const line of createInterface(process.stdin)) {
  if (line === "watch") {
    [times, logonTimes, failures] = [[], [], []];
    const controller = new AbortController();
    watch = controller.signal;
    stop = () => controller.abort();
    work = Promise.all([calling(), loggingOn()]);
    process.stdout.write('"watching"\n');
  } else {
    stop();
    await work;
    process.stdout.write(`${JSON.stringify(fare())}\n`);
  }
}
process.exit(0);
