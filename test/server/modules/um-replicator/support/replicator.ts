import * as Um from "../../../../../src/modules/um-replicator/um-replicator.js";
import type { Client } from "../../../../../src/rose/index.js";
import type { Running } from "../../../running.js";

/** The two modes of operation. */
export const full = Um.AsnUMReplicatorStartTransactionArgumentEnum.values.fullsync;
export const incremental = Um.AsnUMReplicatorStartTransactionArgumentEnum.values.incremental;

/** The source of what tests replicate. */
export const source = { u8sSourceDB: "AD", u8sSourceDBID: "dc1", u8sSourceDBStore: "example.org" };
export const otherSource = { ...source, u8sSourceDBID: "dc2" };

const beginning = { iSourceType: 7, u8sSourceComputerName: "dc1.example.org" };

/** A GUID that ends in a number. */
export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A user of the source. */
export function user(number: number, about: Um.AsnUserReplicate = {}): Um.AsnUserReplicate {
  return { ...source, u8sobjectGUID: guid(number), u8sUserName: `user${number}`, ...about };
}

export function group(number: number, about: Um.AsnGroupReplicate = {}): Um.AsnGroupReplicate {
  return { ...source, u8sobjectGUID: guid(number), u8sGroupName: `group ${number}`, ...about };
}

export function computer(
  number: number,
  about: Um.AsnComputerReplicate = {},
): Um.AsnComputerReplicate {
  return { ...source, u8sobjectGUID: guid(number), u8sComputerName: `desk ${number}`, ...about };
}

/** What may be connected. */
export type Connecting = Pick<Running, "connected">;

/** A replicator's client. */
export class ReplicatorClient {
  readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async begin(enuOperationmode: number = incremental): Promise<string> {
    const { u8sTransactionID } = await this.client.invoke(Um.asnUMReplicatorStartTransaction, {
      enuOperationmode: enuOperationmode as typeof full,
      ...beginning,
    });
    return u8sTransactionID;
  }

  setUser(
    u8sTransactionID: string,
    userProfile: Um.AsnUserReplicate,
    userDefaultProfile?: Um.AsnUserReplicate,
  ): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorSetUser, {
      u8sTransactionID,
      userProfile,
      ...(userDefaultProfile !== undefined && { userDefaultProfile }),
    });
  }

  setGroup(u8sTransactionID: string, groupProfile: Um.AsnGroupReplicate): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorSetGroup, { u8sTransactionID, groupProfile });
  }

  setComputer(
    u8sTransactionID: string,
    computerProfile: Um.AsnComputerReplicate,
  ): Promise<unknown> {
    const argument = { u8sTransactionID, computerProfile };
    return this.client.invoke(Um.asnUMReplicatorSetComputer, argument);
  }

  removeUser(u8sTransactionID: string, u8sObjectUID: string): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorRemoveUser, { u8sTransactionID, u8sObjectUID });
  }

  removeGroup(u8sTransactionID: string, u8sObjectUID: string): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorRemoveGroup, { u8sTransactionID, u8sObjectUID });
  }

  removeComputer(u8sTransactionID: string, u8sObjectUID: string): Promise<unknown> {
    const argument = { u8sTransactionID, u8sObjectUID };
    return this.client.invoke(Um.asnUMReplicatorRemoveComputer, argument);
  }

  commit(u8sTransactionID: string): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorCommitTransaction, { u8sTransactionID });
  }

  rollBack(u8sTransactionID: string): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorRollbackTransaction, { u8sTransactionID });
  }

  logOut(): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorLogout, {});
  }

  guids(of = source): Promise<Um.AsnUMReplicatorGetCurrentGUIDsResult> {
    return this.client.invoke(Um.asnUMReplicatorGetCurrentGUIDs, of);
  }

  users(
    users: Um.AsnUserReplicate[],
    about: Partial<Um.AsnUMReplicatorBlockTransferUsersArgument> = {},
  ): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorBlockTransferUsers, {
      enuOperationmode: incremental,
      ...beginning,
      userProfileListToTransfer: users,
      ...about,
    });
  }

  groups(
    groups: Um.AsnGroupReplicate[],
    about: Partial<Um.AsnUMReplicatorBlockTransferGroupsArgument> = {},
  ): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorBlockTransferGroups, {
      enuOperationmode: incremental,
      ...beginning,
      groupProfileListToTransfer: groups,
      ...about,
    });
  }

  computers(
    computers: Um.AsnComputerReplicate[],
    about: Partial<Um.AsnUMReplicatorBlockTransferComputerArgument> = {},
  ): Promise<unknown> {
    return this.client.invoke(Um.asnUMReplicatorBlockTransferComputer, {
      enuOperationmode: incremental,
      ...beginning,
      computerProfileListToTransfer: computers,
      ...about,
    });
  }

  /** Does work in a transaction, and commits it. */
  async committed(
    work: (id: string) => Promise<unknown>,
    mode: number = incremental,
  ): Promise<void> {
    const id = await this.begin(mode);
    await work(id);
    await this.commit(id);
  }
}

/** The arguments of a login. */
export const login = (
  u8sUsername = "admin",
  u8sPassword = `${u8sUsername}'s secret`,
  u8sVersionInterface = "6.1",
): Um.AsnUMReplicatorLoginArgument => ({ u8sUsername, u8sPassword, u8sVersionInterface });

/** A replicator that has logged in. */
export async function replicator(there: Connecting, name = "admin"): Promise<ReplicatorClient> {
  // To store many objects may take a busy machine longer than a call usually waits.
  const client = await there.connected({ limits: { callTimeout: 300_000 } });
  await client.invoke(Um.asnUMReplicatorLogin, login(name));
  return new ReplicatorClient(client);
}
