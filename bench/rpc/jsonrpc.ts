import { createServer, type Socket } from "node:net";
import {
  createMessageConnection,
  SocketMessageReader,
  SocketMessageWriter,
} from "vscode-jsonrpc/node";
import { connected, listening, type Implementation } from "./implementation.js";
import { promiseLink } from "./load.js";
import { argument } from "./wire.js";

function connectionOn(socket: Socket): ReturnType<typeof createMessageConnection> {
  return createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
}

/** JSON-RPC with the headers of the language server protocol. */
export const jsonrpc: Implementation = {
  name: "vscode-jsonrpc",
  packages: ["vscode-jsonrpc"],
  payloads: ["M1"],
  serve() {
    const server = createServer({ noDelay: true }, (socket) => {
      const connection = connectionOn(socket);
      connection.onRequest("M1", (received: unknown) => received);
      connection.onClose(() => connection.dispose());
      connection.listen();
    });
    return listening(server);
  },
  async dial(port) {
    const connection = connectionOn(await connected(port));
    connection.listen();
    return promiseLink(
      () => connection.sendRequest("M1", argument),
      () => {
        connection.end();
        connection.dispose();
      },
    );
  },
};
