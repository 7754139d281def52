import { serviceRef } from "../../kernel/index.js";
import type { SettingRules } from "./service.js";

export type { SettingRules } from "./service.js";

/** What is kept for the clients of users, for other modules and for embedders; to be used in a unit. */
export const settingService = serviceRef<SettingRules>("settings");
