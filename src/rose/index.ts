/**
 * The ROSE engine (ITU-T X.880 over TCP): client and server, and the layers they are made of.
 *
 * @module
 */
export { annotate } from "./message/annotate.js";
export { Backoff, type ReconnectOptions } from "./client/backoff.js";
export { connect, Client, type ConnectOptions } from "./client/client.js";
export type { ClientStatus } from "./client/status.js";
export { Connection, type InvokeOptions } from "./connection/connection.js";
export { DEFAULT_PORT } from "./socket/default-port.js";
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
export type { EventHandler, OperationHandler, TokenFinder } from "./invoke/dispatcher.js";
export { encodeEvent, SharedEvent } from "./message/encode-event.js";
export type {
  AuthenticateHook,
  AuthorizeHook,
  EngineOptions,
  JsonFrameHandler,
  Refusal,
  TraceHook,
} from "./connection/engine.js";
export {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
  type RoseJsonOptions,
} from "./message/transcode.js";
export type { MessageEncoding } from "./message/json-path.js";
export type { InvokeExtras } from "./message/write-envelope.js";
export {
  EVENT_INVOKE_ID,
  readMessage,
  RoseMessage,
  type MessageKind,
  type RoseAuth,
  type RoseAuthRequest,
  type RoseAuthResult,
} from "./message/envelope.js";
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
export { EventStream } from "./invoke/event-stream.js";
export { Framer, type FrameKind, type FramerLimits } from "./message/framer.js";
export { InvokeContext } from "./invoke/invoke-context.js";
export { defaultEngineLimits, type EngineLimits, type LimitName } from "./limits.js";
export {
  authenticationChoice,
  logOn,
  PROTOCOL_VERSION,
  type LogonCredentials,
  type LogonOptions,
} from "./client/log-on.js";
export { consoleLog, printable, silentLog, type RoseLog } from "./log.js";
export type { CallCallback } from "./invoke/pending.js";
export {
  GeneralProblem,
  InvokeProblem,
  problemName,
  ReturnErrorProblem,
  ReturnResultProblem,
  type InvokeProblemName,
  type ProblemKind,
} from "./message/problems.js";
export { createServer, RoseServer, type ServerOptions } from "./server/server.js";
export { Session, sessionKey, type SessionKey } from "./connection/session.js";
export { Sessions } from "./connection/multi-user.js";
export type { ClientTlsOptions } from "./socket/tls-client.js";
export type { ServerCertificate, ServerTlsOptions, TlsPolicy } from "./server/tls-server.js";
export type { Wire } from "./socket/wire.js";
