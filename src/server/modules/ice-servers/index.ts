import {
  asnWebGetIceServers,
  type AsnWebGetIceServersResult,
} from "../../../modules/transport/transport.js";
import { linesOf } from "../../../rose/internal.js";
import type { Connection } from "../../../rose/index.js";
import { defineModule, user, type Module } from "../../kernel/index.js";
import { webServices } from "../transport/api.js";
import { iceServers, type IceServers } from "./api.js";
import { defaultIceLifetime, forUser, type IceOptions } from "./configured.js";

export type { IceOptions, IceServer } from "./configured.js";

/** The capability of a web service that has TURN servers (manual line 53073). */
const turn = "asnWebServiceCapabilityTypeTurn";
/** How long a web service may take to name its servers, in milliseconds. */
const patience = 5_000;
/** How many servers of a web service are told at most. */
const mostOfWebService = 20;

/**
 * Serves asnWebGetIceServers (1709, manual line 49388) to users. The servers are those of the options and those of a web service
 * that says it has some, which is asked by the same operation.
 */
export function iceServersModule(options: IceOptions = {}): Module<object, IceServers> {
  const { iceServers: configured = [], iceLifetime = defaultIceLifetime } = options;
  return defineModule<object, IceServers>({
    name: "ice-servers",
    needs: [webServices],
    provides: iceServers,
    setup({ handle, get, clock }) {
      const connected = get(webServices);
      const service: IceServers = {
        async of(asker, signal) {
          const now = clock().getTime();
          const stValidTo = new Date(now + iceLifetime * 1000);
          const own = configured.map((server) => forUser(server, asker, stValidTo));
          const known = { iceServers: own, stValidTo, iTTL: iceLifetime };
          const [connection] = connected.capableOf(turn);
          const others = connection && (await asked(connection, signal));
          if (others === undefined) return known;
          return {
            iceServers: [...own, ...others.iceServers.slice(0, mostOfWebService)],
            // All is valid for as long as the first of it.
            ...(others.stValidTo < stValidTo
              ? { stValidTo: others.stValidTo, iTTL: others.iTTL }
              : { stValidTo, iTTL: iceLifetime }),
          };
        },
      };
      handle(asnWebGetIceServers, {
        access: user,
        unit: "none",
        run: (_, { principal, signal }) => service.of(principal.user, signal),
      });
      return service;
    },
  });
}

/** What a web service says; undefined if it does not. */
async function asked(
  connection: Connection,
  signal: AbortSignal,
): Promise<AsnWebGetIceServersResult | undefined> {
  try {
    return await connection.invoke(asnWebGetIceServers, {}, { timeout: patience, signal });
  } catch (err) {
    linesOf(connection).warn(connection, {}, "web service does not name its ICE servers", { err });
    return undefined;
  }
}
