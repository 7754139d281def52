/**
 * The ROSE engine (ITU-T X.880 over TCP): client and server, and the layers they are made of.
 *
 * @module
 */
export { annotate } from "./annotate.js";
export { Backoff, type ReconnectOptions } from "./backoff.js";
export { connect, Client, type ConnectOptions } from "./client.js";
export type { ClientStatus } from "./client-status.js";
export { Connection, type InvokeOptions } from "./connection.js";
export { DEFAULT_PORT } from "./default-port.js";
export {
  channels,
  type CallEndMessage,
  type CallOutcome,
  type ClientStatusMessage,
  type ConnectionClosedMessage,
  type ConnectionMessage,
  type ErrorMessage,
  type FrameMessage,
  type InvokeEndMessage,
  type InvokeMessage,
  type InvokeOutcome,
  type LimitMessage,
} from "./diagnostics.js";
export type { EventHandler, OperationHandler, TokenFinder } from "./dispatcher.js";
export { encodeEvent } from "./encode-event.js";
export type {
  AuthenticateHook,
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
export type { MessageEncoding } from "./json-path.js";
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
  SessionEndedError,
  TlsError,
  type CloseCode,
  type CloseReason,
  type FramingErrorCode,
} from "./errors.js";
export { EventStream } from "./event-stream.js";
export { Framer, type FrameKind, type FramerLimits } from "./framer.js";
export { InvokeContext } from "./invoke-context.js";
export { defaultEngineLimits, type EngineLimits, type LimitName } from "./limits.js";
export {
  authenticationChoice,
  logOn,
  PROTOCOL_VERSION,
  type LogonCredentials,
  type LogonOptions,
} from "./log-on.js";
export { consoleLog, printable, silentLog, type RoseLog } from "./log.js";
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
export { Sessions } from "./sessions.js";
export type { ClientTlsOptions } from "./tls-client.js";
export type { ServerCertificate, ServerTlsOptions, TlsPolicy } from "./tls-server.js";
export type { Wire } from "./wire.js";
