import {
  AsnMgmtEMailConnectorSettings,
  asnMgmtGetMailSettings,
  asnMgmtSetMailSettings,
} from "../../../modules/management/management.js";
import { flag, port, secretMembers, themselves, type WholeFamily } from "../settings/api.js";

/** How mails are sent (manual lines 34521-34609, 41623). */
export const mailConnector: WholeFamily<AsnMgmtEMailConnectorSettings> = {
  family: {
    name: "mail",
    type: AsnMgmtEMailConnectorSettings,
    rules: { iSMTPPort: port, iAllowUTF8Encoding: flag, iRequireTLS: flag },
    secrets: secretMembers("u8sLoginPassword"),
  },
  get: [asnMgmtGetMailSettings],
  set: asnMgmtSetMailSettings,
  ...themselves,
};
