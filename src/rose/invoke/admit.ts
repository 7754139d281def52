import type { Event, Operation } from "../../codec/index.js";
import type { EngineSession } from "../connection/session.js";
import { channels, limitHit, type InvokeOutcome } from "../diagnostics.js";
import type { Route } from "./dispatcher.js";
import type { RoseMessage } from "../message/message.js";
import { KEEP_ALIVE_ID } from "../message/keep-alive.js";
import { printable } from "../log.js";
import { nobodyServes } from "../message/named.js";
import { InvokeProblem, type InvokeProblemName } from "../message/problems.js";
import { replyReject } from "./replies.js";
import type { ServingConnection } from "./served-invoke.js";
import { timers } from "../time/timers.js";

/**
 * Finds the route of an invoke or event.
 * @param session The session that the message names; undefined if it names none, or if there is no
 *   session with that id.
 * @returns Undefined if there is no route; an invoke has then been rejected.
 */
export function find(
  connection: ServingConnection,
  session: EngineSession | undefined,
  message: RoseMessage,
): Route | undefined {
  const { dispatcher } = connection.engine;
  if (message.sessionID !== undefined) return findWithin(connection, session, message);
  const route = dispatcher.find(message, connection);
  if (isUsual(connection, message, route)) return route;
  return connection.ownDispatcher === undefined
    ? admissible(connection, message, route)
    : findOwn(connection, message, route);
}

/** Whether it is an invoke of an operation that all sessions share, and of which this one has none of its own, as nearly all are. */
function isUsual(
  { ownDispatcher, engine }: ServingConnection,
  { invokeID }: RoseMessage,
  route: Route | undefined,
): boolean {
  if (route === undefined || ownDispatcher !== undefined) return false;
  const { token, handler } = route;
  return (
    token.kind === "operation" && handler !== undefined && invokeID !== engine.envelope.eventID
  );
}

/** Finds the route of what is for the connection's own session. @param common What all sessions share. */
function findOwn(
  connection: ServingConnection,
  message: RoseMessage,
  common: Route | undefined,
): Route | undefined {
  // An invoke with credentials has a session of its own.
  const own =
    message.authentication === undefined
      ? connection.ownDispatcher?.find(message, connection)
      : undefined;
  const route = own === undefined ? common : joined(own, common, common?.streams ?? []);
  return admissible(connection, message, route);
}

/** The same for a session of multi-user mode; undefined if there is none with that id. */
function findWithin(
  connection: ServingConnection,
  session: EngineSession | undefined,
  message: RoseMessage,
): Route | undefined {
  if (session === undefined) {
    refuse(connection, message, "invalidSessionID", "message of an unknown session");
    return undefined;
  }
  session.touched = timers.recent;
  const common = connection.engine.dispatcher.find(message, connection, session);
  return admissible(connection, message, routeWithin(session, message, common));
}

/** The route if it serves what the message is, an invoke or an event; otherwise an invoke is rejected. */
function admissible(
  connection: ServingConnection,
  message: RoseMessage,
  found: Route | undefined,
): Route | undefined {
  const route = found ?? connection.engine.protocol.fallback?.(message);
  const event = isEvent(connection, message, route?.token);
  if (route !== undefined && isServed(route) && event === (route.token.kind === "event")) {
    return route;
  }
  const text = event ? "event that nobody handles" : "invoke of an operation that nobody handles";
  refuse(connection, message, "unrecognisedOperation", text, route?.token);
  return undefined;
}

/**
 * Whether a message is an event, which is never answered: because of its invoke id, or because it names
 * an event. Some clients send events with an ordinary invoke id.
 */
function isEvent(
  { engine }: ServingConnection,
  { invokeID }: RoseMessage,
  token: Operation | Event | undefined,
): boolean {
  return invokeID === engine.envelope.eventID || token?.kind === "event";
}

/** A session's own handler takes precedence over the common one; common subscriptions are not included. */
function routeWithin(
  session: EngineSession,
  message: RoseMessage,
  common: Route | undefined,
): Route | undefined {
  const own = session.dispatcher?.find(message, session.connection, session);
  return joined(own, common, []);
}

/** @param streams The common subscriptions that count. */
function joined(
  own: Route | undefined,
  common: Route | undefined,
  streams: Route["streams"],
): Route | undefined {
  const token = own?.token ?? common?.token;
  if (token === undefined) return undefined;
  const handler = own?.handler ?? common?.handler;
  return { token, handler, streams: own === undefined ? streams : [...streams, ...own.streams] };
}

function isServed(route: Route): boolean {
  return route.handler !== undefined || route.streams.length > 0;
}

/** Octets of a message that is not refused, whatever others are at work. */
const SHORT = 64 * 1024;

/** Whether there is no room for a message beside those of all connections that are being carried out. */
function isTooLong({ engine }: ServingConnection, { octets }: RoseMessage): boolean {
  if (octets <= SHORT) return false;
  const { maxRunningBytesTogether: most } = engine.limits;
  return most > 0 && engine.runningOctets > 0 && engine.runningOctets + octets > most;
}

/** Whether an invoke or event may begin; if not, an invoke has been rejected already. */
export function admitted(
  connection: ServingConnection,
  token: Operation | Event,
  message: RoseMessage,
): boolean {
  const isAlone = connection.runningHandlers === 0 && !connection.draining;
  if (isAlone && message.linkedID === undefined && message.octets <= SHORT) return true;
  return admittedBeside(connection, token, message);
}

/** The same for one that is not short, that others are at work beside, or that may not be admitted. */
function admittedBeside(
  connection: ServingConnection,
  token: Operation | Event,
  message: RoseMessage,
): boolean {
  const misplaced =
    message.linkedID === undefined ? undefined : linkProblem(connection, token, message.linkedID);
  if (misplaced !== undefined) {
    turnAway(connection, message, token, misplaced);
    return false;
  }
  const { maxInboundInvokes } = connection.engine.limits;
  const most = maxInboundInvokes * connection.parties;
  if (maxInboundInvokes > 0 && connection.runningHandlers >= most) {
    limitHit("maxInboundInvokes", connection);
    const first = { operation: token.name };
    connection.engine.lines.warn(connection, {}, "too many invokes at a time", first);
    turnAway(connection, message, token, "resourceLimitation", "too many invokes at a time");
    return false;
  }
  if (isTooLong(connection, message)) {
    limitHit("maxRunningBytesTogether", connection);
    const text = "too many long messages at a time";
    connection.engine.lines.warn(connection, {}, text, { operation: token.name });
    turnAway(connection, message, token, "resourceLimitation", text);
    return false;
  }
  if (token.kind === "event") return true;
  if (connection.isRunning(message.invokeID as number)) {
    turnAway(connection, message, token, "duplicateInvocation");
    return false;
  }
  if (connection.draining) {
    turnAway(connection, message, token, "resourceLimitation", "about to close");
    return false;
  }
  return true;
}

/** Why an invoke may not be linked to a call of this side (X.880 8.1.2); undefined if it may, or if the protocol does not say. */
function linkProblem(
  connection: ServingConnection,
  { code }: Operation | Event,
  linkedID: number,
): InvokeProblemName | undefined {
  if (connection.engine.protocol.native) return undefined;
  const parent = connection.callOf(linkedID);
  if (parent === undefined) return "unrecognisedLinkedID";
  const { linked } = parent;
  if (linked === undefined || linked.some((child) => child.code === code)) return undefined;
  return linked.length === 0 ? "linkedResponseUnexpected" : "unexpectedChildOperation";
}

function refuse(
  connection: ServingConnection,
  message: RoseMessage,
  problem: InvokeProblemName,
  text: string,
  token?: Operation | Event,
): void {
  const { operationID, operationName, globalCode, sessionID } = message;
  // A keep-alive only says that the peer is there.
  if (operationID !== KEEP_ALIVE_ID || !isEvent(connection, message, token)) {
    const facts = {
      connection: connection.id,
      operationID: globalCode === undefined ? operationID : printable(globalCode),
      ...(operationName !== undefined && { operationName: printable(operationName) }),
      ...(sessionID !== undefined && { sessionID: printable(sessionID) }),
    };
    connection.engine.log.debug?.(facts, text);
  }
  const unrecognised = problem === "unrecognisedOperation" && !isEvent(connection, message, token);
  const details = unrecognised
    ? nobodyServes(operationID, token?.name ?? operationName ?? globalCode)
    : undefined;
  turnAway(connection, message, token, problem, details);
}

/** Rejects an invoke; an event is never answered. */
function turnAway(
  connection: ServingConnection,
  message: RoseMessage,
  token: Operation | Event | undefined,
  problem: InvokeProblemName,
  details?: string,
): void {
  const event = isEvent(connection, message, token);
  if (!event) replyReject(connection, message, problem, { details });
  if (!channels.invokeEnd.hasSubscribers) return;
  const { operationID, sessionID } = message;
  channels.invokeEnd.publish({
    connection,
    operation: undefined,
    operationID,
    invokeID: message.invokeID as number,
    sessionID,
    outcome: event ? "ignored" : ("reject" satisfies InvokeOutcome),
    problemCode: event ? undefined : InvokeProblem[problem],
    duration: 0,
  });
}
