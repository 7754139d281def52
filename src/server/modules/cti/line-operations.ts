import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import * as Cti from "../../../modules/cti/cti.js";
import {
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  right,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Session } from "../../../rose/index.js";
import type { LinePassword } from "../../pbx/index.js";
import { limits } from "./limits.js";
import { sees, type KnownLine } from "./line-book.js";
import { lineForwards, remoteOfficeState } from "./line-info.js";
import { trimmed } from "./live-call.js";
import type { Monitor, Monitors } from "./monitors.js";
import { details } from "./pbx-work.js";
import { denied, type Switchboard } from "./switchboard.js";
import type { LineWatch, Scope } from "./watch.js";

/** The right to telephone with the help of the server. */
const telephony = right("telephony");

const scopes: readonly Scope[] = ["own", "seen", "all", "all"];

/** What the operations depend on. */
export interface LineOperationParts {
  readonly board: Switchboard;
  readonly monitors: Monitors;
  readonly watch: LineWatch;
  readonly infoOf: (line: KnownLine) => Cti.AsnCtiLineInfo;
}

/** Serves 1260 to 1266, 1273 to 1275: lists of lines, their state, monitors, do not disturb and remote office. */
export function handleLines(
  { handle }: Pick<ModuleContext<object>, "handle">,
  { board, monitors, watch, infoOf }: LineOperationParts,
): void {
  const access = telephony;

  handle(Cti.asnCtiEnumPhoneLines, {
    access,
    unit: "none",
    run({ typeofLines, attachChangeNotify }, { principal, session, afterAnswer }) {
      const scope = scopes[typeofLines] as Scope;
      if (scope === "all" && !principal.user.admin) throw denied();
      const seqLines = watch.lines(principal, scope).map(infoOf);
      if (attachChangeNotify !== 1) return { seqLines };
      const monitor = watch.follow(session, principal, scope);
      afterAnswer(() => monitors.release(monitor));
      return { seqLines, u8sLineMonitorCrossRefID: monitor.id };
    },
  });

  const stateFor = (principal: UserPrincipal, text: string): [KnownLine, Snapshot] => {
    const { line, seen } = board.requireSeen(principal, requireText(text));
    const isSeen = (seen & sees.redirections) !== 0;
    const { doNotDisturb, forwards, remoteOffice, password } = board.stateOf(line);
    const calls = board.callsOf(line);
    return [
      line,
      {
        lineInfo: infoOf(line),
        seqCalls: calls.flatMap(({ shown }) => (shown ? trimmed(shown.info, seen) : [])),
        iDoNotDisturb: doNotDisturb ? 1 : 0,
        seqLineForwards: lineForwards(forwards, isSeen),
        remoteOfficeState: remoteOfficeState(remoteOffice, isSeen),
        ...(password !== undefined && { optionalParams: passwordParams(password, seen) }),
      },
    ];
  };

  handle(Cti.asnCtiSnapshotPhoneLine, {
    access,
    unit: "none",
    run: ({ u8sLinePhoneNumber }, { principal }) => stateFor(principal, u8sLinePhoneNumber)[1],
  });
  handle(Cti.asnCtiLineMonitorStart, {
    access,
    unit: "none",
    run({ u8sLinePhoneNumber }, { principal, session, afterAnswer }) {
      const [line, state] = stateFor(principal, u8sLinePhoneNumber);
      const monitor = followLine(monitors, watch, session, line);
      afterAnswer(() => monitors.release(monitor));
      return { u8sMonitorCrossRefID: monitor.id, ...state };
    },
  });
  handle(Cti.asnCtiLineMonitorStop, {
    access,
    unit: "none",
    run({ u8sMonitorCrossRefID: id }, { session }) {
      const monitor = monitors.get(session, id);
      // The list of lines is followed until the session ends (manual line 24592).
      if (monitor === undefined || monitor.key.startsWith("scope ")) {
        throw new RequestError(details.unknown, "There is no such monitor");
      }
      monitors.remove(monitor);
      return {};
    },
  });

  handle(Cti.asnCtiLineSetDoNotDisturb, {
    access,
    unit: "none",
    async run({ u8sLinePhoneNumber, bDoNotDisturb: on }, { principal }) {
      const { line, link } = board.requireOwn(principal, requireText(u8sLinePhoneNumber));
      await board.ask(link, "setDoNotDisturb", { device: line.lineId, on });
      return {};
    },
  });
  handle(Cti.asnCtiLineSetRemoteOffice, {
    access,
    unit: "none",
    async run({ u8sLinePhoneNumber, remoteOfficeState: wanted }, { principal }) {
      const { line, link } = board.requireOwn(principal, requireText(u8sLinePhoneNumber));
      const enabled = wanted.iEnabled !== 0;
      const { numbers } = board.book.location(line);
      const given = requireText(wanted.u8sDestination);
      const destination = enabled || given !== "" ? numbers.dialable(given) : "";
      const state = { enabled, destination };
      await board.ask(link, "setRemoteOffice", { device: line.lineId, state });
      return {};
    },
  });
  handle(Cti.asnCtiLineSetNewPassword, {
    access,
    unit: "none",
    async run({ u8sLinePhoneNumber, u8sPassword: password }, { principal }) {
      const { line, link } = board.requireOwn(principal, requireText(u8sLinePhoneNumber));
      requireStorableText(requireText(password), "u8sPassword");
      if (board.stateOf(line).password === undefined) {
        throw notAvailable("The line has no password");
      }
      await board.ask(link, "setPassword", { device: line.lineId, password });
      return {};
    },
  });
  handle(Cti.asnCtiQueryPBXLine, {
    access,
    unit: "none",
    async run({ u8sLinePhoneNumber }) {
      const number = requireText(u8sLinePhoneNumber);
      const seqLinesFound: string[] = [];
      for (const link of board.links) {
        if (link.services.findDevices === undefined) continue;
        for (const id of await board.ask(link, "findDevices", { number })) {
          const line = board.book.ofDevice(link.name, id);
          if (line !== undefined) seqLinesFound.push(line.uri);
        }
      }
      return { seqLinesFound };
    },
  });
  handle(Cti.asnCtiLineSetForwardState, {
    access,
    unit: "none",
    run({ u8sLinePhoneNumber }, { principal }) {
      board.requireOwn(principal, requireText(u8sLinePhoneNumber));
      throw notAvailable("Forwards are set one by one (asnCtiSetForward)");
    },
  });
  handle(Cti.asnCtiSetActiveLineAddress, {
    access,
    unit: "none",
    async run({ u8sLinePhoneNumber, iAddressID }, { principal }) {
      const { line, link } = board.requireOwn(principal, requireText(u8sLinePhoneNumber));
      const { length } = line.addresses;
      if (!Number.isInteger(iAddressID) || iAddressID < 0 || iAddressID >= length) {
        throw new RequestError(RequestErrorDetail.invalidArgument, "The line has no such address");
      }
      if (link.address(line.lineId) === iAddressID) return { bSuccess: true };
      const wish = { pbx: link.name, id: "", device: line.lineId, address: iAddressID };
      await board.workAt(link).change(link, wish);
      return { bSuccess: true };
    },
  });
}

type Snapshot = Cti.AsnCtiSnapshotPhoneLineResult;

/** What a line says of its password (manual line 24647); whose it is, only to those who see everything of the line. */
function passwordParams({ isValid, user }: LinePassword, seen: number): AsnOptionalParameters {
  return [
    { key: "InvalidPasswordState", value: { integerdata: isValid ? 0 : 1 } },
    ...(seen === sees.all ? [{ key: "InvalidPasswordUser", value: { stringdata: user } }] : []),
  ];
}

/** Begins to follow a line; what happens is held until the monitor is released. @throws RequestError of {@link Monitors.add} */
export function followLine(
  monitors: Monitors,
  watch: LineWatch,
  session: Session,
  line: KnownLine,
  given?: string,
): Monitor {
  const monitor = monitors.add(session, line.key, `line-${line.id}`, given);
  watch.note(line);
  return monitor;
}

/** @throws RequestError for a text that is longer than names of lines and numbers are. */
export function requireText(text: string): string {
  if (text.length <= limits.text) return text;
  const reason = `A number or name has over ${limits.text} characters`;
  throw new RequestError(RequestErrorDetail.invalidArgument, reason);
}

function notAvailable(text: string): RequestError {
  return new RequestError(RequestErrorDetail.notAvailable, text);
}
