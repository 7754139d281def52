import type { Migration } from "./database/index.js";
import { kernelMigrations } from "./kernel/migrations.js";
import { inOrder } from "./kernel/order.js";
import { standardModules } from "./modules.js";

/** The steps that make the tables of every server, in the order in which they are run. */
export function standardMigrations(): Migration[] {
  const none = { services: new Set<never>(), names: new Set<never>() };
  const modules = inOrder(standardModules({}), none);
  return [...kernelMigrations, ...modules.flatMap(({ migrations = [] }) => [...migrations])];
}
