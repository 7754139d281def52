import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";

/** How a {@link mailServer} behaves. */
export interface MailServerOptions {
  /** With it the server offers STARTTLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** What it says instead of the usual reply to lines that begin so. */
  readonly says?: Readonly<Record<string, string>>;
}

/** A mail server on this machine, with the lines that it got; closed when the test is over. */
export async function mailServer({ tls, says = {} }: MailServerOptions = {}) {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket, isSecure: boolean): void => {
    sockets.add(socket);
    socket.on("error", () => {});
    let data = false;
    let rest = "";
    const answer = (line: string): string | undefined => {
      const other = Object.keys(says).find((beginning) => line.startsWith(beginning));
      if (other !== undefined) return says[other];
      if (line.startsWith("EHLO")) {
        return tls === undefined || isSecure
          ? "250-here\r\n250 AUTH PLAIN"
          : "250-here\r\n250 STARTTLS";
      }
      if (line === "DATA") return "354 go on";
      if (line.startsWith("AUTH")) return "235 welcome";
      return line === "QUIT" ? undefined : "250 well";
    };
    socket.on("data", (octets: Buffer) => {
      rest += octets.toString();
      for (let end = rest.indexOf("\r\n"); end !== -1; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        lines.push(line);
        if (data && line !== ".") continue;
        data = line === "DATA" && says["DATA"] === undefined;
        if (line === "STARTTLS" && tls !== undefined) {
          socket.removeAllListeners("data");
          socket.write("220 begin\r\n");
          serve(new TLSSocket(socket, { isServer: true, ...tls }), true);
          return;
        }
        const said = answer(line);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
  };
  const server = createServer((socket) => {
    serve(socket, false);
    socket.write("220 here\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { lines, port: (server.address() as AddressInfo).port };
}
