import {
  AsnAVSTUNANDTURNPROVIDERTYPE,
  AsnAVSTUNANDTURNSERVERTYPE,
  AsnAVStunOrTurnSettings,
  asnMgmtGetSTUNandTURNSettings,
  asnMgmtSetSTUNandTURNSettings,
  type AsnAVStunOrTurnServer,
} from "../../../modules/management/management.js";
import { among, inSettings, type FamilyInSettings } from "../settings/api.js";
import { longestIceLifetime, mostServers, mostUrls, type IceServer } from "./configured.js";

const { eTURNPROVIDERTYPEOWNSERVERS: ownServers } = AsnAVSTUNANDTURNPROVIDERTYPE.values;
const { eUNDEF, eSTUN, eTURNSHAREDSECRET } = AsnAVSTUNANDTURNSERVERTYPE.values;
const type = among(AsnAVSTUNANDTURNSERVERTYPE);

/** What is wrong with a server. One that is not used may be anything. */
function wrongWith(server: AsnAVStunOrTurnServer): string | undefined {
  const { iType, iTTLSeconds, u8slistStrUris: uris } = server;
  const badType = type(iType);
  if (badType !== undefined) return `iType ${badType}`;
  if (iTTLSeconds < 0 || iTTLSeconds > longestIceLifetime) {
    return `iTTLSeconds is not from 0 to ${longestIceLifetime}`;
  }
  if (uris.length > mostUrls) return `u8slistStrUris has over ${mostUrls} elements`;
  if (iType === eUNDEF) return undefined;
  const form = iType === eSTUN ? /^stuns?:[^\s]+$/ : /^turns?:[^\s]+$/;
  return uris.length > 0 && uris.every((uri) => form.test(uri))
    ? undefined
    : "u8slistStrUris are not addresses of the type";
}

/** A password stays with its server: the type, the name and the addresses. */
function keyOf({ iType, u8sUsername, u8slistStrUris }: AsnAVStunOrTurnServer): string {
  return JSON.stringify([iType, u8sUsername, u8slistStrUris]);
}

/** The STUN and TURN servers that administrators set (manual lines 35163-35215, 44933). */
export const stunAndTurn: FamilyInSettings<AsnAVStunOrTurnSettings> = {
  family: {
    name: "stun-turn",
    type: AsnAVStunOrTurnSettings,
    rules: { iTurnProviderType: among(AsnAVSTUNANDTURNPROVIDERTYPE) },
    limits: { text: 1024, list: 100 },
    check({ listOwnServers: servers }) {
      if (servers.length > mostServers) return `listOwnServers has over ${mostServers} elements`;
      return servers.map(wrongWith).find((wrong) => wrong !== undefined);
    },
    secrets: {
      hidden: ({ listOwnServers, ...settings }) => ({
        ...settings,
        listOwnServers: listOwnServers.map((server) => ({ ...server, u8sPassword: "" })),
      }),
      kept({ listOwnServers, ...settings }, before) {
        const passwords = new Map(
          before.listOwnServers.map((server) => [keyOf(server), server.u8sPassword]),
        );
        return {
          ...settings,
          listOwnServers: listOwnServers.map((server) =>
            server.u8sPassword === ""
              ? { ...server, u8sPassword: passwords.get(keyOf(server)) ?? "" }
              : server,
          ),
        };
      },
    },
  },
  get: [asnMgmtGetSTUNandTURNSettings],
  set: asnMgmtSetSTUNandTURNSettings,
  ...inSettings,
};

/** A server with the seconds for which what clients are told of it is valid. */
export interface TimedServer {
  readonly server: IceServer;
  readonly lifetime: number;
}

/** The servers that the settings name, if they name own ones: other providers are not asked. @param usual The lifetime of those that have none. */
export function serversOf(
  { iTurnProviderType, listOwnServers }: AsnAVStunOrTurnSettings,
  usual: number,
): TimedServer[] {
  if (iTurnProviderType !== ownServers) return [];
  return listOwnServers
    .filter(({ iType }) => iType !== eUNDEF)
    .map(({ iType, u8sUsername, u8sPassword, iTTLSeconds, u8slistStrUris: urls }) => ({
      lifetime: iTTLSeconds === 0 ? usual : iTTLSeconds,
      server: serverOf(iType, urls, u8sUsername, u8sPassword),
    }));
}

function serverOf(iType: number, urls: string[], name: string, password: string): IceServer {
  if (iType === eSTUN) return { urls };
  return iType === eTURNSHAREDSECRET
    ? { urls, secret: password }
    : { urls, username: name, credential: password };
}
