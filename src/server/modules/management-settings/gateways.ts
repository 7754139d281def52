import {
  AsnAudioCodesEnum,
  AsnGatewayModelEnum,
  AsnGatewayTypesEnum,
  AsnSIPConnectionTypeEnum,
  AsnSIPGatewayUASettingsList,
  asnMgmtGetSIPGatewaySettings,
  asnMgmtSetSIPGatewaySettings,
  type AsnSIPGatewayUASettings,
} from "../../../modules/management/management.js";
import { among, between, count, inSettings, port, type FamilyInSettings } from "../settings/api.js";

const model = among(AsnGatewayModelEnum);
const kind = among(AsnGatewayTypesEnum);
const connection = among(AsnSIPConnectionTypeEnum);
const codec = among(AsnAudioCodesEnum);
/** Plain, SRTP and WebRTC (manual line 45194). */
const media = between(0, 2, "is no media mode");

/** What is wrong with a gateway. */
function wrongWith(gateway: AsnSIPGatewayUASettings): string | undefined {
  const named = (member: string, wrong: string | undefined): string | undefined =>
    wrong && `${member} ${wrong}`;
  return (
    named("iGatewayModel", model(gateway.iGatewayModel)) ??
    named("iGatewayType", kind(gateway.iGatewayType)) ??
    named("iConnectionType", connection(gateway.iConnectionType)) ??
    named("iMediaMode", media(gateway.iMediaMode)) ??
    named("iRegistrarPort", port(gateway.iRegistrarPort)) ??
    named("iRegisterInterval", count(gateway.iRegisterInterval)) ??
    named("ilistAudioCodecs", gateway.ilistAudioCodecs.map(codec).find(Boolean)) ??
    (gateway.u8sMediaGatewayName === "" ? "u8sMediaGatewayName is empty" : undefined)
  );
}

function keyOf(gateway: string, user: string): string {
  return JSON.stringify([gateway, user]);
}

/** Gateways to telephone systems (manual lines 35520-35573, 45194). */
export const sipGateways: FamilyInSettings<AsnSIPGatewayUASettingsList> = {
  family: {
    name: "sip-gateways",
    type: AsnSIPGatewayUASettingsList,
    limits: { octets: 256 * 1024, list: 500 },
    check(gateways) {
      const names = new Set<string>();
      for (const gateway of gateways) {
        const wrong = wrongWith(gateway);
        if (wrong !== undefined) return wrong;
        if (names.has(gateway.u8sMediaGatewayName)) return "u8sMediaGatewayName is not unique";
        names.add(gateway.u8sMediaGatewayName);
      }
      return undefined;
    },
    secrets: {
      hidden: (gateways) =>
        gateways.map((gateway) => ({
          ...gateway,
          registeredUsers: gateway.registeredUsers.map((user) => ({
            ...user,
            u8sAuthPassword: "",
          })),
        })),
      // A password is that of a gateway's user, both by their names.
      kept(given, before) {
        const passwords = new Map<string, string>();
        for (const { u8sMediaGatewayName: name, registeredUsers } of before) {
          for (const { u8sUserName, u8sAuthPassword } of registeredUsers) {
            passwords.set(keyOf(name, u8sUserName), u8sAuthPassword);
          }
        }
        return given.map(({ u8sMediaGatewayName: name, registeredUsers, ...gateway }) => ({
          ...gateway,
          u8sMediaGatewayName: name,
          registeredUsers: registeredUsers.map((user) => ({
            ...user,
            u8sAuthPassword:
              user.u8sAuthPassword === ""
                ? (passwords.get(keyOf(name, user.u8sUserName)) ?? "")
                : user.u8sAuthPassword,
          })),
        }));
      },
    },
  },
  get: [asnMgmtGetSIPGatewaySettings],
  set: asnMgmtSetSIPGatewaySettings,
  ...inSettings,
};
