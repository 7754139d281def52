import type {
  Code,
  HandledOperation,
  InvokedOperation,
  Operation,
  OperationError,
} from "../codec/index.js";
import type { RoseAuthResult } from "./message/message.js";
import type { LimitName } from "./limits.js";
import { problemName, type ProblemKind } from "./message/problems.js";

/** Why octets are not a valid frame. The codes are stable, so programs may switch on them. */
export type FramingErrorCode =
  /**
   * The first octet begins neither a BER message (a1-a4) nor a JSON frame (J). At the start of a connection, the
   * message says what the octets look like, if they begin another known protocol.
   */
  | "unknown-frame"
  /** A length that X.690 8.1.3 does not allow, or one with more than four significant octets. */
  | "bad-length"
  /** Invalid end-of-contents octets (X.690 8.1.5). */
  | "bad-tag"
  /** A frame longer than the limit allows. */
  | "frame-too-large"
  /** A `J` that is not followed by seven decimal digits. */
  | "bad-json-header";

/** Octets that are not a valid frame; nothing after them can be read (docs/protocol.md section 2). */
export class FramingError extends Error {
  override readonly name = "FramingError";
  /** Which rule the octets break; stable. */
  readonly code: FramingErrorCode;
  /** Octets received on the connection before the faulty one. */
  readonly offset: number;

  /** @param guess What the octets look like. */
  constructor(code: FramingErrorCode, offset: number, reason: string, guess?: string) {
    super(`${reason} (octet ${offset})${guess === undefined ? "" : `; ${guess}`}`);
    this.code = code;
    this.offset = offset;
  }
}

/** The operation's typed error: callers get it, and handlers throw it (X.880 ERROR). */
export class RoseError<E = unknown> extends Error {
  override readonly name = "RoseError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-error";
  /** The operation that ended with the error. */
  readonly operation: Operation;
  /** The error value, of the operation's error type or, with several errors, that of {@link declared}. */
  readonly error: E;
  /** Which of the operation's errors it is; undefined if these are not known, or if nothing tells which of several. */
  readonly declared: OperationError | undefined;

  /** @param error A value that can be encoded as the operation's error type. */
  constructor(operation: HandledOperation<any, any, E>, error: NoInfer<E>, options?: ErrorOptions);
  /**
   * @param declared One of the operation's errors.
   * @param parameter A value that can be encoded as its parameter; null if it has none.
   * @throws TypeError for an error that the operation does not have.
   */
  constructor(
    operation: HandledOperation,
    declared: OperationError<any, E>,
    parameter: NoInfer<E>,
    options?: ErrorOptions,
  );
  constructor(
    operation: Operation,
    error: E | OperationError<any, E>,
    parameter?: E | ErrorOptions,
    options?: ErrorOptions,
  ) {
    const isDeclared = isToken<E>(error);
    const value = (isDeclared ? parameter : error) as E;
    const declared = isDeclared ? error : undefined;
    super(
      describeError(operation, declared, value),
      isDeclared ? options : (parameter as ErrorOptions | undefined),
    );
    const { errors } = operation;
    if (isDeclared && errors?.includes(error) !== true) {
      throw new TypeError(`${operation.name} does not have the error ${error.name || error.code}`);
    }
    this.operation = operation;
    this.error = value;
    this.declared = declared ?? (errors?.length === 1 ? errors[0] : undefined);
  }
}

/** Commands of the command line know errors without loading the codec. */
function isToken<E>(value: unknown): value is OperationError<any, E> {
  const { kind, parameter } = (value ?? {}) as Partial<OperationError>;
  return kind === "error" && parameter !== undefined;
}

function describeError(
  { name, errors = [] }: Operation,
  declared: OperationError | undefined,
  error: unknown,
): string {
  const { u8sErrorString: text, iErrorDetail: detail } = (error ?? {}) as Record<string, unknown>;
  const which = declared && errors.length > 1 ? ` with ${declared.name || declared.code}` : "";
  const parts = [`${name} failed${which}`];
  if (typeof text === "string" && text !== "") parts.push(`: ${text}`);
  if (typeof detail === "number" || typeof detail === "bigint") parts.push(` (${detail})`);
  return parts.join("");
}

/** Whether a caught value is an error of this operation; if so, its `error` has the operation's error type. */
export function isRoseError<E>(
  error: unknown,
  operation: InvokedOperation<any, any, E>,
): error is RoseError<E>;
/** Whether a caught value is this error, of whatever operation; if so, its `error` is the error's parameter. */
export function isRoseError<P>(
  error: unknown,
  declared: OperationError<P, any>,
): error is RoseError<P>;
export function isRoseError(error: unknown, of: Operation | OperationError): boolean {
  if (!(error instanceof RoseError)) return false;
  return of.kind === "error" ? error.declared === of : error.operation === of;
}

/** The peer did not carry the invoke out (X.880 REJECT). */
export class RoseReject extends Error {
  override readonly name = "RoseReject";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-reject";
  /** The operation that was not carried out. */
  readonly operation: Operation;
  /** Undefined if the reject names no problem. */
  readonly problem: ProblemKind | undefined;
  /** The number of the problem among those of its kind (X.880 9.4); undefined if the reject names none. */
  readonly problemCode: number | undefined;
  /** For example `mistypedArgument`; undefined for a code without a name. */
  readonly problemName: string | undefined;
  /** The text that the peer gives. */
  readonly details: string | undefined;
  /** What the peer asks for, with authenticationIncomplete or authenticationFailed (ROSEAuthResult). */
  readonly authentication: RoseAuthResult | undefined;

  constructor(
    operation: Operation,
    problem: ProblemKind | undefined,
    problemCode: number | undefined,
    details: string | undefined,
    authentication?: RoseAuthResult,
  ) {
    const name =
      problem !== undefined && problemCode !== undefined
        ? problemName(problem, problemCode)
        : undefined;
    const what = name ?? (problem === undefined ? "no problem named" : `${problem} ${problemCode}`);
    super(`${operation.name} was rejected: ${what}${details ? ` (${details})` : ""}`);
    this.operation = operation;
    this.problem = problem;
    this.problemCode = problemCode;
    this.problemName = name;
    this.details = details;
    this.authentication = authentication;
  }
}

/** There was no answer, or no connection, within the time allowed. A late answer is ignored. */
export class RoseTimeoutError extends Error {
  override readonly name = "RoseTimeoutError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-timeout";
}

/** The caller's AbortSignal fired; its reason is the `cause`. A late answer is ignored. */
export class AbortError extends Error {
  override readonly name = "AbortError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-abort";
}

/** No connection could be made; the `cause` is the system's error. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  /** The same for all errors of this class. The system's own code, `ECONNREFUSED` say, is that of the `cause`. */
  readonly code = "rose-connect";
}

/**
 * TLS could not be established: the peer does not offer it, its certificate is not trusted or not for
 * this name, or the handshake failed; see `cause`. The connection is closed, without a fallback to
 * clear text.
 */
export class TlsError extends Error {
  override readonly name = "TlsError";
  /** The same for all errors of this class. What is wrong with the certificate, the code of the `cause` says. */
  readonly code = "rose-tls";
}

/** An error of a peer that is none of those of the operation. */
export interface UnknownError {
  /** By which the peer names the error: a number, or an object identifier as dotted text. */
  readonly code: Code;
  /** Its encoding; undefined if there is none. */
  readonly parameter: Uint8Array | undefined;
}

/** The peer answered, but the value is not of the operation's type (see `cause`), or its code does not belong to the operation. */
export class BadAnswerError extends Error {
  override readonly name = "BadAnswerError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-bad-answer";
  /** The error that came, if it is none of those of the operation. */
  readonly unknown: UnknownError | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly unknown?: UnknownError }) {
    super(message, options);
    this.unknown = options?.unknown;
  }
}

/** A limit of this side does not allow the call, event or session; nothing was sent. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  /** The same for all errors of this class; the limit is in {@link limit}. */
  readonly code = "rose-limit";
  /** Which limit. */
  readonly limit: LimitName;

  constructor(limit: LimitName, message: string) {
    super(message);
    this.limit = limit;
  }
}

/** The session of multi-user mode has ended; its connection may still be open. */
export class SessionEndedError extends Error {
  override readonly name = "SessionEndedError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "rose-session-ended";
}

/** Why a connection ended. */
export type CloseCode =
  /** This side closed it. */
  | "local"
  /** The peer closed it. */
  | "remote"
  /** The peer sent something that is not a ROSE message. */
  | "protocol"
  /** A time limit passed. */
  | "timeout"
  /** Another limit was exceeded: the peer takes too little of what is sent to it. */
  | "limit"
  /** The TLS handshake failed. */
  | "tls"
  /** The network failed, for example by a reset. */
  | "network"
  /** A fault of this program outside any handler. */
  | "internal";

/** Why a connection ended, with the error that caused it if there is one. */
export interface CloseReason {
  /** Who ended it, or what went wrong; stable. */
  readonly code: CloseCode;
  /** The same in words, for logs: texts may change. */
  readonly message: string;
  /** What went wrong, if something did: an error of the system, of TLS or of the message that came. */
  readonly error?: Error;
  /** The limit that caused it, if one was hit. */
  readonly limit?: LimitName;
}

/** The connection is closed or about to be; pending calls get no answer. */
export class ConnectionClosedError extends Error {
  override readonly name = "ConnectionClosedError";
  /** The same for all errors of this class; why it is closed is in {@link reason}. */
  readonly code = "rose-connection-closed";
  /** Why the connection ended. */
  readonly reason: CloseReason;

  constructor(reason: CloseReason) {
    super(`the connection is closed: ${reason.message}`, reason.error && { cause: reason.error });
    this.reason = reason;
  }
}
