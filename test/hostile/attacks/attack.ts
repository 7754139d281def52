/** Where the attacked server listens, and who has an account there. */
export interface Target {
  readonly rose: number;
  readonly tls: number;
  readonly http: number;
  /** An account of the attacker's own. */
  readonly user: string;
  readonly password: string;
}

/** How large an attack is. */
export interface Scale {
  /** Milliseconds for which an attack without an end of its own goes on. */
  readonly time: number;
  /** At most so many milliseconds of silence, after something was said, mean that it was all. */
  readonly silence: number;
  /** The given number at full size, a small part of it otherwise. */
  some(number: number): number;
}

/** Attacks, and lets go of everything in the end. */
export type Attack = (target: Target, scale: Scale) => Promise<void>;
