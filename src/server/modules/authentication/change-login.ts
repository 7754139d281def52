import type { Session } from "../../../rose/index.js";
import {
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type ModuleContext,
  type Topic,
  type UserPrincipal,
} from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import { UserError, type User, type Users } from "../users/api.js";

/** What {@link changeLogin} depends on. */
export interface ChangeLoginParts {
  readonly module: Pick<ModuleContext<object>, "write" | "publish">;
  /**
   * Lets the login of a session go on although its user has another revision now. To be called before the change is published.
   */
  readonly goOn: (session: Session, user: User) => void;
  readonly users: Users;
  readonly checks: Pick<Checks, "signature">;
}

/** A new login; what is empty stays as it is. */
export interface NewLogin {
  readonly name: string;
  readonly password: string;
}

/**
 * Changes the name and password of the user who asks. That ends the user's logins except that of the asking session.
 * @param known The user as he was when it was found that he may do so: it waits for other passwords, and whoever is removed, disabled
 *   or given another login meanwhile may not any more.
 * @throws RequestError 2 for such a user, 4 for a bad name or password and a name that another user has, 5 if too many passwords are
 *   hashed.
 */
export async function changeLogin(
  { module, goOn, users: { within: rules }, checks }: ChangeLoginParts,
  request: BareRequest<UserPrincipal>,
  { name, password }: NewLogin,
  known: Pick<User, "id" | "revision"> = request.principal.user,
): Promise<void> {
  try {
    const hash =
      password === ""
        ? undefined
        : await checks.signature(askerOf(request), () => rules.hash(password));
    if (hash === "busy" || hash === "left") {
      throw new RequestError(RequestErrorDetail.limitExceeded, "Too many passwords at a time");
    }
    const published: [Topic<any>, unknown][] = [];
    const now = await module.write(async ({ db }) => {
      published.length = 0;
      // Published later, because it would end the asking session, too.
      const publish = (topic: Topic<any>, value: unknown): void => {
        published.push([topic, value]);
      };
      const user = await rules.get(db, known.id);
      if (user?.enabled !== true || user.revision !== known.revision) {
        throw new RequestError(RequestErrorDetail.accessDenied, "The login has changed meanwhile");
      }
      const to = name === "" ? user.name : name;
      if (hash !== undefined) await rules.setPassword({ db, publish }, user.name, hash);
      if (to !== user.name) await rules.rename({ db, publish }, user, to);
      return rules.require(db, to);
    });
    goOn(request.session, now);
    for (const [topic, value] of published) module.publish(topic, value);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new RequestError(RequestErrorDetail.invalidArgument, error.message, { cause: error });
  }
}
