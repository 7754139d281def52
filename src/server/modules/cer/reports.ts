import {
  asnCERGetClientStats,
  type AsnCERCrashEvent,
  type AsnCERLogEvent,
} from "../../../modules/cer/cer.js";
import type { AsnStringPairList } from "../../../modules/common/common.js";
import type { AsnCERUserData4Admin } from "../../../modules/management/management.js";
import type { Session } from "../../../rose/index.js";
import { clientComputer } from "../../client-computer.js";
import type { Principals } from "../../kernel/index.js";

/** How much is kept of a client: the newest entries of its log, its crash dumps, its properties, and characters of each text. */
export const reportLimits = { events: 100, crashes: 100, properties: 200, text: 1024 } as const;
/** How many clients an administrator gets at a time, and how long each may take to answer, in milliseconds. */
const mostClients = 1000;
const patience = 5_000;

/** What a client has reported since it has logged on. */
interface Report {
  readonly events: AsnCERLogEvent[];
  crashes: AsnCERCrashEvent[];
}

/** A client that is logged on. */
export interface ReportingClient {
  readonly session: Session;
  readonly user: string;
  readonly computer: string;
}

/** What clients report of errors, kept in memory as long as they are logged on. */
export class ErrorReports {
  readonly #bySession = new Map<Session, Report>();
  readonly #principals: Principals;

  constructor(principals: Principals) {
    this.#principals = principals;
    principals.onEnd((session) => this.#bySession.delete(session));
  }

  /** Notes an entry of a client's log. The newest ones are kept. */
  log(session: Session, event: AsnCERLogEvent): void {
    const { events } = this.#of(session);
    events.push({
      ...event,
      u8sConnectionIdentifier: shown(event.u8sConnectionIdentifier),
      u8sSection: shown(event.u8sSection),
      u8sErrorText: shown(event.u8sErrorText),
    });
    if (events.length > reportLimits.events) events.shift();
  }

  /** Notes the crash dumps that lie at a client, instead of those that it has named before. */
  crashed(session: Session, crashes: readonly AsnCERCrashEvent[]): void {
    this.#of(session).crashes = shownCrashes(crashes);
  }

  /** The clients of users on this server. */
  clients(): ReportingClient[] {
    const found: ReportingClient[] = [];
    for (const session of this.#principals.sessions) {
      const principal = this.#principals.of(session);
      if (principal?.kind !== "user") continue;
      found.push({ session, user: principal.name, computer: clientComputer(session) });
    }
    return found;
  }

  /** The clients of a user at a computer. Names are compared without regard to case. */
  clientsAt(user: string, computer: string): ReportingClient[] {
    return this.clients().filter(
      (client) => same(client.user, user) && same(client.computer, computer),
    );
  }

  /** What all clients have reported, and what they say now. Those that have reported nothing and do not answer are left out. */
  async all(signal: AbortSignal): Promise<AsnCERUserData4Admin[]> {
    const clients = this.clients().slice(0, mostClients);
    const found = await Promise.all(clients.map((client) => this.#data(client, signal)));
    return found.filter((data) => data !== undefined);
  }

  async #data(
    { session, user, computer }: ReportingClient,
    signal: AbortSignal,
  ): Promise<AsnCERUserData4Admin | undefined> {
    const now = await asked(session, signal);
    const report = this.#bySession.get(session);
    if (now === undefined && report === undefined) return undefined;
    return {
      u8sUserName: user,
      u8sComputerName: computer,
      iComputerType: 0,
      events: report?.events.slice() ?? [],
      crashes: now?.crashes ?? report?.crashes ?? [],
      mapProperties: now?.properties ?? [],
    };
  }

  #of(session: Session): Report {
    const known = this.#bySession.get(session);
    if (known !== undefined) return known;
    const report: Report = { events: [], crashes: [] };
    if (!session.ended) this.#bySession.set(session, report);
    return report;
  }
}

/** What a client says of itself; undefined if it does not. */
async function asked(
  session: Session,
  signal: AbortSignal,
): Promise<{ crashes: AsnCERCrashEvent[]; properties: AsnStringPairList } | undefined> {
  try {
    const options = { timeout: patience, signal };
    const { crashes, mapProperties } = await session.invoke(asnCERGetClientStats, {}, options);
    const properties = mapProperties
      .slice(0, reportLimits.properties)
      .map(({ key, value }) => ({ key: shown(key), value: shown(value) }));
    return { crashes: shownCrashes(crashes), properties };
  } catch {
    // Most clients do not have the operation.
    return undefined;
  }
}

function shownCrashes(crashes: readonly AsnCERCrashEvent[]): AsnCERCrashEvent[] {
  return crashes
    .slice(0, reportLimits.crashes)
    .map((crash) => ({ ...crash, u8sPathToDump: shown(crash.u8sPathToDump) }));
}

/** A text of a client, not too long and without control characters. */
function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.slice(0, reportLimits.text).replaceAll(/[\u0000-\u001f\u007f]/g, " ");
}

function same(one: string, other: string): boolean {
  return (
    one.length <= 512 &&
    other.length <= 512 &&
    one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase()
  );
}
