import { hostname } from "node:os";
import type { Connection, DialOptions } from "../../../rose/index.js";
import { defineModule, Sole, type Module } from "../../kernel/index.js";
import { settingService } from "../settings/api.js";
import { webServices } from "../transport/api.js";
import type { WebServiceRegistration } from "./configured.js";
import { Registrar } from "./registrar.js";
import { handleVerifying } from "./verifying.js";

export type { WebServiceRegistration } from "./configured.js";

/** The options of {@link registrationModule}. */
export interface RegistrationOptions {
  /** The web services with which this server registers; none by default. */
  readonly registerWith?: readonly WebServiceRegistration[] | undefined;
  /** The name of this server, which web services are told; the machine's name by default. */
  readonly serverName?: string | undefined;
  /** The domains for whose users this server has presence. */
  readonly presenceDomains?: readonly string[] | undefined;
}

/**
 * Registers this server with web services that wait for servers (asnRegisterServer, manual line 52843). Each then opens user sessions on
 * that connection, as one that has registered here does. Also tests configurations of web services (2535).
 * @param dial Opens a connection that this server serves.
 */
export function registrationModule(
  { registerWith = [], serverName = hostname(), presenceDomains = [] }: RegistrationOptions,
  dial: (where: DialOptions) => Promise<Connection>,
): Module<object> {
  return defineModule<object>({
    name: "registration",
    needs: [webServices, settingService],
    setup(module) {
      const { get, log, onOpen } = module;
      const parts = { dial, webServices: get(webServices), serverName, presenceDomains, log };
      handleVerifying(module, get(settingService).server, parts);
      // A web service knows a server by its id, so of several on the same data one is registered.
      const registrations = registerWith.map((registration) => {
        const { id, url } = registration;
        const sole = new Sole({ name: `registration/${id} ${url}`, module });
        return { registration, sole };
      });
      onOpen(() => {
        for (const { registration, sole } of registrations) {
          sole.always(async ({ signal }) => {
            await new Registrar(registration, parts).run(signal);
            // This server closes its connections, and gives the place to another.
            if (!signal.aborted) void sole.close();
          });
        }
      });
    },
  });
}
