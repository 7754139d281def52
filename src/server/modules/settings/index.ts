import { defineModule, type Module } from "../../kernel/index.js";
import { ownContactService } from "../own-contact/api.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { settingService } from "./api.js";
import { handleClientSettings } from "./client-settings.js";
import { handleMonitor } from "./monitor.js";
import { KeyInFile, keyInTable } from "./key-places.js";
import { settingMigrations, type SettingTables } from "./schema.js";
import { Sealing } from "./sealing.js";
import { ServerRecords } from "./server-records.js";
import { handleServerSettings } from "./server-settings.js";
import { SettingRules } from "./service.js";

/**
 * Keeps settings for clients and what administrators set for all: General 2026, 2027, 2100, 2101, 9002-9007, 9019, 9028-9030, 9035, 9038
 * with the events 9040 and 9060, and Management 2512, 2513, 2617-2620 and 2636-2639.
 * @param folder The folder with the file of the key for passwords; without it the key is in the database.
 */
export function settingsModule(folder?: string): Module<SettingTables, SettingRules> {
  return defineModule<SettingTables, SettingRules>({
    name: "settings",
    // The own contact is what property bags are read from.
    needs: [userService, rightsService, ownContactService],
    provides: settingService,
    migrations: settingMigrations,
    setup(module) {
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const key = folder === undefined ? keyInTable : new KeyInFile(folder);
      const server = new ServerRecords({ sealing: new Sealing(key), log: module.log });
      const rules = new SettingRules(server);
      handleClientSettings({ module, rules, users, rights });
      handleServerSettings(module, rules.server);
      handleMonitor(module, rights);
      module.onOpen(async () => {
        // Reports a damaged file at the start, not when a password is needed.
        await module.read(({ db }) => key.present(db));
        await module.write(({ db }) => server.sealAll(db));
      });
      return rules;
    },
  });
}
