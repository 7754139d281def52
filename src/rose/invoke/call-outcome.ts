import { channels, type CallOutcome, type InvokeMessage } from "../diagnostics.js";
import {
  AbortError,
  BadAnswerError,
  ConnectionClosedError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
} from "../errors.js";

/** What the diagnostics channels publish about a call. */
export interface PublishedCall extends InvokeMessage {
  /** When the call was made, in milliseconds of `performance.now`. */
  readonly started: number;
}

/** Publishes how a call ended. */
export function callEnds({ started, ...call }: PublishedCall, error: Error | undefined): void {
  if (!channels.callEnd.hasSubscribers) return;
  const reject = error instanceof RoseReject ? error : undefined;
  channels.callEnd.publish({
    ...call,
    outcome: outcomeOf(error),
    problem: reject?.problem,
    problemCode: reject?.problemCode,
    duration: performance.now() - started,
  });
}

function outcomeOf(error: Error | undefined): CallOutcome {
  if (error === undefined) return "result";
  if (error instanceof RoseError) return "error";
  if (error instanceof RoseReject) return "reject";
  if (error instanceof BadAnswerError) return "bad-answer";
  if (error instanceof RoseTimeoutError) return "timeout";
  if (error instanceof AbortError) return "abort";
  return error instanceof ConnectionClosedError ? "closed" : "unsent";
}
