import { CodecError, type Event, type Operation, type Type } from "../codec/index.js";
import type { RoseMessage } from "../rose/index.js";
import type { RepeatedLines } from "../rose/internal.js";
import { messageOfJson } from "../rose/internal-json.js";
import { badRequest, failureOf, faultIn, type Failure } from "./failure.js";
import type { Bodies } from "./http/bodies.js";
import { carryOut, messageOfOctets, type Encoded } from "./invoke.js";
import type { Reading } from "./open-type.js";
import {
  encodeArgument,
  resultOctets,
  resultText,
  type JsonOctets,
  type TypeNames,
} from "./operations.js";
import { argumentOfQuery, baseOf, type WebRequest } from "./request.js";
import type { Settle } from "./upstream.js";
import type { WebSession } from "./web-session.js";

/** What calls by HTTP work with. */
export interface CallParts {
  readonly bodies: Bodies;
  /** How the JSON of clients is read. */
  readonly reading: Reading;
  readonly lines: RepeatedLines;
}

/** A call by HTTP: the request, in whose session, and the operation or event of the path. */
export interface HttpCall {
  readonly request: WebRequest;
  readonly session: WebSession;
  readonly operation: Operation | Event;
  /** Where the result carries the names of its types. */
  readonly typeNames: TypeNames;
}

/** Told what a call is answered with: what it has failed with, or null and the body, undefined for none. Must not throw. */
export type Answered<Body = Encoded | JsonOctets> = (error: unknown, body?: Body) => void;

/**
 * Carries out a call. Its argument is in the query of a GET and in the body of a POST, in JSON. A body may also be
 * an invoke with its envelope, in JSON or, as `application/octet-stream`, in BER; then the answer has one too.
 * @returns The body of the answer; undefined for none.
 * @throws Failure
 */
export async function answerTo(call: HttpCall, parts: CallParts): Promise<Encoded | undefined> {
  const { bodies, reading, lines } = parts;
  const { request, session, operation: named } = call;
  let json: unknown;
  if (request.method === "GET") {
    const query = Object.fromEntries(request.query);
    json = argumentOfQuery(
      session.known.inForm(named, { json: query }, session.version),
      request.query,
    );
  } else if (isOctets(request.header("content-type"))) {
    const octets = await bodies.octets(request, "logged-on");
    return enveloped(call, () => messageOfOctets(octets, reading), lines);
  } else {
    json = await bodies.json(request, "logged-on");
    if (isEnvelope(json, named.argument)) return enveloped(call, () => messageOfJson(json), lines);
  }
  return new Promise((resolve, reject) => {
    invoke<Encoded>(call, json, parts, resultText, (error, body) => {
      if (error === null) resolve(body);
      else reject(error as Error);
    });
  });
}

/** Whether the body of a POST is an invoke in BER. @param type Its Content-Type. */
export function isOctets(type: string | undefined): boolean {
  if (type === undefined || type === "application/json") return false;
  return /^application\/octet-stream\b/i.test(type);
}

/**
 * Carries out a POST whose body has been read as JSON, like {@link answerTo}. Promises would cost as much as the rest of a short call.
 * @param settle Called once.
 */
export function answerToJson(
  call: HttpCall,
  json: unknown,
  parts: CallParts,
  settle: Answered,
): void {
  if (isEnvelope(json, call.operation.argument)) {
    enveloped(call, () => messageOfJson(json), parts.lines).then(
      (body) => settle(null, body),
      settle,
    );
  } else {
    invoke(call, json, parts, resultOctets, settle);
  }
}

/**
 * Invokes the operation of a call, or sends its event, with an argument in JSON.
 * @param write Gives what is answered with the result.
 * @param settle Called once.
 */
function invoke<Body>(
  { request, session, operation: named, typeNames }: HttpCall,
  json: unknown,
  { reading }: CallParts,
  write: (
    operation: Operation,
    octets: Uint8Array,
    typeNames: TypeNames,
    reading: Reading,
  ) => Body | string,
  settle: Answered<Body | string>,
): void {
  let operation: Operation | Event;
  let argument: Uint8Array | Promise<Uint8Array>;
  try {
    operation = session.known.inForm(named, { json }, session.version);
    argument = encodeArgument(operation, json, reading, request.isShort);
  } catch (error) {
    settle(error);
    return;
  }
  const ended: Settle = (error, result) => {
    if (error !== null) {
      settle(failureFor(session, operation, error));
      return;
    }
    let body: Body | string;
    try {
      body = write(operation as Operation, result as Uint8Array, typeNames, reading);
    } catch (err) {
      settle(failureFor(session, operation, err));
      return;
    }
    settle(null, body);
  };
  if (argument instanceof Promise) {
    argument.then((octets) => send(session, operation, octets, ended, settle), settle);
  } else {
    send(session, operation, argument, ended, settle);
  }
}

/** @param ended Told how an operation has ended. @param settle Told otherwise what is answered. */
function send(
  session: WebSession,
  operation: Operation | Event,
  argument: Uint8Array,
  ended: Settle,
  settle: Answered<string>,
): void {
  try {
    if (operation.kind === "operation") {
      session.callWith(operation, argument, ended);
      return;
    }
    session.emit(operation, argument);
  } catch (error) {
    settle(failureFor(session, operation, error));
    return;
  }
  settle(null, "{}");
}

/** What a call is settled with that has failed. */
function failureFor(session: WebSession, operation: Operation | Event, error: unknown): unknown {
  try {
    return failureIn(session, operation, error);
  } catch (err) {
    return err;
  }
}

/**
 * Whether JSON is an invoke with its envelope: the member `invoke` and, at most, `_type`. An argument of a type with
 * such a member is not an envelope.
 */
function isEnvelope(json: unknown, argument: Type<any>): boolean {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "invoke")) return false;
  if (Object.keys(json).some((name) => name !== "invoke" && name !== "_type")) return false;
  const schema = baseOf(argument);
  return !("members" in schema) || schema.members.every(({ name }) => name !== "invoke");
}

/** Carries out an invoke that has its envelope. */
async function enveloped(
  call: HttpCall,
  read: () => RoseMessage,
  lines: RepeatedLines,
): Promise<Encoded | undefined> {
  const { session, operation } = call;
  let message: RoseMessage;
  try {
    message = read();
  } catch (error) {
    throw error instanceof CodecError ? badRequest(`no message of ROSE: ${faultIn(error)}`) : error;
  }
  if (message.kind !== "invoke") throw badRequest(`expected an invoke, not a ${message.kind}`);
  const { operationID, operationName } = message;
  // Of an id that both versions use, the path says what it means.
  if (operationID === 0 ? operationName !== operation.name : operationID !== operation.id) {
    throw badRequest("the invoke names another operation than the path");
  }
  try {
    return await carryOut(session, message, lines, { target: operation });
  } catch (error) {
    throw failureIn(session, operation, error);
  }
}

/** What is answered to a call that has failed. */
function failureIn(session: WebSession, operation: Operation | Event, error: unknown): Failure {
  const { id: sessionID, ucsid, invokes: invokeID } = session;
  const { strictness } = session.reading;
  const facts = { invokeID, sessionID, ucsid, strictness };
  return failureOf(error, { ...facts, operation: operation as Operation });
}
