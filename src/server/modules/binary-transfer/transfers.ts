import { randomUUID } from "node:crypto";
import type {
  AsnBinaryTransferMetaData,
  AsnReceiveBinaryChunkResult,
} from "../../../modules/later/binary-transfer/binary-transfer.js";
import type { RoseLog } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  RequestError,
  Turns,
  type PrincipalUser,
  type ReadTurn,
  type UnitOfWork,
} from "../../kernel/index.js";
import type { Services } from "../rights/api.js";
import { refused, TransferError, unknownId } from "./errors.js";
import { idForm, type TransferFolder } from "./folder.js";
import { limits } from "./limits.js";
import { checked, described, remains } from "./metadata.js";
import type { TransferLimits } from "./options.js";
import { TransferState } from "./schema.js";
import * as store from "./store.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Caller = Pick<PrincipalUser, "id">;

/** A user who asks for a file. It is looked up when it is the session's turn, and the connection has room for the answer. */
export interface Asker extends Pick<ReadTurn, "session" | "signal"> {
  readonly user: Caller;
}

/** Says whether a user may have a file because of something that refers to it. */
export type MayRead = (db: Tables, id: string, user: number) => Promise<boolean>;

/** What {@link Transfers} depends on. */
export interface TransferParts {
  /** Undefined if no files are taken. */
  readonly folder: () => TransferFolder | undefined;
  readonly allowed: TransferLimits;
  readonly clock: () => Date;
  readonly log: Pick<RoseLog, "error">;
  read<R>(work: (unit: UnitOfWork<any>) => Promise<R>, turn?: ReadTurn): Promise<R>;
  write<R>(work: (unit: UnitOfWork<any>) => Promise<R>): Promise<R>;
}

/** A piece of a file that its sender sends. */
export interface Piece {
  readonly id: string;
  /** Octets before it. */
  readonly offset: number;
  readonly octets: Uint8Array;
}

/** A part of a file that is asked for. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

/** The rights of version 8 to send files (0x200), places (0x400) and contacts (0x800), which nobody lacks who may chat. */
const sendingRights = 0xe00;

/** The counter of all users together. */
const everybody = 0;

/**
 * The files that clients send each other. What the database says comes first when a file begins and last when it is complete, so after a
 * crash there may be a file that nobody asks for, but none is missing that somebody has been told is there.
 */
export class Transfers {
  readonly #parts: TransferParts;
  readonly #readers: MayRead[] = [];
  readonly #turns = new Turns();

  constructor(parts: TransferParts) {
    this.#parts = parts;
  }

  /** Lets a module say who may have a file, besides its sender. */
  readableBy(mayRead: MayRead): void {
    this.#readers.push(mayRead);
  }

  /** The second static rights of a user as clients of version 8 know them: with those to send files, places and contacts. */
  staticRights2({ names, second }: Pick<Services, "names" | "second">): number {
    const mayChat = this.#parts.folder() !== undefined && names.has("chat");
    return mayChat ? second | sendingRights : second;
  }

  /** What is known of a complete file of a user, who may refer to it; undefined if there is none. To be used in a unit. */
  async own(db: Tables, owner: Caller, id: string): Promise<store.TransferRow | undefined> {
    const row = await found(db, id);
    return row?.owner === owner.id && row.state === TransferState.complete ? row : undefined;
  }

  /**
   * Begins an upload. There is nothing to send for an empty file, or if all is in the metadata.
   * @returns The id of the file from now on.
   * @throws RequestError 1, 2, 3 or 8
   */
  async begin(
    { db }: Pick<UnitOfWork<any>, "db">,
    { id: owner }: Caller,
    service: number,
    said: AsnBinaryTransferMetaData,
  ): Promise<string> {
    const { allowed, clock } = this.#parts;
    const { size, metadata, sha256 = null } = checked(said, allowed);
    const id = randomUUID();
    const isOpen = size > 0;
    const octets = size + metadata.length;
    await this.#reserve(db, owner, octets, isOpen);
    await store.add(db, {
      ...{ id, owner, service, size, octets, metadata, sha256 },
      place: this.#folder.place,
      state: isOpen ? TransferState.open : TransferState.complete,
      touched: clock().getTime(),
    });
    return id;
  }

  /** Makes room for a file. @throws RequestError 1 or 3 if there is none. */
  async #reserve(db: Tables, owner: number, octets: number, isOpen: boolean): Promise<void> {
    const { maxUploads, maxUserBytes, maxUserFiles, maxBytes } = this.#parts.allowed;
    const change = { files: 1, octets, uploads: isOpen ? 1 : 0 };
    const own = await store.addUse(db, owner, change);
    if (own.uploads > maxUploads) {
      throw refused("busy", `A user may send at most ${maxUploads} files at the same time`);
    }
    if (own.octets > maxUserBytes) {
      throw refused("size", `All files of a user may have at most ${maxUserBytes} octets`);
    }
    if (own.files > maxUserFiles) {
      throw refused("size", `A user may have at most ${maxUserFiles} files`);
    }
    const all = await store.addUse(db, everybody, change);
    if (all.uploads > limits.uploadsTogether) throw refused("busy", "Too many files are sent");
    if (all.octets > maxBytes) throw refused("busy", "There is no room for more files");
  }

  /**
   * Takes the next piece of a file.
   * @returns Where the client has to go on. If that is not behind the piece, the piece did not belong there, and has not been taken.
   * @throws RequestError 3, 4, 5 or 9
   */
  async put(caller: Caller, { id, offset, octets }: Piece): Promise<number> {
    const { allowed, clock } = this.#parts;
    if (octets.length > allowed.maxPieceBytes) {
      throw refused("size", `A piece may have at most ${allowed.maxPieceBytes} octets`);
    }
    return await this.#inTurn(id, async () => {
      const row = await this.#ownRow(caller, id);
      if (row.state !== TransferState.open) throw refused("terminated", "The upload is over");
      const folder = this.#folderOf(row);
      return await this.#stored(async () => {
        const there = (await folder.size(id)) ?? 0;
        if (offset !== there || octets.length === 0) return there;
        if (there + octets.length > row.size) {
          throw refused("size", `The file has ${row.size} octets, as its metadata say`);
        }
        const now = clock().getTime();
        // Often enough for the clean-up, and seldom enough to be cheap.
        if (now - row.touched > allowed.uploadIdle / 4) {
          await this.#parts.write(({ db }) => store.touch(db, id, now));
        }
        return await folder.append(id, offset, octets);
      });
    });
  }

  /**
   * Ends an upload: its file is there once it has been checked.
   * @param isGood False if the client gives it up.
   * @throws RequestError 4, 5, 8 or 9. After an 8 for too few octets the client may go on, after one for a wrong checksum it has to begin anew.
   */
  async end(caller: Caller, id: string, isGood: boolean): Promise<void> {
    await this.#inTurn(id, async () => {
      const row = await this.#ownRow(caller, id);
      if (row.state === TransferState.complete && isGood) return;
      if (row.state !== TransferState.open) throw refused("terminated", "The upload is over");
      const folder = this.#folderOf(row);
      if (!isGood) {
        await this.#discard(row);
        return;
      }
      const there = await this.#stored(async () => (await folder.size(id)) ?? 0);
      if (there !== row.size) {
        throw refused("metadata", `${there} of ${row.size} octets have come`);
      }
      const sha256 = await this.#stored(async () => {
        await folder.sync(id);
        return await folder.digest(id);
      });
      if (row.sha256 !== null && row.sha256 !== sha256) {
        await this.#discard(row);
        throw refused("metadata", "The file does not have the checksum in its metadata");
      }
      const touched = this.#parts.clock().getTime();
      const isDone = await this.#parts.write(async ({ db }) => {
        if (!(await store.finish(db, { id, sha256, touched }))) return false;
        await this.#use(db, row.owner, { files: 0, octets: 0, uploads: -1 });
        return true;
      });
      if (!isDone) throw unknownId();
    });
  }

  /** What is known of a file that somebody may have. @throws RequestError 1, 4 or 7 */
  async downloadable(asker: Asker, id: string): Promise<AsnBinaryTransferMetaData> {
    const row = await this.#readable(asker, id);
    if (row.state === TransferState.open) throw refused("busy", "The file is not complete yet");
    requireThere(row);
    this.#folderOf(row);
    return described(row);
  }

  /** A part of a file. @throws RequestError 4, 6, 7 or 9 */
  async get(
    asker: Asker,
    id: string,
    { offset, length }: Part,
  ): Promise<AsnReceiveBinaryChunkResult> {
    const row = await this.#readable(asker, id);
    if (row.state === TransferState.open) throw unknownId();
    requireThere(row);
    const folder = this.#folderOf(row);
    if (offset < 0 || offset > row.size) {
      throw refused("position", `The file has ${row.size} octets`);
    }
    if (length < 1) throw refused("other", "iChunkSize is less than 1");
    const end = Math.min(row.size, offset + Math.min(length, this.#parts.allowed.maxPieceBytes));
    const wanted = end - offset;
    const osChunkData =
      wanted === 0
        ? Buffer.alloc(0)
        : await this.#stored(async () => await folder.read(id, offset, wanted));
    if (osChunkData?.length !== wanted) {
      this.#parts.log.error({ id }, "a file of binary transfer is not there as it should be");
      throw refused("deleted", "The file is gone");
    }
    return { osChunkData, bCompleted: end === row.size };
  }

  /** What is known of a file, also of one that has been deleted. @throws RequestError 4 */
  async about(asker: Asker, id: string): Promise<AsnBinaryTransferMetaData> {
    return described(await this.#readable(asker, id));
  }

  /** Deletes a file of the caller, or gives up its upload. It may have been deleted before. @throws RequestError 4, 5 or 9 */
  async delete(caller: Caller, id: string): Promise<void> {
    await this.#inTurn(id, async () => {
      const row = await this.#row(id);
      if (row.owner !== caller.id) throw refused("terminated", "Only for who has sent the file");
      if (row.state === TransferState.open) await this.#discard(row);
      if (row.state === TransferState.complete) await this.#delete(row);
    });
  }

  /**
   * Removes an upload that nothing has come of for too long, or a file that has been there for too long, with all that is known of it; or
   * marks one as deleted whose file is gone.
   */
  async cleanUp(row: store.TransferRow, how: "remove" | "mark"): Promise<void> {
    await this.#inTurn(row.id, async () => {
      const now = await this.#parts.read(({ db }) => store.find(db, row.id));
      // An upload may have gone on meanwhile.
      if (now?.state !== row.state || now.touched !== row.touched) return;
      if (how === "mark") await this.#delete(row);
      else await this.#discard(row);
    });
  }

  /** Removes a file of which nothing is known any more. */
  async removeFile(id: string): Promise<void> {
    await this.#folder.remove(id);
  }

  /** Removes all that is known of a file, then the file. */
  async #discard(row: store.TransferRow): Promise<void> {
    const uploads = row.state === TransferState.open ? -1 : 0;
    const isGone = await this.#parts.write(async ({ db }) => {
      if (!(await store.remove(db, row))) return false;
      await this.#use(db, row.owner, { files: -1, octets: -row.octets, uploads });
      return true;
    });
    if (isGone) await this.#unlink(row);
  }

  /** Marks a file as deleted, then removes it. */
  async #delete(row: store.TransferRow): Promise<void> {
    const metadata = remains(row);
    const { id, owner } = row;
    const touched = this.#parts.clock().getTime();
    const isGone = await this.#parts.write(async ({ db }) => {
      const left = { id, metadata, octets: metadata.length, touched };
      if (!(await store.markDeleted(db, left))) return false;
      await this.#use(db, owner, { files: 0, octets: left.octets - row.octets, uploads: 0 });
      return true;
    });
    if (isGone) await this.#unlink(row);
  }

  /** If that fails, the next clean-up does it. */
  async #unlink({ id, place }: store.TransferRow): Promise<void> {
    const folder = this.#parts.folder();
    if (folder?.place !== place) return;
    await folder.remove(id).catch((err: unknown) => {
      this.#parts.log.error({ err, id }, "a file of binary transfer cannot be removed");
    });
  }

  async #use(db: Tables, owner: number, change: store.Use): Promise<void> {
    await store.addUse(db, owner, change);
    await store.addUse(db, everybody, change);
  }

  /** What does not have the form of an id has no turn, and is looked up nowhere. */
  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    if (!idForm.test(id)) throw unknownId();
    return this.#turns.run(id, work);
  }

  async #row(id: string): Promise<store.TransferRow> {
    const row = await this.#parts.read(({ db }) => found(db, id));
    if (row === undefined) throw unknownId();
    return row;
  }

  async #ownRow({ id: owner }: Caller, id: string): Promise<store.TransferRow> {
    const row = await this.#row(id);
    if (row.owner !== owner) throw unknownId();
    return row;
  }

  async #readable({ user, ...turn }: Asker, id: string): Promise<store.TransferRow> {
    return await this.#parts.read(async ({ db }) => {
      const row = await found(db, id);
      if (row === undefined) throw unknownId();
      if (row.owner === user.id) return row;
      for (const mayRead of this.#readers) if (await mayRead(db, id, user.id)) return row;
      throw unknownId();
    }, turn);
  }

  /** The folder of the files. @throws RequestError 9999 if there is none. */
  get #folder(): TransferFolder {
    const folder = this.#parts.folder();
    if (folder === undefined) throw refused("other", "This server takes no files");
    return folder;
  }

  /** The folder with this file. @throws RequestError 9999 if it is not this server's. */
  #folderOf({ place }: store.TransferRow): TransferFolder {
    const folder = this.#folder;
    if (folder.place !== place) throw refused("other", "The file is not on this server");
    return folder;
  }

  /** @throws RequestError 9 for what the file system refuses. */
  async #stored<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (err) {
      if (err instanceof RequestError) throw err;
      this.#parts.log.error({ err }, "a file of binary transfer cannot be read or written");
      throw new RequestError(TransferError.store, "The file cannot be stored or read");
    }
  }
}

async function found(db: Tables, id: string): Promise<store.TransferRow | undefined> {
  return idForm.test(id) ? await store.find(db, id) : undefined;
}

/** @throws RequestError 7 */
function requireThere({ state }: store.TransferRow): void {
  if (state === TransferState.deleted) throw refused("deleted", "The file has been deleted");
}
