import {
  AsnCallRecorderSettings,
  AsnCSTAServerSettings,
  asnMgmtGetCallRecorderSettings,
  asnMgmtGetCSTAServerSettings,
  asnMgmtSetCallRecorderSettings,
  asnMgmtSetCSTAServerSettings,
} from "../../../modules/management/management.js";
import {
  count,
  flag,
  inSettings,
  port,
  secretMembers,
  type FamilyInSettings,
} from "../settings/api.js";

/** A server for clients of CSTA (manual lines 35108-35161, 41945). */
export const cstaServer: FamilyInSettings<AsnCSTAServerSettings> = {
  family: {
    name: "csta-server",
    type: AsnCSTAServerSettings,
    rules: {
      iCSTAServerEnabled: flag,
      iCSTAServerPort: port,
      iCSTAServerSSLEnabled: flag,
      iCSTAServerSSLPort: port,
    },
    secrets: secretMembers("u8sCSTAServerPasswd"),
  },
  get: [asnMgmtGetCSTAServerSettings],
  set: asnMgmtSetCSTAServerSettings,
  ...inSettings,
};

/** A recorder of calls (manual lines 35575-35628, 42117). */
export const callRecorder: FamilyInSettings<AsnCallRecorderSettings> = {
  family: {
    name: "call-recorder",
    type: AsnCallRecorderSettings,
    rules: {
      iEnabled: flag,
      iUseAudioCompression: flag,
      iMaxConn: count,
      iDoNOTValidateCalledMSN: flag,
    },
  },
  get: [asnMgmtGetCallRecorderSettings],
  set: asnMgmtSetCallRecorderSettings,
  ...inSettings,
};
