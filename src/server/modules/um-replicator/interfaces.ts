import {
  AsnMgmtUserManagerActiveDirectorySettings,
  AsnMgmtUserManagerInterfaceType,
  asnMgmtGetUMInterfaceSettings,
  asnMgmtSetUMInterfaceSettings,
} from "../../../modules/management/management.js";
import { admin, RequestError, RequestErrorDetail, type ModuleContext } from "../../kernel/index.js";
import type { ReplicationTables } from "./schema.js";
import * as store from "./store.js";

/** Octets of the settings of an interface. */
const largest = 256 * 1024;

const kinds = AsnMgmtUserManagerInterfaceType.values;
/** The interfaces that have a directory. */
const directories: readonly number[] = [
  kinds.eUSERMANAGERINTERFACETYPEACTIVEDIRECTORY,
  kinds.eUSERMANAGERINTERFACETYPELDAP,
];

const blank: AsnMgmtUserManagerActiveDirectorySettings = {
  u8sHost: "",
  iPort: 389,
  u8sDomain: "",
  u8sUsername: "",
  u8sPassword: "",
  u8sBaseDNUsers: "",
  u8sBaseDNComputers: "",
  u8sBaseDNGroups: "",
  bLDAPBaseAttributeWriteBackEnabled: false,
  objAttributeMapping: [],
  // Unformatted.
  iPhoneNumberPreformatFormat: 9,
  iExtensionVersion: 0,
  iLastErrorCode: 0,
};

/**
 * Serves the settings of interfaces to directories, asnMgmtGetUMInterfaceSettings (2606) and -Set (2605). They are kept for the programs that
 * set them; this server reads no directory. Passwords are not kept, because nothing here uses them, and what is found at run time is none.
 */
export function handleInterfaces({
  handle,
}: Pick<ModuleContext<ReplicationTables>, "handle">): void {
  handle(asnMgmtGetUMInterfaceSettings, {
    access: admin,
    unit: "read",
    async run({ iInterfaceType: kind }, { db }) {
      requireDirectory(kind);
      const octets = await store.settings(db, kind);
      if (octets === undefined) return { settings: blank };
      return { settings: AsnMgmtUserManagerActiveDirectorySettings.decode(octets) };
    },
  });
  handle(asnMgmtSetUMInterfaceSettings, {
    access: admin,
    async run({ iInterfaceType: kind, settings }, { db }) {
      requireDirectory(kind);
      const { iPort } = settings;
      if (iPort < 0 || iPort > 65_535) throw invalid("iPort is no port");
      const octets = AsnMgmtUserManagerActiveDirectorySettings.encode({
        ...settings,
        u8sPassword: "",
        iExtensionVersion: 0,
        iLastErrorCode: 0,
      });
      if (octets.length > largest) throw invalid(`the settings have over ${largest} octets`);
      await store.setSettings(db, kind, octets);
      return {};
    },
  });
}

function requireDirectory(kind: number): void {
  if (!directories.includes(kind)) throw invalid("iInterfaceType is no interface to a directory");
}

function invalid(text: string): RequestError {
  return new RequestError(RequestErrorDetail.invalidArgument, text);
}
