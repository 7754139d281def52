import {
  AsnClientCapabilitiesV2ChangedArgument,
  type AsnClientCapabilitiesV2,
} from "../../../modules/later/client-capabilities/client-capabilities.js";
import { serviceRef, topic, type Topic } from "../../kernel/index.js";

/** What the clients of users can do, for other modules. */
export interface ClientCapabilities {
  /** What the clients of a contact say together, whichever servers they are on. */
  of(contactId: string): AsnClientCapabilitiesV2;
}

export const capabilityService = serviceRef<ClientCapabilities>("client-capabilities");

/** The clients of a contact say something else together. Each server tells only itself. */
export const capabilitiesChanged: Topic<AsnClientCapabilitiesV2ChangedArgument> = topic(
  "client-capabilities/changed",
  AsnClientCapabilitiesV2ChangedArgument,
);
