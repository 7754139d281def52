import * as AudioVideo from "../../../modules/audio-video/audio-video.js";
import { asnMgmtGetSTUNandTURNConsumerConfig } from "../../../modules/management/management.js";
import {
  asnWebGetIceServers,
  AsnWebGetIceServersResult,
} from "../../../modules/transport/transport.js";
import { linesOf } from "../../../rose/internal.js";
import type { Connection } from "../../../rose/index.js";
import {
  admin,
  defineModule,
  topic,
  user,
  type Module,
  type PrincipalUser,
  type Topic,
} from "../../kernel/index.js";
import { serveFamily, serverSettingsChanged, settingService } from "../settings/api.js";
import { webServices } from "../transport/api.js";
import { iceServers, type IceServers } from "./api.js";
import { defaultIceLifetime, type IceOptions } from "./configured.js";
import { serversOf, stunAndTurn, type TimedServer } from "./stored.js";
import { configForm, iceForm, toldBy, toldOf, type ToldServer } from "./told.js";

export type { IceOptions, IceServer } from "./configured.js";

/** The capability of a web service that has TURN servers (manual line 53073). */
const turn = "asnWebServiceCapabilityTypeTurn";
/** How long a web service may take to name its servers, in milliseconds. */
const patience = 5_000;
/** How many servers of a web service are told at most. */
const mostOfWebService = 20;

/** The servers are others; has those of the web service. */
const serversChanged: Topic<AsnWebGetIceServersResult> = topic<AsnWebGetIceServersResult>(
  "ice-servers/changed",
  AsnWebGetIceServersResult,
);

/**
 * Tells users the STUN and TURN servers: asnWebGetIceServers (1709, manual line 49388), and of AudioVideo 1557, 1558 and the events 1555
 * and 1556 (manual lines 15410-15471, 15737-15761). They are those of the options, those that administrators set (2587-2589, manual lines
 * 35163-35245), and those of a web service that says it has some, which is asked by the same operation.
 */
export function iceServersModule(options: IceOptions = {}): Module<object, IceServers> {
  const { iceServers: configured = [], iceLifetime = defaultIceLifetime } = options;
  return defineModule<object, IceServers>({
    name: "ice-servers",
    needs: [webServices, settingService],
    provides: iceServers,
    setup(module) {
      const { handle, get, clock, on, keep, tell, broadcast } = module;
      const connected = get(webServices);
      const { server: records } = get(settingService);
      const ofOptions = configured.map((server) => ({ server, lifetime: iceLifetime }));
      let set: TimedServer[] = [];
      const kept = keep(async (db) => {
        const settings = await records.get(db, stunAndTurn.family);
        return () => {
          set = serversOf(settings, iceLifetime);
        };
      });
      const own = (asker: Pick<PrincipalUser, "id">): ToldServer[] =>
        toldOf([...ofOptions, ...set], asker, clock());
      const ofWebService = async (signal?: AbortSignal): Promise<AsnWebGetIceServersResult> => {
        const [connection] = connected.capableOf(turn);
        const known = connection && (await asked(connection, signal));
        return known ?? { iceServers: [], stValidTo: clock(), iTTL: 0 };
      };
      const all = async (asker: PrincipalUser, signal: AbortSignal): Promise<ToldServer[]> => {
        const others = await ofWebService(signal);
        return [...own(asker), ...toldBy(others, mostOfWebService)];
      };
      const service: IceServers = {
        async of(asker, signal) {
          const told = await all(asker, signal);
          const usual = new Date(clock().getTime() + iceLifetime * 1000);
          // All is valid for as long as the first of it.
          const first = told.reduce((one, other) => (other.until < one.until ? other : one), {
            until: usual,
            lifetime: iceLifetime,
          });
          return {
            iceServers: told.map(({ server }) => server),
            stValidTo: first.until,
            iTTL: first.lifetime,
          };
        },
      };
      handle(asnWebGetIceServers, {
        access: user,
        unit: "none",
        run: (_, { principal, signal }) => service.of(principal.user, signal),
      });
      handle(AudioVideo.asnAVGetIceServers, {
        access: user,
        unit: "none",
        run: async (_, { principal, signal }) => ({
          iceServers: (await all(principal.user, signal)).map(iceForm),
        }),
      });
      handle(AudioVideo.asnGetSTUNandTURN, {
        access: user,
        unit: "none",
        run: async (_, { principal, signal }) => ({
          listConfigSTUNandTURN: (await all(principal.user, signal)).map(configForm),
        }),
      });
      handle(AudioVideo.asnRequestSTUNandTURN, {
        access: user,
        unit: "none",
        async run(_, { principal, signal, reply }) {
          const listConfigSTUNandTURN = (await all(principal.user, signal)).map(configForm);
          reply(AudioVideo.asnSTUNandTURNConfigChanged, { listConfigSTUNandTURN });
        },
      });

      serveFamily(module, records, stunAndTurn);
      handle(asnMgmtGetSTUNandTURNConsumerConfig, {
        access: admin,
        unit: "read",
        async run({ settings }, { db, principal }) {
          const given = await records.complete(db, stunAndTurn.family, settings);
          const told = toldOf(serversOf(given, iceLifetime), principal.user, clock());
          return { config: told.map(configForm) };
        },
      });
      on(serverSettingsChanged, async ({ name }) => {
        if (name !== stunAndTurn.family.name) return;
        kept.outdated();
        tell(serversChanged, await ofWebService());
      });
      broadcast(serversChanged, {
        event: AudioVideo.asnSTUNandTURNConfigChanged,
        // Each user has credentials of their own.
        view: (_, principal) => (principal?.kind === "user" ? principal.user.id : undefined),
        argument: (others, id) => ({
          listConfigSTUNandTURN: [...own({ id }), ...toldBy(others, mostOfWebService)].map(
            configForm,
          ),
        }),
      });
      return service;
    },
  });
}

/** What a web service says; undefined if it does not. */
async function asked(
  connection: Connection,
  signal?: AbortSignal,
): Promise<AsnWebGetIceServersResult | undefined> {
  try {
    return await connection.invoke(
      asnWebGetIceServers,
      {},
      { timeout: patience, ...(signal && { signal }) },
    );
  } catch (err) {
    linesOf(connection).warn(connection, {}, "web service does not name its ICE servers", { err });
    return undefined;
  }
}
