import type { CodecError, Operation, Strictness } from "../codec/index.js";
import { restate } from "../codec/internal-codec.js";
import { asnLogon, AsnLogonErrorEnum } from "../modules/authentication/authentication.js";
import {
  BadAnswerError,
  ConnectionClosedError,
  InvokeProblem,
  LimitError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
} from "../rose/index.js";
import { nobodyServes } from "../rose/internal.js";
import { openTypeText, openTypeTextOf } from "../rose/internal-json.js";
import { UpstreamUnavailable } from "./upstream.js";

/** The statuses that the web service answers with, except 200. */
export type FailureStatus = 400 | 401 | 403 | 404 | 405 | 408 | 413 | 429 | 500 | 502 | 503 | 504;

/** A request that is not carried out: its HTTP status and the JSON text of its body. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly status: FailureStatus;
  readonly body: string;

  constructor(status: FailureStatus, body: string, message: string) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** Values of WsError.iErrorDetail besides the numbers of InvokeProblem. */
export const WsErrorDetail = {
  /** The UCSID is not one of this web service, or its UCServer is not connected. */
  notConnected: 119,
  /** The request is invalid. */
  badRequest: 400,
  /** The request comes from a page of another site, or in a way that such a page could use. */
  crossSite: 403,
  /** The server failed. */
  internal: 500,
  /** No answer in time. */
  timeout: 504,
} as const;

/** A failure of the web service itself (WsError of the manual). */
export function wsFailure(
  status: FailureStatus,
  iErrorDetail: number,
  u8sErrorString: string,
  details: string,
): Failure {
  const error = { details, _type: "WsError", iErrorDetail, u8sErrorString };
  return new Failure(status, JSON.stringify({ error }), `${u8sErrorString}: ${details}`);
}

/** The UCServer that was asked for is not connected here. */
export function notConnected(ucsid: string, status: 404 | 502 = 502): Failure {
  const shown = ucsid.slice(0, 100);
  return wsFailure(
    status,
    WsErrorDetail.notConnected,
    "UCServer is not connected here",
    `server not connected here: [${shown}]`,
  );
}

/** An invalid request. */
export function badRequest(details: string): Failure {
  return wsFailure(400, WsErrorDetail.badRequest, "Bad request", details);
}

/** The web service itself has failed. */
export function internal(): Failure {
  return wsFailure(500, WsErrorDetail.internal, "Internal error", "the web service failed");
}

/** There is nothing of this name. */
export function nothingHere(): Failure {
  return wsFailure(404, WsErrorDetail.badRequest, "Not found", "there is nothing of this name");
}

/** JSONP lets a page read answers without asking for permission, so it is off by default. */
export function jsonpIsOff(): Failure {
  const details = "--jsonp allows it; pages of another site do better with --origin";
  return wsFailure(403, WsErrorDetail.crossSite, "JSONP is switched off", details);
}

/**
 * No operation of this name can be called here.
 * @param id 0 if it is unknown.
 */
export function unknownOperation(id: number, name: string): Failure {
  return wsFailure(
    404,
    InvokeProblem.unrecognisedOperation,
    "Unrecognised operation",
    nobodyServes(id, name),
  );
}

/** An argument that is not of the operation's type. */
export function mistypedArgument(error: CodecError): Failure {
  return wsFailure(400, InvokeProblem.mistypedArgument, "Mistyped argument", faultIn(error));
}

/**
 * What is wrong with a client's message, and where. The codec gives advice on integers to the program that calls it, which
 * would be of no use to clients.
 */
export function faultIn(error: CodecError): string {
  if (error.code === "integer-range")
    restate(error, "an integer that is too large, or not written in digits alone");
  return error.message;
}

/** The failed call, for the members besides the error. */
export interface FailedCall {
  /** The operation, if the error is one of octets. */
  readonly operation?: Operation | undefined;
  /** How strictly that error is read. */
  readonly strictness?: Strictness | undefined;
  /** Number of the invoke in its session. */
  readonly invokeID: number;
  readonly sessionID: string;
  readonly ucsid: string;
}

/** The answer to a failed call over HTTP. */
export function failureOf(error: unknown, call: FailedCall): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof RoseError) return operationFailure(error, call);
  if (error instanceof RoseReject) return rejectFailure(error);
  if (error instanceof UpstreamUnavailable || error instanceof ConnectionClosedError) {
    return notConnected(call.ucsid);
  }
  if (error instanceof RoseTimeoutError) {
    return wsFailure(504, WsErrorDetail.timeout, "No answer in time", "the server did not answer");
  }
  if (error instanceof LimitError) {
    const { resourceLimitation } = InvokeProblem;
    return wsFailure(503, resourceLimitation, "Resource limitation", "too much at a time");
  }
  if (error instanceof BadAnswerError) {
    return wsFailure(502, WsErrorDetail.internal, "Bad answer", "the server's answer is unusable");
  }
  return wsFailure(500, WsErrorDetail.internal, "Internal error", "the web service failed");
}

/** The operation's own error; its value may be octets. */
function operationFailure({ operation, error, message }: RoseError, call: FailedCall): Failure {
  const text =
    error instanceof Uint8Array
      ? openTypeTextOf(call.operation?.error, error, call)
      : openTypeText(operation.error, error);
  const { invokeID, sessionID } = call;
  const body = `{"error":${text},"error_value":0,"invokedID":${invokeID},"sessionID":"${sessionID}"}`;
  return new Failure(isBusy(operation, error) ? 503 : 400, body, message);
}

/** Whether a logon has not been checked and may be tried again. */
function isBusy(operation: Operation, error: unknown): boolean {
  const { iErrorDetail } = (error ?? {}) as { iErrorDetail?: unknown };
  const { eNETLOGININTERNALSERVERERROR } = AsnLogonErrorEnum.values;
  return operation === asnLogon && iErrorDetail === eNETLOGININTERNALSERVERERROR;
}

const rejectStatus: Readonly<Record<string, FailureStatus>> = {
  unrecognisedOperation: 404,
  resourceLimitation: 503,
  authenticationFailed: 403,
  authenticationIncomplete: 403,
};

function rejectFailure(reject: RoseReject): Failure {
  const { problem, problemCode = 0, problemName = "rejected", details } = reject;
  const status = (problem === "invokeProblem" && rejectStatus[problemName]) || 400;
  return wsFailure(status, problemCode, problemName, details ?? reject.message);
}
