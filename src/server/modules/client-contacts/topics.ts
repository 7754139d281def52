import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  sequence,
  sequenceOf,
  UTF8String,
} from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** That the content of a user has changed. */
export interface ContentChanged {
  readonly owner: number;
  readonly revision: number;
}

/** That the content of a user has changed, for all servers. Each then reads what. */
export const contentChanged: Topic<ContentChanged> = topic<ContentChanged>(
  "client-contacts/changed",
  sequence("ContentChanged", () => [
    ["owner", INTEGER],
    ["revision", INTEGER],
  ]),
);

/** A change that is passed on to subscribers. Lists are the BER encodings of their elements, one after the other. */
export interface PassedOn {
  readonly owner: number;
  readonly revision: number;
  /** Whether this is everything, because it is not known, or too much, what has changed. */
  readonly isFull: boolean;
  /** The contacts that have changed last with this revision, with pictures and without. */
  readonly contacts: { readonly full: Uint8Array; readonly plain: Uint8Array };
  /** The ids of the contacts that have been removed with it. */
  readonly removed: Uint8Array;
  /** Whether the structure has changed. */
  readonly isRestructured: boolean;
  /** The structure then; otherwise empty. */
  readonly structure: Uint8Array;
  /** The attributes by which it has changed; empty if it came as a whole. */
  readonly attributes: Uint8Array;
}

/** A change, in the order of revisions. Each server tells only itself. */
export const passedOn: Topic<PassedOn> = topic<PassedOn>(
  "client-contacts/passed-on",
  sequence("PassedOnContent", () => [
    ["owner", INTEGER],
    ["revision", INTEGER],
    ["isFull", BOOLEAN],
    [
      "contacts",
      sequence("PassedOnContacts", () => [
        ["full", OCTET_STRING],
        ["plain", OCTET_STRING],
      ]),
    ],
    ["removed", OCTET_STRING],
    ["structure", OCTET_STRING],
    ["isRestructured", BOOLEAN],
    ["attributes", OCTET_STRING],
  ]),
);

/** The ids that a user has tagged. */
export interface TagsChanged {
  readonly owner: number;
  readonly revision: number;
  readonly ids: readonly string[];
  /** A text that only the session knows that has changed them. */
  readonly by: string;
}

/** A user has tagged other ids. */
export const tagsChanged: Topic<TagsChanged> = topic<TagsChanged>(
  "client-contacts/tags",
  sequence("TagsChanged", () => [
    ["owner", INTEGER],
    ["revision", INTEGER],
    ["ids", sequenceOf("TaggedIds", () => UTF8String)],
    ["by", UTF8String],
  ]),
);
