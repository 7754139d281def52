import { randomUUID } from "node:crypto";
import type {
  AsnNegotiateServerConnectionAnonymousDataArgument,
  AsnNegotiateServerConnectionAnonymousDataResult,
} from "../../../modules/later/authentication/authentication.js";
import type { Session } from "../../../rose/index.js";
import type { ModuleContext } from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import { visitorChanged, type Visitor, type Visitors } from "../anonymous-visitors/api.js";
import { setAnonymousContact } from "./anonymous-contact.js";
import type { Logins } from "./logins.js";
import { LogonFailure, LogonRefusal, overtaken, tooMany } from "./logon-refusal.js";
import type { LogonRequest } from "./logons.js";

/** What {@link VisitorLogons} depend on. */
interface VisitorLogonParts {
  readonly module: Pick<ModuleContext<object>, "read" | "on" | "principals">;
  readonly visitors: Pick<Visitors, "find" | "named">;
  readonly checks: Pick<Checks, "proof">;
  readonly logins: Logins;
  /** Whether clients may log on anonymously. */
  readonly enabled: boolean;
}

/**
 * Logs on anonymous visitors of version 8 whom an administrator has set up: they prove who they are when they negotiate, are told a name and
 * a password, and log on with these.
 */
export class VisitorLogons {
  readonly #parts: VisitorLogonParts;

  constructor(parts: VisitorLogonParts) {
    this.#parts = parts;
    const { module, logins } = parts;
    module.on(visitorChanged, ({ name, contact }) => {
      for (const session of module.principals.sessions) {
        const principal = module.principals.of(session);
        if (principal?.kind !== "anonymous" || principal.name !== name) continue;
        if (contact === undefined) logins.end(session);
        else setAnonymousContact(session, contact);
      }
    });
  }

  /**
   * Notes that the session is that of a visitor; returns with what the visitor then logs on.
   * @throws LogonRefusal 101 if nobody has set up such a visitor, or with another token; 100 if too many logons wait.
   */
  async admit(
    { u8sHintData: hint, u8sToken: token }: AsnNegotiateServerConnectionAnonymousDataArgument,
    request: LogonRequest,
  ): Promise<AsnNegotiateServerConnectionAnonymousDataResult> {
    const { module, visitors, checks, logins, enabled } = this.#parts;
    if (!enabled) throw unknownVisitor();
    const visitor = await module.read(({ db }) => visitors.find(db, hint));
    // Guesses wait their turn, and count, as wrong passwords do.
    const found = await checks.proof(askerOf(request), visitor?.name ?? "", async () => {
      if (visitor === undefined) return "unknown-user";
      return visitor.accepts(token) ? visitor : "wrong-password";
    });
    if (found === "busy") throw tooMany();
    if (found === "left") throw overtaken();
    if (typeof found === "string") throw unknownVisitor();
    const state = logins.of(request.session);
    state.anonymousName = found.name;
    state.visitorToken = randomUUID();
    return { u8sUsername: found.name, u8sToken: state.visitorToken };
  }

  /**
   * Is called when a visitor has logged on: from now on the session is told of changes.
   * @throws LogonRefusal 101 if the visitor has been removed meanwhile.
   */
  async begun(session: Session, name: string): Promise<Visitor["contact"]> {
    const { module, visitors, logins } = this.#parts;
    const visitor = await module.read(({ db }) => visitors.named(db, name));
    if (visitor === undefined) {
      logins.end(session);
      throw unknownVisitor();
    }
    setAnonymousContact(session, visitor.contact);
    return visitor.contact;
  }
}

function unknownVisitor(): LogonRefusal {
  return new LogonRefusal(LogonFailure.eNETLOGININVALUSERNAME, "Unknown anonymous user");
}
