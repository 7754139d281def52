import type { Session } from "../../../rose/index.js";
import type { AsnRegisterExternalServiceArgument } from "../../../modules/transport/transport.js";
import { serviceRef } from "../../kernel/index.js";

/** A service outside the server that has registered, such as FAQ or RANKING. */
export interface ExternalService extends Omit<AsnRegisterExternalServiceArgument, "u8sToken"> {
  /** The session in which it has registered. The service lasts no longer than its login. */
  readonly session: Session;
}

/** The services that are registered at this server now. */
export interface ExternalServices {
  /** Those of a type, in the order in which they have registered. */
  of(type: string): ExternalService[];
}

/** The services outside the server, for other modules. */
export const externalServices = serviceRef<ExternalServices>("external services");
