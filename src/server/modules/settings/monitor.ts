import { createHash } from "node:crypto";
import {
  asnGetAdministrativeMonitorContent,
  asnReloadAdministrativeMonitorContent,
} from "../../../modules/general/general.js";
import { AsnUserStaticRights } from "../../../modules/admin/admin.js";
import { getsOwnEvents, user, type ModuleContext } from "../../kernel/index.js";
import { rightsChanged, type Rights } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";
import type { SettingTables } from "./schema.js";
import { monitorChanged } from "./topics.js";

/** All members of the group are in the monitors of its people (manual line 9890). */
const { eUSERRIGHTSGROUPALLINMONITOR: loadsMonitor } = AsnUserStaticRights.values;

/** What the administration prescribes for the monitor of a user, from what the rights keep in memory. */
class Prescriptions {
  readonly #rights: Rights;
  readonly #digests = new WeakMap<ReadonlySet<number>, string>();

  constructor(rights: Rights) {
    this.#rights = rights;
  }

  isFixed(id: number): boolean {
    return this.#rights.services({ id }).names.has("fixed-monitor");
  }

  /** The users who are in the monitor, by their ids. @param everybody All who are enabled. */
  of(id: number, everybody = this.everybody): number[] {
    const shown = new Set(everybody ?? this.#groups(id).flatMap((members) => [...members]));
    shown.delete(id);
    return [...shown].toSorted((one, other) => one - other);
  }

  /** All who are enabled, if all are to be in all monitors. */
  get everybody(): ReadonlySet<number> | undefined {
    const { settings } = this.#rights;
    return settings.iShowAllUsersInAllMonitors === 0 ? undefined : this.#rights.enabled();
  }

  /** A text that is another one whenever the prescriptions are others. */
  digest(id: number, everybody = this.everybody): string {
    const sources = everybody === undefined ? this.#groups(id) : [everybody];
    const digests = sources.map((members) => this.#digestOf(members)).toSorted();
    return `${this.isFixed(id)} ${digests.join(" ")}`;
  }

  #groups(id: number): ReadonlySet<number>[] {
    const groups = this.#rights.groups({ id });
    return groups.filter(({ first }) => (first & loadsMonitor) !== 0).map((group) => group.members);
  }

  /** Made once for all who share the members. */
  #digestOf(members: ReadonlySet<number>): string {
    let digest = this.#digests.get(members);
    if (digest === undefined) {
      const text = [...members].toSorted((one, other) => one - other).join(" ");
      digest = createHash("sha256").update(text).digest("base64");
      this.#digests.set(members, digest);
    }
    return digest;
  }
}

/** Serves what the administration prescribes for monitors (manual lines 993, 2865). */
export function handleMonitor(module: ModuleContext<SettingTables>, rights: Rights): void {
  const prescriptions = new Prescriptions(rights);
  const followers = module.subscriptions(monitorChanged, {
    key: ({ user: id }) => id,
    event: asnReloadAdministrativeMonitorContent,
    argument: () => ({}),
  });
  /** What the users who are followed know. */
  const known = new Map<number, string>();
  module.principals.onBegin((session, principal) => {
    if (principal.kind !== "user" || !getsOwnEvents(session)) return;
    const { id } = principal.user;
    if (!followers.isFollowed(id)) known.set(id, prescriptions.digest(id));
    followers.add(session, id);
  });
  module.on(rightsChanged, ({ users }) => {
    const { everybody } = prescriptions;
    const isForAll = users.length === 0 || everybody !== undefined;
    for (const id of isForAll ? [...known.keys()] : users) {
      const before = known.get(id);
      if (before === undefined) continue;
      if (!followers.isFollowed(id)) {
        known.delete(id);
        continue;
      }
      const now = prescriptions.digest(id, everybody);
      if (now === before) continue;
      known.set(id, now);
      module.tell(monitorChanged, { user: id });
    }
  });
  module.handle(asnGetAdministrativeMonitorContent, {
    access: user,
    unit: "read",
    large: true,
    run: (
      _,
      {
        principal: {
          user: { id },
        },
      },
    ) => ({
      iDisableAllMonitorConfiguration: prescriptions.isFixed(id) ? 1 : 0,
      listContactIDs: prescriptions.of(id).map((one) => contactIdOf({ id: one })),
    }),
  });
}
