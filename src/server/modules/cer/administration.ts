import * as Cer from "../../../modules/cer/cer.js";
import * as Management from "../../../modules/management/management.js";
import {
  admin,
  RequestError,
  RequestErrorDetail,
  topic,
  user,
  type ModuleContext,
  type Topic,
} from "../../kernel/index.js";
import { ErrorReports, reportLimits, type ReportingClient } from "./reports.js";

/** A client has told how far it is with a file. */
const fileStatus: Topic<Cer.AsnCERFileOperationStatusArgument> =
  topic<Cer.AsnCERFileOperationStatusArgument>(
    "cer/file-status",
    Cer.AsnCERFileOperationStatusArgument,
  );

/**
 * Serves what clients report of errors (4101, 4102, 4104), and what administrators ask of clients (2657-2659, 2727-2730, with 4100, 4103,
 * 4105 and 4106 to the clients).
 * @param address Where clients upload files; undefined if there is no error reporting.
 */
export function handleReports(module: ModuleContext<any>, address: string | undefined): void {
  const { handle, principals, publish, broadcast } = module;
  const reports = new ErrorReports(principals);
  const isOn = address !== undefined;

  handle(Cer.asnCERLogClientEvent, {
    access: user,
    unit: "none",
    run: ({ event }, { session }) => void (isOn && reports.log(session, event)),
  });
  handle(Cer.asnCERLogClientCrashes, {
    access: user,
    unit: "none",
    run: ({ crashes }, { session }) => void (isOn && reports.crashed(session, crashes)),
  });
  handle(Cer.asnCERFileOperationStatus, {
    access: user,
    unit: "none",
    run({ u8sCrossRefID, eStatus, u8sStrOptionalString }) {
      if (!isOn) return;
      publish(fileStatus, {
        u8sCrossRefID: u8sCrossRefID.slice(0, reportLimits.text),
        eStatus,
        ...(u8sStrOptionalString !== undefined && {
          u8sStrOptionalString: u8sStrOptionalString.slice(0, reportLimits.text),
        }),
      });
    },
  });
  broadcast(fileStatus, {
    event: Management.asnCERFileOperationStatus4Admin,
    view: (_, principal) => (principal?.kind === "user" && principal.user.admin ? 1 : undefined),
    argument: (status) => status,
  });

  handle(Management.asnCERGetSettings4Admin, {
    access: admin,
    unit: "none",
    run: () => ({ bEnabled: isOn, u8sUploadURI: address ?? "" }),
  });
  handle(Management.asnCERGetUserData4Admin, {
    access: admin,
    unit: "none",
    run: async (_, { signal }) => ({ listUsers: isOn ? await reports.all(signal) : [] }),
  });
  handle(Management.asnCERGetClientLogDumpLevel4Admin, {
    access: admin,
    unit: "none",
    // Clients keep their levels themselves, and do not tell them.
    run: () => ({ iLogLevel: -1, iDumpLevel: -1 }),
  });
  handle(Management.asnCERSetClientLogDumpLevel4Admin, {
    access: admin,
    unit: "none",
    run({ u8sUserName, u8sComputerName, iLogLevel, iDumpLevel }) {
      if (!isOn) return;
      const levels = {
        ...(iLogLevel !== undefined && { iLogLevel }),
        ...(iDumpLevel !== undefined && { iDumpLevel }),
      };
      for (const { session } of reports.clientsAt(u8sUserName, u8sComputerName)) {
        session.emit(Cer.asnCERSetClientLogDumpLevel, levels);
      }
    },
  });
  handle(Management.asnCERSaveLogFilePackage4Admin, {
    access: admin,
    unit: "none",
    run({ u8sUserName, u8sComputerName, u8sCrossRefID, u8sTargetFolderPath }) {
      const target = targetOf(u8sTargetFolderPath, address);
      for (const { session } of found(reports.clientsAt(u8sUserName, u8sComputerName))) {
        const argument = { u8sCrossRefID, u8sTargetFolderPath: target };
        session.emit(Cer.asnCERSaveLogFilePackage, argument);
      }
      return {};
    },
  });
  handle(Management.asnCERSaveCrashDump4Admin, {
    access: admin,
    unit: "none",
    run({ u8sUserName, u8sComputerName, u8sTargetFolderPath, ...named }) {
      const target = targetOf(u8sTargetFolderPath, address);
      const { u8sCrossRefID, u8sCrashDumpPath } = named;
      for (const { session } of found(reports.clientsAt(u8sUserName, u8sComputerName))) {
        const argument = { u8sCrossRefID, u8sCrashDumpPath, u8sTargetFolderPath: target };
        session.emit(Cer.asnCERSaveCrashDump, argument);
      }
      return {};
    },
  });
}

/** @throws RequestError `notFound` */
function found(clients: ReportingClient[]): ReportingClient[] {
  if (clients.length > 0) return clients;
  throw new RequestError(RequestErrorDetail.notFound, "There is no such client");
}

/**
 * Where a client is to put a file: the address for uploads, or something below it.
 * @throws RequestError for any other place, so that nobody makes clients send their files elsewhere.
 */
function targetOf(target: string, address: string | undefined): string {
  const { notAvailable, invalidArgument } = RequestErrorDetail;
  if (address === undefined) {
    throw new RequestError(notAvailable, "Not available on this server: no error reporting");
  }
  if (target === "") return address;
  const base = new URL(address);
  if (target.length <= reportLimits.text && URL.canParse(target)) {
    const { origin, username, password, pathname } = new URL(target);
    const folder = base.pathname.endsWith("/") ? base.pathname : `${base.pathname}/`;
    const isBelow = pathname === base.pathname || pathname.startsWith(folder);
    if (origin === base.origin && isBelow && username === "" && password === "") return target;
  }
  throw new RequestError(invalidArgument, "The target is not below the address for uploads");
}
