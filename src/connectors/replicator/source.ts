import type { JsonObject } from "../json.js";
import type { EntryContext } from "../entries.js";
import type { Zone } from "../time.js";
import type { HttpAnswer, HttpRequest } from "./http-client.js";

/** A system that keeps appointments, as a replicator sees it: how to read and to change them. */
export interface SourceSystem extends EntryContext {
  /** The same system, for the appointments of another zone. */
  readonly inZone: (zone: Zone) => SourceSystem;
  /** A document in the form in which the replicator compares it: equal if it means the same. */
  readonly normalize: (document: JsonObject) => JsonObject;
  /** Whether a member may be changed from outside. */
  readonly writable: (field: string) => boolean;
  /** Members that are set along with any change, so that a difference in them means nothing. */
  readonly stamps?: readonly string[];
  /** The request that makes one document the other; absent if the API has none. */
  readonly update?: {
    request(id: string, before: JsonObject, after: JsonObject): HttpRequest;
    /** The document that the source has then. */
    outcome(answer: HttpAnswer, after: JsonObject): JsonObject;
  };
  /** The request that adds a document for a user of the source; absent if the API has none. */
  readonly create?: {
    request(user: string, document: JsonObject): HttpRequest;
    /** The id that the source has given it. @throws Error if the answer does not say. */
    id(answer: HttpAnswer): string;
  };
}

/** One thing that a source tells of. */
export interface SourceItem {
  readonly id: string;
  /** The user of the source; may be missing for what has been deleted. */
  readonly user: string | undefined;
  /** The time zone that the source names for it, if it does. */
  readonly zone?: string | undefined;
  /** Null if it has been deleted. */
  readonly document: JsonObject | null;
}

/** One thing that a source tells of in a way that cannot be used. */
export interface BadItem {
  /** Undefined if not even that is known. */
  readonly id: string | undefined;
  readonly problem: string;
}

/** What was read from a source; not all of it need be in memory at a time. */
export interface SourceReading {
  /** Whether anything that is not among the items does not exist; otherwise the items are changes. */
  readonly complete: boolean;
  readonly pages: AsyncIterable<readonly (SourceItem | BadItem)[]>;
  /** Once the pages have ended: where the next reading may begin. */
  cursor(): string | undefined;
}

/** Reads a source. */
export interface SourceReader {
  /** Whether it reads the present state of the source; a file is from an earlier time. */
  readonly live: boolean;
  /**
   * @param cursor Where the last reading ended; undefined to list everything. A source that does not
   *   know it any more answers with HttpFailure 410.
   */
  read(cursor: string | undefined): SourceReading;
}
