import type { AsnMgmtEMailConnectorSettings } from "../../../modules/management/management.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type ModuleContext,
} from "../../kernel/index.js";
import type { ServerRecords } from "../settings/api.js";
import { isAddress, written, type Mail } from "./message.js";
import { mailConnector } from "./settings.js";
import { send, SmtpError } from "./smtp.js";

/** The `iErrorDetail` for mails that the mail server does not take; the manual gives none. */
const failed = 0;
/** How many mails may be sent at once, and are being sent; characters of a text and of a subject. */
export const mostAddresses = 100;
const mostWaiting = 200;
const longestText = 16_384;
const longestSubject = 1_024;
const usualPort = 25;

/** Sends mails by the mail server that administrators have set. */
export class Mailer {
  readonly #module: Pick<ModuleContext<any>, "read" | "clock">;
  readonly #records: Pick<ServerRecords, "get">;
  readonly #closing = new AbortController();
  #waiting = 0;

  constructor(
    module: Pick<ModuleContext<any>, "read" | "clock" | "onClose">,
    records: Pick<ServerRecords, "get">,
  ) {
    this.#module = module;
    this.#records = records;
    module.onClose(() => this.#closing.abort());
  }

  /** The mail server. @throws RequestError 501 if none has been set. */
  async connector(request: BareRequest): Promise<AsnMgmtEMailConnectorSettings> {
    const { family } = mailConnector;
    const settings = await this.#module.read(({ db }) => this.#records.get(db, family), request);
    if (settings.u8sSMTPServer !== "") return settings;
    const text = "Not available on this server: no mail server has been set";
    throw new RequestError(RequestErrorDetail.notAvailable, text);
  }

  /**
   * Sends mails, one after the other.
   * @param signal Ends what is not sent yet; without it, only the end of the server does.
   * @throws RequestError 0 if the mail server does not take one, 5 if too many are being sent.
   */
  async deliver(
    settings: AsnMgmtEMailConnectorSettings,
    mails: readonly Mail[],
    signal?: AbortSignal,
  ): Promise<void> {
    if (this.#waiting + mails.length > mostWaiting) {
      throw new RequestError(RequestErrorDetail.limitExceeded, "Too many mails at a time");
    }
    this.#waiting += mails.length;
    const closing = this.#closing.signal;
    const ends = signal === undefined ? closing : AbortSignal.any([signal, closing]);
    try {
      for (const mail of mails) await this.#send(settings, mail, ends);
    } catch (error) {
      if (!(error instanceof SmtpError)) throw error;
      throw new RequestError(failed, error.message, { cause: error });
    } finally {
      this.#waiting -= mails.length;
    }
  }

  async #send(
    settings: AsnMgmtEMailConnectorSettings,
    mail: Mail,
    signal: AbortSignal,
  ): Promise<void> {
    const { u8sSMTPServer: host, iSMTPPort, u8sLoginName: login, iRequireTLS } = settings;
    const server = {
      ...{ host, login, password: settings.u8sLoginPassword },
      port: iSMTPPort === 0 ? usualPort : iSMTPPort,
      requireTls: iRequireTLS !== 0,
    };
    const { from, to } = mail;
    await send(server, { from, to, message: written(mail, this.#module.clock()) }, signal);
  }
}

/** @throws RequestError 4 for addresses that are none, and texts that are too long. */
export function checked(mail: Mail): Mail {
  const { from, to, subject, text } = mail;
  if (!isAddress(from)) throw invalid("The sender is no address");
  if (!isAddress(to)) throw invalid("The receiver is no address");
  if (subject.length > longestSubject || text.length > longestText) {
    throw invalid("The mail is too long");
  }
  return mail;
}
