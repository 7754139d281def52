import type { Context, Hono } from "hono";
import { PROTOCOL_VERSION, type RoseLog } from "../rose/index.js";
import type { SessionListener, Upstream } from "./upstream.js";

/** For how long, in milliseconds, what was found is the answer: whoever asks often costs the server nothing. */
const known = 1000;
/** A server that takes longer than these milliseconds is not fit for work. */
const patience = 5000;

/** What is asked about a server. */
export interface Fitness {
  /** Rejects if the server cannot do its work. */
  readonly check: () => Promise<unknown>;
  /** Whether the server is about to close, and new clients had better go elsewhere. */
  readonly isLeaving: () => boolean;
  /** What `/health/ready` tells besides, which decides nothing. */
  readonly reports: () => Readonly<Record<string, string>>;
  readonly log: RoseLog;
}

/**
 * Adds what monitors and balancers ask: `/health` is 200 if the check succeeds, 503 if it fails or takes too long; `/health/ready` too, and it is 503 as soon
 * as the server is about to close; `/health/live` is 200 as long as the process answers. Why a check fails is in the log only, for anybody may ask.
 */
export function addHealth(app: Hono, { check, isLeaving, reports, log }: Fitness): void {
  let asked = Number.NEGATIVE_INFINITY;
  let found: Promise<boolean> = Promise.resolve(true);
  const isUp = (): Promise<boolean> => {
    const now = performance.now();
    // One check at a time, also when it takes long.
    if (now - asked >= known) {
      asked = Number.POSITIVE_INFINITY;
      found = isFit(check, log).finally(() => {
        asked = performance.now();
      });
    }
    return found;
  };
  const say = (context: Context, code: 200 | 503, facts: object): Response => {
    context.header("cache-control", "no-store");
    return context.json(facts, code);
  };
  app.get("/health/live", (context) => say(context, 200, { status: "up" }));
  app.get("/health", async (context) =>
    (await isUp()) ? say(context, 200, { status: "up" }) : say(context, 503, { status: "down" }),
  );
  app.get("/health/ready", async (context) => {
    if (isLeaving()) return say(context, 503, { status: "draining", ...reports() });
    if (await isUp()) return say(context, 200, { status: "ready", ...reports() });
    return say(context, 503, { status: "down", ...reports() });
  });
}

/** Opens a session of a UCServer, and ends it. */
export async function reach(upstream: Upstream): Promise<void> {
  const session = await upstream.open({ iClientProtocolVersion: PROTOCOL_VERSION }, nobody);
  session.close();
}

const nobody: SessionListener = {
  find: () => undefined,
  onEvent: () => {},
  onInvoke: () => Promise.reject(new Error("nobody is logged on")),
  onEnd: () => {},
};

async function isFit(check: () => Promise<unknown>, log: RoseLog): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch (error) {
    log.warn({ err: error as Error }, "the server is not fit for work");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
