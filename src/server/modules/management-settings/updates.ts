import {
  AsnMgmtUpdateServiceSettings,
  AsnUpdateAVBehaviour,
  asnMgmtGetUpdateServiceSettings,
  asnMgmtSetUpdateServiceSettings,
} from "../../../modules/management/management.js";
import { among, count, flag, themselves, type WholeFamily } from "../settings/api.js";

/** When clients may be updated (manual lines 33191-33290, 40710). */
export const updateService: WholeFamily<AsnMgmtUpdateServiceSettings> = {
  family: {
    name: "update-service",
    type: AsnMgmtUpdateServiceSettings,
    rules: {
      iStatusUpdateService: flag,
      iEACUServiceActive: flag,
      iEACUServiceTimeLimited: flag,
      iAllowVersionDowngrade: flag,
      iAVBehaviour: among(AsnUpdateAVBehaviour),
      iMaxWaitTimeForIdleMinutes: count,
    },
  },
  get: [asnMgmtGetUpdateServiceSettings],
  set: asnMgmtSetUpdateServiceSettings,
  ...themselves,
};
