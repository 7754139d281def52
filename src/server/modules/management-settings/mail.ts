import {
  AsnMgmtEMailConnectorSettings,
  asnMgmtGetMailSettings,
  asnMgmtSendInviteMail,
  asnMgmtSendMail,
  asnMgmtSetMailSettings,
} from "../../../modules/management/management.js";
import { admin, RequestError, RequestErrorDetail, type ModuleContext } from "../../kernel/index.js";
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

/** Refuses to send mails (2581, 2582, manual lines 34453-34519): this server does not speak SMTP. */
export function handleMails({ handle }: Pick<ModuleContext<any>, "handle">): void {
  const run = (): never => {
    const text = "Not available on this server: it sends no mails";
    throw new RequestError(RequestErrorDetail.notAvailable, text);
  };
  handle(asnMgmtSendMail, { access: admin, unit: "none", run });
  handle(asnMgmtSendInviteMail, { access: admin, unit: "none", run });
}
