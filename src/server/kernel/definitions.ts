import { knownOptions, requiredOptions, requireGiven, type NamesOf } from "../../rose/internal.js";
import type { Migration } from "../database/index.js";
import type { Access } from "./access.js";
import type { DeliveredEvent, LaterForm } from "./delivery.js";
import type { Module } from "./module.js";
import type { AnyRoute } from "./route.js";
import type { SubscriptionEvent } from "./subscriptions.js";

/*
 * What modules define is looked at when it is registered. A misspelt rule would otherwise let everybody pass, and a misspelt
 * view would show everybody the same.
 */

const moduleNames = {
  name: "string",
  needs: "array",
  provides: "object",
  sends: "array",
  migrations: "array",
  setup: "function",
} satisfies NamesOf<Module>;

const migrationNames = {
  name: "string",
  formerly: "string",
  up: "function",
} satisfies NamesOf<Migration>;

/** @throws TypeError */
export function checkModule(module: Module): void {
  const name = (module as Module | undefined)?.name;
  requiredOptions(module, moduleNames, `the module ${name}`);
  requireGiven(module, ["name", "setup"], `the module ${name}`);
  for (const migration of module.migrations ?? []) {
    requiredOptions(migration, migrationNames, `a migration of ${name}`);
    requireGiven(migration, ["name", "up"], `a migration of ${name}`);
  }
}

const routeNames = {
  access: "object",
  unit: { write: true, read: true, none: true },
  large: "boolean",
  denied: "number",
  version: { "8": true },
  refuse: "function",
  run: "function",
  extended: "function",
} satisfies NamesOf<AnyRoute>;

const accessNames = {
  text: "string",
  before: "function",
  allows: "function",
  _principal: true,
} satisfies NamesOf<Access>;

/** @param operation Whose route it is. @throws TypeError */
export function checkRoute(route: AnyRoute, { name }: { readonly name: string }): void {
  const what = `the route of ${name}`;
  requiredOptions(route, routeNames, what);
  requireGiven(route, ["access", "run"], what);
  requiredOptions(route.access, accessNames, `the access of ${name}`);
  requireGiven(route.access, ["text"], `the access of ${name}`);
}

const deliveredNames = {
  event: "object",
  view: "function",
  argument: "function",
  later: "object",
} satisfies NamesOf<DeliveredEvent<any, any, any>>;

const subscriptionNames = {
  ...deliveredNames,
  key: "function",
  most: "number",
} satisfies NamesOf<SubscriptionEvent<any, any, any>>;

const laterNames = { event: "object", argument: "function" } satisfies NamesOf<LaterForm<any>>;

/** @param topic What is subscribed to. @throws TypeError */
export function checkSubscriptions(
  how: SubscriptionEvent<any, any, any, any>,
  { name }: { readonly name: string },
): void {
  const what = `the subscriptions to ${name}`;
  requiredOptions(how, subscriptionNames, what);
  requireGiven(how, ["key", "event", "argument"], what);
  checkLater(how, what);
}

/** @param topic What everybody is told. @throws TypeError */
export function checkBroadcast(
  how: DeliveredEvent<any, any, any>,
  { name }: { readonly name: string },
): void {
  const what = `the broadcast of ${name}`;
  requiredOptions(how, deliveredNames, what);
  requireGiven(how, ["event", "argument"], what);
  checkLater(how, what);
}

function checkLater({ later }: DeliveredEvent<any, any, any>, what: string): void {
  knownOptions(later, laterNames, `${what} in version 8`);
  if (later !== undefined) requireGiven(later, ["event", "argument"], `${what} in version 8`);
}
