import {
  AsnClientCapabilitiesV2ChangedArgument,
  asnClientCapabilitiesV2Changed,
  asnGetClientCapabilitiesV2,
  asnSetClientCapabilitiesV2,
  type AsnClientCapabilitiesV2,
} from "../../../modules/later/client-capabilities/client-capabilities.js";
import {
  defineModule,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  setVersion,
  topic,
  user,
  type Module,
} from "../../kernel/index.js";
import { contactIdOf, userIdOf, userService } from "../users/api.js";
import { Capabilities } from "./capabilities.js";

const changed = topic("client-capabilities/changed", AsnClientCapabilitiesV2ChangedArgument);

/** What a connection may say of itself. */
const mostNumbers = 64;
const mostPairs = 64;
const longestText = 1024;
/** How many contacts may be asked for at once. */
const mostContacts = 1_000;

/**
 * Serves the client capabilities of the later version: asnSetClientCapabilitiesV2 (3300), asnGetClientCapabilitiesV2 (3301) and the
 * event asnClientCapabilitiesV2Changed (3302). They last as long as the connection that has set them. Who asks for those of a contact
 * is told of their changes from then on.
 */
export function clientCapabilitiesModule(): Module {
  return defineModule({
    name: "client-capabilities",
    needs: [userService],
    setup({ handle, subscriptions, get, publish, principals }) {
      const users = get(userService).within;
      const known = new Capabilities();
      const watchers = subscriptions(changed, {
        key: ({ capabilities: [first] }) => first?.u8sID ?? "",
        event: asnClientCapabilitiesV2Changed,
        argument: (value) => value,
      });
      const tell = (u8sID: string): void =>
        publish(changed, { capabilities: [{ u8sID, capabilities: known.of(u8sID) }] });
      principals.onEnd((session) => {
        const contact = known.remove(session);
        if (contact !== undefined) tell(contact);
      });

      handle(asnSetClientCapabilitiesV2, {
        access: user,
        unit: "none",
        run({ capabilities }, { session, principal, afterAnswer }) {
          requireModest(capabilities);
          if (!outlastsInvoke(session)) {
            const { accessDenied } = RequestErrorDetail;
            throw new RequestError(accessDenied, "Only for a session that is logged on");
          }
          setVersion(session, "8");
          const contact = contactIdOf(principal.user);
          known.set(session, contact, capabilities);
          afterAnswer(() => tell(contact));
          return {};
        },
      });
      handle(asnGetClientCapabilitiesV2, {
        access: user,
        unit: "read",
        async run({ u8slistContactIDs: ids }, { db, session }) {
          if (ids.length > mostContacts) {
            const { limitExceeded } = RequestErrorDetail;
            throw new RequestError(limitExceeded, `At most ${mostContacts} contacts at once`);
          }
          setVersion(session, "8");
          const capabilities = [];
          for (const u8sID of new Set(ids)) {
            const id = userIdOf(u8sID);
            if (id === undefined || (await users.get(db, id)) === undefined) continue;
            if (outlastsInvoke(session)) watchers.add(session, u8sID);
            capabilities.push({ u8sID, capabilities: known.of(u8sID) });
          }
          return { capabilities };
        },
      });
    },
  });
}

/** @throws RequestError for more than a connection may say. */
function requireModest({ eClientCapabilities, customCapabilities }: AsnClientCapabilitiesV2): void {
  const isModest =
    eClientCapabilities.length <= mostNumbers &&
    customCapabilities.length <= mostPairs &&
    customCapabilities.every(({ key, value }) => key.length + value.length <= longestText);
  if (isModest) return;
  const { limitExceeded } = RequestErrorDetail;
  throw new RequestError(
    limitExceeded,
    `At most ${mostNumbers} numbers and ${mostPairs} pairs of ${longestText} characters`,
  );
}
