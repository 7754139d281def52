import { describe, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import * as Management from "../../../../src/modules/management/management.js";
import { expectKept, type TestedFamily } from "../support/families.js";
import { moduleStores } from "../stores.js";

const smtp: Management.AsnMgmtSMTPServerSettings = {
  iSmtpEnabled: 1,
  iSmtpPort: 2525,
  u8sSmtpServerBindAddress: "192.0.2.1",
  u8sSenderDomain: "example.org",
  u8sSMSRecipientDomain: "sms.example.org",
  iAllowSMSAll: 0,
  iAllowSMSUserLogin: 1,
  iAllowSMSUserMailFrom: 1,
  iAllowSMSUserMobileTo: 1,
};
const sms: Management.AsnMgmtSMSManagerSettings = {
  bIsActivated: true,
  u8sConfiguredProvider: "provider",
  u8sLoginName: "login",
  u8sLoginPassword: "secret",
  u8sServerSenderAddress: "+4912345",
  iSenderAddressType: 2,
  u8sConfiguredService: "service",
};
const exclusions: Management.AsnMgmtNotificationSettingsExclusions = {
  bNotForInternalCalls: true,
  bNotForCallsWithoutNumber: true,
  bNotForCallsWithoutContactDetails: true,
  bNotForRecurrentCallsWhileOffline: true,
  bNotForRecurrentCallsForTimeSpan: true,
  iNotForRecurrentCallsTimeSpan: 10,
  bNotForShortRingingCall: true,
  iNotForShortRingingCallTimeSpan: 3,
  bNotForLongRingingCall: true,
  iNotForLongRingingCallTimeSpan: 60,
  bNotForCallsFromSpecificExtensions: true,
  u8sNotForCallsFromSpecificExtensions: "10;11",
};
const notifications: Management.AsnMgmtNotificationSettings = {
  iUnansweredCallEMailNotification: 1,
  bEMailNotificationUseCallerMailAddress: true,
  bEMailNotificationSendEMailsClientSide: true,
  bEMailNotificationAttacheVCard: true,
  bEMailNotificationSendEMailsThirdPartyPickup: true,
  bEMailNotificationUseTelephonyLinkPrefix: true,
  emailNotificationExclusions: exclusions,
  iUnansweredCallSMSNotification: 3,
  bSMSNotificationUseCallerNumberAsOriginator: true,
  objSMSNotificationExclusions: { ...exclusions, bNotForInternalCalls: false },
  iLanguage: 1031,
  u8sUserDefinedTelephonyLinkPrefix: "tel:",
};
const logs: Management.AsnMgmtLogFileSettings = {
  iWindowsEventLogLevel: 1,
  iLogLevel: 4,
  iNumberOfLogfilesToKeep: 10,
  iMailToAdmin: 1,
  iLogfileSize: 100,
  u8sLogFilePath: "/var/log",
};
const csta: Management.AsnCSTAServerSettings = {
  iCSTAServerEnabled: 1,
  iCSTAServerPort: 8800,
  u8sCSTAServerBindAddress: "192.0.2.1",
  iCSTAServerSSLEnabled: 1,
  iCSTAServerSSLPort: 8801,
  u8sCSTAServerSSLBindAddress: "192.0.2.2",
  u8sCSTAServerSSLCertificateHash: "aa:bb",
  u8sCSTAServerUser: "user",
  u8sCSTAServerPasswd: "secret",
};
const recorder: Management.AsnCallRecorderSettings = {
  iEnabled: 1,
  iUseAudioCompression: 1,
  iMaxConn: 5,
  u8sMSNList: "100,101",
  u8sLocationID: "Default",
  iDoNOTValidateCalledMSN: 0,
  u8sEncoderPath: "lame",
  u8sEncoderParams: "-q",
  u8sEncoderOutSuffix: ".mp3",
  u8sManagedMailbox: "recorder@example.org",
};
const xmpp: Management.AsnXMPPSettings = {
  iXMPPEnabled: 1,
  iS2SPort: 5269,
  u8sS2SBindAddress: "192.0.2.1",
  iProxyEnabled: 1,
  iProxyPort: 1080,
  u8sProxyAddress: "proxy.example.org",
  u8sProxyPwdEncrypted: "secret",
  u8sintpairlistDomainsAllow: [{ u8sStr: "example.org", iInt: 1 }],
  u8sCertificateHash: "aa:bb",
  iEncryptionLevel: 2,
  u8sintpairlistDomainEncryptionLevel: [{ u8sStr: "example.org", iInt: 2 }],
};
const sip: Management.AsnSIPFEDSettings = {
  u8sFederationServiceURL: "sip:example.org",
  iNetworkInterfacesEnabled: 1,
  networkInterfaces: [
    {
      bEnabled: true,
      u8sIPAddress: "192.0.2.1",
      iPort: 5061,
      iProtocol: 3,
      iService: 10,
      u8sGUID: "guid",
      iStaticRouteRefCount: 1,
    },
  ],
  iUsePublicIP: 1,
  iPublicPort: 5061,
  u8sPublicIP: "203.0.113.1",
  iFederationEnabled: 1,
  u8sFederationBindAddress: "192.0.2.1",
  iProxyEnabled: 1,
  u8sProxyUsername: "proxy",
  u8sProxyPassword: "secret",
  iEdgeServerEnabled: 1,
  iEdgeServerPort: 5061,
  iEdgeServerProtocol: 3,
  u8sEdgeServerCertificate: "aa:bb",
  u8sEdgeServerUsername: "edge",
  u8sEdgeServerAddress: "edge.example.org",
  u8sEdgeServerPassword: "another secret",
  iOpenFederationEnabled: 1,
  iStaticRoutesEnabled: 1,
  u8slistStaticRoutes: ["route"],
  u8slistDomainsAllow: ["example.org"],
  iGlobalAllow: 1,
  iGlobalAllowPresenceLevel: 2,
  u8slistDomainsDeny: ["example.net"],
  iRegistrarEnabled: 1,
  u8sSipServerCertHash: "cc:dd",
  bServerRestartRequiredFlag: true,
};
const gateway: Management.AsnSIPGatewayUASettings = {
  iGatewayModel: 500,
  iGatewayType: 4,
  registeredUsers: [
    {
      u8sUserName: "100",
      u8sListenUserName: "*",
      u8sDisplayName: "one",
      u8sAuthUserName: "100",
      u8sAuthPassword: "secret",
    },
  ],
  bTrunkRegistration: false,
  u8sRegistrar: "pbx.example.org",
  iRegistrarPort: 5060,
  u8sSTUNServer: "",
  u8sDomainRealm: "example.org",
  iRegisterInterval: 60,
  iConnectionType: 3,
  u8sLocalInterfaceGUID: "guid",
  u8sLineGroupName: "pbx",
  bDoRegister: true,
  u8sMediaGatewayName: "gateway",
  iMediaMode: 1,
  ilistAudioCodecs: [0, 3],
  iPBXProperties: 1,
  iPCAPTrace: 1,
  u8slistPCAPTraceLines: ["100"],
};
const other = { ...gateway, u8sMediaGatewayName: "other", registeredUsers: [] };

/** A gateway whose user has a password. */
function guarded(u8sMediaGatewayName: string, u8sAuthPassword: string) {
  const [user] = gateway.registeredUsers;
  return { ...gateway, u8sMediaGatewayName, registeredUsers: [{ ...user!, u8sAuthPassword }] };
}

const mail: Management.AsnMgmtEMailConnectorSettings = {
  u8sSMTPServer: "smtp.example.org",
  u8sLoginName: "login",
  u8sLoginPassword: "secret",
  u8sAdminMailAddr: "admin@example.org",
  u8sMailFromAddr: "uc@example.org",
  u8sMailFromName: "UC",
  iSMTPPort: 587,
  iAllowUTF8Encoding: 1,
  iRequireTLS: 1,
};
const access = { u8sHost: "uc.example.org", iPort: 443, iSSL: 1, iController: 1, u8sUCSID: "id" };
const ucConnect: Management.AsnMgmtUCConnectSettings = {
  iMobileAccessOption: 1,
  u8sUCSID: "id",
  u8sControllerAddress: "controller.example.org",
  u8sUCSPassword: "secret",
  u8sAccountMail: "admin@example.org",
  iTurnEnabled: 1,
  u8sPushServiceAddress: "push.example.org",
  iPushPolicyAccepted: 1,
  u8sPortalAddress: "portal.example.org",
  webServiceExternalAccess: access,
};
const config: Management.AsnMgmtEUCWebServiceConfig4Admin = {
  u8sServicesUser: "services",
  u8sServicesPassword: "secret",
  configList: [
    {
      u8sWCSID: "web",
      u8sUCSID: "id",
      u8sUCSPassword: "another secret",
      u8sServerAddress: "web.example.org",
    },
  ],
};
const hiddenConfig = {
  ...config,
  u8sServicesPassword: "",
  configList: config.configList.map((one) => ({ ...one, u8sUCSPassword: "" })),
};

const within = (settings: object) => ({ settings });

const families: readonly TestedFamily[] = [
  {
    name: "4.13 settings of an SMTP server for short messages (2540, 2541)",
    get: Management.asnMgmtGetSMTPServerSettings,
    set: Management.asnMgmtSetSMTPServerSettings,
    initial: emptyValue(Management.AsnMgmtSMTPServerSettings),
    given: [smtp, { ...smtp, iSmtpEnabled: 0, u8sSenderDomain: "" }],
    bad: [
      { ...smtp, iSmtpEnabled: 2 },
      { ...smtp, iSmtpPort: 65_536 },
      { ...smtp, iAllowSMSAll: -1 },
      { ...smtp, u8sSenderDomain: "x".repeat(4097) },
    ],
  },
  {
    name: "4.13 settings of short messages (2508, 2509)",
    get: Management.asnMgmtGetSMSManagerSettings,
    set: Management.asnMgmtSetSMSManagerSettings,
    initial: emptyValue(Management.AsnMgmtSMSManagerSettings),
    given: [sms, { ...sms, bIsActivated: false, u8sLoginPassword: "" }],
    returned: [
      { ...sms, u8sLoginPassword: "" },
      { ...sms, bIsActivated: false, u8sLoginPassword: "" },
    ],
    bad: [
      { ...sms, iSenderAddressType: 3 },
      { ...sms, u8sLoginPassword: "x".repeat(4097) },
    ],
  },
  {
    name: "4.13 settings of notifications (2603, 2604)",
    get: Management.asnMgmtGetNotificationSettings,
    set: Management.asnMgmtSetNotificationSettings,
    initial: within(emptyValue(Management.AsnMgmtNotificationSettings)),
    given: [
      within(notifications),
      within({ ...notifications, iUnansweredCallEMailNotification: 0, iLanguage: 0 }),
    ],
    bad: [
      { iUnansweredCallEMailNotification: 4 },
      { iUnansweredCallSMSNotification: -1 },
      { emailNotificationExclusions: { ...exclusions, iNotForRecurrentCallsTimeSpan: -1 } },
      { emailNotificationExclusions: { ...exclusions, iNotForShortRingingCallTimeSpan: -1 } },
      { objSMSNotificationExclusions: { ...exclusions, iNotForLongRingingCallTimeSpan: -1 } },
    ].map((wrong) => within({ ...notifications, ...wrong })),
  },
  {
    name: "4.16 settings of log files (2564, 2565)",
    get: Management.asnMgmtGetLogFileSettings,
    set: Management.asnMgmtSetLogFileSettings,
    initial: { logfileSettings: emptyValue(Management.AsnMgmtLogFileSettings) },
    given: [{ logfileSettings: logs }, { logfileSettings: { ...logs, iLogLevel: -1 } }],
    bad: [
      { logfileSettings: { ...logs, iNumberOfLogfilesToKeep: -1 } },
      { logfileSettings: { ...logs, iLogfileSize: -1 } },
    ],
  },
  {
    name: "4.15 settings of a CSTA server (2585, 2586)",
    get: Management.asnMgmtGetCSTAServerSettings,
    set: Management.asnMgmtSetCSTAServerSettings,
    initial: within(emptyValue(Management.AsnCSTAServerSettings)),
    given: [within(csta), within({ ...csta, iCSTAServerPort: 0 })],
    returned: [
      within({ ...csta, u8sCSTAServerPasswd: "" }),
      within({ ...csta, iCSTAServerPort: 0, u8sCSTAServerPasswd: "" }),
    ],
    bad: [
      { iCSTAServerEnabled: 2 },
      { iCSTAServerSSLEnabled: 2 },
      { iCSTAServerPort: -1 },
      { iCSTAServerSSLPort: 65_536 },
    ].map((wrong) => within({ ...csta, ...wrong })),
  },
  {
    name: "4.15 settings of a recorder (2601, 2602)",
    get: Management.asnMgmtGetCallRecorderSettings,
    set: Management.asnMgmtSetCallRecorderSettings,
    initial: within(emptyValue(Management.AsnCallRecorderSettings)),
    given: [within(recorder), within({ ...recorder, iEnabled: 0 })],
    bad: [{ iEnabled: 2 }, { iMaxConn: -1 }].map((wrong) => within({ ...recorder, ...wrong })),
  },
  {
    name: "4.15 settings of XMPP (2591, 2592)",
    get: Management.asnMgmtGetXmppSettings,
    set: Management.asnMgmtSetXmppSettings,
    initial: within(emptyValue(Management.AsnXMPPSettings)),
    given: [within(xmpp), within({ ...xmpp, u8sintpairlistDomainsAllow: [] })],
    returned: [
      within({ ...xmpp, u8sProxyPwdEncrypted: "" }),
      within({ ...xmpp, u8sProxyPwdEncrypted: "", u8sintpairlistDomainsAllow: [] }),
    ],
    bad: [
      { iXMPPEnabled: 2 },
      { iS2SPort: 65_536 },
      {
        u8sintpairlistDomainsAllow: Array.from({ length: 1001 }, () => ({ u8sStr: "a", iInt: 1 })),
      },
    ].map((wrong) => within({ ...xmpp, ...wrong })),
  },
  {
    name: "4.15 settings of SIP federation (2593, 2594)",
    get: Management.asnMgmtGetSIPFEDSettings,
    set: Management.asnMgmtSetSIPFEDSettings,
    initial: within(emptyValue(Management.AsnSIPFEDSettings)),
    given: [within(sip), within({ ...sip, networkInterfaces: [], u8sPublicIP: "" })],
    // Passwords are not returned, and the server itself says that it needs no restart.
    returned: [sip, { ...sip, networkInterfaces: [], u8sPublicIP: "" }].map((settings) =>
      within({
        ...settings,
        u8sProxyPassword: "",
        u8sEdgeServerPassword: "",
        bServerRestartRequiredFlag: false,
      }),
    ),
    bad: [
      { iFederationEnabled: 2 },
      { iPublicPort: -1 },
      { networkInterfaces: [{ ...sip.networkInterfaces[0]!, iPort: 65_536 }] },
    ].map((wrong) => within({ ...sip, ...wrong })),
  },
  {
    name: "4.13 settings of mails (2542, 2543)",
    get: Management.asnMgmtGetMailSettings,
    set: Management.asnMgmtSetMailSettings,
    initial: emptyValue(Management.AsnMgmtEMailConnectorSettings),
    given: [mail, { ...mail, iRequireTLS: 0 }],
    returned: [
      { ...mail, u8sLoginPassword: "" },
      { ...mail, iRequireTLS: 0, u8sLoginPassword: "" },
    ],
    bad: [
      { ...mail, iSMTPPort: -1 },
      { ...mail, iAllowUTF8Encoding: 2 },
      { ...mail, iRequireTLS: 2 },
    ],
  },
  {
    name: "4.12 settings of access for mobile clients (2538, 2539)",
    get: Management.asnMgmtGetUCConnectSettings,
    set: Management.asnMgmtSetUCConnectSettings,
    initial: emptyValue(Management.AsnMgmtUCConnectSettings),
    given: [ucConnect, { ...ucConnect, iMobileAccessOption: 0 }],
    returned: [
      { ...ucConnect, u8sUCSPassword: "" },
      { ...ucConnect, iMobileAccessOption: 0, u8sUCSPassword: "" },
    ],
    bad: [
      { ...ucConnect, iMobileAccessOption: 3 },
      { ...ucConnect, iTurnEnabled: 2 },
      { ...ucConnect, iPushPolicyAccepted: 2 },
      { ...ucConnect, webServiceExternalAccess: { ...access, iPort: 65_536 } },
    ],
  },
  {
    name: "4.12 configuration of web services (2536, 2537)",
    get: Management.asnMgmtGetWebServiceConfig4Admin,
    set: Management.asnMgmtSetWebServiceConfig4Admin,
    initial: emptyValue(Management.AsnMgmtEUCWebServiceConfig4Admin),
    given: [config, hiddenConfig],
    returned: [hiddenConfig, hiddenConfig],
    bad: [
      { ...config, configList: Array.from({ length: 101 }, () => config.configList[0]) },
      { ...config, u8sServicesUser: "x".repeat(4097) },
    ],
  },
  {
    name: "4.15 settings of SIP gateways (2599, 2600)",
    get: Management.asnMgmtGetSIPGatewaySettings,
    set: Management.asnMgmtSetSIPGatewaySettings,
    initial: within([]),
    given: [within([gateway, other]), within([guarded("gateway", "")])],
    returned: [within([guarded("gateway", ""), other]), within([guarded("gateway", "")])],
    bad: [
      ...[
        { iGatewayModel: 1 },
        { iGatewayType: 6 },
        { iConnectionType: 4 },
        { iMediaMode: 3 },
        { iRegistrarPort: 65_536 },
        { iRegisterInterval: -1 },
        { ilistAudioCodecs: [0, 4] },
        { u8sMediaGatewayName: "" },
      ].map((wrong) => within([{ ...gateway, ...wrong }])),
      within([gateway, gateway]),
      within(Array.from({ length: 501 }, (_, at) => ({ ...other, u8sMediaGatewayName: `${at}` }))),
    ],
  },
];

describe.each(moduleStores)("in $name", (store) => {
  describe.each(families)("$name", (family) => {
    test.each(["ber", "json"] as const)(
      "are empty at first, replaced as a whole and returned without passwords, for administrators only; bad ones change nothing (in %s)",
      async (encoding) => {
        await expectKept(await store.running(), encoding, family);
      },
    );
  });
});
