import type { Type } from "../../../codec/index.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import type { Kind, StagedSet } from "./staging.js";

// Units of other modules are used here, too.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** What the objects of all kinds have in common. */
export interface Replicated {
  readonly u8sDNPath?: string;
  readonly u8sobjectGUID?: string;
  readonly u8sSourceDB?: string;
  readonly u8sSourceDBID?: string;
  readonly u8sSourceDBStore?: string;
}

/** What users, groups and computers do differently when they are replicated. Everything is done in the caller's unit. */
export interface ReplicatedKind<O extends Replicated = any> {
  readonly kind: Kind;
  readonly type: Type<O>;
  /** The name in an object. */
  nameOf(object: O): string | undefined;
  /** @throws RequestError `wrongparameter` for an object that can never be stored. */
  check(object: O): void;
  /** The id of what has a name. */
  find(db: Tables, name: string): Promise<number | undefined>;
  /** Those of these names that something has, or may have; all of them in the form in which they are compared. Without it, any may be taken. */
  taken?(db: Tables, names: readonly string[]): Promise<readonly string[]>;
  /** Adds an object; the GUID becomes its own if it is one and nothing has it. */
  add(unit: Changing, object: O, defaults: O | undefined, staged: StagedSet): Promise<number>;
  /** Changes what the object says; returns false, and writes nothing, if that is what there is. */
  change(unit: Changing, id: number, object: O, staged: StagedSet): Promise<boolean>;
  /** Why it may not be removed; undefined if it may. */
  kept?(db: Tables, id: number): Promise<string | undefined>;
  remove(unit: Changing, id: number): Promise<void>;
  /** The GUID that the server gave it. */
  guidOf(db: Tables, id: number): Promise<string>;
}

/** Whether two values have the same encoding. */
export function same<T>(type: Type<T>, one: T, other: T): boolean {
  return Buffer.compare(type.encode(one), type.encode(other)) === 0;
}
