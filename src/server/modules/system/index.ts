import { AsnLogonErrorEnum } from "../../../modules/authentication/authentication.js";
import {
  systemAnnounceCallTransfer,
  systemCompleteCallTransfer,
  systemLogin,
} from "../../../modules/system/system.js";
import type { Session } from "../../../rose/index.js";
import {
  anyone,
  defineModule,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  user,
  type Access,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { authentication } from "../authentication/api.js";
import { callTransferAnnounced, callTransferCompleted } from "./topics.js";
import { Transfers } from "./transfers.js";

/** How many transfers a system may have announced and not completed. */
const mostTransfers = 1_000;

const { eNETLOGININVALUSERNAME, eNETLOGININVALIDPASS, eNETLOGINUSERNOTENABLED } =
  AsnLogonErrorEnum.values;
/** The refusals of a logon that systemLogin answers with `bSuccess` false: nothing tells them apart. */
const unsuccessful: readonly number[] = [
  eNETLOGININVALUSERNAME,
  eNETLOGININVALIDPASS,
  eNETLOGINUSERNOTENABLED,
];

/**
 * Serves systemLogin (1), systemCompleteCallTransfer (2) and systemAnnounceCallTransfer (3), manual chapter 41. A system, which
 * logs on with an administrator's name and password, announces that it transfers a call and reports when it has done so. Both
 * are published for other modules ({@link callTransferAnnounced}, {@link callTransferCompleted}).
 */
export function systemModule(): Module {
  return defineModule({
    name: "system",
    needs: [authentication],
    setup({ handle, get, principals }) {
      const logons = get(authentication);
      /** What the systems that are logged in have announced. */
      const systems = new WeakMap<Session, Transfers>();
      principals.onEnd((session) => void systems.delete(session));
      const system: Access<unknown, UserPrincipal> = {
        text: "a system that has logged in",
        before: (principal, session) =>
          user.before?.(principal, session) ??
          (systems.has(session) ? undefined : "Only after systemLogin"),
      };
      const of = (session: Session): Transfers => systems.get(session) as Transfers;

      handle(systemLogin, {
        access: anyone,
        unit: "none",
        async run({ u8sUserName: name, u8sPassword: password }, request) {
          const { session } = request;
          if (!outlastsInvoke(session)) {
            const { accessDenied } = RequestErrorDetail;
            throw new RequestError(accessDenied, "Not for an invoke with credentials of its own");
          }
          try {
            await logons.logonAdministrator({ name, password }, request);
          } catch (error) {
            const { detail } = error as Partial<RequestError>;
            if (detail !== undefined && unsuccessful.includes(detail)) return { bSuccess: false };
            throw error;
          }
          // Unless it has logged off meanwhile.
          if (principals.of(session) !== undefined) {
            systems.set(session, new Transfers(mostTransfers));
          }
          return { bSuccess: true };
        },
      });
      handle(systemAnnounceCallTransfer, {
        access: system,
        unit: "none",
        run(announced, { session, publish }) {
          requireNumber(announced.u8sTransferringNumber, "u8sTransferringNumber");
          requireNumber(announced.u8sCalledNumber, "u8sCalledNumber");
          requireNumber(announced.u8sExternalCaller, "u8sExternalCaller");
          if (!of(session).announce(announced.u8sCalledNumber)) {
            const text = `At most ${mostTransfers} transfers that are not completed`;
            throw new RequestError(RequestErrorDetail.limitExceeded, text);
          }
          const { optionalParams: _, ...facts } = announced;
          publish(callTransferAnnounced, facts);
          return { bSuccess: true };
        },
      });
      handle(systemCompleteCallTransfer, {
        access: system,
        unit: "none",
        run({ u8sCalledNumber, dwCompleteReason }, { session, publish }) {
          const bSuccess = of(session).complete(u8sCalledNumber);
          if (bSuccess) publish(callTransferCompleted, { u8sCalledNumber, dwCompleteReason });
          return { bSuccess };
        },
      });
    },
  });
}

/** @throws RequestError if a number is longer than any is. */
function requireNumber(text: string, path: string): void {
  if (text.length <= textLimits.callNumber) return;
  const { invalidArgument } = RequestErrorDetail;
  throw new RequestError(
    invalidArgument,
    `${path} is longer than ${textLimits.callNumber} characters`,
  );
}
