/**
 * The ROSE engine (ITU-T X.880 over TCP): client and server, and the layers they are built from.
 *
 * @module
 */
export type { Client, ConnectOptions } from "./api/client.js";
export type {
  CallCallback,
  Connection,
  EventHandler,
  EventStream,
  InvokeContext,
  InvokeOptions,
  OperationHandler,
  Session,
  SessionKey,
  Sessions,
  StreamOptions,
} from "./api/connection.js";
export type {
  AuthenticateHook,
  AuthorizeHook,
  EngineOptions,
  JsonFrameHandler,
  Refusal,
  TokenFinder,
  TraceHook,
} from "./api/options.js";
export type {
  DialOptions,
  ListenOptions,
  DrainOptions,
  LocalOptions,
  GivenArgument,
  RoseServer,
  ServerOptions,
  When,
} from "./api/server.js";
export { Backoff, type ReconnectOptions } from "./client/backoff.js";
export { connect } from "./client/client.js";
export {
  authenticationChoice,
  logOn,
  PROTOCOL_VERSION,
  type LogonCredentials,
  type LogonOptions,
} from "./client/log-on.js";
export type { ClientStatus } from "./client/status.js";
export { sessionKey } from "./connection/session.js";
export { annotate } from "./message/annotate.js";
export { encodeEvent, SharedEvent } from "./message/encode-event.js";
export { readMessage } from "./message/envelope.js";
export {
  EVENT_INVOKE_ID,
  RoseMessage,
  type MessageEncoding,
  type MessageKind,
  type RoseAuth,
  type RoseAuthRequest,
  type RoseAuthResult,
} from "./message/message.js";
export { Framer, type FrameKind, type FramerLimits } from "./message/framer.js";
export {
  GeneralProblem,
  InvokeProblem,
  problemName,
  ReturnErrorProblem,
  ReturnResultProblem,
  type InvokeProblemName,
  type ProblemKind,
} from "./message/problems.js";
export {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
  type RoseJsonOptions,
} from "./message/transcode.js";
export type { InvokeExtras } from "./message/write-envelope.js";
export type { RoseProtocol } from "./protocol/protocol.js";
export { ucserver } from "./protocol/ucserver.js";
export { createServer } from "./server/server.js";
export type { TlsPolicy } from "./server/tls-policy.js";
export type { ServerCertificate, ServerTlsOptions } from "./server/tls-server.js";
export { DEFAULT_PORT } from "./socket/default-port.js";
export type { ClientTlsOptions } from "./socket/tls-options.js";
export type { Wire } from "./socket/wire.js";
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
export { defaultEngineLimits, type EngineLimits, type LimitName } from "./limits.js";
export { consoleLog, printable, silentLog, type RoseLog } from "./log.js";
