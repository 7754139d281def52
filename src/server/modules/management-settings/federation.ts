import {
  AsnSIPFEDSettings,
  AsnXMPPSettings,
  asnMgmtGetSIPFEDNetState,
  asnMgmtGetSIPFEDPubIPAdr,
  asnMgmtGetSIPFEDSettings,
  asnMgmtGetSIPFEDSrvState,
  asnMgmtGetSIPFEDXmppDiagnostic,
  asnMgmtGetXmppSettings,
  asnMgmtSetSIPFEDSettings,
  asnMgmtSetXmppSettings,
  asnMgmtStartSipFedXmppDiagnostics,
} from "../../../modules/management/management.js";
import { admin, RequestError, RequestErrorDetail, type ModuleContext } from "../../kernel/index.js";
import { flag, inSettings, port, secretMembers, type FamilyInSettings } from "../settings/api.js";

/** Federation by XMPP (manual lines 35301-35354, 42015). */
export const xmpp: FamilyInSettings<AsnXMPPSettings> = {
  family: {
    name: "xmpp",
    type: AsnXMPPSettings,
    rules: { iXMPPEnabled: flag, iS2SPort: port, iProxyEnabled: flag, iProxyPort: port },
    secrets: secretMembers("u8sProxyPwdEncrypted"),
  },
  get: [asnMgmtGetXmppSettings],
  set: asnMgmtSetXmppSettings,
  ...inSettings,
};

/** Federation by SIP, and the registrar (manual lines 35356-35409, 45051). */
export const sipFederation: FamilyInSettings<AsnSIPFEDSettings> = {
  family: {
    name: "sip-federation",
    type: AsnSIPFEDSettings,
    rules: {
      iNetworkInterfacesEnabled: flag,
      networkInterfaces: (interfaces) =>
        interfaces.some(({ iPort }) => port(iPort) !== undefined) ? "have no port" : undefined,
      iUsePublicIP: flag,
      iPublicPort: port,
      iFederationEnabled: flag,
      iProxyEnabled: flag,
      iEdgeServerEnabled: flag,
      iEdgeServerPort: port,
      iOpenFederationEnabled: flag,
      iStaticRoutesEnabled: flag,
      iGlobalAllow: flag,
      iRegistrarEnabled: flag,
    },
    secrets: secretMembers("u8sProxyPassword", "u8sEdgeServerPassword"),
  },
  get: [asnMgmtGetSIPFEDSettings],
  set: asnMgmtSetSIPFEDSettings,
  result: inSettings.result,
  // The server says whether it must be started anew, and nothing here has to be.
  settings: ({ settings }) => ({ ...settings, bServerRestartRequiredFlag: false }),
};

/** Serves what is said of a federation that is not running: 2595-2598 and 2621, manual lines 35411-35518 and 36494. */
export function handleFederation({ handle }: Pick<ModuleContext<any>, "handle">): void {
  handle(asnMgmtGetSIPFEDPubIPAdr, {
    access: admin,
    unit: "none",
    run: () => ({ u8sPublicIPAddress: "" }),
  });
  handle(asnMgmtGetSIPFEDSrvState, {
    access: admin,
    unit: "none",
    run: () => ({ u8sServerState: "not running" }),
  });
  handle(asnMgmtGetSIPFEDNetState, {
    access: admin,
    unit: "none",
    run: () => ({ u8slistNetStates: [] }),
  });
  handle(asnMgmtStartSipFedXmppDiagnostics, {
    access: admin,
    unit: "none",
    run() {
      const text = "Not available on this server: there is no federation";
      throw new RequestError(RequestErrorDetail.notAvailable, text);
    },
  });
  handle(asnMgmtGetSIPFEDXmppDiagnostic, {
    access: admin,
    unit: "none",
    run: () => ({ u8slistResults: [] }),
  });
}
