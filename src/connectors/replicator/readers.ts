import { createReadStream } from "node:fs";
import { stdin } from "node:process";
import { addAbortSignal } from "node:stream";
import { textOfFile } from "../../codec/internal.js";
import { readJson } from "../http/json-body.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { scalarAt, tokensOf, valueAt } from "../patch/pointer.js";
import type { HttpClient } from "./http-client.js";
import type { BadItem, SourceItem, SourceReader, SourceReading } from "./source.js";

/** Where items and their parts are: JSON Pointers (RFC 6901), "" for the whole. */
export interface ItemShape {
  readonly id: string;
  readonly user: string;
  readonly document: string;
  /** Points to true for deleted items. */
  readonly deleted: string;
  /** The time zone that an item names. */
  readonly zone?: string | undefined;
}

/** How an API lists its appointments. */
export interface ListShape extends ItemShape {
  readonly url: string;
  /** The array of items in the answer. */
  readonly items: string;
  /** An array of ids of what has been deleted. */
  readonly deletions?: string | undefined;
  /** The URL of the next page, or what is put into `pageParameter`; absent, null or "" on the last. */
  readonly next?: string | undefined;
  readonly pageParameter?: string | undefined;
  /** Leads to the cursor; with `cursorParameter` the list can be limited to changes. */
  readonly cursor?: string | undefined;
  readonly cursorParameter?: string | undefined;
}

/** A source that cannot be read: it does not have the form that the configuration says. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-source";
}

/** Reads an API page by page. */
export function apiReader(client: HttpClient, shape: ListShape): SourceReader {
  return {
    live: true,
    read(known) {
      const cursor = shape.cursorParameter === undefined ? undefined : known;
      let last: string | undefined;
      return {
        complete: cursor === undefined,
        pages: pagesOf(client, shape, cursor, (found) => (last = found)),
        cursor: () => last,
      };
    },
  };
}

const mostPages = 100_000;

async function* pagesOf(
  client: HttpClient,
  shape: ListShape,
  cursor: string | undefined,
  found: (cursor: string) => void,
): AsyncGenerator<(SourceItem | BadItem)[]> {
  const first = new URL(shape.url);
  if (cursor !== undefined) first.searchParams.set(shape.cursorParameter!, cursor);
  let url: URL | undefined = first;
  for (let page = 0; url !== undefined; page++) {
    if (page === mostPages) throw new SourceError(`${shape.url}: over ${mostPages} pages`);
    const headers = { Accept: "application/json" };
    const { text } = await client.send({ method: "GET", url: url.href, headers, repeatable: true });
    const body = readJson(text);
    const next = scalarAt(body, shape.next);
    const mark = scalarAt(body, shape.cursor);
    if (mark !== undefined) found(mark);
    yield itemsOf(body, shape);
    url = next === undefined ? undefined : nextUrl(first, url, next, shape);
  }
}

function nextUrl(first: URL, current: URL, next: string, shape: ListShape): URL {
  if (shape.pageParameter !== undefined) {
    const url = new URL(first);
    url.searchParams.set(shape.pageParameter, next);
    return url;
  }
  const url = new URL(next, current);
  // The credentials are for one server.
  if (url.origin === first.origin) return url;
  throw new SourceError(`${shape.url}: the next page is on another server`);
}

function itemsOf(body: Json, shape: ListShape): (SourceItem | BadItem)[] {
  const list = valueAt(body, shape.items);
  if (!Array.isArray(list))
    throw new SourceError(`there is no array at ${shape.items || "the root"}`);
  const deletions = shape.deletions === undefined ? [] : (valueAt(body, shape.deletions) ?? []);
  if (!Array.isArray(deletions)) throw new SourceError(`there is no array at ${shape.deletions}`);
  return [
    ...list.map((item) => itemOf(item, shape)),
    ...deletions.map((id) => ({
      id: String(id),
      user: undefined,
      document: null,
    })),
  ];
}

function itemOf(item: Json, shape: ItemShape): SourceItem | BadItem {
  const id = scalarAt(item, shape.id);
  if (id === undefined)
    return { id, problem: `an item has no id at ${shape.id}: ${excerpt(item)}` };
  const user = scalarAt(item, shape.user);
  if (valueAt(item, shape.deleted) === true) return { id, user, document: null };
  const document = valueAt(item, shape.document);
  if (user === undefined) return { id, problem: `it has no user at ${shape.user}` };
  if (!isObject(document)) return { id, problem: `it has no object at ${shape.document}` };
  const zone = scalarAt(item, shape.zone);
  return { id, user, zone, document: withoutEnvelope(document, shape) };
}

function excerpt(item: Json): string {
  return JSON.stringify(item).slice(0, 100);
}

/** If the item is the document itself, members that only name the owner do not belong to it. */
function withoutEnvelope(document: JsonObject, shape: ItemShape): JsonObject {
  if (shape.document !== "") return document;
  const envelope = new Set(shape.deleted === "" ? [] : tokensOf(shape.deleted).slice(0, 1));
  return Object.fromEntries(Object.entries(document).filter(([name]) => !envelope.has(name)));
}

/**
 * Reads a file, or standard input for `-`: a JSON array of items, or one item per line.
 * @param complete Whether it holds all appointments; otherwise it holds changes.
 * @param signal Ends the waiting for more of it.
 */
export function fileReader(
  path: string,
  shape: ItemShape,
  complete: boolean,
  signal?: AbortSignal,
): SourceReader {
  return {
    live: false,
    read: (): SourceReading => ({
      complete,
      pages: filePages(path, shape, signal),
      cursor: () => undefined,
    }),
  };
}

const itemsAPage = 500;

async function* filePages(
  path: string,
  shape: ItemShape,
  signal: AbortSignal | undefined,
): AsyncGenerator<(SourceItem | BadItem)[]> {
  const text = await readFile(path, signal);
  const values = /^\s*\[/.test(text) ? (readJson(text) as Json[]) : linesOf(text, path);
  let page: (SourceItem | BadItem)[] = [];
  for (const value of values) {
    page.push(itemOf(value, shape));
    if (page.length < itemsAPage) continue;
    yield page;
    page = [];
  }
  yield page;
}

async function readFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  const stream = path === "-" ? stdin : createReadStream(path);
  if (signal !== undefined) addAbortSignal(signal, stream);
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const text = textOfFile(Buffer.concat(chunks));
  if (text === undefined) throw new SourceError(`${path} is not UTF-8`);
  return text;
}

function* linesOf(text: string, path: string): Generator<Json> {
  let number = 0;
  for (const line of text.split("\n")) {
    number++;
    if (line.trim() === "") continue;
    try {
      yield readJson(line);
    } catch (error) {
      throw new SourceError(`${path}, line ${number}: ${(error as Error).message}`);
    }
  }
}
