import type { Context, Hono } from "hono";
import {
  AsnLogonErrorEnum,
  AsnLogonResult,
  AsnNegotiateServerConnectionArgument,
} from "../modules/authentication/authentication.js";
import { CodecError } from "../codec/index.js";
import { messageOfJson } from "../rose/internal-json.js";
import { answer, type AnswerOptions } from "./answer.js";
import { credentialsOf, type Credentials } from "./credentials.js";
import { badRequest, Failure, faultIn, mistypedArgument, nothingHere } from "./failure.js";
import { answerTo, type CallParts, type HttpCall } from "./http-call.js";
import type { WebClients } from "./http/clients.js";
import type { GatewayLimits } from "./limits.js";
import { defaultNegotiation } from "./logon.js";
import type { Encoded } from "./invoke.js";
import type { Known } from "./known.js";
import { readingOf } from "./open-type.js";
import { eventsText } from "./poll.js";
import { refuses401, typeNamesOf, ucsidOf, type WebRequest } from "./request.js";
import type { WebSessions } from "./sessions.js";

/** What the routes under `/ws` work with. */
export interface RouteOptions extends CallParts, AnswerOptions {
  readonly sessions: WebSessions;
  /** What can be called. */
  readonly known: Known;
  readonly limits: GatewayLimits;
  readonly clients: WebClients;
  /** The UCSIDs of this server, the default one first. */
  readonly ucsids: readonly string[];
  /** The body of `/ws/public/contacts`. */
  readonly publicContacts: (() => string | Promise<string>) | undefined;
}

/** The routes of the manual's chapter 1. */
export function addRoutes(app: Hono, options: RouteOptions): void {
  app.all("/ws/direct/:operation", (context) =>
    answer(context, options, (request) => direct(request, context, options)),
  );
  app.all("/ws/client/createsession", (context) =>
    answer(context, options, (request) => createSession(request, context, options)),
  );
  app.all("/ws/client/events", (context) =>
    answer(context, options, (request) => events(request, context, options)),
  );
  app.all("/ws/client/answer", (context) =>
    answer(context, options, (request) => takeAnswer(request, options)),
  );
  app.all("/ws/client/destroysession", (context) =>
    answer(context, options, async (request) => {
      options.sessions.of(request).end("closed by the client");
      return "{}";
    }),
  );
  app.all("/ws/client/:operation", (context) =>
    answer(context, options, async (request) => {
      const name = context.req.param("operation") as string;
      return answerTo(callInSession(request, name, options), options);
    }),
  );
  app.all("/ws/public/contacts", (context) =>
    answer(context, options, async (request) => {
      ucsidOf(request, options.ucsids);
      if (options.publicContacts === undefined) throw nothingHere();
      return options.publicContacts();
    }),
  );
}

async function direct(
  request: WebRequest,
  context: Context,
  options: RouteOptions,
): Promise<Encoded | undefined> {
  const ucsid = ucsidOf(request, options.ucsids);
  const operation = options.known.servedOfPath(context.req.param("operation") as string);
  const typeNames = typeNamesOf(request);
  return authenticated(request, async (credentials) => {
    options.bodies.check(request, "logged-on");
    const common = { ucsid, credentials, client: options.clients.of(context) };
    const wish = { ...common, negotiate: defaultNegotiation, attach: 0 } as const;
    // No body is read or parsed before it is known that the client may send one.
    return options.sessions.during(wish, (session) =>
      answerTo({ request, session, operation, typeNames }, options),
    );
  });
}

async function createSession(
  request: WebRequest,
  context: Context,
  options: RouteOptions,
): Promise<string> {
  const ucsid = ucsidOf(request, options.ucsids);
  return authenticated(request, async (credentials) => {
    // It says how to log on, so it has to be read before.
    const negotiate = negotiationOf(await options.bodies.json(request, "anybody"), options);
    const common = { ucsid, credentials, client: options.clients.of(context) };
    const wish = { ...common, negotiate, attach: 1 } as const;
    const { session, logon } = await options.sessions.create(wish);
    const sessionid = JSON.stringify(session.id);
    if (request.header("x-simple") !== undefined) return `{"sessionid":${sessionid}}`;
    return `{"sessionid":${sessionid},"logon":${AsnLogonResult.encodeJson(logon.toObject())}}`;
  });
}

/** The member `negotiate` of the body, if it is there. */
function negotiationOf(
  body: unknown,
  { reading }: RouteOptions,
): AsnNegotiateServerConnectionArgument {
  const { negotiate } = (body ?? {}) as { negotiate?: unknown };
  if (negotiate === undefined) return defaultNegotiation;
  try {
    return AsnNegotiateServerConnectionArgument.fromJson(negotiate, readingOf(negotiate, reading));
  } catch (error) {
    throw error instanceof CodecError ? mistypedArgument(error) : error;
  }
}

/**
 * The call of an operation in a session that a request is for.
 * @throws Failure
 */
export function callInSession(request: WebRequest, name: string, options: RouteOptions): HttpCall {
  // The UCSID no longer matters, because the session has its server.
  const session = options.sessions.of(request);
  const operation = options.known.servedOfPath(name);
  const typeNames = typeNamesOf(request);
  return { request, session, operation, typeNames };
}

async function events(
  request: WebRequest,
  context: Context,
  options: RouteOptions,
): Promise<string> {
  const session = options.sessions.of(request);
  return eventsText(session, request.query, options.limits, context.req.raw.signal);
}

/** An answer to an invoke that came with the long-poll: a message of ROSE. */
async function takeAnswer(
  request: WebRequest,
  { sessions, bodies }: RouteOptions,
): Promise<string> {
  const session = sessions.of(request);
  const json = await bodies.json(request, "logged-on");
  try {
    if (await session.answer(messageOfJson(json))) return "{}";
  } catch (error) {
    if (error instanceof CodecError) throw badRequest(`no answer: ${faultIn(error)}`);
    throw error;
  }
  throw badRequest("no invoke of this id waits for an answer");
}

/** Runs work that needs credentials; answers 401 where the manual does (manual lines 67-85). */
async function authenticated<T>(
  request: WebRequest,
  work: (credentials: Credentials) => Promise<T>,
): Promise<T> {
  const { credentials, challenge } = credentialsOf(request);
  const mayChallenge = challenge && !refuses401(request);
  if (credentials === undefined) throw withoutCredentials(mayChallenge);
  try {
    return await work(credentials);
  } catch (error) {
    if (!(error instanceof Failure) || !mayChallenge || !isWrongLogin(error)) throw error;
    throw new Failure(401, error.body, error.message);
  }
}

/** The answer to a request without credentials. */
function withoutCredentials(challenge: boolean): Failure {
  const body = JSON.stringify({
    error: {
      _type: "AsnLogonError",
      iErrorDetail: AsnLogonErrorEnum.values.eNETLOGININVALUSERNAME,
      sAuthCredetials: "",
      u8sErrorString: "Invalid user name",
      u8sFailedUser: "",
    },
    error_value: 0,
    invokedID: 0,
    sessionID: "",
  });
  return new Failure(challenge ? 401 : 400, body, "no credentials");
}

/** Whether other credentials may help: the user or the password is wrong. */
function isWrongLogin({ body }: Failure): boolean {
  return /^\{"error":\{"_type":"AsnLogonError","iErrorDetail":10[12],/.test(body);
}
