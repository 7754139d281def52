import {
  AsnMgmtSetUCCheckServerCookieArgument,
  asnMgmtSetUCCheckServerCookie,
} from "../../../modules/management/management.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import { serverSettingsChanged, type ServerRecords, type SettingsFamily } from "../settings/api.js";

const family: SettingsFamily<AsnMgmtSetUCCheckServerCookieArgument> = {
  name: "check-cookie",
  type: AsnMgmtSetUCCheckServerCookieArgument,
  limits: { text: 1024 },
};

/**
 * Serves asnMgmtSetUCCheckServerCookie (2574, manual line 35994): an administrator sets the text by which administration programs recognise this
 * server when they reach it from outside (asnCheckConnection).
 * @param usual The text while none has been set, or an empty one.
 * @returns What the text is now.
 */
export function serveCookie(
  { handle, keep, on }: Pick<ModuleContext<object>, "handle" | "keep" | "on">,
  records: ServerRecords,
  usual: string,
): () => string {
  let stored = "";
  const kept = keep(async (db) => {
    const { u8sCookie } = await records.get(db, family);
    return () => {
      stored = u8sCookie;
    };
  });
  on(serverSettingsChanged, ({ name }) => {
    if (name === family.name) kept.outdated();
  });
  handle(asnMgmtSetUCCheckServerCookie, {
    access: admin,
    async run(argument, unit) {
      await records.set(unit, family, argument);
      unit.db.tellOthers();
      return {};
    },
  });
  return () => (stored === "" ? usual : stored);
}
