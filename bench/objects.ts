// V8 makes a dictionary of an object that gets many members by computed names. Code that people
// write names its members, so what the suite makes for others to encode must not be worse.

const literals = new Map<string, (values: readonly unknown[]) => Record<string, unknown>>();

/** The object that a literal with these members makes. */
export function literal(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const names = entries.map(([name]) => name);
  const key = names.join();
  let make = literals.get(key);
  if (make === undefined) {
    const members = names.map((name, i) => `${JSON.stringify(name)}: v[${i}]`);
    make = new Function("v", `return {${members.join()}};`) as NonNullable<typeof make>;
    literals.set(key, make);
  }
  return make(entries.map(([, value]) => value));
}

/** Assigns one member by its name, as `object.name = value` does. */
export type Setter = (object: object, value: unknown) => void;

const setters = new Map<string, Setter>();

/** The assignment to members of this name. */
export function setterOf(name: string): Setter {
  let set = setters.get(name);
  if (set === undefined) {
    set = new Function("o", "v", `o[${JSON.stringify(name)}] = v;`) as Setter;
    setters.set(name, set);
  }
  return set;
}
