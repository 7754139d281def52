import type { Event, Operation } from "../../codec/index.js";
import { RoseError, type InvokeContext, type Refusal, type Session } from "../../rose/index.js";
import type { Database, Unit } from "../database/index.js";
import type { Access } from "./access.js";
import { RequestError, RequestErrorDetail, requestErrorValue } from "./errors.js";
import type { Refuse, RouteUnit } from "./module.js";
import type { Principal } from "./principal.js";
import type { Reads } from "./reads.js";
import { ActiveRequest, type ActiveUnit, type RequestParts } from "./request.js";

/** Octets of a message above which its unit lets others have the event loop between statements. */
const LONG = 65_536;

/** A row of the table of what the server serves. */
export interface RouteInfo {
  /** What clients call, or the event that they send. */
  readonly operation: Operation | Event;
  /** The module that serves it. */
  readonly module: string;
  /** Who may call it, in words. */
  readonly access: string;
  /** Whether it reads or changes the database, or needs none. */
  readonly unit: RouteUnit;
  /** The `iErrorDetail` for those who may not call it, if it is not 2. */
  readonly denied?: number;
  /** The clients for which the id means this operation, if the other version of the interface uses the id for another one. */
  readonly version?: "8";
}

/** An event that a module sends to clients. */
export interface SentInfo {
  /** The event. */
  readonly event: Event;
  /** The name of the module that sends it. */
  readonly module: string;
}

/** A route as a module defines it, without its types. */
export interface AnyRoute {
  readonly access: Access<any, any>;
  readonly unit?: RouteUnit;
  readonly large?: boolean;
  readonly denied?: number;
  readonly version?: "8";
  readonly refuse?: Refuse<unknown>;
  run(argument: any, request: any): unknown;
  extended?(argument: any, request: any): unknown;
}

/** The parts of the kernel that routes need. */
export interface RouteParts extends RequestParts {
  /** The database, once it is open. */
  readonly database: Database | undefined;
  readonly reads: Reads;
  /** Whether {@link tellOthers} is to be called. */
  readonly tellsOthers: boolean;
  open(): Promise<Database>;
  /** Is called with a unit that writes when its work is done, but for what is done last. */
  tellOthers(active: ActiveUnit<any>): void;
}

/** A route that has been registered. */
export class ActiveRoute implements RouteInfo {
  readonly operation: Operation | Event;
  readonly module: string;
  readonly unit: RouteUnit;
  readonly denied?: number;
  readonly version?: "8";
  readonly #route: AnyRoute;
  readonly #parts: RouteParts;

  constructor(module: string, operation: Operation | Event, route: AnyRoute, parts: RouteParts) {
    this.module = module;
    this.operation = operation;
    this.unit = route.unit ?? "write";
    if (route.denied !== undefined) this.denied = route.denied;
    if (route.version !== undefined) this.version = route.version;
    this.#route = route;
    this.#parts = parts;
  }

  get access(): string {
    return this.#route.access.text;
  }

  /** Whether access is checked before the argument is decoded. */
  get guarded(): boolean {
    return this.#route.access.before !== undefined;
  }

  /** The refusal of an invoke that may not be carried out whatever its argument is; undefined if it may. */
  refusal(principal: Principal | undefined, session: Session): Refusal | undefined {
    const why = this.#route.access.before?.(principal, session);
    return why === undefined ? undefined : { error: this.#error(this.#denied(why)) };
  }

  /** Carries out an invoke; this is the engine's handler. */
  run(argument: unknown, context: InvokeContext, principal: Principal | undefined): unknown {
    try {
      const why = this.#route.access.allows?.(principal, argument, context.session);
      if (why === undefined) return this.#begin(argument, context, principal);
      if (typeof why === "string") throw this.#denied(why);
      return this.#allowed(why, argument, context, principal);
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #allowed(
    asked: Promise<string | undefined>,
    argument: unknown,
    context: InvokeContext,
    principal: Principal | undefined,
  ): Promise<unknown> {
    let why: string | undefined;
    try {
      why = await asked;
      if (why !== undefined) throw this.#denied(why);
    } catch (error) {
      return this.#failed(error);
    }
    return this.#begin(argument, context, principal);
  }

  #begin(argument: unknown, context: InvokeContext, principal: Principal | undefined): unknown {
    const { unit } = this;
    if (unit !== "none") {
      const { large = false } = this.#route;
      const work = (): Promise<unknown> => this.#inUnit(unit, argument, context, principal);
      return unit === "read" || large ? this.#parts.reads.run(context, large, work) : work();
    }
    const request = new ActiveRequest(context, principal, undefined);
    try {
      const result = this.#route.run(argument, request);
      if (result instanceof Promise) return this.#later(result, request);
      request.done(this.#parts);
      return result;
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #later(running: Promise<unknown>, request: ActiveRequest<any>): Promise<unknown> {
    let result: unknown;
    try {
      result = await running;
    } catch (error) {
      return this.#failed(error);
    }
    request.done(this.#parts);
    return result;
  }

  async #inUnit(
    kind: "write" | "read",
    argument: unknown,
    context: InvokeContext,
    principal: Principal | undefined,
  ): Promise<unknown> {
    let request: ActiveRequest<any> | undefined;
    let result: unknown;
    try {
      const database = this.#parts.database ?? (await this.#parts.open());
      const work = (unit: Unit<any>): Promise<unknown> => {
        // A new request for each run, because the store may run the unit again.
        const active = (request = new ActiveRequest(context, principal, unit));
        const given: unknown = this.#route.run(argument, active);
        if (kind === "read" || !this.#parts.tellsOthers) {
          return given instanceof Promise ? given : Promise.resolve(given);
        }
        return this.#andTell(given, active);
      };
      // Many statements may come of a long argument.
      const isLong = kind === "write" && context.octets > LONG;
      result = await (isLong ? database.write(work, { long: true }) : database[kind](work));
    } catch (error) {
      return this.#failed(error);
    }
    request?.done(this.#parts);
    return result;
  }

  async #andTell(running: unknown, active: ActiveRequest<any>): Promise<unknown> {
    const result: unknown = await running;
    this.#parts.tellOthers(active);
    return result;
  }

  /** Throws the error that the engine answers, or logs the refusal of an event. */
  #failed(error: unknown): undefined {
    if (!(error instanceof RequestError)) throw error;
    const { operation } = this;
    if (operation.kind === "operation") {
      throw new RoseError(operation, this.#error(error), { cause: error });
    }
    const facts = { event: operation.name, reason: error.message };
    this.#parts.log.debug?.(facts, "event refused");
    return undefined;
  }

  #denied(why: string): RequestError {
    return new RequestError(this.denied ?? RequestErrorDetail.accessDenied, why);
  }

  #error({ detail, message }: RequestError): unknown {
    const { refuse } = this.#route;
    return refuse === undefined ? requestErrorValue(detail, message) : refuse(detail, message);
  }
}

/** The refusal of an operation that no module serves. */
export function refusalOf(why: string): Refusal {
  return { error: requestErrorValue(RequestErrorDetail.accessDenied, why) };
}
