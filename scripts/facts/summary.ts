import type { Facts, FactsField, FactsType } from "./facts.js";
import { folderOf, referenceOf } from "./module-names.js";

/**
 * The facts without their texts, as compact JSON with one line per type: what the tests
 * compare the generated modules with.
 */
export function summarize(facts: Facts): string {
  const modules = facts.modules.map((module) => {
    const operations = module.operations.map(({ name, id, argument, result, error }) =>
      JSON.stringify([name, id, argument, result, error]),
    );
    const types = module.types.map((type) => JSON.stringify(typeSummary(type)));
    return `{"folder":${JSON.stringify(folderOf(module.name))},"reference":${JSON.stringify(referenceOf(module))},
"operations":[
${operations.join(",\n")}
],
"types":[
${types.join(",\n")}
]}`;
  });
  return `{"version":${JSON.stringify(facts.protocol.version)},"modules":[\n${modules.join(",\n")}\n]}\n`;
}

function typeSummary(type: FactsType): Record<string, unknown> {
  return {
    name: type.name,
    kind: type.kind,
    ...(type.element !== undefined && { element: type.element }),
    ...(type.extensible !== undefined && { extensible: type.extensible }),
    ...(type.fields && { fields: type.fields.map(fieldSummary) }),
    ...(type.values && {
      values: Object.fromEntries(type.values.map(({ name, value }) => [name, value])),
    }),
  };
}

/** Name, type, whether it is optional, tag. */
function fieldSummary({ name, type, optional, tag }: FactsField): unknown[] {
  return [name, type, optional, tag];
}
