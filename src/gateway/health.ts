import type { Hono } from "hono";
import { PROTOCOL_VERSION, type RoseLog } from "../rose/index.js";
import type { SessionListener, Upstream } from "./upstream.js";

/** For how long, in milliseconds, what was found is the answer: whoever asks often costs the server nothing. */
const known = 1000;
/** A server that takes longer than these milliseconds is not fit for work. */
const patience = 5000;

/**
 * Adds `/health` for monitors and balancers: 200 if the check succeeds, 503 if it fails or takes too long. Why it fails is in the log only, for anybody
 * may ask.
 */
export function addHealth(app: Hono, check: () => Promise<unknown>, log: RoseLog): void {
  let asked = Number.NEGATIVE_INFINITY;
  let found: Promise<boolean> = Promise.resolve(true);
  app.get("/health", async (context) => {
    const now = performance.now();
    // One check at a time, also when it takes long.
    if (now - asked >= known) {
      asked = Number.POSITIVE_INFINITY;
      found = isFit(check, log).finally(() => {
        asked = performance.now();
      });
    }
    const isUp = await found;
    context.header("cache-control", "no-store");
    return isUp ? context.json({ status: "up" }) : context.json({ status: "down" }, 503);
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
