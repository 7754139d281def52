import type { Operation } from "../../../codec/index.js";
import {
  AsnMetaDirectoryPasswordEncryption,
  AsnMetaDirectorySettings,
  asnGetGoogleIntegrationSettings,
  asnGetLicensedFeatureCount,
  asnGetMetaPhoneBooksSettings,
  asnGetMetaSettings,
  asnRequestFeature,
  asnSetMetaPhoneBooksSettings,
  asnSetMetaSettings,
  type AsnGetMetaSettingsArgument,
  type AsnGetMetaSettingsResult,
  type AsnSetMetaSettingsArgument,
  type AsnSetMetaSettingsResult,
} from "../../../modules/general/general.js";
import {
  AsnMgmtGoogleClientID,
  asnMgmtGetGoogleClientID,
  asnMgmtGetMetaPhoneBooksSettings,
  asnMgmtGetMetaSettings,
  asnMgmtSetGoogleClientID,
  asnMgmtSetMetaPhoneBooksSettings,
  asnMgmtSetMetaSettings,
} from "../../../modules/management/management.js";
import type { AsnRequestError } from "../../../modules/common/common.js";
import {
  admin,
  RequestError,
  user,
  type ModuleContext,
  type Request,
  type UserPrincipal,
} from "../../kernel/index.js";
import { port, type SettingsFamily } from "./family.js";
import { general, settingLimits } from "./limits.js";
import type { SettingTables } from "./schema.js";
import { serveFamily, themselves } from "./serve-family.js";
import type { ServerRecords } from "./server-records.js";

const { iPlain: plain, iEncrypted: encrypted } = AsnMetaDirectoryPasswordEncryption.values;

/** A directory that has not been configured. */
const noDirectory: AsnMetaDirectorySettings = {
  iMetaEnabled: 0,
  iMetaPort: 0,
  u8sMetaServer: "",
  u8sBaseDN: "",
  iMetaForceSSL: 0,
  iMetaUseAccount: 0,
  u8sMetaUser: "",
  ePasswordEncryption: plain,
  u8sMetaPassword: "",
  iMetaUseInServer: 0,
  iMetaUseInClient: 0,
};
const limits = { octets: settingLimits.serverOctets, text: settingLimits.serverOctets };

function directory(name: string): SettingsFamily<AsnMetaDirectorySettings> {
  return {
    name,
    type: AsnMetaDirectorySettings,
    initial: noDirectory,
    rules: { iMetaPort: port },
    secrets: {
      hidden: (settings) => ({ ...settings, u8sMetaPassword: "" }),
      kept: (given, before) =>
        given.u8sMetaPassword === "" && given.iMetaUseAccount !== 0
          ? { ...given, u8sMetaPassword: before.u8sMetaPassword }
          : given,
    },
    limits,
    invalid: general,
  };
}

const google: SettingsFamily<AsnMgmtGoogleClientID> = {
  name: "google",
  type: AsnMgmtGoogleClientID,
  secrets: {
    // All users may read it, because their clients need it.
    shown: true,
    hidden: (settings) => ({ ...settings, u8sClientSecret: "" }),
    kept: (given) => given,
  },
  limits,
  invalid: general,
};

type Get = Operation<AsnGetMetaSettingsArgument, AsnGetMetaSettingsResult, AsnRequestError>;
type Set = Operation<AsnSetMetaSettingsArgument, AsnSetMetaSettingsResult, AsnRequestError>;

/** Serves what administrators set for all (manual lines 1767-1940, 2660), and what a server without licences says of them. */
export function handleServerSettings(
  { handle }: Pick<ModuleContext<SettingTables>, "handle">,
  records: ServerRecords,
): void {
  const meta = (name: string, gets: readonly [Get, Get], sets: readonly [Set, Set]): void => {
    const [ofUsers, ofAdministration] = gets;
    const family = directory(name);
    records.add(family);
    const get = async (
      { eSendPlainPassword: form }: AsnGetMetaSettingsArgument,
      { db, principal, session }: Request<SettingTables, UserPrincipal>,
    ): Promise<AsnGetMetaSettingsResult> => {
      // A web service does not say whether the browser's own connection is encrypted, so it never gets the password in its own process.
      const shows = form === plain && principal.user.admin && session.connection.encrypted;
      return { metasettings: await (shows ? records.get(db, family) : records.shown(db, family)) };
    };
    handle(ofUsers, { access: user, unit: "read", run: get });
    handle(ofAdministration, { access: admin, unit: "read", run: get });
    for (const operation of sets) {
      handle(operation, {
        access: admin,
        async run({ metasettings: given }, unit) {
          if (given.u8sMetaPassword !== "" && given.ePasswordEncryption === encrypted) {
            throw new RequestError(general, "An encrypted password cannot be read");
          }
          await records.set(unit, family, { ...given, ePasswordEncryption: plain });
          return {};
        },
      });
    }
  };
  meta(
    "meta-directory",
    [asnGetMetaSettings, asnMgmtGetMetaSettings],
    [asnSetMetaSettings, asnMgmtSetMetaSettings],
  );
  meta(
    "meta-phone-books",
    [asnGetMetaPhoneBooksSettings, asnMgmtGetMetaPhoneBooksSettings],
    [asnSetMetaPhoneBooksSettings, asnMgmtSetMetaPhoneBooksSettings],
  );

  handle(asnGetGoogleIntegrationSettings, {
    access: user,
    unit: "read",
    async run(_, { db }) {
      const { bEnabled, u8sClientID, u8sClientSecret } = await records.get(db, google);
      if (!bEnabled) return { iResult: 0, iEnabled: 0, u8sClientID: "", u8sClientSecret: "" };
      return { iResult: 0, iEnabled: 1, u8sClientID, u8sClientSecret };
    },
  });
  serveFamily({ handle }, records, {
    family: google,
    get: [asnMgmtGetGoogleClientID],
    set: asnMgmtSetGoogleClientID,
    ...themselves,
  });

  handle(asnGetLicensedFeatureCount, {
    access: user,
    unit: "none",
    run: () => ({ licensedFeatures: [] }),
  });
  handle(asnRequestFeature, {
    access: user,
    unit: "none",
    run() {
      throw new RequestError(general, "There is no licence server");
    },
  });
}
