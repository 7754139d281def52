/** Why a change of locations is refused. These codes do not change, so programs may rely on them. */
export type LocationErrorCode =
  /** There is no such location. */
  | "unknown-location"
  /** The location is too large, or its id has no sense. */
  | "invalid-location"
  /** Something else refers to the location, or it is the one without which there are no others. */
  | "needed-location"
  /** There are as many locations as there may be. */
  | "too-many-locations";

/** A change of locations has been refused. */
export class LocationError extends Error {
  override readonly name = "LocationError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: LocationErrorCode;

  constructor(code: LocationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
