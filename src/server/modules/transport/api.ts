import type { Connection } from "../../../rose/index.js";
import { serviceRef } from "../../kernel/index.js";

/** The web services that have registered at this server. */
export interface WebServiceConnections {
  /** The connections of those that state a capability (`u8sType`), the oldest one first. */
  capableOf(type: string): Connection[];
}

export const webServices = serviceRef<WebServiceConnections>("web services");
