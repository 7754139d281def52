import { MappingError } from "./errors.js";
import { shown, Zone } from "./time.js";
import { windowsZones } from "./windows-zones.js";
import { userKey } from "./user-names.js";

/** The longest name of a zone is half as long. */
const longestName = 64;

/**
 * The zone of an IANA name (`Europe/Oslo`) or a Windows name (`W. Europe Standard Time`), in any case.
 * @throws RangeError if there is none.
 */
export function zoneNamed(name: string): Zone {
  const text = name.trim();
  if (text.length > longestName) throw new RangeError("the name of the zone is too long");
  return new Zone(windowsZones.get(text.toLowerCase()) ?? text);
}

/** How the zone of an appointment is found. */
export interface ZoneChoice {
  /** The zone of most users. */
  readonly zone: Zone;
  /** The zone of a user of the UCServer, if it differs. */
  readonly zoneOf?: ((user: string) => string | undefined) | undefined;
}

/** Things that depend on a zone, each made once. */
export class InZones<T> {
  readonly #choice: ZoneChoice;
  readonly #make: (zone: Zone) => T;
  readonly #made = new Map<string, T>();

  constructor(choice: ZoneChoice, make: (zone: Zone) => T) {
    this.#choice = choice;
    this.#make = make;
  }

  /**
   * What belongs to the zone of an appointment.
   * @param user The user of the UCServer.
   * @param named The zone that the appointment itself names, which takes precedence over the user's.
   * @throws MappingError if that is not a zone.
   */
  of(user: string, named?: string): T {
    const name = named ?? this.#choice.zoneOf?.(user);
    return this.in(name === undefined ? this.#choice.zone : checked(name));
  }

  /** What belongs to the zone of most users. */
  get home(): T {
    return this.in(this.#choice.zone);
  }

  in(zone: Zone): T {
    const known = this.#made.get(zone.id);
    if (known !== undefined) return known;
    const made = this.#make(zone);
    this.#made.set(zone.id, made);
    return made;
  }
}

function checked(name: string): Zone {
  try {
    return zoneNamed(name);
  } catch {
    throw new MappingError("zone", `${shown(name)} is not a time zone`);
  }
}

/** Looks zones up by user, whatever case the name is written in. */
export function zonesByUser(
  zones: Readonly<Record<string, string>>,
): (user: string) => string | undefined {
  const byUser = new Map(Object.entries(zones).map(([user, zone]) => [userKey(user), zone]));
  return (user) => byUser.get(userKey(user));
}
