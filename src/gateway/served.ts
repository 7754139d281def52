import type { Event, Operation } from "../codec/index.js";
import type { RegisteredOperation, Registry } from "../modules/registry.js";
import type { RouteInfo, SentInfo } from "../server/index.js";
import { isForClients } from "./operations.js";

/** What a UCServer serves and sends, as `UcServer` says it. */
export interface Served {
  /** What clients can call, with who may. */
  readonly routes: readonly RouteInfo[];
  /** The events that it sends to clients; none by default. */
  readonly sent?: readonly SentInfo[] | undefined;
}

/** An operation or event, and what is known of it on the server behind the web service. */
export interface Offer extends RegisteredOperation {
  /** Whether clients of the web service can call it; undefined if nobody knows what the server serves. */
  readonly served: boolean | undefined;
  /** Who may, in words, if it is known. */
  readonly access: string | undefined;
}

/**
 * All operations and events that the web service knows; those that the server serves come first.
 * @param served Undefined for a server of which nothing is known.
 */
export function offersOf(registry: Registry, served: Served | undefined): readonly Offer[] {
  const { operations } = registry;
  if (served === undefined) {
    return operations.map((entry) => ({ ...entry, served: undefined, access: undefined }));
  }
  const access = new Map<Operation | Event, string>(
    served.routes.map((route) => [route.operation, route.access]),
  );
  const offers = operations.map((entry) => ({
    ...entry,
    served: access.has(entry.operation) && isForClients(entry.operation),
    access: access.get(entry.operation),
  }));
  return [...offers.filter((offer) => offer.served), ...offers.filter((offer) => !offer.served)];
}
