import { networkInterfaces, release, type } from "node:os";
import {
  AsnGetDatabaseManagerSettingsErrorEnum,
  asnGetDatabaseManagerSettings,
  asnGetNetworkInterfacePorts,
} from "../../../modules/admin/admin.js";
import {
  AsnManagementProtocolVersion,
  asnMgmtGetCtiServerType,
  asnMgmtGetIPInterfaceList,
  asnMgmtGetNetworkInterfacePorts,
  asnMgmtGetServerVersion,
  asnMgmtGetXMLAvailableLanguages,
  asnMgmtMonGetServerStatistics,
  type AsnMgmtServerStatistics4Admin,
} from "../../../modules/management/management.js";
import {
  admin,
  administrators,
  anyone,
  RequestError,
  type ModuleContext,
} from "../../kernel/index.js";
import type { Listening, ListeningPort } from "../../listening.js";
import { packageVersion } from "../../version.js";
import type { Counts, ServerCounts } from "./counts.js";

/** Of `iServerFeatures`: there is a web server. */
const webServer = 8;
/** The language of the server's texts, as Windows numbers it: English (United States). */
const english = 1033;
/** How many addresses of the machine are told. */
const mostAddresses = 1_000;

/** Serves what the server is: 2528, 2547, 2548, 2572, 2624 and 2655 of Management, 2900 and 2903 of Admin. */
export function handleInformation(
  { handle }: Pick<ModuleContext<object>, "handle">,
  listening: Listening,
  counts: ServerCounts,
): void {
  const ports = (kind: ListeningPort["kind"]): readonly ListeningPort[] =>
    listening.ports.filter((one) => one.kind === kind);

  handle(asnMgmtGetServerVersion, {
    access: anyone,
    unit: "none",
    run: (_, { principal }) => ({
      u8sInterfaceVersion: String(AsnManagementProtocolVersion.values.current),
      u8sBuildVersion: packageVersion(),
      // Not for strangers.
      u8sOSVersionString: administrators(_, principal) === 1 ? `${type()} ${release()}` : "",
    }),
  });
  handle(asnMgmtGetCtiServerType, {
    access: anyone,
    unit: "none",
    run: () => ({ iServerType: 0, iServerFeatures: ports("web").length > 0 ? webServer : 0 }),
  });
  handle(asnMgmtMonGetServerStatistics, {
    access: admin,
    unit: "none",
    async run() {
      const all = await counts.all(true);
      const sum = (of: (one: Counts) => number): number =>
        all.reduce((total, one) => total + of(one), 0);
      const clients = sum((one) =>
        one.ports.reduce((total, { connections }) => total + connections, 0),
      );
      const webClients = sum((one) => one.webClients);
      const users = new Set(all.flatMap((one) => one.users));
      return {
        serverStatistics: [
          statistics("Clients", ports("rose"), clients),
          statistics("WebService", ports("web"), webClients),
          { ...statistics("Users", [], users.size), iServiceState: 1 },
        ],
      };
    },
  });
  handle(asnMgmtGetIPInterfaceList, {
    access: admin,
    unit: "none",
    run() {
      const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
      const addresses = new Set(all.map(({ address }) => address));
      return { u8slistIPInterfaces: [...addresses].slice(0, mostAddresses) };
    },
  });
  handle(asnMgmtGetXMLAvailableLanguages, {
    access: admin,
    unit: "none",
    run: () => ({
      availLanguages: [
        { iLanguage: english, mapTranslatedStrings: [], mapTranslatedStringToString: [] },
      ],
    }),
  });
  handle(asnGetDatabaseManagerSettings, {
    access: admin,
    denied: AsnGetDatabaseManagerSettingsErrorEnum.values.accessdenied,
    unit: "none",
    run() {
      // Clients know no other kinds of database.
      throw new RequestError(0, "The data of this server are in no database of SQL Server or Jet");
    },
  });
  for (const operation of [asnMgmtGetNetworkInterfacePorts, asnGetNetworkInterfacePorts]) {
    handle(operation, {
      access: admin,
      unit: "none",
      run() {
        // Administrators use the port of clients.
        const client = first(ports("rose"));
        const web = first(ports("web"));
        return {
          iAdminPort: client.port,
          u8sAdminBindAddress: client.address,
          iNetCtiPort: client.port,
          u8sNetCtiBindAddress: client.address,
          iNetTSPPort: 0,
          u8sNetTSPBindAddress: "",
          iLDAPServerPort: 0,
          u8sLDAPServerBindAddress: "",
          iHTTPServerPort: web.port,
          u8sHTTPServerBindAddress: web.address,
        };
      },
    });
  }
}

/** The first port for connections that begin in clear text, or else the first of all. */
function first(ports: readonly ListeningPort[]): {
  readonly port: number;
  readonly address: string;
} {
  return ports.find(({ tls }) => !tls) ?? ports[0] ?? { port: 0, address: "" };
}

function statistics(
  u8sService: string,
  ports: readonly ListeningPort[],
  count: number,
): AsnMgmtServerStatistics4Admin {
  return {
    u8sService,
    u8sServiceUIName: u8sService,
    iServiceState: Number(ports.length > 0),
    u8sActive: ports.map(({ port }) => `Port:${port}`).join(", "),
    u8sCount: String(count),
    u8sLicenses: "",
  };
}
