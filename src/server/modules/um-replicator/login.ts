import {
  asnUMReplicatorLogin,
  type AsnUMReplicatorLoginArgument,
} from "../../../modules/um-replicator/um-replicator.js";
import {
  anyone,
  outlastsInvoke,
  RequestError,
  type BareRequest,
  type ModuleContext,
} from "../../kernel/index.js";
import { logRefusedLogon } from "../../refused-logon.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { Users } from "../users/api.js";
import { InOrder } from "./in-order.js";
import { codes, refuse } from "./refusals.js";
import type { Replicators } from "./replicators.js";
import { isSupported } from "./version.js";

/** What {@link handleLogin} depends on. */
export interface LoginParts {
  readonly module: Pick<ModuleContext<any>, "handle" | "principals" | "log">;
  readonly users: Pick<Users, "find">;
  readonly checks: Pick<Checks, "password">;
  readonly replicators: Replicators;
}

/**
 * Serves asnUMReplicatorLogin (4000). The account has to be an administrator's. Which of name, password and mark is wrong is not told. Users are
 * always in the server's own database, which takes replications, so the code for another user management does not occur.
 */
export function handleLogin({ module, users, checks, replicators }: LoginParts): void {
  const { handle, principals, log } = module;

  async function logIn(
    { u8sUsername: name, u8sPassword: password, u8sVersionInterface }: AsnUMReplicatorLoginArgument,
    request: BareRequest,
  ): Promise<void> {
    const { session } = request;
    if (!isSupported(u8sVersionInterface)) {
      throw new RequestError(codes.wrongversion, "This interface version is not supported");
    }
    if (!outlastsInvoke(session)) {
      throw new RequestError(codes.accessdenied, "Not for an invoke with its own credentials");
    }
    const { mark } = principals;
    const found = await checks.password(askerOf(request), name, password);
    if (found === "busy" || found === "left") {
      throw new RequestError(codes.unknown, "Too many logins at a time, try again later");
    }
    if (typeof found === "string" || !found.admin) {
      const known = found === "unknown-user" ? undefined : await users.find(name);
      logRefusedLogon(session, codes.accessdenied, known?.name ?? "");
      throw new RequestError(codes.accessdenied, "This account has no access to the interface");
    }
    replicators.begin({ session, user: found, blocks: new InOrder() }, mark);
    const { connection } = session;
    log.info({ connection: connection.id, user: found.name }, "replicator logged in");
  }

  handle(asnUMReplicatorLogin, {
    access: anyone,
    unit: "none",
    refuse,
    async run(argument, request) {
      await logIn(argument, request);
      return {};
    },
  });
}
