import { resolve } from "node:path";

/** Where the data of a server are. */
export interface DatabasePlace {
  /** The folder, or `:memory:`. */
  readonly data?: string | undefined;
  /** The address of a PostgreSQL database, instead. */
  readonly store?: string | undefined;
  /** A database that the embedder has opened, instead; nothing is known of it but its kind. */
  readonly database?: { readonly kind: string } | undefined;
}

/** What administrators are told of the database. The password is not among it. */
export interface DescribedDatabase {
  readonly u8sEngine: string;
  readonly u8sServer: string;
  readonly u8sFilePath: string;
  readonly u8sLoginName: string;
  /** The name of the database. */
  readonly name: string;
}

/** Describes a database, without a password that is in its address. */
export function describedDatabase({ data, store, database }: DatabasePlace): DescribedDatabase {
  const nothing = { u8sServer: "", u8sFilePath: "", u8sLoginName: "", name: "rosewire" };
  if (database !== undefined) return { ...nothing, u8sEngine: database.kind };
  if (store !== undefined) {
    const { host, username, pathname } = URL.canParse(store) ? new URL(store) : noAddress;
    const name = plain(pathname.replace(/^\//, ""));
    return {
      ...nothing,
      u8sEngine: "postgres",
      u8sServer: host,
      u8sLoginName: plain(username),
      ...(name !== "" && { name }),
    };
  }
  const isFolder = data !== undefined && data !== ":memory:";
  return { ...nothing, u8sEngine: "sqlite", u8sFilePath: isFolder ? resolve(data) : ":memory:" };
}

const noAddress = { host: "", username: "", pathname: "" };

/** A part of an address without its escapes. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
