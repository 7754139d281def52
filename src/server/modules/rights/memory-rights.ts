import type { AsnActualUserDynamicRights } from "../../../modules/presence-v2/presence-v2.js";
import type { AsnUserManagerSettings } from "../../../modules/management/management.js";
import type { Session } from "../../../rose/index.js";
import {
  isAttached,
  outlastsInvoke,
  user,
  type Access,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import { tripleOf } from "../groups/api.js";
import { contactIdOf, userIdOf, type User } from "../users/api.js";
import { idOf, type Decisions } from "./decisions.js";
import type { Granted, Permission } from "./granted.js";
import { added, normal, patterns } from "./levels.js";
import type { Model } from "./model.js";
import type { OwnEvent } from "./own-events.js";
import type { Asker, GroupOfUser, Rights } from "./rights.js";
import type { RightsTables } from "./schema.js";
import type { GrantRules } from "./service.js";
import type { Services } from "./services.js";

/** What {@link MemoryRights} depend on. */
export interface RightsParts {
  readonly model: Model;
  readonly decisions: Decisions;
  readonly rules: GrantRules;
  readonly events: readonly OwnEvent[];
  readonly challenges: Rights["challenges"];
  readonly module: Pick<ModuleContext<RightsTables>, "write" | "principals" | "log">;
}

/** {@link Rights} by what is in memory. */
export class MemoryRights implements Rights {
  readonly within: GrantRules;
  readonly challenges: Rights["challenges"];
  readonly #parts: RightsParts;

  constructor(parts: RightsParts) {
    this.#parts = parts;
    this.within = parts.rules;
    this.challenges = parts.challenges;
  }

  of(asker: Asker, owner: number): Granted {
    return this.#parts.decisions.of(asker, owner);
  }

  owners(asker: Asker, what: Permission): ReadonlySet<number> | "everybody" {
    return this.#parts.decisions.owners(asker, what);
  }

  services(asker: Asker): Services {
    return this.#parts.decisions.services(asker);
  }

  may<A>(what: Permission, contact: (argument: A) => string | undefined): Access<A, UserPrincipal> {
    return {
      text: `a user who may ${what.replaceAll("-", " ")} of the contact that is named`,
      ...(user.before !== undefined && { before: user.before }),
      allows: (principal, argument) => {
        const named = contact(argument);
        if (named === undefined || named === "") return undefined;
        const owner = userIdOf(named);
        if (owner === principal.user.id) return undefined;
        if (owner !== undefined && this.of(principal, owner).may(what)) return undefined;
        return `Only for those who may ${what.replaceAll("-", " ")} of this contact`;
      },
    };
  }

  groups({ id }: Pick<User, "id">): readonly GroupOfUser[] {
    return [...this.#parts.model.groupsOf(id)]
      .map((group) => ({ ...group, leads: group.leaders.has(id) }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  enabled(): ReadonlySet<number> {
    return this.#parts.decisions.enabled;
  }

  get settings(): Readonly<AsnUserManagerSettings> {
    return this.#parts.model.settings;
  }

  grant(owner: Pick<User, "id">, to: Pick<User, "id">): AsnActualUserDynamicRights {
    const { decisions, model } = this.#parts;
    const about = contactIdOf(to);
    const least = decisions.bounds(to.id, owner.id);
    const current = model.grantsOf(owner.id).get(to.id);
    return {
      asnMinPossibleRights: tripleOf(normal(least), about),
      asnMaxPossibleRights: tripleOf(normal(added(patterns.personal, least)), about),
      ...(current !== undefined && { asnCurrentRights: tripleOf(current, about) }),
    };
  }

  request(asker: Pick<User, "id">, owner: Pick<User, "id">): void {
    const { model, module, rules } = this.#parts;
    if (!model.users.has(asker.id) || !model.users.has(owner.id)) return;
    if (this.of(asker, owner.id).may("see-presence")) return;
    if (model.grantsOf(owner.id).has(asker.id)) return;
    if (model.requestsOf(owner.id).has(asker.id)) return;
    module
      .write((unit) => rules.ask(unit, asker.id, owner.id))
      .catch((err: unknown) => module.log.error({ err }, "a request for rights cannot be noted"));
  }

  follow(session: Session, wanted: number): void {
    const { events, module } = this.#parts;
    const principal = module.principals.of(session);
    const id = principal && idOf(principal);
    if (id === undefined || !outlastsInvoke(session)) return;
    for (const { flag, sessions, isGlobal } of events) {
      const key = isGlobal ? 0 : id;
      if (isAttached(session) || (wanted & flag) !== 0) sessions.add(session, key);
      else sessions.remove(session, key);
    }
  }
}
