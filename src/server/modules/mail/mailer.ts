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
/** As many as a group may have members. */
const mostOfUser = mostAddresses;
const longestText = 16_384;
const longestSubject = 1_024;
const usualPort = 25;

/** What has become of mails. */
export interface Delivered {
  /** How many the mail server has taken. */
  readonly taken: number;
  /** Why it has not taken the first of the others. The text may contain addresses. */
  readonly failure: SmtpError | undefined;
}

/** Sends mails by the mail server that administrators have set. */
export class Mailer {
  readonly #module: Pick<ModuleContext<any>, "read" | "clock">;
  readonly #records: Pick<ServerRecords, "get">;
  readonly #closing = new AbortController();
  #waiting = 0;
  readonly #waitingOf = new Map<number, number>();

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
   * Sends mails of an administrator, as {@link deliver}.
   * @throws RequestError 0, with what the mail server says, if it has not taken one, 5 if too many are being sent.
   */
  async deliverAll(
    settings: AsnMgmtEMailConnectorSettings,
    mails: readonly Mail[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { failure } = await this.deliver(settings, mails, { signal });
    if (failure !== undefined) throw new RequestError(failed, failure.message, { cause: failure });
  }

  /**
   * Sends mails, one after the other. If the mail server refuses one, those after it are sent all the same.
   * @param how `signal` ends what is not sent yet; without it, only the end of the server does. `user`: whose they are, so that one user
   *   leaves room for others.
   * @throws RequestError 5 if too many are being sent.
   */
  async deliver(
    settings: AsnMgmtEMailConnectorSettings,
    mails: readonly Mail[],
    { signal, user }: { readonly signal?: AbortSignal | undefined; readonly user?: number },
  ): Promise<Delivered> {
    this.#take(mails.length, user);
    const closing = this.#closing.signal;
    const ends = signal === undefined ? closing : AbortSignal.any([signal, closing]);
    let taken = 0;
    let failure: SmtpError | undefined;
    try {
      for (const mail of mails) {
        try {
          await this.#send(settings, mail, ends);
          taken++;
        } catch (error) {
          if (!(error instanceof SmtpError)) throw error;
          failure ??= error;
          if (!error.ofMail) break;
        }
      }
      return { taken, failure };
    } finally {
      this.#take(-mails.length, user);
    }
  }

  /** Takes places for mails that wait, or gives them back. @throws RequestError 5 if there are too few. */
  #take(places: number, user: number | undefined): void {
    const all = this.#waiting + places;
    const own = user === undefined ? 0 : (this.#waitingOf.get(user) ?? 0) + places;
    if (places > 0 && (all > mostWaiting || own > mostOfUser)) {
      throw new RequestError(RequestErrorDetail.limitExceeded, "Too many mails at a time");
    }
    this.#waiting = all;
    if (user === undefined) return;
    if (own === 0) this.#waitingOf.delete(user);
    else this.#waitingOf.set(user, own);
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
