import {
  AsnUMReplicatorStartTransactionArgumentEnum,
  type AsnUserReplicate,
} from "../../../modules/um-replicator/um-replicator.js";
import { pausing, RequestError, type BareRequest, type ModuleContext } from "../../kernel/index.js";
import { holdDirectory } from "../users/api.js";
import { Commit, type Kinds, type Outcome } from "./commit.js";
import type { Replicated, ReplicatedKind } from "./kind.js";
import { replicationLimits } from "./limits.js";
import { idKeyOf, stagedOf } from "./object.js";
import type { Passwords } from "./passwords.js";
import { Publications } from "./publications.js";
import { codes, tooMuch, wrongParameter } from "./refusals.js";
import type { Replicator } from "./replicators.js";
import type { ReplicationTables } from "./schema.js";
import type { Mode, Staging, Transaction } from "./staging.js";
import * as store from "./store.js";

/** The types of databases that objects come from (manual line 50120): LDAP Active Directory and LDAP MetaDirectory. */
const sourceTypes: readonly number[] = [7, 9];

const modes = AsnUMReplicatorStartTransactionArgumentEnum.values;

/** What {@link Replication} depends on. */
export interface ReplicationParts {
  readonly module: Pick<ModuleContext<ReplicationTables>, "read" | "write" | "publish" | "log">;
  readonly kinds: Kinds;
  readonly passwords: Passwords;
  readonly staging: Staging;
}

/** What a transaction begins with. */
export interface Beginning {
  readonly enuOperationmode: number;
  readonly iSourceType: number;
  readonly u8sSourceComputerName: string;
}

/** A block: a transaction in one step. */
export interface Block<O> extends Beginning {
  readonly removed: readonly string[];
  readonly set: readonly O[];
  readonly defaults: O | undefined;
}

/** A request of a replicator that has logged in. */
export interface Asking {
  readonly replicator: Replicator;
  readonly request: BareRequest;
}

/** The rules for transactions. What they have is staged in memory, and written in one unit when they are committed. */
export class Replication {
  readonly #parts: ReplicationParts;
  /** The hashes of default passwords, by transaction. */
  readonly #standard = new WeakMap<Transaction, Map<string, string>>();

  constructor(parts: ReplicationParts) {
    this.#parts = parts;
  }

  /** Begins a transaction; returns its id. */
  begin(replicator: Replicator, beginning: Beginning): string {
    return this.#begin(replicator, beginning).id;
  }

  /** Stages an object. */
  set<O extends Replicated>(
    asking: Asking,
    id: string,
    kind: ReplicatedKind<O>,
    object: O,
    defaults: O | undefined,
  ): Promise<void> {
    const transaction = this.#parts.staging.get(asking.replicator, id);
    return transaction.inOrder.run(() => this.#set(asking, transaction, kind, object, defaults));
  }

  /** Stages a removal. */
  remove(
    { replicator }: Asking,
    id: string,
    kind: ReplicatedKind,
    objectId: string,
  ): Promise<void> {
    const transaction = this.#parts.staging.get(replicator, id);
    return transaction.inOrder.run(() => this.#remove(transaction, kind, objectId));
  }

  commit(replicator: Replicator, id: string): Promise<void> {
    const transaction = this.#parts.staging.get(replicator, id);
    return transaction.inOrder.run(() => this.#commit(replicator, transaction));
  }

  rollBack(replicator: Replicator, id: string): void {
    const { staging } = this.#parts;
    const transaction = staging.get(replicator, id);
    staging.close(transaction);
    staging.end(transaction);
  }

  /** Carries out a block. */
  transfer<O extends Replicated>(
    asking: Asking,
    kind: ReplicatedKind<O>,
    block: Block<O>,
  ): Promise<void> {
    const { replicator } = asking;
    return replicator.blocks.run(async () => {
      const { removed, set, defaults } = block;
      const transaction = this.#begin(replicator, block);
      try {
        if (removed.length === 0 && set.length === 0) throw wrongParameter("The block is empty");
        requireFewPasswords(set);
        const pause = pausing();
        for (const objectId of removed) {
          await pause();
          await this.#remove(transaction, kind, objectId);
        }
        for (const object of set) {
          await pause();
          await this.#set(asking, transaction, kind, object, defaults);
        }
        await this.#commit(replicator, transaction);
      } finally {
        this.#parts.staging.end(transaction);
      }
    });
  }

  #begin(replicator: Replicator, { enuOperationmode, iSourceType }: Beginning): Transaction {
    if (!sourceTypes.includes(iSourceType)) {
      throw new RequestError(codes.wrongsourcetype, `iSourceType is none of ${sourceTypes.join()}`);
    }
    return this.#parts.staging.begin(replicator, modeOf(enuOperationmode));
  }

  async #set<O extends Replicated>(
    { request }: Asking,
    transaction: Transaction,
    kind: ReplicatedKind<O>,
    object: O,
    defaults: O | undefined,
  ): Promise<void> {
    const staged = await stagedOf(kind, object, defaults);
    if (kind.kind !== "user") {
      this.#parts.staging.add(transaction, staged);
      return;
    }
    let standard = this.#standard.get(transaction);
    if (standard === undefined) this.#standard.set(transaction, (standard = new Map()));
    const hashes = await this.#parts.passwords.hashesOf(
      request,
      object as AsnUserReplicate,
      defaults as AsnUserReplicate | undefined,
      standard,
    );
    this.#parts.staging.add(transaction, { ...staged, ...hashes });
  }

  async #remove(
    transaction: Transaction,
    { kind }: ReplicatedKind,
    objectId: string,
  ): Promise<void> {
    const guid = idKeyOf(objectId);
    const fate = guid === undefined ? "removed" : transaction.fateOf(kind, guid);
    const { module, staging } = this.#parts;
    const isThere =
      guid !== undefined &&
      (fate === "set" ||
        (fate === undefined &&
          (await module.read(({ db }) => store.ofAnySource(db, kind, guid))).length > 0));
    if (!isThere) {
      throw new RequestError(codes.objectidunknown, `There is no ${kind} with this id`);
    }
    staging.add(transaction, { kind, guid, removes: true });
  }

  async #commit({ session, user }: Replicator, transaction: Transaction): Promise<void> {
    const { module, kinds, staging } = this.#parts;
    staging.close(transaction);
    try {
      const { outcome, publications } = await module.write(
        async ({ db }) => {
          await holdDirectory(db);
          const told = new Publications();
          const unit = { db, publish: told.publish };
          const commit = new Commit(kinds, unit, transaction.staged);
          return { outcome: await commit.run(transaction.mode), publications: told };
        },
        { long: true },
      );
      await publications.tell(module);
      this.#log(session.connection.id, user.name, transaction, outcome);
    } catch (err) {
      if (err instanceof RequestError) throw err;
      module.log.error({ connection: session.connection.id, err }, "a replication is not stored");
      throw new RequestError(codes.databaseerror, "The database has failed", { cause: err });
    } finally {
      staging.end(transaction);
    }
  }

  #log(connection: number, user: string, { mode }: Transaction, outcome: Outcome): void {
    this.#parts.module.log.info({ connection, user, mode, ...outcome }, "replicated");
  }
}

function modeOf(mode: number): Mode {
  if (mode === modes.fullsync) return "full";
  if (mode === modes.incremental) return "incremental";
  throw new RequestError(codes.wrongmode, "enuOperationmode is neither full nor incremental");
}

function requireFewPasswords(objects: readonly Replicated[]): void {
  const { passwords: most } = replicationLimits;
  const withOne = (objects as readonly AsnUserReplicate[]).filter(
    ({ u8sPassword: own = "" }) => own,
  );
  if (withOne.length > most) throw tooMuch(`At most ${most} users with passwords in a block`);
}
