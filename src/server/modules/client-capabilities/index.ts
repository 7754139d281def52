import {
  AsnClientCapabilitiesV2,
  asnClientCapabilitiesV2Changed,
  asnGetClientCapabilitiesV2,
  asnSetClientCapabilitiesV2,
} from "../../../modules/later/client-capabilities/client-capabilities.js";
import { asnClientCapabilitiesChanged } from "../../../modules/general/general.js";
import {
  defineModule,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  user,
  type Module,
  type Principal,
} from "../../kernel/index.js";
import { presenceService } from "../presence/api.js";
import { rightsService } from "../rights/api.js";
import { contactIdOf, userIdOf } from "../users/api.js";
import { capabilitiesChanged, capabilityService, type ClientCapabilities } from "./api.js";
import { Capabilities, type CapabilityLimits } from "./capabilities.js";
import { requireFew } from "./limits.js";
import { handleOlder } from "./older.js";

/** What the connections of one contact may say together. */
const limits: CapabilityLimits = { numbers: 64, pairs: 64, characters: 4_096 };

/**
 * Serves the client capabilities of the later version: asnSetClientCapabilitiesV2 (3300), asnGetClientCapabilitiesV2 (3301) and the
 * event asnClientCapabilitiesV2Changed (3302). They last as long as the connection that has set them. Who asks for those of a contact
 * is told of their changes from then on, as long as the contact's presence may be seen. Also serves those of the manual (2134, 2135,
 * 2139), which are other ones.
 */
export function clientCapabilitiesModule(): Module<object, ClientCapabilities> {
  return defineModule<object, ClientCapabilities>({
    name: "client-capabilities",
    needs: [presenceService, rightsService],
    provides: capabilityService,
    sends: [asnClientCapabilitiesChanged],
    setup(module) {
      const { handle, subscriptions, get, tell: tellHere, principals, cluster } = module;
      const rights = get(rightsService);
      handleOlder({ module, rights, presence: get(presenceService) });
      /** A contact's capabilities say whether somebody is connected, so they are for those who see the presence. */
      const mayBeSeen = (u8sID: string, principal: Principal | undefined): boolean => {
        const id = userIdOf(u8sID);
        return id !== undefined && rights.of(principal, id).may("see-presence");
      };
      const known = new Capabilities(limits);
      const watchers = subscriptions(capabilitiesChanged, {
        key: ({ capabilities: [first] }) => first?.u8sID ?? "",
        event: asnClientCapabilitiesV2Changed,
        // A right may have been withdrawn since.
        view: ({ capabilities: [first] }, principal) =>
          mayBeSeen(first?.u8sID ?? "", principal) ? 1 : undefined,
        argument: (value) => value,
      });
      /** Contacts whose changes are due to be told: once for all that happens in a turn of the event loop. */
      const due = new Set<string>();
      const tell = (contact: string): void => {
        if (due.size === 0) setImmediate(tellAll);
        due.add(contact);
      };
      const tellAll = (): void => {
        const contacts = [...due];
        due.clear();
        for (const u8sID of contacts) {
          tellHere(capabilitiesChanged, {
            capabilities: [{ u8sID, capabilities: known.of(u8sID) }],
          });
        }
      };
      const shared = cluster.shared("client-capabilities/capabilities", AsnClientCapabilitiesV2);
      shared.onChange((contact) => {
        const others = shared.get(contact).filter(({ node }) => node !== cluster.id);
        const said = others.map(({ value }) => value);
        if (known.setOthers(contact, said)) tell(contact);
      });
      principals.onEnd((session) => {
        const removed = known.remove(session);
        if (removed === undefined) return;
        const { contact, isChanged } = removed;
        shared.set(contact, known.own(contact));
        if (isChanged) tell(contact);
      });

      handle(asnSetClientCapabilitiesV2, {
        access: user,
        unit: "none",
        run({ capabilities }, { session, principal }) {
          requireModest(capabilities);
          if (!outlastsInvoke(session)) {
            const { accessDenied } = RequestErrorDetail;
            throw new RequestError(accessDenied, "Only for a session that is logged on");
          }
          const contact = contactIdOf(principal.user);
          const isChanged = known.set(session, contact, capabilities);
          if (isChanged === undefined) throw tooMuch();
          shared.set(contact, known.own(contact));
          if (isChanged) tell(contact);
          return {};
        },
      });
      handle(asnGetClientCapabilitiesV2, {
        access: user,
        unit: "none",
        run({ u8slistContactIDs: ids }, { principal, session }) {
          requireFew(ids);
          const capabilities = [];
          for (const u8sID of new Set(ids)) {
            if (!mayBeSeen(u8sID, principal)) continue;
            if (outlastsInvoke(session)) watchers.add(session, u8sID);
            capabilities.push({ u8sID, capabilities: known.of(u8sID) });
          }
          return { capabilities };
        },
      });
      return known;
    },
  });
}

/** @throws RequestError for more than all connections may say together: before anything is done with it. */
function requireModest({ eClientCapabilities, customCapabilities }: AsnClientCapabilitiesV2): void {
  let characters = 0;
  for (const { key, value } of customCapabilities) characters += key.length + value.length;
  const { numbers, pairs } = limits;
  const isModest =
    eClientCapabilities.length <= numbers &&
    customCapabilities.length <= pairs &&
    characters <= limits.characters;
  if (!isModest) throw tooMuch();
}

function tooMuch(): RequestError {
  const { numbers, pairs, characters } = limits;
  return new RequestError(
    RequestErrorDetail.limitExceeded,
    `At most ${numbers} numbers and ${pairs} pairs of ${characters} characters for all connections of a contact`,
  );
}
