// A server with the module, two clients that try it out, and one that does so over HTTP.
import { createGateway, localUpstream } from "rosewire-server/gateway";
import { connect, logOn, RoseError } from "rosewire/rose";
import { createUcServer } from "rosewire-server";
import { visitorsModule } from "./module.js";
import {
  visitorArrive,
  visitorArrived,
  visitorGetAll,
  visitorNegotiate,
  visitorWatch,
} from "./visitors.js";

const server = createUcServer().use(visitorsModule());
await server.users.add("alice", "a good password");
await server.users.add("bob", "another good one");
const { port } = await server.listen({ port: 0 });

const bob = await connect({ host: "127.0.0.1", port });
console.log("before the logon:", await bob.invoke(visitorNegotiate, { version: 2 }));
await logOn(bob, { user: "bob", password: "another good one" });
await bob.invoke(visitorWatch, { host: "" });
const told = new Promise((resolve) => bob.handle(visitorArrived, resolve));

const alice = await connect({ host: "127.0.0.1", port });
await logOn(alice, { user: "alice", password: "a good password" });
await alice.invoke(visitorArrive, { name: "Carol", host: "Bob" });
console.log("bob is told of", await told);
console.log("bob's visitors are", (await bob.invoke(visitorGetAll, { host: "" })).visitors);

try {
  await alice.invoke(visitorGetAll, { host: "bob" });
} catch (error) {
  if (!(error instanceof RoseError)) throw error;
  console.log("alice is refused:", error.error);
}

// The web service calls what the server serves.
const gateway = createGateway({ upstream: localUpstream(server) });
const web = await gateway.listen({ port: 0 });
const answer = await fetch(`http://127.0.0.1:${web.port}/ws/direct/visitorGetAll?host=`, {
  headers: { Authorization: `Basic ${btoa("bob:another good one")}` },
});
console.log("over HTTP, bob's are", await answer.json());

await Promise.all([alice.close(), bob.close(), gateway.close()]);
await server.close();
