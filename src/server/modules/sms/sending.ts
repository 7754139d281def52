import { randomUUID } from "node:crypto";
import { AsnSMSStatus, asnSMSStatusNotify } from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import {
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { SendSms, ShortMessage } from "./provider.js";

const { eSMSSTATUSSUCCESS, eSMSSTATUSERROR, eSMSSTATUSDELAYED } = AsnSMSStatus.values;

/** How many messages may be with the provider: of all users, and of one. */
const mostWaiting = 200;
const mostOfUser = 50;
/** Characters of a reason. */
const longestReason = 1_024;

/** Sends short messages, and tells who has sent them what has become of them. */
export class Sending {
  readonly #send: SendSms;
  readonly #module: Pick<ModuleContext<any>, "log" | "principals">;
  readonly #closing = new AbortController();
  #waiting = 0;
  readonly #waitingOf = new Map<number, number>();

  constructor(send: SendSms, module: Pick<ModuleContext<any>, "log" | "principals" | "onClose">) {
    this.#send = send;
    this.#module = module;
    module.onClose(() => this.#closing.abort());
  }

  /**
   * Begins to send messages of a user, who is told what becomes of each by asnSMSStatusNotify (9068, manual line 3546), after the answer.
   * @returns Their reference ids.
   * @throws RequestError 5 if too many are being sent.
   */
  begin(messages: readonly ShortMessage[], request: BareRequest<UserPrincipal>): string[] {
    const { session, principal } = request;
    const { id } = principal.user;
    const own = this.#waitingOf.get(id) ?? 0;
    if (own + messages.length > mostOfUser || this.#waiting + messages.length > mostWaiting) {
      throw new RequestError(RequestErrorDetail.limitExceeded, "Too many short messages at a time");
    }
    const answered = new Promise<void>((resolve) => request.afterAnswer(resolve));
    return messages.map((message) => {
      const reference = randomUUID();
      const tell = (status: number, reason = ""): void =>
        void answered.then(() => this.#tell(session, id, reference, status, reason));
      void this.sent(message, id, () => tell(eSMSSTATUSDELAYED)).then((failure) =>
        failure === undefined ? tell(eSMSSTATUSSUCCESS) : tell(eSMSSTATUSERROR, failure),
      );
      return reference;
    });
  }

  /** Sends a message of a user. Returns why it has not been sent; undefined if it has. Does not reject. */
  async sent(
    message: ShortMessage,
    user: number,
    delayed: () => void,
  ): Promise<string | undefined> {
    const { log } = this.#module;
    const { to, text, isPrivate } = message;
    // Errors of the provider may contain the text.
    const facts = { user, to, ...(!isPrivate && { text }) };
    this.#take(user, 1);
    try {
      await this.#send(message, { signal: this.#closing.signal, delayed });
      log.info(facts, "short message sent");
      return undefined;
    } catch (err) {
      log.warn({ ...facts, ...(!isPrivate && { err }) }, "short message not sent");
      const reason = err instanceof RequestError ? err.message : "The message has not been sent";
      // Half a character cannot be sent.
      return reason.slice(0, longestReason).toWellFormed();
    } finally {
      this.#take(user, -1);
    }
  }

  #take(user: number, places: 1 | -1): void {
    this.#waiting += places;
    const own = (this.#waitingOf.get(user) ?? 0) + places;
    if (own === 0) this.#waitingOf.delete(user);
    else this.#waitingOf.set(user, own);
  }

  #tell(session: Session, user: number, reference: string, status: number, reason: string): void {
    const { log, principals } = this.#module;
    principals.inTheEnd(() => {
      try {
        const principal = principals.of(session);
        // Somebody else may use the session now.
        if (session.ended || principal?.kind !== "user" || principal.user.id !== user) return;
        const argument = { u8sMonitorCrossRefID: reference, status, u8sErrReason: reason };
        session.emit(asnSMSStatusNotify, argument);
      } catch (err) {
        log.error({ err }, "what has become of a short message cannot be told");
      }
    });
  }
}
