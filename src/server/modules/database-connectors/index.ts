import {
  asnDatabaseConnectorLogin,
  asnDatabaseConnectorLogoff,
  type AsnDatabaseConnectorLoginArgument,
} from "../../../modules/general/general.js";
import {
  anyone,
  defineModule,
  invalid,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type Module,
} from "../../kernel/index.js";
import { logRefusedLogon } from "../../refused-logon.js";
import { authentication } from "../authentication/api.js";
import { askerOf, checkService } from "../checks/api.js";
import { contactSources } from "../contacts/api.js";
import { AccountLogins, userService, type AccountLogin, type User } from "../users/api.js";
import { Connector } from "./connector.js";
import { connectorLimits as limits } from "./limits.js";

const { accessDenied, invalidArgument, limitExceeded } = RequestErrorDetail;
/** For General the manual has no more codes of errors. */
const unknownReference = 0;
/** Names of databases by which clients mean something else (manual line 6025). */
const reserved = "activeusersonly";

/**
 * Lets programs offer databases of contacts: asnDatabaseConnectorLogin and -Logoff (9025, 9026, manual lines 2184 and 2231). They are asked by
 * asnFindDBContacts (9020) and asnGetPhoneBooks (9027) when clients search.
 */
export function databaseConnectorsModule(): Module {
  return defineModule({
    name: "database-connectors",
    needs: [authentication, checkService, contactSources, userService],
    setup(module) {
      const { handle, principals, log } = module;
      const users = module.get(userService);
      const checks = module.get(checkService);
      const sources = module.get(contactSources);
      const connectors = new Map<number, Connector>();
      let last = 0;
      sources.addRemote(() => [...connectors.values()]);

      const forget = ({ session, reference, name }: Connector): void => {
        connectors.delete(reference);
        log.info({ connection: session.connection.id, database: name }, "database has gone");
      };
      const logins = new AccountLogins<AccountLogin>({
        who: "a database connector",
        users,
        principals,
        limits: module.get(authentication),
        ended({ session }) {
          for (const one of connectors.values()) if (one.session === session) forget(one);
        },
      });

      /** The user whose account it is. */
      const userOf = async (
        { u8sUserName: name, u8sPassword: password }: AsnDatabaseConnectorLoginArgument,
        request: BareRequest,
      ): Promise<User> => {
        const found = await checks.password(askerOf(request), name, password);
        if (found === "busy" || found === "left") {
          throw new RequestError(limitExceeded, "Too many logins at a time, try again later");
        }
        if (typeof found !== "string" && found.admin) return found;
        const known = found === "unknown-user" ? undefined : await users.find(name);
        logRefusedLogon(request.session, accessDenied, known?.name ?? "");
        throw new RequestError(accessDenied, "This account is for no database connector");
      };

      handle(asnDatabaseConnectorLogin, {
        access: anyone,
        unit: "none",
        async run(argument, request) {
          const { session } = request;
          const { u8sDatabaseName: name, u8sDatabaseInfo: info } = argument;
          if (!outlastsInvoke(session)) {
            throw new RequestError(accessDenied, "Not for an invoke with its own credentials");
          }
          if (name === "" || name.length > limits.name || info.length > limits.info) {
            throw invalid(`A name of 1 to ${limits.name} characters, and ${limits.info} about it`);
          }
          const { mark } = principals;
          const account = await userOf(argument, request);
          const before = await logins.current(session);
          if (before !== undefined && before.user.id !== account.id) {
            throw new RequestError(accessDenied, "Another account has logged in in this session");
          }
          const isTaken = [...sources.all, ...sources.remote].some((one) => isSame(one.name, name));
          if (isTaken || isSame(name, reserved)) {
            throw new RequestError(invalidArgument, "There is a database with this name already");
          }
          if (connectors.size >= limits.connectors) {
            throw new RequestError(limitExceeded, `At most ${limits.connectors} connectors`);
          }
          if (before === undefined) logins.begin({ session, user: account }, mark);
          if (logins.of(session) === undefined) {
            throw new RequestError(accessDenied, "The session has ended");
          }
          const isCurrent = async (): Promise<boolean> =>
            (await logins.current(session)) !== undefined;
          const reference = ++last;
          connectors.set(reference, new Connector({ session, reference, name, isCurrent }));
          log.info({ connection: session.connection.id, database: name }, "database has come");
          return { iConnectorCrossRefID: reference };
        },
      });
      handle(asnDatabaseConnectorLogoff, {
        access: logins.access,
        unit: "none",
        run({ iConnectorCrossRefID: reference }, { session }) {
          const connector = connectors.get(reference);
          if (connector?.session !== session) {
            throw new RequestError(unknownReference, "There is no such connector");
          }
          forget(connector);
          if (![...connectors.values()].some((one) => one.session === session)) {
            logins.end(session);
          }
          return {};
        },
      });
    },
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
