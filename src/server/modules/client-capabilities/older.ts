import { OCTET_STRING, sequenceOf } from "../../../codec/index.js";
import {
  asnClientCapabilitiesChanged,
  asnGetClientCapabilities,
  asnSetClientCapabilities,
  type AsnClientCapabilities,
} from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import {
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  user,
  type ModuleContext,
  type Shared,
} from "../../kernel/index.js";
import type { Presence } from "../presence/api.js";
import type { Rights } from "../rights/api.js";
import { contactIdOf, userIdOf } from "../users/api.js";
import { requireFew } from "./limits.js";

const Statements = sequenceOf("ClientStatements", () => OCTET_STRING);

/** Octets that a client may state, all clients of a user together, and an answer may have. */
const mostOctets = 4_096;
const mostOfUser = 32_768;
const mostAnswered = 8_388_608;

/** What {@link handleOlder} depends on. */
export interface OlderParts {
  readonly module: Pick<ModuleContext<object>, "handle" | "cluster" | "principals">;
  readonly rights: Pick<Rights, "of">;
  readonly presence: Pick<Presence, "tell">;
}

/**
 * Serves the client capabilities of the manual: asnSetClientCapabilities (2134, line 3487), asnGetClientCapabilities (2139, line 2133) and
 * the event asnClientCapabilitiesChanged (2135, line 3501). They are octets of which the server knows nothing, so they are kept apart
 * from those of the later version.
 */
export function handleOlder({ module, rights, presence }: OlderParts): void {
  const { handle, cluster, principals } = module;
  const shared = cluster.shared("client-capabilities/older", Statements);
  const stated = new Stated(shared);
  /** Users of whom is to be told: once for all that happens in a turn of the event loop. */
  const due = new Set<number>();
  shared.onChange((id) => {
    if (due.size === 0) setImmediate(tellAll);
    due.add(Number(id));
  });
  const tellAll = (): void => {
    const users = [...due];
    due.clear();
    for (const id of users) {
      const list = stated.of(id);
      const none = { u8sContactID: contactIdOf({ id }), osXMLContent: new Uint8Array(0) };
      const listCapabilities = list.length > 0 ? list : [none];
      presence.tell(id, asnClientCapabilitiesChanged, { listCapabilities });
    }
  };
  principals.onEnd((session, principal) => {
    if (principal.kind === "user") stated.set(session, principal.user.id, new Uint8Array(0));
  });

  handle(asnSetClientCapabilities, {
    access: user,
    unit: "none",
    run({ osXMLContent: octets }, { session, principal }) {
      if (outlastsInvoke(session)) stated.set(session, principal.user.id, octets);
    },
  });
  handle(asnGetClientCapabilities, {
    access: user,
    unit: "none",
    run({ u8slistContactIDs: ids }, { principal }) {
      const isAll = ids[0] === "*" && principal.user.admin;
      if (!isAll) requireFew(ids);
      const asked = isAll ? stated.users() : [...new Set(ids)].flatMap((id) => userIdOf(id) ?? []);
      const listClientCapabilities: AsnClientCapabilities[] = [];
      let octets = 0;
      for (const id of asked) {
        const found = stated.of(id);
        if (found.length === 0 || !rights.of(principal, id).may("see-presence")) continue;
        for (const one of found) {
          octets += one.osXMLContent.length;
          listClientCapabilities.push(one);
        }
        if (octets <= mostAnswered) continue;
        const { limitExceeded } = RequestErrorDetail;
        throw new RequestError(limitExceeded, "These are too many capabilities for an answer");
      }
      return { listClientCapabilities };
    },
  });
}

/** What the clients of each user have stated. */
class Stated {
  /** On this server. */
  readonly #byUser = new Map<number, Map<Session, Uint8Array>>();
  /** On each server. */
  readonly #shared: Shared<Uint8Array[]>;

  constructor(shared: Shared<Uint8Array[]>) {
    this.#shared = shared;
  }

  /** What is too much changes nothing. */
  set(session: Session, id: number, octets: Uint8Array): void {
    const sessions = this.#byUser.get(id) ?? new Map<Session, Uint8Array>();
    const before = sessions.get(session);
    if (octets.length === 0) {
      if (!sessions.delete(session)) return;
      if (sessions.size === 0) this.#byUser.delete(id);
    } else {
      if (octets.length > mostOctets || (before && Buffer.compare(before, octets) === 0)) return;
      let others = -(before?.length ?? 0);
      for (const { osXMLContent } of this.of(id)) others += osXMLContent.length;
      if (others + octets.length > mostOfUser) return;
      // A copy, because what came may be a small part of a large message.
      sessions.set(session, octets.slice());
      this.#byUser.set(id, sessions);
    }
    this.#shared.set(`${id}`, sessions.size > 0 ? [...sessions.values()] : undefined);
  }

  of(id: number): AsnClientCapabilities[] {
    const u8sContactID = contactIdOf({ id });
    return this.#shared
      .get(`${id}`)
      .flatMap(({ value }) => value)
      .map((osXMLContent) => ({ u8sContactID, osXMLContent }));
  }

  users(): number[] {
    return [...this.#shared.keys()].map(Number);
  }
}
