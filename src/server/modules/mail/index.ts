import {
  asnMgmtSendInviteMail,
  asnMgmtSendMail,
  type AsnMgmtEMailConnectorSettings,
} from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type Module,
} from "../../kernel/index.js";
import { serveFamily, settingService } from "../settings/api.js";
import { isAddress, written, type Mail } from "./message.js";
import { mailConnector } from "./settings.js";
import { send, SmtpError } from "./smtp.js";

/** The `iErrorDetail` for mails that the mail server does not take; the manual gives none. */
const failed = 0;
/** How many mails an invitation may be, characters of a text, and mails that are being sent. */
const mostAddresses = 100;
const longestText = 16_384;
const mostWaiting = 200;
const usualPort = 25;

/**
 * Sends mails by the mail server that administrators have set: asnMgmtSendMail and -SendInviteMail (2581, 2582), -GetMailSettings and
 * -SetMailSettings (2542, 2543), manual lines 34453-34609.
 */
export function mailModule(): Module {
  return defineModule({
    name: "mail",
    needs: [settingService],
    setup(module) {
      const { handle, get, read, clock, log, onClose } = module;
      const records = get(settingService).server;
      const closing = new AbortController();
      onClose(() => closing.abort());
      let waiting = 0;
      serveFamily(module, records, mailConnector);

      const connector = async (request: BareRequest): Promise<AsnMgmtEMailConnectorSettings> => {
        const settings = await read(({ db }) => records.get(db, mailConnector.family), request);
        if (settings.u8sSMTPServer !== "") return settings;
        const text = "Not available on this server: no mail server has been set";
        throw new RequestError(RequestErrorDetail.notAvailable, text);
      };
      const deliver = async (
        settings: AsnMgmtEMailConnectorSettings,
        mail: Mail,
        signal: AbortSignal,
      ): Promise<void> => {
        const { u8sSMTPServer: host, iSMTPPort, u8sLoginName: login, iRequireTLS } = settings;
        const server = {
          ...{ host, login, password: settings.u8sLoginPassword },
          port: iSMTPPort === 0 ? usualPort : iSMTPPort,
          requireTls: iRequireTLS !== 0,
        };
        const { from, to } = mail;
        await send(server, { from, to, message: written(mail, clock()) }, signal);
      };
      const deliverAll = async (
        settings: AsnMgmtEMailConnectorSettings,
        mails: readonly Mail[],
        signal: AbortSignal,
      ): Promise<void> => {
        if (waiting + mails.length > mostWaiting) {
          throw new RequestError(RequestErrorDetail.limitExceeded, "Too many mails at a time");
        }
        waiting += mails.length;
        try {
          for (const mail of mails) await deliver(settings, mail, signal);
        } catch (error) {
          if (!(error instanceof SmtpError)) throw error;
          throw new RequestError(failed, error.message, { cause: error });
        } finally {
          waiting -= mails.length;
        }
      };

      handle(asnMgmtSendMail, {
        access: admin,
        unit: "none",
        async run({ u8sFrom, u8sTo: to, u8sSubject: subject, u8sMessage: text }, request) {
          const settings = await connector(request);
          const from = u8sFrom === "" ? settings.u8sMailFromAddr : u8sFrom;
          const fromName = u8sFrom === "" ? settings.u8sMailFromName : "";
          const mail = checked({ from, fromName, to, subject, text });
          const signal = AbortSignal.any([request.signal, closing.signal]);
          await deliverAll(settings, [mail], signal);
          return {};
        },
      });
      handle(asnMgmtSendInviteMail, {
        access: admin,
        unit: "none",
        async run({ u8slistAddresses: addresses, u8sMessage, iWaitForSend, ...links }, request) {
          const settings = await connector(request);
          if (addresses.length > mostAddresses) throw invalid(`At most ${mostAddresses} addresses`);
          const text = [u8sMessage, links.u8sUserURL, links.u8sAppConfigURL]
            .filter((part) => part !== "")
            .join("\r\n\r\n");
          const { u8sMailFromAddr: from, u8sMailFromName: fromName } = settings;
          const mails = addresses.map((to) =>
            checked({ from, fromName, to, subject: "Invitation", text }),
          );
          if (iWaitForSend === 1) {
            const signal = AbortSignal.any([request.signal, closing.signal]);
            await deliverAll(settings, mails, signal);
          } else {
            request.afterAnswer(() => {
              deliverAll(settings, mails, closing.signal).catch((err: unknown) =>
                log.error({ err }, "invitations have not been sent"),
              );
            });
          }
          return {};
        },
      });
    },
  });
}

/** @throws RequestError for addresses that are none, and texts that are too long. */
function checked(mail: Mail): Mail {
  const { from, to, subject, text } = mail;
  if (!isAddress(from)) throw invalid("The sender is no address");
  if (!isAddress(to)) throw invalid("The receiver is no address");
  if (subject.length > 1024 || text.length > longestText) throw invalid("The mail is too long");
  return mail;
}

function invalid(text: string): RequestError {
  return new RequestError(RequestErrorDetail.invalidArgument, text);
}
