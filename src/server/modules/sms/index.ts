import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { asnSendSMS, asnSMSStatusNotify } from "../../../modules/general/general.js";
import {
  AsnMgmtSMSSenderAddressType,
  asnMgmtSendSMS,
  type AsnMgmtSMSManagerSettings,
} from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  invalid,
  RequestError,
  RequestErrorDetail,
  right,
  type Module,
} from "../../kernel/index.js";
import { smsManager } from "../management-settings/api.js";
import { settingService } from "../settings/api.js";
import { userService } from "../users/api.js";
import type { SendSms, ShortMessage } from "./provider.js";
import { Sending } from "./sending.js";

const { eSMSSenderAddressUserConfigured, eSMSSenderAddressServerConfigured } =
  AsnMgmtSMSSenderAddressType.values;

/** How many messages one request may have, and characters of a text: ten short messages together. */
const mostMessages = 20;
const longestText = 1_530;
const longestSender = 64;

/**
 * Sends short messages by the provider of the embedder: asnSendSMS (9036, manual line 2703), with asnSMSStatusNotify (9068) of what becomes
 * of each, and asnMgmtSendSMS (2511, line 32950). Without a provider an error tells clients so at once, instead of reference ids of which
 * nothing would follow.
 */
export function smsModule(send?: SendSms): Module {
  return defineModule({
    name: "sms",
    needs: [settingService, userService],
    sends: [asnSMSStatusNotify],
    setup(module) {
      const { handle, get, read } = module;
      const records = get(settingService).server;
      const users = get(userService).within;
      const sending = send === undefined ? undefined : new Sending(send, module);

      handle(asnSendSMS, {
        access: right("sms"),
        unit: "none",
        async run({ messages }, request) {
          const { principal, session, signal } = request;
          if (sending === undefined) throw notAvailable("no SMS provider");
          if (messages.length > mostMessages) {
            const text = `At most ${mostMessages} short messages a request`;
            throw new RequestError(RequestErrorDetail.limitExceeded, text);
          }
          // Contacts may have pictures.
          const turn = { session, signal, large: true };
          const [settings, contact] = await read(
            async ({ db }) =>
              [
                await records.get(db, smsManager.family),
                await users.contact(db, principal.user),
              ] as const,
            turn,
          );
          if (!settings.bIsActivated) throw notAvailable("SMS is not activated");
          const checkedOnes = messages.map((one) =>
            checked({
              from: senderOf(settings, contact, one.u8sSenderNumberSC),
              to: one.u8sReceiverNumberSC,
              text: one.u8sMessage,
              isPrivate: one.iContentIsPrivate !== 0,
            }),
          );
          return { u8sCrossRefIDs: sending.begin(checkedOnes, request) };
        },
      });
      handle(asnMgmtSendSMS, {
        access: admin,
        unit: "none",
        async run({ u8sFrom: from, u8sTo: to, u8sBody: text }, { principal }) {
          // A failure is said in the result (manual line 32950).
          if (sending === undefined) return { u8sResultInfo: "no provider", bResultWasError: true };
          const message = checked({ from, to, text, isPrivate: true });
          const failure = await sending.sent(message, principal.user.id, () => {});
          return { u8sResultInfo: failure ?? "sent", bResultWasError: failure !== undefined };
        },
      });
    },
  });
}

/** @throws RequestError 4 for what cannot be sent. */
function checked(message: ShortMessage): ShortMessage {
  const { from, to, text } = message;
  if (!/^\+\d{3,20}$/.test(to)) throw invalid("The receiver's number is not + and digits");
  if (text === "" || text.length > longestText) {
    throw invalid(`A text has 1 to ${longestText} characters`);
  }
  // oxlint-disable-next-line no-control-regex
  if (from.length > longestSender || /[\u0000-\u001f\u007f]/.test(from)) {
    throw invalid("The sender is too long, or has control characters");
  }
  return message;
}

/** The sender by the rule that administrators have set (manual line 39261). @throws RequestError 4 for the number of somebody else. */
function senderOf(
  { iSenderAddressType: rule, u8sServerSenderAddress: ofServer }: AsnMgmtSMSManagerSettings,
  { u8sPhoneMobile: mobile = "", u8sPhoneBusiness: business = "" }: AsnNetDatabaseContact,
  given: string,
): string {
  if (rule === eSMSSenderAddressServerConfigured) return ofServer;
  const own = [mobile, business].filter((number) => number !== "");
  if (given !== "") {
    const one = own.find((number) => digitsOf(number) === digitsOf(given));
    if (one === undefined) throw invalid("The sender's number is not the user's");
    return one;
  }
  if (own[0] !== undefined) return own[0];
  if (rule === eSMSSenderAddressUserConfigured) throw invalid("The user has no number");
  return ofServer;
}

function digitsOf(number: string): string {
  return number.slice(0, longestSender).replaceAll(/\D/g, "");
}

function notAvailable(why: string): RequestError {
  const text = `Not available on this server: ${why}`;
  return new RequestError(RequestErrorDetail.notAvailable, text);
}
