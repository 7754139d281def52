import { setTimeout as delay } from "node:timers/promises";
import type { RoseLog } from "../rose/index.js";
import type { DrainTimes } from "./syntax/drain-options.js";

/** How connections and sessions are ended; see `DrainOptions` of the engine. Milliseconds. */
export interface Moving {
  readonly wait: number;
  readonly over: number;
}

/** A service whose clients can be moved off. */
export interface Leaving {
  /** Says to whoever asks that new clients had better go elsewhere. */
  leave(): void;
  /** Ends all that clients have, when their requests have been answered. */
  drain(how: Moving): Promise<void>;
}

/**
 * Moves clients off: first services only say that they are about to close, for as long as `--drain-delay` has it, and then they end what clients
 * have, over the time of `--drain-time`.
 * @param wait How long requests that run are waited for, at most.
 * @param last Ends what is behind the services, which may need it until they have ended.
 */
export async function moveOff(
  services: readonly Leaving[],
  { drainDelay, drainTime }: DrainTimes,
  { wait, log, last }: MovingParts,
): Promise<void> {
  log.info({ drainDelay, drainTime }, "draining");
  for (const service of services) service.leave();
  if (drainDelay > 0) await delay(drainDelay);
  const how = { wait, over: drainTime };
  const moved = Promise.all(services.map((service) => service.drain(how)));
  await Promise.all([moved, last?.(how, moved)]);
  log.info({}, "drained");
}

interface MovingParts {
  readonly wait: number;
  readonly log: RoseLog;
  readonly last?: (how: Moving, moved: Promise<unknown>) => Promise<void>;
}
