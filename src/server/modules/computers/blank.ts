import type { AsnComputerProfile } from "../../../modules/admin/admin.js";
import type {
  AsnMgmtClientInstallProfileData,
  AsnMgmtSoftwareStatusComputer,
} from "../../../modules/management/management.js";
import { noTime } from "../../../codec/index.js";

/** A new profile of a computer. */
export function blankComputer(name: string): AsnComputerProfile {
  return {
    iEnabled: 1,
    u8sDNPath: "",
    u8sComputerLogin: name,
    u8sComputerPassword: "",
    u8sobjectGUID: "",
    u8sPhoneNumber: "",
    u8sPhoneSecondary: "",
    userMonitorLineList: [],
    iMonitorLineRights: 0,
    asnUserPropertyBag: { asnProperties: [] },
  };
}

/** The plan of an installation that installs nothing. */
export function blankInstallation(u8sComputerName: string): AsnMgmtClientInstallProfileData {
  return {
    u8sComputerName,
    u8sProfileName: "",
    actionList: [],
    u8sAdminName: "",
    u8sAdminPassword: "",
    bFirstInstallation: false,
    iLastServiceStatus: 0,
    iLastSoftwareStatus: 0,
    u8sLogData: "",
  };
}

/** The software of a computer of which nothing is known, because no update client reports to this server. */
export function unknownSoftware(u8sComputerName: string): AsnMgmtSoftwareStatusComputer {
  return {
    u8sComputerName,
    u8sUpdateServer: "",
    u8sProCallVersion: "",
    u8sProCallPacketIdentifier: "",
    timProCallLastLogin: noTime,
    u8sUpdateServiceVersion: "",
    timUpdateServiceLastLogin: noTime,
    iUpdateServiceStatus: 0,
    iUpdateServiceWorkingStatus: 0,
    u8slistInstallLogs: [],
    installedSoftwareList: [],
  };
}
