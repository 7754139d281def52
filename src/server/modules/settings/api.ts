import { serviceRef } from "../../kernel/index.js";
import type { SettingRules } from "./service.js";

export {
  among,
  between,
  count,
  flag,
  port,
  secretMembers,
  type FamilyLimits,
  type Rule,
  type Secrets,
  type SettingsFamily,
} from "./family.js";
export {
  inSettings,
  serveFamily,
  themselves,
  type FamilyInSettings,
  type FamilyOperations,
  type WholeFamily,
} from "./serve-family.js";
export type { ServerRecords } from "./server-records.js";
export {
  appointmentForwardsChanged,
  serverSettingsChanged,
  type AppointmentForwardsChanged,
  type ServerSettingsChanged,
} from "./topics.js";
export type { SettingRules } from "./service.js";

/** What is kept for the clients of users and set for the server, for other modules and for embedders; to be used in a unit. */
export const settingService = serviceRef<SettingRules>("settings");
