// Generated from um-replicator.asn1 by `npm run generate`. Do not edit.
//
// UMReplicator: Replication of user management data; needs its own login (asnUMReplicatorLogin).
// Operation ids 4000 - 4099. Manual line 50025, protocol version 6.1.0.339.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Admin from "../admin/admin.js";
import * as Common from "../common/common.js";

/**
 * Replicator login, needed for all other operations of the module (manual line 50041). Id assigned:
 * none is printed. Operation 4000.
 */
export const asnUMReplicatorLogin: Operation<
  AsnUMReplicatorLoginArgument,
  AsnUMReplicatorLoginResult,
  AsnUMReplicatorLoginError
> = /* @__PURE__ */ operation("asnUMReplicatorLogin", 4000, () => ({
  argument: AsnUMReplicatorLoginArgument,
  result: AsnUMReplicatorLoginResult,
  error: AsnUMReplicatorLoginError,
}));

/**
 * Starts a transaction; returns its id and object limit (manual line 50082). Id assigned: none is
 * printed. Operation 4001.
 */
export const asnUMReplicatorStartTransaction: Operation<
  AsnUMReplicatorStartTransactionArgument,
  AsnUMReplicatorStartTransactionResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUMReplicatorStartTransaction", 4001, () => ({
  argument: AsnUMReplicatorStartTransactionArgument,
  result: AsnUMReplicatorStartTransactionResult,
  error: Common.AsnRequestError,
}));

/** Commits a transaction (manual line 50171). Id assigned: none is printed. Operation 4002. */
export const asnUMReplicatorCommitTransaction: Operation<
  AsnUMReplicatorCommitTransactionArgument,
  AsnUMReplicatorCommitTransactionResult,
  AsnUMReplicatorCommitTransactionError
> = /* @__PURE__ */ operation("asnUMReplicatorCommitTransaction", 4002, () => ({
  argument: AsnUMReplicatorCommitTransactionArgument,
  result: AsnUMReplicatorCommitTransactionResult,
  error: AsnUMReplicatorCommitTransactionError,
}));

/** Rolls a transaction back (manual line 50206). Id assigned: none is printed. Operation 4003. */
export const asnUMReplicatorRollbackTransaction: Operation<
  AsnUMReplicatorRollbackTransactionArgument,
  AsnUMReplicatorRollbackTransactionResult,
  AsnUMReplicatorRollbackTransactionError
> = /* @__PURE__ */ operation("asnUMReplicatorRollbackTransaction", 4003, () => ({
  argument: AsnUMReplicatorRollbackTransactionArgument,
  result: AsnUMReplicatorRollbackTransactionResult,
  error: AsnUMReplicatorRollbackTransactionError,
}));

/** Logs the replicator out (manual line 50241). Id assigned: none is printed. Operation 4004. */
export const asnUMReplicatorLogout: Operation<
  AsnUMReplicatorLogoutArgument,
  AsnUMReplicatorLogoutResult,
  AsnUMReplicatorLogoutError
> = /* @__PURE__ */ operation("asnUMReplicatorLogout", 4004, () => ({
  argument: AsnUMReplicatorLogoutArgument,
  result: AsnUMReplicatorLogoutResult,
  error: AsnUMReplicatorLogoutError,
}));

/**
 * Returns the object ids known of a source database (manual line 50275). Id assigned: none is
 * printed. Operation 4005.
 */
export const asnUMReplicatorGetCurrentGUIDs: Operation<
  AsnUMReplicatorGetCurrentGUIDsArgument,
  AsnUMReplicatorGetCurrentGUIDsResult,
  AsnUMReplicatorGetCurrentGUIDsError
> = /* @__PURE__ */ operation("asnUMReplicatorGetCurrentGUIDs", 4005, () => ({
  argument: AsnUMReplicatorGetCurrentGUIDsArgument,
  result: AsnUMReplicatorGetCurrentGUIDsResult,
  error: AsnUMReplicatorGetCurrentGUIDsError,
}));

/**
 * Adds or updates a user within a transaction (manual line 50322). Id assigned: none is printed.
 * Operation 4006.
 */
export const asnUMReplicatorSetUser: Operation<
  AsnUMReplicatorSetUserArgument,
  AsnUMReplicatorSetUserResult,
  AsnUMReplicatorSetUserError
> = /* @__PURE__ */ operation("asnUMReplicatorSetUser", 4006, () => ({
  argument: AsnUMReplicatorSetUserArgument,
  result: AsnUMReplicatorSetUserResult,
  error: AsnUMReplicatorSetUserError,
}));

/**
 * Removes a user within a transaction (manual line 50361). Id assigned: none is printed. Operation
 * 4007.
 */
export const asnUMReplicatorRemoveUser: Operation<
  AsnUMReplicatorRemoveUserArgument,
  AsnUMReplicatorRemoveUserResult,
  AsnUMReplicatorRemoveUserError
> = /* @__PURE__ */ operation("asnUMReplicatorRemoveUser", 4007, () => ({
  argument: AsnUMReplicatorRemoveUserArgument,
  result: AsnUMReplicatorRemoveUserResult,
  error: AsnUMReplicatorRemoveUserError,
}));

/**
 * Adds, updates and deletes users in one transaction of its own (manual line 50400). Id assigned:
 * none is printed. Operation 4008.
 */
export const asnUMReplicatorBlockTransferUsers: Operation<
  AsnUMReplicatorBlockTransferUsersArgument,
  AsnUMReplicatorBlockTransferUsersResult,
  AsnUMReplicatorBlockTransferUsersError
> = /* @__PURE__ */ operation("asnUMReplicatorBlockTransferUsers", 4008, () => ({
  argument: AsnUMReplicatorBlockTransferUsersArgument,
  result: AsnUMReplicatorBlockTransferUsersResult,
  error: AsnUMReplicatorBlockTransferUsersError,
}));

/**
 * Adds or updates a group within a transaction (manual line 50501). Id assigned: none is printed.
 * Operation 4009.
 */
export const asnUMReplicatorSetGroup: Operation<
  AsnUMReplicatorSetGroupArgument,
  AsnUMReplicatorSetGroupResult,
  AsnUMReplicatorSetGroupError
> = /* @__PURE__ */ operation("asnUMReplicatorSetGroup", 4009, () => ({
  argument: AsnUMReplicatorSetGroupArgument,
  result: AsnUMReplicatorSetGroupResult,
  error: AsnUMReplicatorSetGroupError,
}));

/**
 * Removes a group within a transaction (manual line 50540). Id assigned: none is printed. Operation
 * 4010.
 */
export const asnUMReplicatorRemoveGroup: Operation<
  AsnUMReplicatorRemoveGroupArgument,
  AsnUMReplicatorRemoveGroupResult,
  AsnUMReplicatorRemoveGroupError
> = /* @__PURE__ */ operation("asnUMReplicatorRemoveGroup", 4010, () => ({
  argument: AsnUMReplicatorRemoveGroupArgument,
  result: AsnUMReplicatorRemoveGroupResult,
  error: AsnUMReplicatorRemoveGroupError,
}));

/**
 * Adds, updates and deletes groups in one transaction of its own (manual line 50589). Id assigned:
 * none is printed. Operation 4011.
 */
export const asnUMReplicatorBlockTransferGroups: Operation<
  AsnUMReplicatorBlockTransferGroupsArgument,
  AsnUMReplicatorBlockTransferGroupsResult,
  AsnUMReplicatorBlockTransferGroupsError
> = /* @__PURE__ */ operation("asnUMReplicatorBlockTransferGroups", 4011, () => ({
  argument: AsnUMReplicatorBlockTransferGroupsArgument,
  result: AsnUMReplicatorBlockTransferGroupsResult,
  error: AsnUMReplicatorBlockTransferGroupsError,
}));

/**
 * Adds or updates a computer within a transaction (manual line 50698). Id assigned: none is
 * printed. Operation 4012.
 */
export const asnUMReplicatorSetComputer: Operation<
  AsnUMReplicatorSetComputerArgument,
  AsnUMReplicatorSetComputerResult,
  AsnUMReplicatorSetComputerError
> = /* @__PURE__ */ operation("asnUMReplicatorSetComputer", 4012, () => ({
  argument: AsnUMReplicatorSetComputerArgument,
  result: AsnUMReplicatorSetComputerResult,
  error: AsnUMReplicatorSetComputerError,
}));

/**
 * Removes a computer within a transaction (manual line 50747). Id assigned: none is printed.
 * Operation 4013.
 */
export const asnUMReplicatorRemoveComputer: Operation<
  AsnUMReplicatorRemoveComputerArgument,
  AsnUMReplicatorRemoveComputerResult,
  AsnUMReplicatorRemoveComputerError
> = /* @__PURE__ */ operation("asnUMReplicatorRemoveComputer", 4013, () => ({
  argument: AsnUMReplicatorRemoveComputerArgument,
  result: AsnUMReplicatorRemoveComputerResult,
  error: AsnUMReplicatorRemoveComputerError,
}));

/**
 * Adds, updates and deletes computers in one transaction of its own (manual line 50786). Id
 * assigned: none is printed. Operation 4014.
 */
export const asnUMReplicatorBlockTransferComputer: Operation<
  AsnUMReplicatorBlockTransferComputerArgument,
  AsnUMReplicatorBlockTransferComputerResult,
  AsnUMReplicatorBlockTransferComputerError
> = /* @__PURE__ */ operation("asnUMReplicatorBlockTransferComputer", 4014, () => ({
  argument: AsnUMReplicatorBlockTransferComputerArgument,
  result: AsnUMReplicatorBlockTransferComputerResult,
  error: AsnUMReplicatorBlockTransferComputerError,
}));

/** Manual line 51056. */
export const AsnUMReplicatorBlockTransferComputerArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferComputerArgumentEnum",
  {
    fullsync: 0,
    incremental: 1,
  },
);
export type AsnUMReplicatorBlockTransferComputerArgumentEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferComputerArgumentEnum
>;

/** Manual line 51070. */
export const AsnUMReplicatorBlockTransferGroupsArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferGroupsArgumentEnum",
  {
    fullsync: 0,
    incremental: 1,
  },
);
export type AsnUMReplicatorBlockTransferGroupsArgumentEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferGroupsArgumentEnum
>;

/** Manual line 51083. */
export const AsnUMReplicatorBlockTransferUsersArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferUsersArgumentEnum",
  {
    fullsync: 0,
    incremental: 1,
  },
);
export type AsnUMReplicatorBlockTransferUsersArgumentEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferUsersArgumentEnum
>;

/** Manual line 51095. */
export const AsnUMReplicatorStartTransactionArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorStartTransactionArgumentEnum",
  {
    fullsync: 0,
    incremental: 1,
  },
);
export type AsnUMReplicatorStartTransactionArgumentEnum = EnumeratedValue<
  typeof AsnUMReplicatorStartTransactionArgumentEnum
>;

/** Manual line 51105. */
export const AsnUMReplicatorLoginErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorLoginErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorLoginErrorEnum = EnumeratedValue<typeof AsnUMReplicatorLoginErrorEnum>;

/** Manual line 51138. */
export const AsnUMReplicatorStartTransactionErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorStartTransactionErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorStartTransactionErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorStartTransactionErrorEnum
>;

/** Manual line 51171. */
export const AsnUMReplicatorCommitTransactionErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorCommitTransactionErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorCommitTransactionErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorCommitTransactionErrorEnum
>;

/** Manual line 51205. */
export const AsnUMReplicatorRollbackTransactionErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorRollbackTransactionErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorRollbackTransactionErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorRollbackTransactionErrorEnum
>;

/** Manual line 51238. */
export const AsnUMReplicatorLogoutErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorLogoutErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorLogoutErrorEnum = EnumeratedValue<typeof AsnUMReplicatorLogoutErrorEnum>;

/** Manual line 51271. */
export const AsnUMReplicatorGetCurrentGUIDsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorGetCurrentGUIDsErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorGetCurrentGUIDsErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorGetCurrentGUIDsErrorEnum
>;

/** Manual line 51304. */
export const AsnUMReplicatorSetUserErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorSetUserErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorSetUserErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorSetUserErrorEnum
>;

/** Manual line 51338. */
export const AsnUMReplicatorRemoveUserErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorRemoveUserErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorRemoveUserErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorRemoveUserErrorEnum
>;

/** Manual line 51371. */
export const AsnUMReplicatorBlockTransferUsersErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferUsersErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorBlockTransferUsersErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferUsersErrorEnum
>;

/** Manual line 51404. */
export const AsnUMReplicatorSetGroupErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorSetGroupErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorSetGroupErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorSetGroupErrorEnum
>;

/** Manual line 51438. */
export const AsnUMReplicatorRemoveGroupErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorRemoveGroupErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorRemoveGroupErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorRemoveGroupErrorEnum
>;

/** Manual line 51471. */
export const AsnUMReplicatorBlockTransferGroupsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferGroupsErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorBlockTransferGroupsErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferGroupsErrorEnum
>;

/** Manual line 51504. */
export const AsnUMReplicatorSetComputerErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorSetComputerErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorSetComputerErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorSetComputerErrorEnum
>;

/** Manual line 51537. */
export const AsnUMReplicatorRemoveComputerErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorRemoveComputerErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorRemoveComputerErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorRemoveComputerErrorEnum
>;

/** Manual line 51571. */
export const AsnUMReplicatorBlockTransferComputerErrorEnum = /* @__PURE__ */ enumerated(
  "AsnUMReplicatorBlockTransferComputerErrorEnum",
  {
    success: 0,
    notloggedin: 1,
    wrongtransactionid: 2,
    toomanyobjectsfortransaction: 3,
    databaseerror: 4,
    objectidunknown: 5,
    wrongparameter: 6,
    /** no access */
    accessdenied: 7,
    /** wrong user management configured */
    wrongusermanagement: 8,
    /** interface version not supported */
    wrongversion: 9,
    wrongmode: 10,
    wrongsourcetype: 11,
    unknown: 12,
  },
);
export type AsnUMReplicatorBlockTransferComputerErrorEnum = EnumeratedValue<
  typeof AsnUMReplicatorBlockTransferComputerErrorEnum
>;

/** Manual line 51604. */
export interface AsnUserReplicate extends Common.WithOptionalParams {
  /** base profile member */
  iEnabled?: number;
  u8sDNPath?: string;
  u8sUserName?: string;
  u8sSIPURI?: string;
  u8sobjectGUID?: string;
  u8sPhoneNumber?: string;
  u8sPhoneSecondary?: string;
  userMonitorLineList?: Admin.AsnUserMonitorLineList;
  iMonitorLineRights?: number;
  /** user profile member */
  u8sSAMAccountName?: string;
  u8sPassword?: string;
  u8sFirstName?: string;
  u8sLastName?: string;
  u8sDisplayName?: string;
  u8sEMailAdress?: string;
  u8sMobilePhone?: string;
  u8sCallRecordingNumber?: string;
  u8sMailboxNumber?: string;
  u8sHomeServer?: string;
  iUserStaticRights?: number;
  userDynamicRights?: Admin.AsnUserDynamicRightsList;
  u8sSourceDB?: string;
  u8sSourceDBID?: string;
  u8sSourceDBStore?: string;
}
export const AsnUserReplicate: Type<AsnUserReplicate> = /* @__PURE__ */ sequence(
  "AsnUserReplicate",
  () => [
    ["iEnabled", implicit(0, INTEGER), OPTIONAL],
    ["u8sDNPath", implicit(1, UTF8String), OPTIONAL],
    ["u8sUserName", implicit(2, UTF8String), OPTIONAL],
    ["u8sSIPURI", implicit(3, UTF8String), OPTIONAL],
    ["u8sobjectGUID", implicit(4, UTF8String), OPTIONAL],
    ["u8sPhoneNumber", implicit(5, UTF8String), OPTIONAL],
    ["u8sPhoneSecondary", implicit(6, UTF8String), OPTIONAL],
    ["userMonitorLineList", implicit(7, Admin.AsnUserMonitorLineList), OPTIONAL],
    ["iMonitorLineRights", implicit(8, INTEGER), OPTIONAL],
    ["u8sSAMAccountName", implicit(9, UTF8String), OPTIONAL],
    ["u8sPassword", implicit(10, UTF8String), OPTIONAL],
    ["u8sFirstName", implicit(11, UTF8String), OPTIONAL],
    ["u8sLastName", implicit(12, UTF8String), OPTIONAL],
    ["u8sDisplayName", implicit(13, UTF8String), OPTIONAL],
    ["u8sEMailAdress", implicit(14, UTF8String), OPTIONAL],
    ["u8sMobilePhone", implicit(15, UTF8String), OPTIONAL],
    ["u8sCallRecordingNumber", implicit(16, UTF8String), OPTIONAL],
    ["u8sMailboxNumber", implicit(17, UTF8String), OPTIONAL],
    ["u8sHomeServer", implicit(18, UTF8String), OPTIONAL],
    ["iUserStaticRights", implicit(19, INTEGER), OPTIONAL],
    ["userDynamicRights", implicit(20, Admin.AsnUserDynamicRightsList), OPTIONAL],
    ["u8sSourceDB", implicit(21, UTF8String), OPTIONAL],
    ["u8sSourceDBID", implicit(22, UTF8String), OPTIONAL],
    ["u8sSourceDBStore", implicit(23, UTF8String), OPTIONAL],
    ["optionalParams", implicit(24, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 51661. */
export interface AsnGroupReplicate extends Common.WithOptionalParams {
  iEnabled?: number;
  u8sDNPath?: string;
  u8sGroupName?: string;
  u8sobjectGUID?: string;
  u8sPhoneNumber?: string;
  u8sPhoneSecondary?: string;
  u8sGroupLeaderDN?: string;
  u8sGroupDeputyDN?: string;
  groupRightDetails?: Admin.AsnUserDynamicRights;
  groupleaderRightDetails?: Admin.AsnUserDynamicRights;
  iGroupStaticRights?: number;
  u8slistGroupMemberDNs?: Common.UTF8StringList;
  u8sSourceDB?: string;
  u8sSourceDBID?: string;
  u8sSourceDBStore?: string;
  u8sMailAddress?: string;
}
export const AsnGroupReplicate: Type<AsnGroupReplicate> = /* @__PURE__ */ sequence(
  "AsnGroupReplicate",
  () => [
    ["iEnabled", implicit(0, INTEGER), OPTIONAL],
    ["u8sDNPath", implicit(1, UTF8String), OPTIONAL],
    ["u8sGroupName", implicit(2, UTF8String), OPTIONAL],
    ["u8sobjectGUID", implicit(3, UTF8String), OPTIONAL],
    ["u8sPhoneNumber", implicit(4, UTF8String), OPTIONAL],
    ["u8sPhoneSecondary", implicit(5, UTF8String), OPTIONAL],
    ["u8sGroupLeaderDN", implicit(6, UTF8String), OPTIONAL],
    ["u8sGroupDeputyDN", implicit(7, UTF8String), OPTIONAL],
    ["groupRightDetails", implicit(8, Admin.AsnUserDynamicRights), OPTIONAL],
    ["groupleaderRightDetails", implicit(9, Admin.AsnUserDynamicRights), OPTIONAL],
    ["iGroupStaticRights", implicit(10, INTEGER), OPTIONAL],
    ["u8slistGroupMemberDNs", implicit(11, Common.UTF8StringList), OPTIONAL],
    ["u8sSourceDB", implicit(12, UTF8String), OPTIONAL],
    ["u8sSourceDBID", implicit(13, UTF8String), OPTIONAL],
    ["u8sSourceDBStore", implicit(14, UTF8String), OPTIONAL],
    ["optionalParams", implicit(15, Common.AsnOptionalParameters), OPTIONAL],
    ["u8sMailAddress", implicit(16, UTF8String), OPTIONAL],
  ],
);

/** Manual line 51702. */
export interface AsnComputerReplicate extends Common.WithOptionalParams {
  /** base profile member */
  iEnabled?: number;
  u8sDNPath?: string;
  u8sComputerName?: string;
  u8sobjectGUID?: string;
  u8sPhoneNumber?: string;
  u8sPhoneSecondary?: string;
  userMonitorLineList?: Admin.AsnUserMonitorLineList;
  iMonitorLineRights?: number;
  u8sSourceDB?: string;
  u8sSourceDBID?: string;
  u8sSourceDBStore?: string;
}
export const AsnComputerReplicate: Type<AsnComputerReplicate> = /* @__PURE__ */ sequence(
  "AsnComputerReplicate",
  () => [
    ["iEnabled", implicit(0, INTEGER), OPTIONAL],
    ["u8sDNPath", implicit(1, UTF8String), OPTIONAL],
    ["u8sComputerName", implicit(2, UTF8String), OPTIONAL],
    ["u8sobjectGUID", implicit(3, UTF8String), OPTIONAL],
    ["u8sPhoneNumber", implicit(4, UTF8String), OPTIONAL],
    ["u8sPhoneSecondary", implicit(5, UTF8String), OPTIONAL],
    ["userMonitorLineList", implicit(6, Admin.AsnUserMonitorLineList), OPTIONAL],
    ["iMonitorLineRights", implicit(7, INTEGER), OPTIONAL],
    ["u8sSourceDB", implicit(8, UTF8String), OPTIONAL],
    ["u8sSourceDBID", implicit(9, UTF8String), OPTIONAL],
    ["u8sSourceDBStore", implicit(10, UTF8String), OPTIONAL],
    ["optionalParams", implicit(11, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 51733. */
export interface AsnUMReplicatorLoginArgument extends Common.WithOptionalParams {
  /** user allowed to import */
  u8sUsername: string;
  /** password */
  u8sPassword: string;
  /** interface version */
  u8sVersionInterface: string;
}
export const AsnUMReplicatorLoginArgument: Type<AsnUMReplicatorLoginArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorLoginArgument", () => [
    ["u8sUsername", UTF8String],
    ["u8sPassword", UTF8String],
    ["u8sVersionInterface", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51751. */
export interface AsnUMReplicatorLoginResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorLoginResult: Type<AsnUMReplicatorLoginResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorLoginResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51770. */
export interface AsnUMReplicatorLoginError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorLoginError: Type<AsnUMReplicatorLoginError> = /* @__PURE__ */ sequence(
  "AsnUMReplicatorLoginError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 51782. */
export interface AsnUMReplicatorStartTransactionResult extends Common.WithOptionalParams {
  /** transaction id */
  u8sTransactionID: string;
  /** objects allowed per transaction */
  iObjectsPerTransaction: number;
}
export const AsnUMReplicatorStartTransactionResult: Type<AsnUMReplicatorStartTransactionResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorStartTransactionResult", () => [
    ["u8sTransactionID", UTF8String],
    ["iObjectsPerTransaction", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51802. */
export interface AsnUMReplicatorCommitTransactionArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
}
export const AsnUMReplicatorCommitTransactionArgument: Type<AsnUMReplicatorCommitTransactionArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorCommitTransactionArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51814. */
export interface AsnUMReplicatorCommitTransactionResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorCommitTransactionResult: Type<AsnUMReplicatorCommitTransactionResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorCommitTransactionResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51823. */
export interface AsnUMReplicatorCommitTransactionError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorCommitTransactionError: Type<AsnUMReplicatorCommitTransactionError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorCommitTransactionError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51837. */
export interface AsnUMReplicatorRollbackTransactionArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
}
export const AsnUMReplicatorRollbackTransactionArgument: Type<AsnUMReplicatorRollbackTransactionArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRollbackTransactionArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51849. */
export interface AsnUMReplicatorRollbackTransactionResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorRollbackTransactionResult: Type<AsnUMReplicatorRollbackTransactionResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRollbackTransactionResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51859. */
export interface AsnUMReplicatorRollbackTransactionError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorRollbackTransactionError: Type<AsnUMReplicatorRollbackTransactionError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRollbackTransactionError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51872. */
export interface AsnUMReplicatorLogoutArgument extends Common.WithOptionalParams {}
export const AsnUMReplicatorLogoutArgument: Type<AsnUMReplicatorLogoutArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorLogoutArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51882. */
export interface AsnUMReplicatorLogoutResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorLogoutResult: Type<AsnUMReplicatorLogoutResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorLogoutResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51892. */
export interface AsnUMReplicatorLogoutError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorLogoutError: Type<AsnUMReplicatorLogoutError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorLogoutError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51906. */
export interface AsnUMReplicatorGetCurrentGUIDsArgument extends Common.WithOptionalParams {
  /** database the ids come from */
  u8sSourceDB: string;
  u8sSourceDBID: string;
  u8sSourceDBStore: string;
}
export const AsnUMReplicatorGetCurrentGUIDsArgument: Type<AsnUMReplicatorGetCurrentGUIDsArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorGetCurrentGUIDsArgument", () => [
    ["u8sSourceDB", UTF8String],
    ["u8sSourceDBID", UTF8String],
    ["u8sSourceDBStore", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51923. */
export interface AsnUMReplicatorGetCurrentGUIDsResult extends Common.WithOptionalParams {
  listUserGUIDs: Common.UTF8StringList;
  listGroupGUIDs: Common.UTF8StringList;
  listComputerGUIDs: Common.UTF8StringList;
}
export const AsnUMReplicatorGetCurrentGUIDsResult: Type<AsnUMReplicatorGetCurrentGUIDsResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorGetCurrentGUIDsResult", () => [
    ["listUserGUIDs", Common.UTF8StringList],
    ["listGroupGUIDs", Common.UTF8StringList],
    ["listComputerGUIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51939. */
export interface AsnUMReplicatorGetCurrentGUIDsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorGetCurrentGUIDsError: Type<AsnUMReplicatorGetCurrentGUIDsError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorGetCurrentGUIDsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51951. */
export interface AsnUMReplicatorSetUserResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorSetUserResult: Type<AsnUMReplicatorSetUserResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetUserResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51960. */
export interface AsnUMReplicatorSetUserError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorSetUserError: Type<AsnUMReplicatorSetUserError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetUserError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51975. */
export interface AsnUMReplicatorRemoveUserArgument extends Common.WithOptionalParams {
  /** transaction id */
  u8sTransactionID: string;
  /** object id in the database */
  u8sObjectUID: string;
}
export const AsnUMReplicatorRemoveUserArgument: Type<AsnUMReplicatorRemoveUserArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveUserArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["u8sObjectUID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 51991. */
export interface AsnUMReplicatorRemoveUserResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorRemoveUserResult: Type<AsnUMReplicatorRemoveUserResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveUserResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52001. */
export interface AsnUMReplicatorRemoveUserError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorRemoveUserError: Type<AsnUMReplicatorRemoveUserError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveUserError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52012. */
export interface AsnUMReplicatorBlockTransferUsersResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorBlockTransferUsersResult: Type<AsnUMReplicatorBlockTransferUsersResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferUsersResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52022. */
export interface AsnUMReplicatorBlockTransferUsersError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorBlockTransferUsersError: Type<AsnUMReplicatorBlockTransferUsersError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferUsersError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52034. */
export interface AsnUMReplicatorSetGroupResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorSetGroupResult: Type<AsnUMReplicatorSetGroupResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetGroupResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52044. */
export interface AsnUMReplicatorSetGroupError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorSetGroupError: Type<AsnUMReplicatorSetGroupError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetGroupError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52057. */
export interface AsnUMReplicatorRemoveGroupArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
  /** object id in the database */
  u8sObjectUID: string;
}
export const AsnUMReplicatorRemoveGroupArgument: Type<AsnUMReplicatorRemoveGroupArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveGroupArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["u8sObjectUID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52073. */
export interface AsnUMReplicatorRemoveGroupResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorRemoveGroupResult: Type<AsnUMReplicatorRemoveGroupResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveGroupResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52083. */
export interface AsnUMReplicatorRemoveGroupError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorRemoveGroupError: Type<AsnUMReplicatorRemoveGroupError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveGroupError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52094. */
export interface AsnUMReplicatorBlockTransferGroupsResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorBlockTransferGroupsResult: Type<AsnUMReplicatorBlockTransferGroupsResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferGroupsResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52104. */
export interface AsnUMReplicatorBlockTransferGroupsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorBlockTransferGroupsError: Type<AsnUMReplicatorBlockTransferGroupsError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferGroupsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52116. */
export interface AsnUMReplicatorSetComputerResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorSetComputerResult: Type<AsnUMReplicatorSetComputerResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetComputerResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52126. */
export interface AsnUMReplicatorSetComputerError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorSetComputerError: Type<AsnUMReplicatorSetComputerError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetComputerError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52149. */
export interface AsnUMReplicatorRemoveComputerArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
  /** object id in the database */
  u8sObjectUID: string;
}
export const AsnUMReplicatorRemoveComputerArgument: Type<AsnUMReplicatorRemoveComputerArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveComputerArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["u8sObjectUID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52165. */
export interface AsnUMReplicatorRemoveComputerResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorRemoveComputerResult: Type<AsnUMReplicatorRemoveComputerResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveComputerResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52175. */
export interface AsnUMReplicatorRemoveComputerError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorRemoveComputerError: Type<AsnUMReplicatorRemoveComputerError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorRemoveComputerError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52187. */
export interface AsnUMReplicatorBlockTransferComputerResult extends Common.WithOptionalParams {}
export const AsnUMReplicatorBlockTransferComputerResult: Type<AsnUMReplicatorBlockTransferComputerResult> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferComputerResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52197. */
export interface AsnUMReplicatorBlockTransferComputerError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorBlockTransferComputerError: Type<AsnUMReplicatorBlockTransferComputerError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferComputerError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 52208. */
export type AsnUserReplicateList = AsnUserReplicate[];
export const AsnUserReplicateList: Type<AsnUserReplicateList> = /* @__PURE__ */ sequenceOf(
  "AsnUserReplicateList",
  () => AsnUserReplicate,
);

/** Manual line 52265. */
export type AsnGroupReplicateList = AsnGroupReplicate[];
export const AsnGroupReplicateList: Type<AsnGroupReplicateList> = /* @__PURE__ */ sequenceOf(
  "AsnGroupReplicateList",
  () => AsnGroupReplicate,
);

/** Manual line 52306. */
export type AsnComputerReplicateList = AsnComputerReplicate[];
export const AsnComputerReplicateList: Type<AsnComputerReplicateList> = /* @__PURE__ */ sequenceOf(
  "AsnComputerReplicateList",
  () => AsnComputerReplicate,
);

/** Manual line 52339. */
export interface AsnUMReplicatorStartTransactionArgument extends Common.WithOptionalParams {
  /** operation mode */
  enuOperationmode: AsnUMReplicatorStartTransactionArgumentEnum;
  /** database type: 7 LDAP Active Directory, 9 LDAP MetaDirectory */
  iSourceType: number;
  /** computer the database is on */
  u8sSourceComputerName: string;
}
export const AsnUMReplicatorStartTransactionArgument: Type<AsnUMReplicatorStartTransactionArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorStartTransactionArgument", () => [
    ["enuOperationmode", AsnUMReplicatorStartTransactionArgumentEnum],
    ["iSourceType", INTEGER],
    ["u8sSourceComputerName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/**
 * Too many objects in a transaction are refused with toomanyobjectsfortransaction; the limit is
 * iObjectsPerTransaction (manual line 52404).
 */
export interface AsnUMReplicatorSetUserArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
  userProfile: AsnUserReplicate;
  userDefaultProfile?: AsnUserReplicate;
}
export const AsnUMReplicatorSetUserArgument: Type<AsnUMReplicatorSetUserArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetUserArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["userProfile", AsnUserReplicate],
    ["userDefaultProfile", implicit(0, AsnUserReplicate), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52424. */
export interface AsnUMReplicatorBlockTransferUsersArgument extends Common.WithOptionalParams {
  /** operation mode; a transaction is started internally */
  enuOperationmode: AsnUMReplicatorBlockTransferUsersArgumentEnum;
  /** database type: 7 LDAP Active Directory, 9 LDAP MetaDirectory */
  iSourceType: number;
  /** computer the database is on */
  u8sSourceComputerName: string;
  /** GUIDs of users to delete; sending nothing at all is reported as wrongparameter */
  sequ8sObjectUIDsToDelete?: Common.UTF8StringList;
  /** users to transfer */
  userProfileListToTransfer?: AsnUserReplicateList;
  /** default values for users */
  userDefaultProfile?: AsnUserReplicate;
}
export const AsnUMReplicatorBlockTransferUsersArgument: Type<AsnUMReplicatorBlockTransferUsersArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferUsersArgument", () => [
    ["enuOperationmode", AsnUMReplicatorBlockTransferUsersArgumentEnum],
    ["iSourceType", INTEGER],
    ["u8sSourceComputerName", UTF8String],
    ["sequ8sObjectUIDsToDelete", implicit(0, Common.UTF8StringList), OPTIONAL],
    ["userProfileListToTransfer", implicit(1, AsnUserReplicateList), OPTIONAL],
    ["userDefaultProfile", implicit(2, AsnUserReplicate), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52508. */
export interface AsnUMReplicatorSetGroupArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
  groupProfile: AsnGroupReplicate;
  groupDefaultProfile?: AsnGroupReplicate;
}
export const AsnUMReplicatorSetGroupArgument: Type<AsnUMReplicatorSetGroupArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetGroupArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["groupProfile", AsnGroupReplicate],
    ["groupDefaultProfile", implicit(0, AsnGroupReplicate), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52529. */
export interface AsnUMReplicatorBlockTransferGroupsArgument extends Common.WithOptionalParams {
  /** operation mode; a transaction is started internally */
  enuOperationmode: AsnUMReplicatorBlockTransferGroupsArgumentEnum;
  /** database type: 7 LDAP Active Directory, 9 LDAP MetaDirectory */
  iSourceType: number;
  /** computer the database is on */
  u8sSourceComputerName: string;
  /** GUIDs of groups to delete; sending nothing at all is reported as wrongparameter */
  sequ8sObjectUIDsToDelete?: Common.UTF8StringList;
  /** groups to transfer */
  groupProfileListToTransfer?: AsnGroupReplicateList;
  /** default values for groups */
  groupDefaultProfile?: AsnGroupReplicate;
}
export const AsnUMReplicatorBlockTransferGroupsArgument: Type<AsnUMReplicatorBlockTransferGroupsArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferGroupsArgument", () => [
    ["enuOperationmode", AsnUMReplicatorBlockTransferGroupsArgumentEnum],
    ["iSourceType", INTEGER],
    ["u8sSourceComputerName", UTF8String],
    ["sequ8sObjectUIDsToDelete", implicit(0, Common.UTF8StringList), OPTIONAL],
    ["groupProfileListToTransfer", implicit(1, AsnGroupReplicateList), OPTIONAL],
    ["groupDefaultProfile", implicit(2, AsnGroupReplicate), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52620. */
export interface AsnUMReplicatorSetComputerArgument extends Common.WithOptionalParams {
  u8sTransactionID: string;
  computerProfile: AsnComputerReplicate;
  computerDefaultProfile?: AsnComputerReplicate;
}
export const AsnUMReplicatorSetComputerArgument: Type<AsnUMReplicatorSetComputerArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorSetComputerArgument", () => [
    ["u8sTransactionID", UTF8String],
    ["computerProfile", AsnComputerReplicate],
    ["computerDefaultProfile", implicit(0, AsnComputerReplicate), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52640. */
export interface AsnUMReplicatorBlockTransferComputerArgument extends Common.WithOptionalParams {
  /** operation mode; a transaction is started internally */
  enuOperationmode: AsnUMReplicatorBlockTransferComputerArgumentEnum;
  /** database type: 7 LDAP Active Directory, 9 LDAP MetaDirectory */
  iSourceType: number;
  /** computer the database is on */
  u8sSourceComputerName: string;
  /** GUIDs of computers to delete; sending nothing at all is reported as wrongparameter */
  sequ8sObjectUIDsToDelete?: Common.UTF8StringList;
  /** computers to transfer */
  computerProfileListToTransfer?: AsnComputerReplicateList;
  /** default values for computers */
  computerDefaultProfile?: AsnComputerReplicate;
}
export const AsnUMReplicatorBlockTransferComputerArgument: Type<AsnUMReplicatorBlockTransferComputerArgument> =
  /* @__PURE__ */ sequence("AsnUMReplicatorBlockTransferComputerArgument", () => [
    ["enuOperationmode", AsnUMReplicatorBlockTransferComputerArgumentEnum],
    ["iSourceType", INTEGER],
    ["u8sSourceComputerName", UTF8String],
    ["sequ8sObjectUIDsToDelete", implicit(0, Common.UTF8StringList), OPTIONAL],
    ["computerProfileListToTransfer", implicit(1, AsnComputerReplicateList), OPTIONAL],
    ["computerDefaultProfile", implicit(2, AsnComputerReplicate), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 52725. */
export interface AsnUMReplicatorStartTransactionError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnUMReplicatorStartTransactionError: Type<AsnUMReplicatorStartTransactionError> =
  /* @__PURE__ */ sequence("AsnUMReplicatorStartTransactionError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
