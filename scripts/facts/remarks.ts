import type { Facts, FactsField, FactsOperation, FactsType } from "./facts.js";

/** The comment in front of a type. */
export function typeRemark(type: FactsType): string {
  return withLine(type.summary, type.line);
}

/** The comment in front of an operation or event; says so when its id is not a printed one. */
export function operationRemark(operation: FactsOperation): string {
  const remark = withLine(operation.summary, operation.line);
  if (operation.idNote !== undefined) return `${remark} Id ${operation.idNote}.`;
  return operation.idSource === "assigned" ? `${remark} Id assigned: none is printed.` : remark;
}

/** The comment behind a member, with `@linked` in front of the type that it refers to. */
export function fieldRemark(field: FactsField, facts: Facts): string {
  const linked = field.linked ?? namedEnumeration(field, facts);
  if (linked === undefined) return field.doc;
  const rest = field.type === "INTEGER" ? withoutName(field.doc, linked) : field.doc;
  return `${rest} @linked ${linked}`.trim();
}

/** The first ENUMERATED that the text of an INTEGER names. */
function namedEnumeration(field: FactsField, facts: Facts): string | undefined {
  if (field.type !== "INTEGER") return undefined;
  const words = field.doc.match(/[A-Z][A-Za-z0-9]+/g) ?? [];
  return words.find((word) =>
    facts.modules.some(({ types }) =>
      types.some((type) => type.name === word && type.kind === "enumerated"),
    ),
  );
}

/** Takes the name out where the text still reads well without it. */
function withoutName(doc: string, name: string): string {
  if (doc === name) return "";
  const shorter = doc
    .replace(new RegExp(`^${name}(: |, )`), "")
    .replace(new RegExp(` \\(${name}\\)`), "")
    .replace(new RegExp(`(, |; type from )${name}$`), "");
  return shorter;
}

function withLine(summary: string | undefined, line: number): string {
  const text = summary?.replace(/\.$/, "");
  return text === undefined || text === ""
    ? `Manual line ${line}.`
    : `${text} (manual line ${line}).`;
}
