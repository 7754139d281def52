export { compile } from "./compile.js";
export { parseModules, type CompileStep, type ParseOptions } from "./parser/parse.js";
export { emitTypeScript, type EmitOptions } from "./emit/typescript.js";
export type { Location } from "./emit/scope.js";
export { only } from "./only.js";
export { load, type Loaded, type LoadOptions } from "./load.js";
export {
  Asn1Error,
  type Asn1Code,
  type Asn1ErrorPlace,
  type Asn1Warning,
  type Asn1WarningCode,
} from "./errors.js";
export type { CommentMode } from "./comments.js";
export type { SourceFile } from "./source.js";
export type { AssignmentAst, ModuleAst, TypeAst, ValueAst } from "./ast.js";
export type {
  DefinitionName,
  ErrorDefinition,
  MemberNode,
  Model,
  ModuleModel,
  OperationDefinition,
  OperationErrorNode,
  Position,
  TypeDefinition,
  TypeNode,
  Value,
  ValueDefinition,
} from "./model.js";
