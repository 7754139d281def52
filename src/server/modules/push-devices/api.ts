import { serviceRef } from "../../kernel/index.js";
import type { PushDevices } from "./service.js";

export type { PushDevice, PushDevices, PushRegistration } from "./service.js";
export { pushDeviceChanged } from "./topics.js";

/** The devices that have registered for push messages, for other modules and for embedders; to be used in a unit. */
export const pushDeviceService = serviceRef<PushDevices>("push devices");
