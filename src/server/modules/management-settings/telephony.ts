import {
  AsnMgmtTapiProblemSettings,
  asnMgmtGetTapiProblemSettings,
  asnMgmtSetTapiProblemSettings,
} from "../../../modules/management/management.js";
import { themselves, type WholeFamily } from "../settings/api.js";

/** What is to be done when a driver of telephones fails (manual lines 34611-34676). The manual does not say what the numbers mean. */
export const tapiProblems: WholeFamily<AsnMgmtTapiProblemSettings> = {
  family: { name: "tapi-problems", type: AsnMgmtTapiProblemSettings },
  get: [asnMgmtGetTapiProblemSettings],
  set: asnMgmtSetTapiProblemSettings,
  ...themselves,
};
