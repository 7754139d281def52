import type { Migration } from "../database/index.js";
import { announcementMigration } from "./announcements.js";
import { changeMigrations } from "./changes.js";
import { leaseMigration } from "./lease.js";
import { outboxMigration } from "./outbox.js";
import { spaceMigration } from "./space.js";

/** The steps that create the kernel's own tables; it runs them before those of the modules. */
export const kernelMigrations: readonly Migration[] = [
  ...changeMigrations,
  announcementMigration,
  leaseMigration,
  spaceMigration,
  outboxMigration,
];
