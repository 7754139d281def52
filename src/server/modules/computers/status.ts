import {
  AsnMgmtACUBROADCASTSENUM,
  AsnMgmtSoftwareStatusComputer,
  asnMgmtClearComputerStatus,
  asnMgmtRefreshComputerStatus,
  asnMgmtSendBroadcast,
  asnMgmtSoftwareStatusComputerChanged,
} from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  administrators,
  invalid,
  RequestError,
  RequestErrorDetail,
  topic,
  type ModuleContext,
  type Topic,
} from "../../kernel/index.js";
import { unknownSoftware } from "./blank.js";
import type { ComputerTables } from "./schema.js";
import type { ComputerRules } from "./service.js";

/** How many computers may be named together. */
const mostNamed = 1_000;

/** What is known of the software of a computer is another. */
const statusChanged: Topic<AsnMgmtSoftwareStatusComputer> = topic(
  "computers/status",
  AsnMgmtSoftwareStatusComputer,
);

/**
 * Serves what administrators do with the state of the software of computers (2504, 2505, with the event 2709) and with update clients (2516).
 * None of these report to this server or can be reached from it, so nothing is known of any software.
 */
export function handleStatus(
  { handle, broadcast }: Pick<ModuleContext<ComputerTables>, "handle" | "broadcast">,
  rules: ComputerRules,
): void {
  handle(asnMgmtRefreshComputerStatus, {
    access: admin,
    unit: "read",
    async run({ u8slistComputers }, { db }) {
      await knownNames(db, rules, u8slistComputers);
      // There is nobody to ask.
      return {};
    },
  });
  handle(asnMgmtClearComputerStatus, {
    access: admin,
    unit: "read",
    async run({ u8slistComputers }, { db, publish }) {
      for (const name of await knownNames(db, rules, u8slistComputers)) {
        publish(statusChanged, unknownSoftware(name));
      }
      return {};
    },
  });
  handle(asnMgmtSendBroadcast, {
    access: admin,
    unit: "none",
    run({ iType }) {
      if (AsnMgmtACUBROADCASTSENUM.nameOf(iType) === undefined) {
        throw invalid("iType is no message");
      }
      throw new RequestError(
        RequestErrorDetail.notAvailable,
        "No update clients are connected to this server",
      );
    },
  });
  broadcast(statusChanged, {
    event: asnMgmtSoftwareStatusComputerChanged,
    view: administrators,
    argument: (status) => ({ status }),
  });
}

/** The names of computers as they are stored, each once. @throws RequestError if there are too many, or one is unknown. */
async function knownNames(
  db: Unit<any>,
  rules: ComputerRules,
  given: readonly string[],
): Promise<ReadonlySet<string>> {
  if (given.length > mostNamed) {
    throw new RequestError(RequestErrorDetail.limitExceeded, `At most ${mostNamed} computers`);
  }
  const names = new Set<string>();
  for (const name of given) {
    const computer = await rules.find(db, name);
    if (computer === undefined) {
      throw new RequestError(RequestErrorDetail.notFound, "There is no such computer");
    }
    names.add(computer.u8sComputerLogin);
  }
  return names;
}
