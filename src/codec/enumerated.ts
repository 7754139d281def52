import { knownOptions } from "./known-options.js";
import type { Type } from "./schema.js";
import { CompiledType } from "./type.js";

/** The named numbers of an ENUMERATED. */
export type NamedNumbers = Readonly<Record<string, number>>;

/** The type ENUMERATED, whose values are numbers; see {@link enumerated}. */
export interface EnumeratedType<N extends NamedNumbers> extends Type<N[keyof N] | (number & {})> {
  /** All named numbers by name. */
  readonly values: N;
  /**
   * The name of a number: `EnumAppointmentState.nameOf(2)` is `"eAPPOINTMENTSTATUSBUSY"`.
   * @param value A value of the type, or of an INTEGER that carries its numbers.
   * @returns undefined for a number without a name.
   */
  nameOf(value: number | bigint): (keyof N & string) | undefined;
}

class CompiledEnumerated<N extends NamedNumbers>
  extends CompiledType<N[keyof N] | (number & {})>
  implements EnumeratedType<N>
{
  readonly values: N;
  #names: ReadonlyMap<number, string> | undefined;

  constructor(name: string, values: N, extensible: boolean) {
    super(name, () => ({ kind: "enumerated", names: values, extensible }));
    this.values = values;
  }

  nameOf(value: number | bigint): (keyof N & string) | undefined {
    this.#names ??= new Map(Object.entries(this.values).map(([name, number]) => [number, name]));
    return this.#names.get(Number(value));
  }
}

/** Names that are only found in `values`, because an ENUMERATED has other properties with these names. */
type TakenName = keyof EnumeratedType<NamedNumbers> | keyof typeof Object.prototype;

/** An ENUMERATED with its named numbers as properties; names that it already has are only found in `values`. */
export type Enumerated<N extends NamedNumbers> = EnumeratedType<N> & Readonly<Omit<N, TakenName>>;

/** The values of an ENUMERATED: its named numbers and any others, which pass through. */
export type EnumeratedValue<E extends { readonly values: object }> =
  | E["values"][keyof E["values"]]
  | (number & {});

/** The names of an ENUMERATED: `EnumeratedName<typeof EnumAppointmentState>`. */
export type EnumeratedName<E extends { readonly values: object }> = keyof E["values"] & string;

/**
 * An ENUMERATED. The result is the type and carries its named numbers as properties
 * (`EnumAppointmentState.eAPPOINTMENTSTATUSBUSY`). Numbers without a name pass through in both
 * directions.
 */
export function enumerated<const N extends NamedNumbers>(
  name: string,
  names: N,
  options?: { extensible?: boolean },
): Enumerated<N> {
  knownOptions(options, { extensible: "boolean" }, name || "enumerated");
  const type: EnumeratedType<N> = new CompiledEnumerated(name, names, options?.extensible ?? false);
  const carrier = type as unknown as Record<string, unknown>;
  for (const key of Object.keys(names)) if (!(key in carrier)) carrier[key] = names[key];
  return type as Enumerated<N>;
}
