import type { AsnProjectPinRuleList } from "../../../modules/common/common.js";
import type { AsnMgmtTapiLineConfig4Admin } from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import type { UserPrincipal } from "../../kernel/index.js";
import { numberInUse, type LineRules } from "../lines/api.js";
import type { LocationRules } from "../locations/api.js";
import type { Line, Rights } from "../rights/api.js";
import { keyOf, phoneKeyOf, type Users } from "../users/api.js";
import { NumberRules } from "./numbers.js";

/** Whose line it is. */
export interface LineOwner {
  /** The id of the user. */
  readonly id: number;
  readonly name: string;
  readonly line: Line;
}

/** A line that is enabled. */
export interface KnownLine {
  /** The device id of the line, which is its own for ever. */
  readonly id: number;
  readonly uri: string;
  readonly key: string;
  readonly source: string;
  readonly lineId: string;
  readonly name: string;
  readonly number: string;
  readonly numberKey: string;
  readonly location: string;
  readonly isPrivate: boolean;
  readonly isInJournal: boolean;
  readonly addresses: readonly string[];
}

/** A location at which there are lines. */
export interface KnownLocation {
  readonly id: string;
  readonly numbers: NumberRules;
  readonly projects: AsnProjectPinRuleList;
}

/** How much of a line somebody sees, in bits: numbers of incoming and outgoing calls, and where calls are redirected to. */
export const sees = { incoming: 1, outgoing: 2, redirections: 4, all: 7 } as const;

const nowhere: KnownLocation = { id: "", numbers: new NumberRules(), projects: [] };

/** The lines with their owners and locations, as they are in memory. */
export class LineBook {
  readonly #rights: Rights;
  #byKey = new Map<string, KnownLine>();
  #byDevice = new Map<string, KnownLine>();
  #byNumber = new Map<string, KnownLine[]>();
  #owners = new Map<string, LineOwner>();
  #ofUser = new Map<number, KnownLine[]>();
  #locations = new Map<string, KnownLocation>();

  constructor(rights: Rights) {
    this.#rights = rights;
  }

  /** Reads the lines, and returns what puts them in the place of those that were known. */
  async readLines(db: Unit<any>, lines: LineRules): Promise<() => void> {
    const byKey = new Map<string, KnownLine>();
    for (const source of await lines.sources(db)) {
      for await (const line of lines.list(db, source)) {
        if (line.iEnabled !== 0) byKey.set(keyOf(line.u8sLineURI) ?? "", knownLine(line));
      }
    }
    return () => {
      this.#byKey = byKey;
      this.#byDevice = new Map();
      this.#byNumber = new Map();
      for (const line of byKey.values()) {
        this.#byDevice.set(deviceKey(line.source, line.lineId), line);
        add(this.#byNumber, line.numberKey, line);
      }
      this.#sortByOwner();
    };
  }

  /** Reads whose the lines are. */
  async readOwners(db: Unit<any>, users: Users): Promise<() => void> {
    const keys = [...this.#byNumber.keys()].filter((key) => key !== "");
    const owners = await users.profiles.ownersByPhone(db, keys);
    return () => {
      this.#owners = new Map(owners);
      this.#sortByOwner();
    };
  }

  /** Reads the locations of the lines. */
  async readLocations(db: Unit<any>, locations: LocationRules): Promise<() => void> {
    const found = new Map<string, KnownLocation>();
    for (const id of new Set(Array.from(this.#byKey.values(), ({ location }) => location))) {
      const settings = await locations.find(db, id === "" ? "Default" : id);
      if (settings === undefined) continue;
      const numbers = new NumberRules(settings);
      found.set(id, { id: settings.u8sLocationID, numbers, projects: settings.projectPINRules });
    }
    return () => {
      this.#locations = found;
    };
  }

  get all(): Iterable<KnownLine> {
    return this.#byKey.values();
  }

  get(key: string): KnownLine | undefined {
    return this.#byKey.get(key);
  }

  /** The line of a device of a PBX. */
  ofDevice(source: string, lineId: string): KnownLine | undefined {
    return this.#byDevice.get(deviceKey(source, lineId));
  }

  /** The line with a URI, or a number; of several with the same number, that of a user, or else the first. */
  find(text: string, user?: number): KnownLine | undefined {
    const key = text.length > 512 ? undefined : keyOf(text);
    if (key === undefined || key === "") return undefined;
    const line = this.#byKey.get(key);
    if (line !== undefined) return line;
    const same = this.#byNumber.get(phoneKeyOf(text)) ?? [];
    return same.find((one) => this.owner(one)?.id === user) ?? same[0];
  }

  owner({ numberKey }: KnownLine): LineOwner | undefined {
    return numberKey === "" ? undefined : this.#owners.get(numberKey);
  }

  /** The lines of a user, the first one first. */
  linesOf(user: number): readonly KnownLine[] {
    return this.#ofUser.get(user) ?? [];
  }

  location({ location }: KnownLine): KnownLocation {
    return this.#locations.get(location) ?? nowhere;
  }

  isOwn({ user }: UserPrincipal, line: KnownLine): boolean {
    return this.owner(line)?.id === user.id;
  }

  /** What somebody sees of a line, in bits of {@link sees}; 0 if nothing. */
  seen(principal: UserPrincipal, line: KnownLine): number {
    const owner = this.owner(line);
    if (principal.user.admin || owner?.id === principal.user.id) return sees.all;
    if (owner === undefined) return 0;
    const granted = this.#rights.of(principal, owner.id);
    const numbers =
      (granted.may("see-incoming-numbers", owner.line) ? sees.incoming : 0) |
      (granted.may("see-outgoing-numbers", owner.line) ? sees.outgoing : 0);
    if (numbers === 0) return 0;
    return numbers | (granted.may("see-redirection-numbers", owner.line) ? sees.redirections : 0);
  }

  /** Whether somebody may redirect the calls of a line, or pick them up. */
  mayTake(
    principal: UserPrincipal,
    line: KnownLine,
    what: "set-redirections" | "pick-up-calls",
  ): boolean {
    if (this.mayControl(principal, line)) return true;
    const owner = this.owner(line);
    return owner !== undefined && this.#rights.of(principal, owner.id).may(what, owner.line);
  }

  /** Whether somebody may do everything with a line: its owner, and administrators. */
  mayControl(principal: UserPrincipal, line: KnownLine): boolean {
    return principal.user.admin || this.isOwn(principal, line);
  }

  /** The lines of which somebody sees something. */
  visible(principal: UserPrincipal): KnownLine[] {
    if (principal.user.admin) return [...this.all];
    const found: KnownLine[] = [...this.linesOf(principal.user.id)];
    const incoming = this.#rights.owners(principal, "see-incoming-numbers");
    const outgoing = this.#rights.owners(principal, "see-outgoing-numbers");
    const owners =
      incoming === "everybody" || outgoing === "everybody"
        ? this.#ofUser.keys()
        : new Set([...incoming, ...outgoing]);
    for (const owner of owners) {
      if (owner === principal.user.id) continue;
      found.push(...this.linesOf(owner).filter((line) => this.seen(principal, line) !== 0));
    }
    return found;
  }

  #sortByOwner(): void {
    this.#ofUser = new Map();
    for (const line of this.#byKey.values()) {
      const owner = this.owner(line);
      if (owner !== undefined) add(this.#ofUser, owner.id, line);
    }
    for (const lines of this.#ofUser.values()) {
      lines.sort((one, other) => this.#rank(one) - this.#rank(other) || one.id - other.id);
    }
  }

  #rank(line: KnownLine): number {
    return this.owner(line)?.line === "primary" ? 0 : 1;
  }
}

function knownLine(line: AsnMgmtTapiLineConfig4Admin): KnownLine {
  const number = numberInUse(line, line.u8sAutomaticPhoneNumber);
  return {
    id: line.iTapiDeviceID,
    uri: line.u8sLineURI,
    key: keyOf(line.u8sLineURI) ?? "",
    source: line.u8sLineSourceName,
    lineId: line.u8sLineID,
    name: line.u8sTapiLineName,
    number,
    numberKey: phoneKeyOf(number),
    location: line.u8sLocationID,
    isPrivate: line.iPrivatePhone !== 0,
    isInJournal: line.iJournal !== 0,
    addresses: line.u8slistAddressNames,
  };
}

function deviceKey(source: string, lineId: string): string {
  return JSON.stringify([keyOf(source), keyOf(lineId)]);
}

function add<K>(lists: Map<K, KnownLine[]>, key: K, line: KnownLine): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [line]);
  else list.push(line);
}
