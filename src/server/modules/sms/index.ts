import { asnSendSMS } from "../../../modules/general/general.js";
import {
  defineModule,
  RequestError,
  RequestErrorDetail,
  right,
  type Module,
} from "../../kernel/index.js";

/**
 * Refuses to send SMS: asnSendSMS (9036, manual line 2703). No provider of SMS can be reached from here, and an error tells clients so
 * at once, instead of reference ids of which nothing would follow.
 */
export function smsModule(): Module {
  return defineModule({
    name: "sms",
    setup({ handle }) {
      handle(asnSendSMS, {
        access: right("sms"),
        unit: "none",
        run() {
          const text = "Not available on this server: no SMS provider";
          throw new RequestError(RequestErrorDetail.notAvailable, text);
        },
      });
    },
  });
}
