import {
  asnGetExternalServiceProfile,
  asnRegisterExternalService,
} from "../../../modules/transport/transport.js";
import {
  anyone,
  defineModule,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type Module,
} from "../../kernel/index.js";
import { authentication } from "../authentication/api.js";
import { askerOf, checkService } from "../checks/api.js";
import { tokenService, type TokenRefusal, type VerifiedToken } from "../tokens/api.js";
import { externalServices, type ExternalServices } from "./api.js";
import { requireService } from "./argument.js";
import { Registered } from "./registered.js";

/** How many services may be registered at a time. */
const mostServices = 100;

const { accessDenied, invalidArgument, limitExceeded, notFound } = RequestErrorDetail;

/**
 * Serves asnRegisterExternalService (1707) and asnGetExternalServiceProfile (1708), manual chapter 44. A service proves itself by a
 * login token of an administrator that was issued for its type, which logs its session on. It is registered as long as that login
 * lasts.
 */
export function externalServicesModule(): Module<object, ExternalServices> {
  return defineModule<object, ExternalServices>({
    name: "external-services",
    needs: [authentication, checkService, tokenService],
    provides: externalServices,
    setup({ handle, get, log, principals }) {
      const logons = get(authentication);
      const checks = get(checkService);
      const tokens = get(tokenService);
      const registered = new Registered(mostServices);
      const verified = async (
        request: BareRequest,
        check: () => Promise<VerifiedToken | TokenRefusal>,
      ): Promise<VerifiedToken | undefined> => {
        const found = await checks.signature(askerOf(request), check);
        if (found === "busy" || found === "left") {
          throw new RequestError(limitExceeded, "Too many tokens at a time, try again later");
        }
        return typeof found === "string" ? undefined : found;
      };
      principals.onEnd((session) => {
        for (const { u8sServiceType: type } of registered.removeOf(session)) {
          log.info({ connection: session.connection.id, type }, "external service ended");
        }
      });

      handle(asnRegisterExternalService, {
        access: anyone,
        unit: "none",
        async run(argument, request) {
          const { session, principal } = request;
          requireService(argument);
          if (!outlastsInvoke(session)) {
            throw new RequestError(accessDenied, "Not for an invoke with its own credentials");
          }
          const { u8sToken: token, ...described } = argument;
          const proof = await verified(request, () => tokens.verifyLogin(token));
          if (!proof?.user.admin || !proof.services.includes(argument.u8sServiceType)) {
            const text = "Not a login token of an administrator for this type of service";
            throw new RequestError(accessDenied, text);
          }
          if (principal === undefined) await logons.logonAdministrator({ token }, request);
          const current = principals.of(session);
          if (current?.kind !== "user" || current.user.id !== proof.user.id) {
            throw new RequestError(accessDenied, "The token is not that of who is logged on");
          }
          if (!registered.add({ ...described, session })) {
            throw new RequestError(limitExceeded, `At most ${mostServices} services`);
          }
          const facts = { connection: session.connection.id, type: argument.u8sServiceType };
          log.info(facts, "external service registered");
          return {};
        },
      });
      handle(asnGetExternalServiceProfile, {
        // The token itself is the proof.
        access: anyone,
        unit: "none",
        async run({ iVersion, u8sToken }, request) {
          if (iVersion < 1) throw new RequestError(invalidArgument, "iVersion is not a version");
          if ((await verified(request, () => tokens.verify(u8sToken))) !== undefined) return {};
          throw new RequestError(notFound, "Invalid or expired token");
        },
      });
      return registered;
    },
  });
}
