import {
  alias,
  ANY,
  BIT_STRING,
  bitString,
  BOOLEAN,
  CHARACTER_STRING,
  choice,
  EMBEDDED_PDV,
  enumerated,
  event,
  explicit,
  EXTERNAL,
  implicit,
  integer,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  octetString,
  openType,
  operation,
  operationError,
  REAL,
  RELATIVE_OID,
  sequence,
  sequenceOf,
  set,
  setOf,
  string,
  systemTime,
  type Event,
  type MemberRow,
  type Operation,
  type OperationError,
  type Type,
} from "../codec/index.js";
import { knownOptions, type NamesOf } from "../codec/internal.js";
import { Asn1Error } from "./errors.js";
import type {
  DefinitionName,
  ErrorDefinition,
  MemberNode,
  Model,
  OperationDefinition,
  OperationErrorNode,
  Position,
  TypeNode,
} from "./model.js";

/** The types, operations and errors of a model, ready to encode and decode. */
export interface Loaded {
  /**
   * By bare name. A name that several modules define is not among them; it is here as
   * `Module.Name`, once for each.
   */
  readonly types: ReadonlyMap<string, Type<any>>;
  /** As {@link types}. */
  readonly operations: ReadonlyMap<string, Operation | Event>;
  /** As {@link types}. */
  readonly errors: ReadonlyMap<string, OperationError>;
  /**
   * The type of that name, or of `Module.Name`.
   * @throws Asn1Error with code `load` for a name that no module or more than one defines.
   */
  type(name: string): Type<any>;
  /** The operation or event of that name, or of `Module.name`; throws as {@link type} does. */
  operation(name: string): Operation | Event;
  /** The error of operations of that name, or of `Module.name`; throws as {@link type} does. */
  error(name: string): OperationError;
}

/** How a model is loaded. */
export interface LoadOptions {
  /**
   * Gives a type that exists already and is to be used instead of a new one; undefined where there is none.
   * @param module The name of the ASN.1 module.
   */
  readonly existing?: (module: string, name: string) => Type<any> | undefined;
}

/**
 * Creates the types, operations and errors of a model. Nothing is compiled to code, and no type's
 * members are looked at, before its first use.
 * @throws TypeError for an unknown option.
 */
export function load(model: Model, options: LoadOptions = {}): Loaded {
  knownOptions(options, { existing: "function" } satisfies NamesOf<LoadOptions>, "load");
  const { existing } = options;
  const types = new Registry<Type<any>>("type");
  const operations = new Registry<Operation | Event>("operation");
  const errors = new Registry<OperationError>("error");
  const build = new Builder(types, operations, errors);
  for (const module of model.modules) {
    for (const { name, type, position } of module.types) {
      const made = existing?.(module.name, name) ?? build.named(name, type);
      types.add(module.name, name, made, position);
    }
    for (const { name, syntax, position } of module.values) {
      if (syntax !== undefined) types.add(module.name, name, build.named(name, syntax), position);
    }
    for (const definition of module.errors) {
      errors.add(module.name, definition.name, build.error(definition), definition.position);
    }
    for (const definition of module.operations) {
      operations.add(
        module.name,
        definition.name,
        build.operation(definition),
        definition.position,
      );
    }
  }
  return {
    types: types.byName(),
    operations: operations.byName(),
    errors: errors.byName(),
    type: (name) => types.find(name),
    operation: (name) => operations.find(name),
    error: (name) => errors.find(name),
  };
}

interface Entry<T> {
  readonly module: string;
  readonly item: T;
  readonly position: Position;
}

/** Things that modules define, by name. */
class Registry<T> {
  private readonly what: string;
  private readonly entries = new Map<string, Entry<T>[]>();
  private readonly qualified = new Map<string, T>();

  constructor(what: string) {
    this.what = what;
  }

  add(module: string, name: string, item: T, position: Position): void {
    const entries = this.entries.get(name);
    if (entries === undefined) this.entries.set(name, [{ module, item, position }]);
    else entries.push({ module, item, position });
    this.qualified.set(`${module}.${name}`, item);
  }

  find(name: string): T {
    const exact = this.qualified.get(name);
    if (exact !== undefined) return exact;
    const [first, ...more] = this.entries.get(name) ?? [];
    if (first === undefined)
      throw new Asn1Error("load", `no module defines the ${this.what} ${name}`);
    if (more.length === 0) return first.item;
    const names = [first, ...more].map(({ module }) => `${module}.${name}`);
    throw new Asn1Error("load", `${name} is ambiguous: say ${names.join(" or ")}`, {
      position: first.position,
      excerpt: "",
    });
  }

  byName(): ReadonlyMap<string, T> {
    const map = new Map<string, T>();
    for (const [name, entries] of this.entries) {
      for (const { module, item } of entries) {
        map.set(entries.length === 1 ? name : `${module}.${name}`, item);
      }
    }
    return map;
  }
}

/** Makes codec types from nodes. */
class Builder {
  private readonly types: Registry<Type<any>>;
  private readonly operations: Registry<Operation | Event>;
  private readonly errors: Registry<OperationError>;

  constructor(
    types: Registry<Type<any>>,
    operations: Registry<Operation | Event>,
    errors: Registry<OperationError>,
  ) {
    this.types = types;
    this.operations = operations;
    this.errors = errors;
  }

  operation(definition: OperationDefinition) {
    const { name, id, argument, result, errors, errorObjects, linked = [], isEvent } = definition;
    const { alwaysResponds, returnsResult } = definition;
    if (isEvent) return event(name, id, () => this.typeOrNull(argument));
    return operation(name, id, () => ({
      argument: this.typeOrNull(argument),
      result: this.typeOrNull(result),
      // Nothing in the encoding tells several errors apart: their octets are handed on.
      error: errors.length > 1 ? ANY : this.typeOrNull(errors[0]),
      ...(errorObjects && { errors: errorObjects.map((error) => this.errorOf(error)) }),
      ...(linked.length > 0 && {
        linked: linked.map((found) => this.operations.find(qualified(found))),
      }),
      ...(alwaysResponds === false && { alwaysResponds }),
      ...(returnsResult === false && { returnsResult }),
    }));
  }

  error({ name, code, parameter }: Pick<ErrorDefinition, "name" | "code" | "parameter">) {
    return operationError(name, code, () => this.typeOrNull(parameter));
  }

  private errorOf({ definition, code, parameter }: OperationErrorNode): OperationError {
    if (definition === undefined) return this.error({ name: "", code, parameter });
    return this.errors.find(qualified(definition));
  }

  private typeOrNull(node: TypeNode | undefined): Type<any> {
    return node === undefined ? NULL : this.type(node);
  }

  /** The type that an assignment defines. */
  named(name: string, node: TypeNode): Type<any> {
    switch (node.kind) {
      case "enumerated":
        return enumerated(
          name,
          Object.fromEntries(node.items.map((item) => [item.name, item.value])),
          { extensible: node.extensible },
        );
      case "sequence":
      case "set": {
        const build = node.kind === "sequence" ? sequence : set;
        const extensible = node.extensible ? node.extensionAt : false;
        return build(name, () => this.rows(node.members), { extensible });
      }
      case "choice":
        return choice(name, () => this.rows(node.members), { extensible: node.extensible });
      case "sequenceOf": {
        const { map, constraint } = node;
        return sequenceOf(name, () => this.type(node.element), {
          map,
          ...optional({ constraint }),
        });
      }
      case "setOf":
        return setOf(
          name,
          () => this.type(node.element),
          optional({ constraint: node.constraint }),
        );
      case "systemTime":
        return systemTime(name);
      case "open": {
        const { rows, extensible, keys, contents, der } = node;
        const made = () => rows.map((row) => [row.name, row.keys, this.type(row.type)] as const);
        return openType(made, { extensible, keys, ...optional({ contents, der }) });
      }
      default:
        return alias(name, () => this.type(node));
    }
  }

  /** A type in place, or the one a reference means. */
  private type(node: TypeNode): Type<any> {
    switch (node.kind) {
      case "reference":
        return this.types.find(`${node.module}.${node.name}`);
      case "tagged": {
        const tagged = node.explicit ? explicit : implicit;
        return tagged(node.number, this.type(node.type), node.class);
      }
      case "boolean":
        return BOOLEAN;
      case "null":
        return NULL;
      case "real":
        return REAL;
      case "any":
        return ANY;
      case "external":
        return EXTERNAL;
      case "embeddedPdv":
        return EMBEDDED_PDV;
      case "characterString":
        return CHARACTER_STRING;
      case "objectIdentifier":
        return node.relative ? RELATIVE_OID : OBJECT_IDENTIFIER;
      case "integer": {
        const { wide, names, constraint } = node;
        if (!wide && names === undefined && constraint === undefined) return INTEGER;
        return integer({ wide, ...optional({ names, constraint }) });
      }
      case "bitString": {
        const { names, constraint } = node;
        if (names === undefined && constraint === undefined) return BIT_STRING;
        return bitString(optional({ names, constraint }));
      }
      case "octetString":
        return node.constraint === undefined ? OCTET_STRING : octetString(node.constraint);
      case "string":
        return string(node.string, node.constraint);
      default:
        return this.named("", node);
    }
  }

  private rows(members: readonly MemberNode[]): readonly MemberRow[] {
    return members.map((member) => [
      member.name,
      this.type(member.type),
      {
        optional: member.optional,
        extension: member.extension,
        ...("default" in member && { default: member.default }),
      },
    ]);
  }
}

function qualified({ module, name }: DefinitionName): string {
  return `${module}.${name}`;
}

/** The object without the keys that have no value. */
function optional<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
