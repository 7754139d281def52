import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import {
  asnMgmtConResetLine,
  asnMgmtETapiUIDllCallback,
  asnMgmtGetLineStates,
  asnMgmtGetLineStatesEvent,
  asnMgmtOnLineEvent4AdminEvent,
  asnMgmtRequestPBXLineExists,
  asnMgmtSubscribeLineEvents,
  asnMgmtUnsubscribeLineEvents,
} from "../../../modules/management/management.js";
import {
  admin,
  administrators,
  refusing,
  RequestError,
  RequestErrorDetail,
  type ModuleContext,
} from "../../kernel/index.js";
import { keyOf } from "../users/api.js";
import { details, LineError } from "./errors.js";
import type { LineTables } from "./schema.js";
import type { LineRules } from "./service.js";
import { lineTested } from "./topics.js";

/**
 * Serves what administrators test lines with: 2514, 2529, 2576, 2590, 2613 and 2625, with the events 2704 and 2721. This server knows of lines
 * and does not open them, so there are states, and calls only if a module tells of them.
 */
export function handleLineTests(
  { handle, subscriptions }: Pick<ModuleContext<LineTables>, "handle" | "subscriptions">,
  rules: LineRules,
): void {
  handle(asnMgmtGetLineStates, {
    access: admin,
    unit: "read",
    large: true,
    async run({ iType }, { db, reply }) {
      for await (const u8sLineID of rules.lineIds(db)) {
        reply(asnMgmtGetLineStatesEvent, {
          iDumpMessage: 0,
          iDumpType: iType,
          u8sLineID,
          iOpenState: AsnCtiLineOpenStatus.values.lineStatusClosed,
          iNumCalls: 0,
          iSipResponseCode: 0,
          u8sReasonPhrase: "",
        });
      }
      return {};
    },
  });
  handle(asnMgmtConResetLine, {
    access: admin,
    unit: "read",
    async run({ u8sLineID: line }, { db }) {
      await refusing(LineError, details, () => rules.requireUri(db, line));
      throw new RequestError(RequestErrorDetail.notAvailable, "This server does not open lines");
    },
  });
  const subscribed = subscriptions(lineTested, {
    event: asnMgmtOnLineEvent4AdminEvent,
    key: ({ u8sTAPILineID }) => keyOf(u8sTAPILineID) ?? "",
    view: administrators,
    argument: (lineEvent4Admin) => ({ lineEvent4Admin }),
    most: 1,
  });
  handle(asnMgmtSubscribeLineEvents, {
    access: admin,
    unit: "read",
    async run({ u8sTAPILineID: line }, { db, session }) {
      const key = await refusing(LineError, details, () => rules.requireUri(db, line));
      subscribed.clear(session);
      subscribed.add(session, key);
      return {};
    },
  });
  handle(asnMgmtUnsubscribeLineEvents, {
    access: admin,
    unit: "none",
    run(_, { session }) {
      subscribed.clear(session);
      return {};
    },
  });
  handle(asnMgmtRequestPBXLineExists, {
    access: admin,
    unit: "none",
    // There is no PBX that could know the number.
    run: () => ({ u8sCorrectNumberSC: "" }),
  });
  handle(asnMgmtETapiUIDllCallback, {
    access: admin,
    unit: "none",
    run() {
      throw new RequestError(
        RequestErrorDetail.notAvailable,
        "There are no drivers of telephones on this server",
      );
    },
  });
}
