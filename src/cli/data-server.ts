import {
  createUcServer,
  openDatabase,
  type DatabaseKind,
  type Module,
  type UcServer,
} from "../server/index.js";

/** A server that a command uses, and where its data are. */
export interface DataServer {
  readonly server: UcServer;
  readonly kind: DatabaseKind;
}

/**
 * Lets work have a server on data, whether another one runs on them or not. It is not started, and does nothing that a running one does by itself.
 * @param location The folder or database; `:memory:` for new data that are forgotten.
 * @param create Whether they are made if there are none.
 */
export async function withDataServer<R>(
  location: string,
  { create, modules = [] }: { readonly create: boolean; readonly modules?: readonly Module[] },
  work: (on: DataServer) => Promise<R>,
): Promise<R> {
  const database = openDatabase(location, { create });
  try {
    await using server = createUcServer({
      database,
      // With the keys that belong to them: others would make unreadable what `serve` has sealed.
      ...(database.kind === "sqlite" && { data: location }),
      binaryTransfer: { enabled: false },
      beside: true,
    });
    server.use(...modules);
    await server.open();
    return await work({ server, kind: database.kind });
  } finally {
    await database.close();
  }
}
