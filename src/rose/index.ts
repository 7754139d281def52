/**
 * The ROSE engine (ITU-T X.880 over TCP): client and server, and the layers they are made of.
 *
 * @module
 */
export { annotate } from "./annotate.js";
export { connect, Client, DEFAULT_PORT, type ConnectOptions } from "./client.js";
export { Connection, type InvokeOptions } from "./connection.js";
export type { EventHandler, OperationHandler } from "./dispatcher.js";
export type {
  AuthorizeHook,
  EngineOptions,
  JsonFrameHandler,
  Refusal,
  TraceHook,
} from "./engine.js";
export {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
  type RoseJsonOptions,
} from "./envelope-json.js";
export type { InvokeExtras } from "./envelope-write.js";
export {
  EVENT_INVOKE_ID,
  readMessage,
  RoseMessage,
  type MessageKind,
  type RoseAuth,
  type RoseAuthRequest,
  type RoseAuthResult,
} from "./envelope.js";
export {
  AbortError,
  BadAnswerError,
  ConnectError,
  ConnectionClosedError,
  FramingError,
  isRoseError,
  LimitError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
  type CloseCode,
  type CloseReason,
  type FramingErrorCode,
} from "./errors.js";
export { EventStream } from "./event-stream.js";
export { Framer, type FrameKind, type FramerLimits } from "./framer.js";
export { InvokeContext } from "./invoke-context.js";
export { defaultEngineLimits, type EngineLimits } from "./limits.js";
export { printable, silentLog, type RoseLog } from "./log.js";
export type { CallCallback } from "./pending.js";
export {
  GeneralProblem,
  InvokeProblem,
  problemName,
  ReturnErrorProblem,
  ReturnResultProblem,
  type InvokeProblemName,
  type ProblemKind,
} from "./problems.js";
export { createServer, RoseServer, type ServerOptions } from "./server.js";
export { Session, sessionKey, type SessionKey } from "./session.js";
