import { createHash } from "node:crypto";
import type {
  AsnNetDatabaseContact,
  AsnNetDatabaseContactID,
} from "../../../modules/common/common.js";
import {
  asnRequestContactImage,
  asnRequestLargeProfileImage,
  EnumRequestImageResult,
  type AsnRequestContactImageResult,
} from "../../../modules/presence-v2/presence-v2.js";
import type { Unit } from "../../database/index.js";
import { user, type ModuleContext, type UserPrincipal } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { userIdOf, type Users } from "../users/api.js";

const { eIMAGEATTACHED, eIMAGEHASHNOTCHANGED, eNOIMAGEFOUND } = EnumRequestImageResult.values;

/** What {@link handleImages} depends on. */
export interface ImageParts {
  readonly module: Pick<ModuleContext<any>, "handle">;
  readonly users: Pick<Users, "within">;
  readonly rights: Pick<Rights, "of">;
  /** The contact with a reference, as far as somebody may see it. */
  readonly byReference: (
    db: Unit<any>,
    reference: AsnNetDatabaseContactID,
    principal: UserPrincipal,
  ) => Promise<AsnNetDatabaseContact | undefined>;
}

/**
 * Serves the pictures of contacts: asnRequestLargeProfileImage (1601, manual line 46305) and asnRequestContactImage (1602, line 46379). A
 * contact has one picture, so the large one is the same.
 */
export function handleImages({ module, users, rights, byReference }: ImageParts): void {
  module.handle(asnRequestContactImage, {
    access: user,
    unit: "read",
    run: async ({ netDatabaseContactID, u8sKnownHash }, { db, principal }) =>
      imageOf(await byReference(db, netDatabaseContactID, principal), u8sKnownHash),
  });
  module.handle(asnRequestLargeProfileImage, {
    access: user,
    unit: "read",
    async run({ u8sContactID, netDatabaseContactID, u8sKnownHash }, { db, principal }) {
      if (netDatabaseContactID !== undefined) {
        return imageOf(await byReference(db, netDatabaseContactID, principal), u8sKnownHash);
      }
      const id = u8sContactID === "" ? principal.user.id : userIdOf(u8sContactID);
      if (id === undefined || !rights.of(principal, id).may("see-presence")) {
        return { iResult: eNOIMAGEFOUND };
      }
      return imageOf(await users.within.contact(db, { id }), u8sKnownHash);
    },
  });
}

function imageOf(
  contact: AsnNetDatabaseContact | undefined,
  known: string,
): AsnRequestContactImageResult {
  const photo = contact?.optionalParams?.find(({ key }) => key === "jpegPhoto")?.value;
  const sImageData = photo !== undefined && "binarydata" in photo ? photo.binarydata : undefined;
  if (sImageData === undefined || sImageData.length === 0) return { iResult: eNOIMAGEFOUND };
  // The octets of jpegPhotoHash, in hexadecimal digits.
  const u8sImageHash = createHash("sha256").update(sImageData).digest("hex");
  const isKnown = known.length === u8sImageHash.length && known.toLowerCase() === u8sImageHash;
  if (isKnown) return { iResult: eIMAGEHASHNOTCHANGED };
  return { iResult: eIMAGEATTACHED, sImageData, u8sImageHash };
}
