import {
  AsnMgmtEUCWebServiceConfig4Admin,
  AsnMgmtMobileAccessOption,
  AsnMgmtUCConnectSettings,
  asnMgmtGetUCConnectSettings,
  asnMgmtGetUCWebServicesStatus,
  asnMgmtGetWebServiceConfig4Admin,
  asnMgmtSetUCConnectSettings,
  asnMgmtSetWebServiceConfig4Admin,
  AsnMgmtEUCWebServicesStatus,
  asnMgmtUCWebServiceStatusChanged,
  type AsnMgmtEUCWSStatus,
} from "../../../modules/management/management.js";
import {
  admin,
  administrators,
  topic,
  type ModuleContext,
  type Topic,
} from "../../kernel/index.js";
import { BOOLEAN, sequenceOf } from "../../../codec/index.js";
import type { Unit } from "../../database/index.js";
import {
  among,
  flag,
  port,
  secretMembers,
  serverSettingsChanged,
  themselves,
  type ServerRecords,
  type WholeFamily,
} from "../settings/api.js";
import type { WebServiceConnections } from "../transport/api.js";

/** Access for mobile clients (manual lines 34241-34361, 43845). */
export const ucConnect: WholeFamily<AsnMgmtUCConnectSettings> = {
  family: {
    name: "uc-connect",
    type: AsnMgmtUCConnectSettings,
    rules: {
      iMobileAccessOption: among(AsnMgmtMobileAccessOption),
      iTurnEnabled: flag,
      iPushPolicyAccepted: flag,
      webServiceExternalAccess: ({ iPort }) => port(iPort),
    },
    secrets: secretMembers("u8sUCSPassword"),
  },
  get: [asnMgmtGetUCConnectSettings],
  set: asnMgmtSetUCConnectSettings,
  ...themselves,
};

/** The web services that administrators have configured (manual lines 34179-34239). */
export const webServiceConfig: WholeFamily<AsnMgmtEUCWebServiceConfig4Admin> = {
  family: {
    name: "web-services",
    type: AsnMgmtEUCWebServiceConfig4Admin,
    limits: { list: 100 },
    secrets: {
      hidden: ({ configList, ...config }) => ({
        ...config,
        u8sServicesPassword: "",
        configList: configList.map((one) => ({ ...one, u8sUCSPassword: "" })),
      }),
      // A password is that of the web service and of this server's id there.
      kept({ configList, u8sServicesPassword, ...config }, before) {
        const key = (wcs: string, ucs: string): string => JSON.stringify([wcs, ucs]);
        const passwords = new Map(
          before.configList.map((one) => [key(one.u8sWCSID, one.u8sUCSID), one.u8sUCSPassword]),
        );
        return {
          ...config,
          u8sServicesPassword:
            u8sServicesPassword === "" ? before.u8sServicesPassword : u8sServicesPassword,
          configList: configList.map((one) =>
            one.u8sUCSPassword === ""
              ? { ...one, u8sUCSPassword: passwords.get(key(one.u8sWCSID, one.u8sUCSID)) ?? "" }
              : one,
          ),
        };
      },
    },
  },
  get: [asnMgmtGetWebServiceConfig4Admin],
  set: asnMgmtSetWebServiceConfig4Admin,
  ...themselves,
};

/** Values of the status of a web service (manual lines 39551-39566). */
const connected = 0;
const unknown = 1;

/** The status of a web service of which nothing is known. */
export const noStatus: AsnMgmtEUCWSStatus = {
  u8sWCSID: "",
  iStatus: unknown,
  u8sURL: "",
  u8sUCSID: "",
  u8sLastError: "",
  bUCConnect: false,
  bInbound: false,
  capabilities: {
    iCapabilities: 0,
    u8slistAliases: [],
    u8slistLicenses: [],
    u8slistCERObject: [],
  },
};

/** What each server says of the web services that are connected with it: whether it was they who connected. */
const inbounds = sequenceOf("WebServicesInbound", () => BOOLEAN);
/** The one key under which it says that. */
const everything = "";

/** What 2534 says is another than before. Each server tells only those at itself. */
const statusChanged: Topic<AsnMgmtEUCWebServicesStatus> = topic(
  "management-settings/web-services",
  AsnMgmtEUCWebServicesStatus,
);

/**
 * Serves the states of web services (2534, manual lines 34099-34128): those that are connected, with whichever server, and those that are only configured. Tells
 * administrators when they change (2706, line 37951).
 */
export function handleWebServices(
  {
    handle,
    broadcast,
    read,
    tell,
    log,
    on,
    onClose,
    principals,
    cluster,
  }: Pick<
    ModuleContext<any>,
    "handle" | "broadcast" | "read" | "tell" | "log" | "on" | "onClose" | "principals" | "cluster"
  >,
  records: ServerRecords,
  services: WebServiceConnections,
): void {
  const shared = cluster.shared("management-settings/web-services", inbounds);
  const statusNow = async (db: Unit<any>): Promise<AsnMgmtEUCWebServicesStatus> => {
    const { configList } = await records.get(db, webServiceConfig.family);
    const { u8sUCSID, u8sControllerAddress } = await records.get(db, ucConnect.family);
    const u8sLastError = "This server does not connect by this configuration";
    return {
      u8sUCSID,
      ucConnectStatus: {
        ...{ ...noStatus, u8sUCSID, u8sURL: u8sControllerAddress },
        ...{ u8sLastError, bUCConnect: true },
      },
      ucwsStatusMap: [
        ...shared
          .get(everything)
          .flatMap(({ value }) => value)
          .map((bInbound) => ({ ...noStatus, iStatus: connected, bInbound })),
        ...configList.map(({ u8sWCSID, u8sUCSID: id, u8sServerAddress: u8sURL }) => ({
          ...noStatus,
          ...{ u8sWCSID, u8sUCSID: id, u8sURL, u8sLastError },
        })),
      ],
    };
  };
  handle(asnMgmtGetUCWebServicesStatus, {
    access: admin,
    unit: "read",
    run: (_, { db }) => statusNow(db),
  });

  broadcast(statusChanged, {
    event: asnMgmtUCWebServiceStatusChanged,
    view: administrators,
    argument: (status) => status,
  });
  let isClosed = false;
  let isDue = false;
  let isBusy = false;
  onClose(() => {
    isClosed = true;
  });
  const tellNow = async (): Promise<void> => {
    const { sessions } = principals;
    if (isClosed || ![...sessions].some((one) => administrators(0, principals.of(one)))) return;
    try {
      tell(statusChanged, await read(({ db }) => statusNow(db)));
    } catch (err) {
      log.error({ err }, "states of web services cannot be told");
    }
  };
  // One after the other, because of two that read at once the older could be told last.
  const work = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      await tellNow();
    }
    isBusy = false;
  };
  const changed = (): void => {
    isDue = true;
    if (!isBusy) setImmediate(() => void work());
    isBusy = true;
  };
  shared.onChange(changed);
  services.onChange(() => {
    const own = services.all().map(({ inbound }) => inbound);
    shared.set(everything, own.length > 0 ? own : undefined);
  });
  on(serverSettingsChanged, ({ name }) => {
    if (name === webServiceConfig.family.name || name === ucConnect.family.name) changed();
  });
}
