import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** Sends these octets to a web service, and gives all that comes until it closes the connection. */
export async function exchange(url: string, octets: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    socket.write(octets, "latin1");
    return await text(socket);
  } finally {
    socket.destroy();
  }
}
