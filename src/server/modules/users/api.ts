import { serviceRef } from "../../kernel/index.js";
import type { Users } from "./users.js";

export { AccountLogins, type AccountLogin } from "./account-logins.js";
export {
  directory,
  directoryChanged,
  directoryScope,
  holdDirectory,
  noteChange,
  type DirectoryEntry,
} from "./directory.js";
export { guidKeyOf, keyOf, pathOf, phoneKeyOf, sipKeyOf, sipUriOf } from "./path.js";
export type { UserAddress } from "./profile-store.js";
export { blankProfile, type UserRights } from "./profiles.js";
export { standardStaticRights, standardStaticRights2 } from "./static-rights.js";
export { ofOwnContact } from "./own-access.js";
export {
  anonymousContact,
  contactIdOf,
  noAppointment,
  remoteContact,
  userContact,
  userIdOf,
} from "./own-contact.js";
export { profileChanged, userChanged, type UserChanged } from "./topics.js";
export { UserError, type UserErrorCode } from "./errors.js";
export type { LoginFailure, User } from "./user.js";
export type { KnownUser } from "./service.js";
export type { Users } from "./users.js";

/** The users, for other modules and for embedders; `within` is for callers that are in a unit already. */
export const userService = serviceRef<Users>("users");
