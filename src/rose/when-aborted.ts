import type { InvokeContext } from "./api/connection.js";

/** What the engine's own contexts have besides: a way to hear of the end for which no signal is made. */
interface Hearing {
  onAbort(listener: (reason: unknown) => void): void;
}

/** Calls the listener once, with the reason, when the signal of an invoke fires, or at once if it has; makes no signal if there is none yet. */
export function whenAborted(
  context: Pick<InvokeContext, "signal"> | Hearing,
  listener: (reason: unknown) => void,
): void {
  // Not by the class, which would load the engine.
  if ("onAbort" in context) {
    context.onAbort(listener);
    return;
  }
  const { signal } = context;
  if (signal.aborted) listener(signal.reason);
  else signal.addEventListener("abort", () => listener(signal.reason), { once: true });
}
