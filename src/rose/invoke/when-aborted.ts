import type { InvokeContext } from "../api/connection.js";
import { ServedInvoke } from "./served-invoke.js";

/** Calls the listener once, with the reason, when the signal of an invoke fires, or at once if it has; makes no signal if there is none yet. */
export function whenAborted(
  context: Pick<InvokeContext, "signal">,
  listener: (reason: unknown) => void,
): void {
  if (context instanceof ServedInvoke) {
    context.onAbort(listener);
    return;
  }
  const { signal } = context;
  if (signal.aborted) listener(signal.reason);
  else signal.addEventListener("abort", () => listener(signal.reason), { once: true });
}
