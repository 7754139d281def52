import { join } from "node:path";
import {
  asnBinaryTransferDownloadCompleted,
  asnBinaryTransferRemoveElement,
  asnBinaryTransferUploadCompleted,
  asnGetBinaryTransferMetaData,
  asnGetBinaryTransferSettings,
  asnInitBinaryTransferDownload,
  asnInitBinaryTransferUpload,
  asnReceiveBinaryChunk,
  asnSendBinaryChunk,
} from "../../../modules/later/binary-transfer/binary-transfer.js";
import {
  defineModule,
  right,
  user,
  type BareRequest,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { transferService } from "./api.js";
import { CleanUp } from "./clean-up.js";
import { refused, TransferError } from "./errors.js";
import { TransferFolder } from "./folder.js";
import { settingsOf } from "./metadata.js";
import { defaults, type BinaryTransferOptions } from "./options.js";
import { binaryTransferMigrations, type BinaryTransferTables } from "./schema.js";
import { Transfers, type Asker } from "./transfers.js";

/** The numbers of services (eServiceType), of which this server has the first. */
const services = { chat: 0, screenSharing: 1, externals: 2 } as const;
/** Pieces by the operations of this module (eTargetType and eSourceType). */
const inPieces = 0;

/**
 * Takes the files that clients send each other, in pieces, and gives them out: BinaryTransfer of version 8 without forwarding, 3400, 3410 to
 * 3412 and 3420 to 3424.
 * @param data The folder of the server's data; undefined if they are not in a folder.
 */
export function binaryTransferModule(
  { enabled = true, folder: given, ...options }: BinaryTransferOptions = {},
  data?: string,
): Module<BinaryTransferTables, Transfers> {
  const path = given ?? (data === undefined ? undefined : join(data, "transfers"));
  const allowed = { ...defaults, ...options };
  return defineModule<BinaryTransferTables, Transfers>({
    name: "binary-transfer",
    provides: transferService,
    migrations: binaryTransferMigrations,
    setup(module) {
      const { handle, clock, log, read, write } = module;
      let folder: TransferFolder | undefined;
      const transfers = new Transfers({ folder: () => folder, allowed, clock, log, read, write });
      let cleanUp: CleanUp | undefined;
      module.onOpen(() => {
        if (!enabled || path === undefined) return;
        folder = new TransferFolder(path);
        // A server that could not be opened may be opened again.
        void cleanUp?.close();
        cleanUp = new CleanUp({ module, transfers, folder, allowed });
      });
      module.onClose(() => cleanUp?.close());

      const access = right("chat");
      const denied = TransferError.other;
      handle(asnGetBinaryTransferSettings, {
        access: user,
        denied,
        unit: "none",
        run: (_, { principal }) => ({
          asnBinaryTransferSettingsList: Object.values(services).map((service) => {
            const isServed = service === services.chat && folder !== undefined;
            return settingsOf(service, isServed && principal.rights.has("chat"), allowed);
          }),
        }),
      });
      handle(asnInitBinaryTransferUpload, {
        access,
        denied,
        async run({ asnMetaData, eServiceType }, unit) {
          if (eServiceType !== services.chat) throw refused("other", "Only for chats");
          const { user: caller } = unit.principal;
          const u8sTransferID = await transfers.begin(unit, caller, eServiceType, asnMetaData);
          return { eTargetType: inPieces, u8sTransferID };
        },
      });
      handle(asnSendBinaryChunk, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID: id, iDataOffset: offset, osChunkData: octets }, { principal }) {
          return { iNewPosition: await transfers.put(principal.user, { id, offset, octets }) };
        },
      });
      handle(asnBinaryTransferUploadCompleted, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID, bUploadCompleted }, { principal }) {
          await transfers.end(principal.user, u8sTransferID, bUploadCompleted);
          return {};
        },
      });
      handle(asnInitBinaryTransferDownload, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID, bProvideMetaData }, request) {
          const asnMetaData = await transfers.downloadable(askerOf(request), u8sTransferID);
          return { eSourceType: inPieces, ...(bProvideMetaData && { asnMetaData }) };
        },
      });
      handle(asnReceiveBinaryChunk, {
        access,
        denied,
        unit: "none",
        run({ u8sTransferID, iDataOffset: offset, iChunkSize: length }, request) {
          return transfers.get(askerOf(request), u8sTransferID, { offset, length });
        },
      });
      handle(asnBinaryTransferDownloadCompleted, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID }, request) {
          await transfers.about(askerOf(request), u8sTransferID);
          return {};
        },
      });
      handle(asnGetBinaryTransferMetaData, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID }, request) {
          return { asnMetaData: await transfers.about(askerOf(request), u8sTransferID) };
        },
      });
      handle(asnBinaryTransferRemoveElement, {
        access,
        denied,
        unit: "none",
        async run({ u8sTransferID }, { principal }) {
          await transfers.delete(principal.user, u8sTransferID);
          return { bRemoved: true };
        },
      });
      return transfers;
    },
  });
}

function askerOf({ principal, session, signal }: BareRequest<UserPrincipal>): Asker {
  return { user: principal.user, session, signal };
}
