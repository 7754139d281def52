import { INTEGER, sequence, type Type } from "../../../codec/index.js";
import {
  AsnCtiLineOpenStatus,
  AsnMobileRegisterDeviceErrorEnum,
  asnMobileRegisterDevice,
  type AsnMobileRegisterDeviceArgument,
} from "../../../modules/cti/cti.js";
import type { Session } from "../../../rose/index.js";
import {
  refusing,
  RequestError,
  right,
  type Cluster,
  type ModuleContext,
  type Shared,
} from "../../kernel/index.js";
import { LineError, type LineRules } from "../lines/api.js";
import { phoneKeyOf, type Users } from "../users/api.js";
import { limits } from "./limits.js";
import type { KnownLine } from "./line-book.js";
import { closedLine, type LineState } from "./pbx-state.js";

const { general } = AsnMobileRegisterDeviceErrorEnum.values;

/** What is known of a line whose telephone is the program of a client. */
export interface VirtualLine {
  readonly features: number;
  readonly forwardFeatures: number;
  /** When the client has registered it, in milliseconds since 1970: of several clients, the last one counts. */
  readonly since: number;
}

const virtualLine: Type<VirtualLine> = sequence<VirtualLine>("CtiVirtualLine", () => [
  ["features", INTEGER],
  ["forwardFeatures", INTEGER],
  ["since", INTEGER],
]);

/** The lines that clients bring themselves. They are open as long as the session lasts, for the clients of all servers. */
export class VirtualLines {
  readonly #shown: Shared<VirtualLine>;
  /** Whose the lines are of this server's clients. */
  readonly #sessions = new Map<string, Session>();
  readonly #bySession = new Map<Session, Set<string>>();

  /** @param onChange Is called when a line has been opened or closed. */
  constructor(
    cluster: Pick<Cluster, "shared">,
    onChange: (source: string, lineId: string) => void,
  ) {
    this.#shown = cluster.shared("cti/virtual-lines", virtualLine);
    this.#shown.onChange((key) => {
      const [source, lineId] = JSON.parse(key) as [string, string];
      onChange(source, lineId);
    });
  }

  of({ source, lineId }: Pick<KnownLine, "source" | "lineId">): VirtualLine | undefined {
    const all = this.#shown.get(keyOf(source, lineId)).map(({ value }) => value);
    return all.toSorted((one, other) => one.since - other.since).at(-1);
  }

  /** The state of a line that is not of a PBX. */
  state(line: KnownLine): LineState {
    if (this.of(line) === undefined) return closedLine;
    return { ...closedLine, status: AsnCtiLineOpenStatus.values.lineStatusOpen };
  }

  set(source: string, lineId: string, session: Session, line: VirtualLine): void {
    const key = keyOf(source, lineId);
    this.#sessions.set(key, session);
    const own = this.#bySession.get(session);
    if (own === undefined) this.#bySession.set(session, new Set([key]));
    else own.add(key);
    this.#shown.set(key, line);
  }

  end(session: Session): void {
    const own = this.#bySession.get(session) ?? [];
    this.#bySession.delete(session);
    for (const key of own) {
      // Another session may have taken the line over.
      if (this.#sessions.get(key) !== session) continue;
      this.#sessions.delete(key);
      this.#shown.set(key, undefined);
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
  { clock, handle, principals }: Pick<ModuleContext<object>, "clock" | "handle" | "principals">,
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
        const since = clock().getTime();
        virtual.set(source, lineId, session, { features, forwardFeatures, since });
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
