import { serviceRef } from "../../kernel/index.js";
import type { Rights } from "./rights.js";

export type { Granted, Level, Line, Permission } from "./granted.js";
export type { Asker, GroupOfUser, Rights } from "./rights.js";
export type { Service, Services } from "./services.js";
export { rightsChanged, type RightsChanged } from "./topics.js";

/** Decides who may see and do what. It is the only place that does. */
export const rightsService = serviceRef<Rights>("rights");
