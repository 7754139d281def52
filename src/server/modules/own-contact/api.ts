import type { AsnContact } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import { serviceRef, type PrincipalUser } from "../../kernel/index.js";

export { laterContact } from "./later-contact.js";

/** Reads a user's own contact in a unit, with all that is known of the user. */
export type OwnContact = (unit: Unit<any>, user: PrincipalUser) => Promise<AsnContact>;

/** Makes the contacts that users get of themselves, for other modules and for embedders. */
export const ownContactService = serviceRef<OwnContact>("own-contact");
