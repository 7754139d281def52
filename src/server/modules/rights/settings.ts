import {
  AsnMgmtDeskShareAccess,
  AsnUserManagerSettings,
} from "../../../modules/management/management.js";
import { AsnUserStaticRights, AsnUserStaticRights2 } from "../../../modules/admin/admin.js";
import { noBits, tripleOf } from "../groups/api.js";
import type { Services } from "./services.js";

const first = AsnUserStaticRights.values;
const second = AsnUserStaticRights2.values;
const sharing = AsnMgmtDeskShareAccess.values;

/** The settings of a new server: nobody sees anything of others but what these grant, and everything else is on. */
export const standardSettings: AsnUserManagerSettings = {
  iUMSecurity: 0,
  // No self installation.
  iUMSelfInstall: 2,
  iComputerIsDomainMember: 0,
  u8sComputerDomainNT: "",
  u8sComputerDomainFQ: "",
  u8sDomainController: "",
  objGlobalUserRightDetails: tripleOf(noBits, ""),
  iShowAllUsersInAllMonitors: 0,
  iDisableAllMonitorConfiguration: 0,
  bAllJournalEntriesVisible: false,
  iFeatures: 0,
  bDeleteJournalEntriesEnabled: false,
  bAutoBindLinesForUsersPhoneNumbers: false,
  u8slistPresenceDomains: [],
  u8sHomeServerIdentification: "",
  bInternalChatDisabled: false,
  iDeskShareAccess: sharing.eDeskShareAccessFull,
  bPresenceDisabled: false,
  bUserUserRightsDisabled: false,
  bChatDatabaseDisabled: false,
  bAVAudioDisabled: false,
  bAVVideoDisabled: false,
  bDeskshareFedDisabled: false,
  bLoginByMobile: false,
  bLoginOverInternet: false,
  bEnableForAnonymousApi: false,
  bProfilePageVisible: false,
  bEnableUserdefinedCustomFields: false,
  mapUserDefinedCustomFields: [],
};

/** The settings that have been stored. @param octets Their encoding; undefined for those of a new server. */
export function settingsIn(octets: Uint8Array | undefined): AsnUserManagerSettings {
  return octets === undefined ? standardSettings : AsnUserManagerSettings.decode(octets);
}

/** Services of which all users get some and lose others. */
export interface ServicesOfAll {
  readonly given: Pick<Services, "first" | "second">;
  /** The bits of AsnUserStaticRights that remain. */
  readonly mask: number;
}

/** The services that settings give all users and take from them (manual lines 41112-41389). */
export function servicesOfAll(settings: AsnUserManagerSettings): ServicesOfAll {
  const given = { first: 0, second: 0 };
  if (settings.bDeleteJournalEntriesEnabled) given.first |= first.eUSERRIGHTSGLOBALDELETEJOURNAL;
  if (settings.iDisableAllMonitorConfiguration !== 0) {
    given.first |= first.eUSERRIGHTSGROUPNOCHANGEMONITOR;
  }
  if (settings.bLoginByMobile) given.second |= second.eUSERRIGHTS2LOGINBYMOBILE;
  if (settings.bLoginOverInternet) given.second |= second.eUSERRIGHTS2LOGINOVERINTERNET;
  if (settings.bEnableForAnonymousApi) given.second |= second.eUSERRIGHTS2ENABLEFORANONYMOUSAPI;
  let taken = 0;
  if (settings.bInternalChatDisabled) taken |= first.eUSERRIGHTSSENDUSERUSER;
  if (settings.bPresenceDisabled) taken |= first.eUSERRIGHTSUSERPRESENCE;
  if (settings.bAVAudioDisabled) taken |= first.eUSERRIGHTSAVAUDIO;
  if (settings.bAVVideoDisabled) taken |= first.eUSERRIGHTSAVVIDEO;
  if (settings.bDeskshareFedDisabled) taken |= first.eUSERRIGHTSFEDDESKSHARE;
  if (settings.iDeskShareAccess !== sharing.eDeskShareAccessFull) {
    taken |= first.eUSERRIGHTSDESKSHAREFULL;
    if (settings.iDeskShareAccess !== sharing.eDeskShareAccessAccept) {
      taken |= first.eUSERRIGHTSDESKSHAREACCEPT;
    }
  }
  return { given, mask: ~taken };
}
