import type { AsnWebServiceCapabilitiesList } from "../../../modules/web-service-connection/web-service-connection.js";
import type { Connection } from "../../../rose/index.js";
import { serviceRef } from "../../kernel/index.js";

/** The web services that have registered at this server. */
export interface WebServiceConnections {
  /** All of them, the oldest one first, and whether it was the web service that connected. */
  all(): { readonly connection: Connection; readonly inbound: boolean }[];
  /** Adds a listener for web services that come and go. It must not throw. */
  onChange(listener: () => void): void;
  /** The connections of those that state a capability (`u8sType`), the oldest one first. */
  capableOf(type: string): Connection[];
  /** Takes a connection for that of a web service, from now on until its end. */
  add(connection: Connection): void;
  /**
   * Notes what a web service says it is capable of when it registers, unless it has said something newer.
   * @throws RequestError 5 for more than are kept.
   */
  begin(connection: Connection, capabilities: AsnWebServiceCapabilitiesList | undefined): void;
}

export const webServices = serviceRef<WebServiceConnections>("web services");
