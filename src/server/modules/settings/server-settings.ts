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
import type { Unit } from "../../database/index.js";
import {
  admin,
  RequestError,
  user,
  type ModuleContext,
  type Request,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { SettingsFamily } from "./family.js";
import { general, requireAtMost, settingLimits } from "./limits.js";
import type { DirectoryName, SettingTables } from "./schema.js";
import { serveFamily, themselves } from "./serve-family.js";
import type { ServerRecords } from "./server-records.js";
import * as store from "./store.js";

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
const google: SettingsFamily<AsnMgmtGoogleClientID> = {
  name: "google",
  type: AsnMgmtGoogleClientID,
  limits: { octets: settingLimits.serverOctets, text: settingLimits.serverOctets },
  invalid: general,
};

type Get = Operation<AsnGetMetaSettingsArgument, AsnGetMetaSettingsResult, AsnRequestError>;
type Set = Operation<AsnSetMetaSettingsArgument, AsnSetMetaSettingsResult, AsnRequestError>;

/** Serves what administrators set for all (manual lines 1767-1940, 2660), and what a server without licences says of them. */
export function handleServerSettings(
  { handle }: Pick<ModuleContext<SettingTables>, "handle">,
  records: ServerRecords,
): void {
  const meta = (
    name: DirectoryName,
    gets: readonly [Get, Get],
    sets: readonly [Set, Set],
  ): void => {
    const [ofUsers, ofAdministration] = gets;
    const get = async (
      { eSendPlainPassword: form }: AsnGetMetaSettingsArgument,
      { db, principal, session }: Request<SettingTables, UserPrincipal>,
    ): Promise<AsnGetMetaSettingsResult> => {
      // A web service does not say whether the browser's own connection is encrypted, so it never gets the password in its own process.
      const shows = form === plain && principal.user.admin && session.connection.encrypted;
      const settings = await directory(db, name);
      return { metasettings: shows ? settings : { ...settings, u8sMetaPassword: "" } };
    };
    handle(ofUsers, { access: user, unit: "read", run: get });
    handle(ofAdministration, { access: admin, unit: "read", run: get });
    for (const operation of sets) {
      handle(operation, {
        access: admin,
        async run({ metasettings }, { db }) {
          await setDirectory(db, name, metasettings);
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

async function directory(db: Unit<any>, name: DirectoryName): Promise<AsnMetaDirectorySettings> {
  const octets = await store.serverSetting(db, name);
  return octets === undefined ? noDirectory : AsnMetaDirectorySettings.decode(octets);
}

/**
 * Stores the settings of a directory. Because they are read without the password, an empty one leaves the password as it is, unless none is
 * used.
 */
async function setDirectory(
  db: Unit<any>,
  name: DirectoryName,
  given: AsnMetaDirectorySettings,
): Promise<void> {
  const { u8sMetaPassword: password, ePasswordEncryption: form, iMetaPort } = given;
  if (password !== "" && form === encrypted) {
    throw new RequestError(general, "An encrypted password cannot be read");
  }
  if (iMetaPort < 0 || iMetaPort > 65_535) {
    throw new RequestError(general, "iMetaPort is no port");
  }
  const keeps = password === "" && given.iMetaUseAccount !== 0;
  const { u8sMetaPassword } = keeps ? await directory(db, name) : given;
  const octets = AsnMetaDirectorySettings.encode({
    ...given,
    ePasswordEncryption: plain,
    u8sMetaPassword,
  });
  requireAtMost(octets.length, settingLimits.serverOctets, "octets");
  await store.setServerSetting(db, name, octets);
}
