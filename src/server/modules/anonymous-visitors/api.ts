import { serviceRef } from "../../kernel/index.js";
import type { Visitors } from "./service.js";

export { visitorContact } from "./contact.js";
export type { Visitor, Visitors } from "./service.js";
export { visitorChanged } from "./topics.js";

/** The anonymous visitors that administrators have set up. */
export const visitorService = serviceRef<Visitors>("anonymous-visitors");
