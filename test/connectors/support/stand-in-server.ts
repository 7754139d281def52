import process from "node:process";
import { SuperOfficeStandIn, VitecStandIn, XelionStandIn } from "./stand-in.js";

/**
 * A stand-in to try `rosewire connect` against, until it is interrupted:
 * `npx tsx test/connectors/support/stand-in-server.ts xelion|vitec|superoffice [PORT]`. What alice and bob
 * have there is listed under /list (see StandIn); every request that comes is printed.
 */
const standIns = { xelion: XelionStandIn, vitec: VitecStandIn, superoffice: SuperOfficeStandIn };

const [name = "", port = "0"] = process.argv.slice(2);
if (!Object.hasOwn(standIns, name)) throw new Error(`one of ${Object.keys(standIns).join(", ")}`);
const system = name as keyof typeof standIns;

const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const documents = {
  xelion: (subject: string) => ({
    subject,
    starttime: `${day} 09:00:00`,
    endtime: `${day} 10:00:00`,
    userStatus: "busy",
    participants: ["167843"],
  }),
  vitec: (subject: string) => ({
    subject,
    location: "Storgatan 1",
    startsAt: `${day}T09:00:00.0000000+01:00`,
    endsAt: `${day}T10:00:00.0000000+01:00`,
  }),
  superoffice: (subject: string) => ({
    Title: subject,
    StartDate: `${day}T09:00:00.0000000+01:00`,
    EndDate: `${day}T10:00:00.0000000+01:00`,
    IsFree: false,
  }),
};

const standIn = new standIns[system]();
standIn.port = Number(port);
for (const user of ["alice", "bob"]) standIn.add(user, documents[system](`Visit of ${user}`));
await standIn.start();
console.log(`${system} on ${standIn.url}, its appointments under ${standIn.url}/list`);

let told = 0;
setInterval(() => {
  for (const { method, path, body } of standIn.received.slice(told)) {
    console.log(`${method} ${path} ${body}`);
  }
  told = standIn.received.length;
}, 100);
