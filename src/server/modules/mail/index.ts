import { asnMgmtSendInviteMail, asnMgmtSendMail } from "../../../modules/management/management.js";
import { admin, defineModule, invalid, type Module } from "../../kernel/index.js";
import { groupService } from "../groups/api.js";
import { serveFamily, settingService } from "../settings/api.js";
import { userService } from "../users/api.js";
import { checked, Mailer, mostAddresses } from "./mailer.js";
import { mailConnector } from "./settings.js";
import { handleUserMails } from "./user-mails.js";

/**
 * Sends mails by the mail server that administrators have set: asnMgmtSendMail and -SendInviteMail (2581, 2582), -GetMailSettings and
 * -SetMailSettings (2542, 2543), manual lines 34453-34609; and those of users to each other, asnSendMail (9039).
 */
export function mailModule(): Module {
  return defineModule({
    name: "mail",
    needs: [settingService, userService, groupService],
    setup(module) {
      const { handle, get, log } = module;
      const records = get(settingService).server;
      const mailer = new Mailer(module, records);
      serveFamily(module, records, mailConnector);
      handleUserMails({ module, mailer, users: get(userService), groups: get(groupService) });

      handle(asnMgmtSendMail, {
        access: admin,
        unit: "none",
        async run({ u8sFrom, u8sTo: to, u8sSubject: subject, u8sMessage: text }, request) {
          const settings = await mailer.connector(request);
          const from = u8sFrom === "" ? settings.u8sMailFromAddr : u8sFrom;
          const fromName = u8sFrom === "" ? settings.u8sMailFromName : "";
          const mail = checked({ from, fromName, to, subject, text });
          await mailer.deliverAll(settings, [mail], request.signal);
          return {};
        },
      });
      handle(asnMgmtSendInviteMail, {
        access: admin,
        unit: "none",
        async run({ u8slistAddresses: addresses, u8sMessage, iWaitForSend, ...links }, request) {
          const settings = await mailer.connector(request);
          if (addresses.length > mostAddresses) throw invalid(`At most ${mostAddresses} addresses`);
          const text = [u8sMessage, links.u8sUserURL, links.u8sAppConfigURL]
            .filter((part) => part !== "")
            .join("\r\n\r\n");
          const { u8sMailFromAddr: from, u8sMailFromName: fromName } = settings;
          const mails = addresses.map((to) =>
            checked({ from, fromName, to, subject: "Invitation", text }),
          );
          if (iWaitForSend === 1) {
            await mailer.deliverAll(settings, mails, request.signal);
          } else {
            request.afterAnswer(() => {
              mailer
                .deliverAll(settings, mails)
                .catch((err: unknown) => log.error({ err }, "invitations have not been sent"));
            });
          }
          return {};
        },
      });
    },
  });
}
