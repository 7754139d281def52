import { randomUUID } from "node:crypto";
import {
  asnGetAppointmentForwards,
  asnGetClientXMLContent,
  asnGetServerBasedClientSettings,
  asnGetUserdefinedCustomFields,
  asnMyUpdateClientContent,
  asnSetAppointmentForwards,
  asnSetClientXMLContent,
  asnSetServerBasedClientSettings,
  asnSetUserPropertyBag,
} from "../../../modules/general/general.js";
import {
  asnMgmtGetUserDefinedCustomFields,
  asnMgmtGetUserXmlClientContent,
  asnMgmtSetUserDefinedCustomFields,
  asnMgmtSetUserXmlClientContent,
} from "../../../modules/management/management.js";
import { sessionKey, type Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  getsOwnEvents,
  outlastsInvoke,
  refusing,
  RequestError,
  RequestErrorDetail,
  user,
  type ModuleContext,
} from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { UserError, type User, type Users } from "../users/api.js";
import { requireAtMost, settingLimits } from "./limits.js";
import type { SettingTables } from "./schema.js";
import type { SettingRules } from "./service.js";
import { contentChanged } from "./topics.js";

/** What {@link handleClientSettings} depends on. */
export interface ClientSettingParts {
  readonly module: ModuleContext<SettingTables>;
  readonly rules: SettingRules;
  readonly users: Users;
  readonly rights: Rights;
}

const ok = { iResult: 0 };
const markKey = sessionKey<string>("mark");

/** A text by which all servers know a session. */
function markOf(session: Session): string {
  if (!outlastsInvoke(session)) return "";
  let mark = session.get(markKey);
  if (mark === undefined) session.set(markKey, (mark = randomUUID()));
  return mark;
}

/** Serves what is kept for the clients of a user (manual lines 1026-1149, 2306-2414, 2770), and what administrators do with it. */
export function handleClientSettings({ module, rules, users, rights }: ClientSettingParts): void {
  const { handle, principals } = module;
  const followers = module.subscriptions(contentChanged, {
    key: ({ user: id }) => id,
    event: asnMyUpdateClientContent,
    view: ({ origin }, _, session) =>
      origin !== "" && session.get(markKey) === origin ? undefined : "",
    argument: ({ revision }) => ({ u8sNewRevision: String(revision) }),
  });
  principals.onBegin((session, principal) => {
    if (principal.kind === "user" && getsOwnEvents(session)) {
      followers.add(session, principal.user.id);
    }
  });

  handle(asnGetClientXMLContent, {
    access: user,
    unit: "read",
    large: true,
    run: async (_, { db, principal }) => ({ content: await rules.content(db, principal.user) }),
  });
  handle(asnSetClientXMLContent, {
    access: user,
    async run({ content }, request) {
      const { principal, session } = request;
      const revision = await rules.setContent(request, principal.user, content, markOf(session));
      const value = { stringdata: String(revision) };
      return { optionalParams: [{ key: "NewClientContentRevision", value }] };
    },
  });
  handle(asnGetServerBasedClientSettings, {
    access: user,
    unit: "read",
    large: true,
    run: async (_, { db, principal }) => ({
      ...ok,
      clientSettings: await rules.clientSettings(db, principal.user),
    }),
  });
  handle(asnSetServerBasedClientSettings, {
    access: user,
    async run({ clientSettings }, { db, principal }) {
      await rules.setClientSettings(db, principal.user, clientSettings);
      return ok;
    },
  });
  handle(asnSetUserPropertyBag, {
    access: user,
    async run({ asnUserPropertyBag: bag }, request) {
      requireAtMost(bag.asnProperties.length, settingLimits.pairs, "pairs");
      const self = request.principal.user;
      await refusing(UserError, {}, () => users.profiles.setPropertyBag(request, self, bag));
      return ok;
    },
  });
  handle(asnSetAppointmentForwards, {
    access: user,
    async run({ seqAppointmentForwardEntries: entries }, request) {
      await rules.setForwards(request, request.principal.user, entries);
      return {};
    },
  });
  handle(asnGetAppointmentForwards, {
    access: user,
    unit: "read",
    run: async (_, { db, principal }) => ({
      seqAppointmentForwardEntries: await rules.forwards(db, principal.user),
    }),
  });
  handle(asnGetUserdefinedCustomFields, {
    access: user,
    unit: "none",
    run() {
      const { bEnableUserdefinedCustomFields: on, mapUserDefinedCustomFields } = rights.settings;
      const fields = on ? mapUserDefinedCustomFields : [];
      return {
        customfields: fields.map(({ key, value }) => ({
          u8sFieldName: key,
          u8sFieldValue: value,
        })),
      };
    },
  });

  /** The user whom an administrator names. */
  const named = async (db: Unit<any>, name: string): Promise<User> => {
    const found = await users.within.find(db, name);
    if (found !== undefined) return found;
    throw new RequestError(RequestErrorDetail.notFound, "u8sUserID names no user");
  };
  handle(asnMgmtGetUserXmlClientContent, {
    access: admin,
    unit: "read",
    large: true,
    async run({ u8sUserID }, { db }) {
      const { osXMLContent } = await rules.content(db, await named(db, u8sUserID));
      return { u8sClientContentAsXML: textOf(osXMLContent) };
    },
  });
  handle(asnMgmtSetUserXmlClientContent, {
    access: admin,
    async run({ u8sUserID, u8sClientContentAsXML: text }, request) {
      const owner = await named(request.db, u8sUserID);
      await rules.setContent(request, owner, {
        osXMLContent: new TextEncoder().encode(text),
        osXMLContentDescription: new Uint8Array(0),
      });
      return {};
    },
  });
  handle(asnMgmtGetUserDefinedCustomFields, {
    access: admin,
    unit: "none",
    run: () => ({ mapCustomFields: [...rights.settings.mapUserDefinedCustomFields] }),
  });
  handle(asnMgmtSetUserDefinedCustomFields, {
    access: admin,
    async run({ mapCustomFields }, request) {
      requireAtMost(mapCustomFields.length, settingLimits.fields, "fields");
      const settings = await rights.within.settings(request.db);
      const mapUserDefinedCustomFields = mapCustomFields;
      await rights.within.setSettings(request, { ...settings, mapUserDefinedCustomFields });
      return {};
    },
  });
}

/** The text of an XML document: in UTF-16 if it begins with the mark of that, otherwise in UTF-8. */
function textOf(octets: Uint8Array): string {
  const [first, second] = octets;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(octets);
  return new TextDecoder().decode(octets);
}
