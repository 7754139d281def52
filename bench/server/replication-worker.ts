import { monitorEventLoopDelay } from "node:perf_hooks";
import * as Um from "../../src/modules/um-replicator/um-replicator.js";
import { connect } from "../../src/rose/index.js";
import { answer } from "../children.js";
import { listening, serverWithUsers, type Size, type Stored } from "./readers.js";

// The process of a UCServer into which users are replicated, or of the replicator.

/** What the users are in the directory, compared with what the server has. */
export type Step = "all new" | "nothing changed" | "all changed";

/** What a replicator is to send. */
export interface Replicating extends Size {
  readonly port: number;
  readonly step: Step;
}

const ADMIN = { name: "replicator", password: "for the bench" };
const source = { u8sSourceDB: "AD", u8sSourceDBID: "dc1", u8sSourceDBStore: "example.org" };

const delays = monitorEventLoopDelay({ resolution: 1 });

async function serve(stored: Stored<Size>): Promise<number> {
  const { server, database } = await serverWithUsers({ ...stored, users: 0 });
  await server.users.add(ADMIN.name, ADMIN.password, { admin: true });
  delays.enable();
  return listening(server, database);
}

/** The longest turn of the event loop since this was asked last, in milliseconds. */
async function longestTurn(): Promise<number> {
  const longest = delays.max / 1e6;
  delays.reset();
  return longest;
}

function userAt(at: number, step: Step): Um.AsnUserReplicate {
  const room = step === "all changed" ? "moved" : "first";
  return {
    ...source,
    u8sobjectGUID: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    u8sUserName: `user${at}`,
    u8sDNPath: `cn=User ${at},ou=staff,dc=example,dc=org`,
    u8sSIPURI: `sip:user${at}@example.org`,
    u8sPhoneNumber: `+49 30 ${100_000 + at}`,
    u8sFirstName: `First ${at}`,
    u8sLastName: `Last ${at}`,
    u8sDisplayName: `First Last ${at}`,
    u8sEMailAdress: `user${at}@example.org`,
    optionalParams: [{ key: "u8sDepartment", value: { stringdata: room } }],
  };
}

/** Sends all users in one block; tells how many milliseconds the answer took. */
async function replicate({ port, users, step }: Replicating): Promise<number> {
  const client = await connect({ host: "127.0.0.1", port });
  await client.invoke(Um.asnUMReplicatorLogin, {
    ...{ u8sUsername: ADMIN.name, u8sPassword: ADMIN.password, u8sVersionInterface: "6.1" },
  });
  const userProfileListToTransfer = Array.from({ length: users }, (_, at) => userAt(at, step));
  const began = performance.now();
  await client.invoke(
    Um.asnUMReplicatorBlockTransferUsers,
    {
      enuOperationmode: Um.AsnUMReplicatorStartTransactionArgumentEnum.values.incremental,
      ...{ iSourceType: 7, u8sSourceComputerName: "dc1", userProfileListToTransfer },
    },
    { timeout: 120_000 },
  );
  const took = performance.now() - began;
  await client.close();
  return took;
}

answer({ serve, longestTurn, replicate });
