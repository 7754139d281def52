import {
  AsnGetUserManagerSettingsErrorEnum,
  asnGetUserManagerSettings,
} from "../../../modules/admin/admin.js";
import {
  asnMgmtGetUMSettings,
  asnMgmtGetUserManagerSettings,
  asnMgmtSetUMSettings,
} from "../../../modules/management/management.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import type { Model } from "./model.js";
import type { RightsTables } from "./schema.js";
import type { GrantRules } from "./service.js";

/** What {@link handleSettings} depends on. */
export interface SettingsParts {
  readonly module: Pick<ModuleContext<RightsTables>, "handle">;
  readonly model: Model;
  readonly rules: GrantRules;
}

/** Serves the settings of the user management (manual lines 9433, 33819, 37124). */
export function handleSettings({ module: { handle }, model, rules }: SettingsParts): void {
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
