import { AsnUserStaticRights, AsnUserStaticRights2 } from "../../../modules/admin/admin.js";
import type { Service, Services } from "./services.js";

const first = AsnUserStaticRights.values;
const second = AsnUserStaticRights2.values;

/** The bit of each service in AsnUserStaticRights or AsnUserStaticRights2. */
export const serviceBits: Readonly<
  Record<Service, readonly [field: "first" | "second", bit: number]>
> = {
  chat: ["first", first.eUSERRIGHTSSENDUSERUSER],
  sms: ["first", first.eUSERRIGHTSSENDSMS],
  "web-logon": ["first", first.eUSERRIGHTSEMPTY],
  client: ["first", first.eUSERRIGHTSUSEPROCALL],
  "self-administration": ["first", first.eUSERRIGHTSSELFADMIN],
  telephony: ["first", first.eUSERRIGHTSUSERCTI],
  "missed-call-mail": ["first", first.eUSERRIGHTSOFFLINEMAIL],
  "call-recording": ["first", first.eUSERRIGHTSCALLRECORDING],
  "phone-books": ["first", first.eUSERRIGHTSUSEPHONEBOOK],
  presence: ["first", first.eUSERRIGHTSUSERPRESENCE],
  "fixed-monitor": ["first", first.eUSERRIGHTSGROUPNOCHANGEMONITOR],
  journal: ["first", first.eUSERRIGHTSUSERVIEWJOURNAL],
  "journal-deletion": ["first", first.eUSERRIGHTSGLOBALDELETEJOURNAL],
  "missed-call-sms": ["first", first.eUSERRIGHTSOFFLINESMS],
  "desktop-sharing-acceptance": ["first", first.eUSERRIGHTSDESKSHAREACCEPT],
  "desktop-sharing": ["first", first.eUSERRIGHTSDESKSHAREFULL],
  audio: ["first", first.eUSERRIGHTSAVAUDIO],
  video: ["first", first.eUSERRIGHTSAVVIDEO],
  "federated-desktop-sharing": ["first", first.eUSERRIGHTSFEDDESKSHARE],
  "anonymous-visibility": ["second", second.eUSERRIGHTS2ENABLEFORANONYMOUSAPI],
  "internet-logon": ["second", second.eUSERRIGHTS2LOGINOVERINTERNET],
  "mobile-logon": ["second", second.eUSERRIGHTS2LOGINBYMOBILE],
  agent: ["second", second.eUSERRIGHTS2ENABLEAGENTMANAGER],
  "agent-supervision": ["second", second.eUSERRIGHTS2ISAGENTSUPERVISOR],
};

const entries = Object.entries(serviceBits) as [Service, (typeof serviceBits)[Service]][];

const known = new Map<string, Services>();
/** How many different sets of services are kept. */
const most = 10_000;

/** The services of these bits. */
export function servicesOf(bits: Pick<Services, "first" | "second">): Services {
  const key = `${bits.first} ${bits.second}`;
  let services = known.get(key);
  if (services === undefined) {
    if (known.size >= most) known.clear();
    const names = entries.filter(([, [field, bit]]) => (bits[field] & bit) !== 0);
    services = { ...bits, names: new Set(names.map(([name]) => name)) };
    known.set(key, services);
  }
  return services;
}
