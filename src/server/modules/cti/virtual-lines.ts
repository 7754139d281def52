import {
  AsnCtiLineOpenStatus,
  AsnMobileRegisterDeviceErrorEnum,
  asnMobileRegisterDevice,
  type AsnMobileRegisterDeviceArgument,
} from "../../../modules/cti/cti.js";
import type { Session } from "../../../rose/index.js";
import { refusing, RequestError, right, type ModuleContext } from "../../kernel/index.js";
import { LineError, type LineRules } from "../lines/api.js";
import { phoneKeyOf, type Users } from "../users/api.js";
import { limits } from "./limits.js";
import type { KnownLine } from "./line-book.js";
import { closedLine, type LineState } from "./pbx-link.js";

const { general } = AsnMobileRegisterDeviceErrorEnum.values;

/** A line whose telephone is the program of a client. */
interface VirtualLine {
  readonly session: Session;
  readonly features: number;
  readonly forwardFeatures: number;
}

/** The lines that clients bring themselves. They are open as long as the session lasts. */
export class VirtualLines {
  readonly #byId = new Map<string, VirtualLine>();
  readonly #bySession = new Map<Session, Set<string>>();
  /** Is called when a line has been opened or closed. */
  onChange: (source: string, lineId: string) => void = () => {};

  of({ source, lineId }: Pick<KnownLine, "source" | "lineId">): VirtualLine | undefined {
    return this.#byId.get(keyOf(source, lineId));
  }

  /** The state of a line that is not of a PBX. */
  state(line: KnownLine): LineState {
    if (this.of(line) === undefined) return closedLine;
    return { ...closedLine, status: AsnCtiLineOpenStatus.values.lineStatusOpen };
  }

  set(source: string, lineId: string, line: VirtualLine): void {
    const key = keyOf(source, lineId);
    this.#byId.set(key, line);
    const own = this.#bySession.get(line.session);
    if (own === undefined) this.#bySession.set(line.session, new Set([key]));
    else own.add(key);
    this.onChange(source, lineId);
  }

  end(session: Session): void {
    const own = this.#bySession.get(session) ?? [];
    this.#bySession.delete(session);
    for (const key of own) {
      // Another session may have taken the line over.
      if (this.#byId.get(key)?.session !== session) continue;
      this.#byId.delete(key);
      const [source, lineId] = JSON.parse(key) as [string, string];
      this.onChange(source, lineId);
    }
  }
}

/** What {@link handleVirtualLines} depends on. */
export interface VirtualLineParts {
  readonly lines: LineRules;
  readonly users: Users;
  readonly virtual: VirtualLines;
  /** Begins to follow a line, as a monitor with the id that the client has given. */
  readonly follow: (session: Session, source: string, lineId: string, id: string) => void;
}

/** Serves 1276, by which clients register lines whose telephones they are. */
export function handleVirtualLines(
  { handle, principals }: Pick<ModuleContext<object>, "handle" | "principals">,
  { lines, users, virtual, follow }: VirtualLineParts,
): void {
  principals.onEnd((session) => virtual.end(session));
  handle(asnMobileRegisterDevice, {
    access: right("telephony"),
    denied: general,
    async run(argument, unit) {
      const { principal, session, afterAnswer } = unit;
      requireTexts(argument);
      const { u8sDeviceIMEI: lineId, u8sDevicePhoneNumber: number, u8sGroupName: group } = argument;
      const { id } = principal.user;
      const key = phoneKeyOf(number);
      // A line is the user's whose number it has.
      const owner = (await users.profiles.ownersByPhone(unit.db, [key])).get(key);
      if (owner?.id !== id) throw new RequestError(general, "The number is none of the caller's");
      const source = `mobile user-${id}`;
      await refusing(LineError, {}, async () => {
        await requireRoom(lines, unit.db, source, lineId);
        await lines.report(unit, {
          ...{ source, lineId, group, number },
          uri: `tel:${number}@${lineId}`,
          name: argument.u8sUserIMSI,
        });
      });
      const { iLineFeatures: features, iForwardFeaturesPBX: forwardFeatures } = argument;
      const { u8sMonitorCrossRefID: monitor } = argument;
      afterAnswer(() => {
        // The login may have ended meanwhile, and with it what would close the line.
        const now = principals.of(session);
        if (now?.kind !== "user" || now.user.id !== id) return;
        virtual.set(source, lineId, { session, features, forwardFeatures });
        if (monitor !== undefined) follow(session, source, lineId, monitor);
      });
      return {};
    },
  });
}

async function requireRoom(
  lines: LineRules,
  db: Parameters<LineRules["sources"]>[0],
  source: string,
  lineId: string,
): Promise<void> {
  let count = 0;
  for await (const { u8sLineID } of lines.list(db, source)) {
    if (u8sLineID === lineId) return;
    count++;
  }
  if (count < limits.virtualLines) return;
  throw new RequestError(general, `At most ${limits.virtualLines} lines of a user`);
}

/** @throws RequestError for texts that are too long, or cannot be stored. */
function requireTexts(argument: AsnMobileRegisterDeviceArgument): void {
  for (const value of Object.values(argument)) {
    if (typeof value !== "string") continue;
    if (value.length <= limits.text / 2 && !value.includes("\0")) continue;
    throw new RequestError(general, "A text is too long, or contains NUL (U+0000)");
  }
  if (argument.u8sDeviceIMEI === "" || argument.u8sDevicePhoneNumber === "") {
    throw new RequestError(general, "The device has no serial number, or no telephone number");
  }
}

function keyOf(source: string, lineId: string): string {
  return JSON.stringify([source, lineId]);
}
