// A server with the lines of a PBX: `node main.js PBX-PORT PORT DATA`.
import process from "node:process";
import { createUcServer } from "rosewire-server";
import { OfficePbx } from "./driver.js";

const [pbxPort, port, data = "./data"] = process.argv.slice(2);
const driver = new OfficePbx({ port: Number(pbxPort) });
const server = createUcServer({ data, pbx: [{ name: "office", driver }] });
const address = await server.listen({ host: "127.0.0.1", port: Number(port) });
console.log(`listening on port ${address.port}`);
