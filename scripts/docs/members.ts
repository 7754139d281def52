import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

type Holder = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.TypeLiteralNode;

/** What a file exports, by name, as far as it has members. */
type Exports = Map<string, readonly Holder[]>;

/**
 * The members of what an entry point exports that have no doc comment, `Session.connection`. typedoc asks for one of each export; what it
 * could say of members it can only say of all, those of protocols included.
 * @param entry The file of the entry point.
 */
export function bareMembers(entry: string): string[] {
  const found: string[] = [];
  for (const [name, holders] of exportsOf(entry, new Map())) {
    for (const holder of holders) {
      if (implementsAnother(holder)) continue;
      for (const member of holder.members) {
        if (!isPublic(member) || ts.getJSDocCommentsAndTags(member).length > 0) continue;
        found.push(`${name}.${member.name?.getText() ?? "()"}`);
      }
    }
  }
  return [...new Set(found)].toSorted();
}

function exportsOf(file: string, known: Map<string, Exports>): Exports {
  const before = known.get(file);
  if (before !== undefined) return before;
  const exported: Exports = new Map();
  known.set(file, exported);
  const text = readFileSync(file, "utf8");
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    .statements) {
    if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
      if (!moduleSpecifier.text.startsWith(".")) continue;
      const other = join(dirname(file), moduleSpecifier.text.replace(/\.js$/, ".ts"));
      const theirs = exportsOf(other, known);
      if (exportClause === undefined) {
        for (const [name, holders] of theirs) exported.set(name, holders);
      } else if (ts.isNamedExports(exportClause)) {
        for (const { name, propertyName } of exportClause.elements) {
          const holders = theirs.get((propertyName ?? name).text);
          if (holders !== undefined) exported.set(name.text, holders);
        }
      }
      continue;
    }
    const declared = holderOf(statement);
    if (declared === undefined) continue;
    exported.set(declared.name, [...(exported.get(declared.name) ?? []), declared.holder]);
  }
  return exported;
}

function holderOf(statement: ts.Statement): { name: string; holder: Holder } | undefined {
  const { ExportKeyword } = ts.SyntaxKind;
  if (!ts.canHaveModifiers(statement)) return undefined;
  if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ExportKeyword)) return undefined;
  if (ts.isInterfaceDeclaration(statement)) return { name: statement.name.text, holder: statement };
  if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
    return { name: statement.name.text, holder: statement };
  }
  if (ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type)) {
    return { name: statement.name.text, holder: statement.type };
  }
  return undefined;
}

/** What a class implements says what its members are. */
function implementsAnother(holder: Holder): boolean {
  if (!ts.isClassDeclaration(holder)) return false;
  const { ImplementsKeyword } = ts.SyntaxKind;
  return holder.heritageClauses?.some(({ token }) => token === ImplementsKeyword) === true;
}

/** Whether somebody sees it who uses the package, and it is not said elsewhere what it is: what overrides has the comment of the other. */
function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  if (ts.isConstructorDeclaration(member) || ts.isClassStaticBlockDeclaration(member)) return false;
  if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) return false;
  const { PrivateKeyword, ProtectedKeyword, OverrideKeyword } = ts.SyntaxKind;
  const hidden: readonly ts.SyntaxKind[] = [PrivateKeyword, ProtectedKeyword, OverrideKeyword];
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) : undefined;
  return modifiers?.some(({ kind }) => hidden.includes(kind)) !== true;
}
