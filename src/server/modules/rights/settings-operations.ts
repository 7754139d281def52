import {
  AsnGetUserManagerSettingsErrorEnum,
  asnGetUserManagerSettings,
} from "../../../modules/admin/admin.js";
import {
  AsnMgmtUserManagerInterfaceType,
  asnMgmtGetUMMode,
  asnMgmtGetUMSettings,
  asnMgmtGetUserManagerSettings,
  asnMgmtReloadUserConfig,
  asnMgmtSetUMMode,
  asnMgmtSetUMSettings,
  asnMgmtTestUMInterface,
  asnMgmtUpdateActiveUserProfiles,
} from "../../../modules/management/management.js";
import { admin, RequestError, type ModuleContext } from "../../kernel/index.js";
import type { Model } from "./model.js";
import type { RightsTables } from "./schema.js";
import type { GrantRules } from "./service.js";

/** What {@link handleSettings} depends on. */
export interface SettingsParts {
  readonly module: Pick<ModuleContext<RightsTables>, "handle">;
  readonly model: Model;
  readonly rules: GrantRules;
  /** Says that users, groups and rights may be others. */
  readonly outdated: () => void;
}

/** The detail for what another kind of user management would need. */
const notHere = 501;

const kinds = AsnMgmtUserManagerInterfaceType.values;
/** The user management in the server's own database, and the name for what comes with a server. */
const own: readonly number[] = [
  kinds.eUSERMANAGERINTERFACETYPEBUILTINDB,
  kinds.eUSERMANAGERINTERFACETYPEBUILTIN,
];

/** Serves the settings of the user management (manual lines 9433, 33819, 37124). */
export function handleSettings({
  module: { handle },
  model,
  rules,
  outdated,
}: SettingsParts): void {
  handle(asnMgmtGetUMMode, {
    access: admin,
    unit: "none",
    run: () => ({ iType: kinds.eUSERMANAGERINTERFACETYPEBUILTINDB }),
  });
  for (const operation of [asnMgmtSetUMMode, asnMgmtTestUMInterface]) {
    handle(operation, {
      access: admin,
      unit: "none",
      run({ iType }) {
        if (own.includes(iType)) return {};
        throw new RequestError(notHere, "Users are managed in the server's own database only");
      },
    });
  }
  for (const operation of [asnMgmtReloadUserConfig, asnMgmtUpdateActiveUserProfiles]) {
    handle(operation, {
      access: admin,
      unit: "none",
      run() {
        outdated();
        return {};
      },
    });
  }
  handle(asnMgmtGetUMSettings, {
    access: admin,
    unit: "none",
    run: () => ({ settings: model.settings }),
  });
  handle(asnMgmtSetUMSettings, {
    access: admin,
    async run({ settings }, request) {
      await rules.setSettings(request, settings);
      return {};
    },
  });
  for (const operation of [asnGetUserManagerSettings, asnMgmtGetUserManagerSettings]) {
    handle(operation, {
      access: admin,
      denied: AsnGetUserManagerSettingsErrorEnum.values.accessdenied,
      unit: "none",
      refuse: (iErrorDetail, u8sErrorString) => ({ iErrorDetail, u8sErrorString }),
      run: () => ({
        // The own database; no other kind of user management can be chosen.
        iSelectedUMMode: 0,
        iUMSecurity: model.settings.iUMSecurity,
        iUMSelfInstall: model.settings.iUMSelfInstall,
        bAutoBindFirstLine: false,
        bAutoBindSecondLine: false,
        iPhoneNumberPreformatFormat: 0,
        bLDAPBaseAttributeWriteBackEnabled: false,
        u8slistPresenceDomain: [...model.settings.u8slistPresenceDomains],
      }),
    });
  }
}
