import type { Type } from "../../codec/index.js";
import type { Registry } from "../../modules/registry.js";
import { membersOf, typeAt, valueNames } from "./members.js";
import { commandWords, findCalled } from "./words.js";

/** What may follow, and what of it is there already. */
export type Completion = readonly [candidates: string[], partial: string];

const none: Completion = [[], ""];

/** What a line may go on with: commands, operations, types, members and names of values. */
export function complete(line: string, registry: Registry): Completion {
  const [, first = "", gap = "", rest = ""] = /^\s*([^\s{[]*)(\s*)([^]*)$/.exec(line) ?? [];
  if (gap === "" && rest === "") {
    const [found, partial] = matching(
      [...Object.keys(commandWords), ...operationNames(registry)],
      first,
    );
    // What follows is another word.
    return [found.length === 1 ? [`${found[0]} `] : found, partial];
  }
  if (Object.hasOwn(commandWords, first)) {
    const words = commandWords[first as keyof typeof commandWords];
    if (words !== "names") return matching(words, rest);
    const types = registry.types.map(({ name }) => name);
    return matching([...operationNames(registry), ...types], rest);
  }
  const argument = findCalled(first, registry)?.argument;
  if (argument === undefined) return none;
  return /^[{[]/.test(rest) ? inJson(rest, argument) : inMembers(rest, argument);
}

function operationNames(registry: Registry): string[] {
  return registry.operations.map(({ name }) => name);
}

/** Names that begin like this, whatever the case, and with or without `asn`. */
function matching(names: Iterable<string>, partial: string): Completion {
  const wanted = partial.toLowerCase();
  const found = [...new Set(names)].filter((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(wanted) || (wanted !== "" && lower.startsWith(`asn${wanted}`));
  });
  return [found.toSorted(), partial];
}

/** In `member=value other.member=value`. */
function inMembers(text: string, argument: Type<any>): Completion {
  const [partial = ""] = /\S*$/.exec(text) ?? [];
  const equals = partial.indexOf("=");
  if (equals >= 0) {
    const type = typeAt(argument, partial.slice(0, equals).split("."));
    const names = type === undefined ? [] : valueNames(type);
    return startingWith(
      names.map((name) => partial.slice(0, equals + 1) + name),
      partial,
    );
  }
  const before = partial.slice(0, partial.lastIndexOf(".") + 1);
  const type = typeAt(argument, before.split(".").slice(0, -1));
  const names = type === undefined ? [] : membersOf(type);
  const given = new Set(Array.from(text.matchAll(/(?:^|\s)([\w.-]+)=/g), ([, name]) => name));
  const candidates = names
    .filter(({ name }) => !given.has(before + name))
    .map(({ name, type: of }) => `${before}${name}${isStructure(of) ? "." : "="}`);
  return startingWith(candidates, partial);
}

function isStructure(type: Type<any>): boolean {
  return "members" in (typeAt(type, [])?.schema ?? {});
}

/** In an object or a list. */
function inJson(text: string, argument: Type<any>): Completion {
  const { path, isName, partial } = placeIn(text);
  const type = typeAt(argument, path);
  if (type === undefined) return none;
  if (!isName) return startingWith(valueNames(type), partial);
  return startingWith(
    membersOf(type).map(({ name }) => `${name}: `),
    partial,
  );
}

function startingWith(names: readonly string[], partial: string): Completion {
  return [names.filter((name) => name.startsWith(partial)), partial];
}

/** Where a text ends: within which members, and in the name of another one or in a value. */
function placeIn(text: string): { path: string[]; isName: boolean; partial: string } {
  const levels: { readonly isList: boolean; name: string | undefined }[] = [];
  let last = "";
  const tokens = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[{}[\]:,]|\s+|[^\s{}[\]:,"']+/g;
  for (const [token] of text.matchAll(tokens)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") levels.push({ isList: token === "[", name: undefined });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === ":" && level !== undefined) level.name = last;
    else if (token === "," && level !== undefined) level.name = undefined;
    if (!/^\s/.test(token)) last = token.replace(/^["']|["']$/g, "");
  }
  const level = levels.at(-1);
  const isName = level !== undefined && !level.isList && level.name === undefined;
  const path = levels.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const [partial = ""] = /[^\s{}[\]:,"']*$/.exec(text) ?? [];
  return { path, isName, partial };
}
