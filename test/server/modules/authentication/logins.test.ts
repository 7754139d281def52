import { expect, test } from "vitest";
import { silentLog, type Session } from "../../../../src/rose/index.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import { ClusterParts } from "../../../../src/server/kernel/cluster.js";
import { Principals } from "../../../../src/server/kernel/principals.js";
import { AnonymousSessions } from "../../../../src/server/modules/authentication/anonymous.js";
import { Logins } from "../../../../src/server/modules/authentication/logins.js";
import { join, serve, until } from "../../../rose/support/peers.js";

/** The logins of a server, and the sessions of as many clients. */
async function withSessions(count: number) {
  const principals = new Principals({ foreignChanges: () => 0, log: silentLog });
  const logins = new Logins(
    principals,
    new AnonymousSessions(
      { maxAnonymous: 1, maxAnonymousPerAddress: 1 },
      new ClusterParts({ bus: new LocalBus(), log: silentLog, onGap: () => {} }),
    ),
  );
  const { server, port } = await serve();
  const clients = [];
  const sessions: Session[] = [];
  for (let i = 0; i < count; i++) {
    clients.push(await join(port));
    await until(() => server.connections.size === i + 1);
    sessions.push([...server.connections][i]!.session);
  }
  return { logins, clients, sessions };
}

test("of what a client says that it continues, only what has the form of an id is kept, until it has logged on", async () => {
  const { logins, sessions } = await withSessions(2);
  const [first, second] = sessions as [Session, Session];
  const { connectionId } = logins.of(first);
  const continued = (id: string): string | undefined => {
    logins.willContinue(second, id);
    return logins.of(second).continues;
  };
  for (const id of ["", "x", `${connectionId}x`, "x".repeat(64), "x".repeat(100_000)]) {
    expect(continued(connectionId)).toBe(connectionId);
    expect(continued(id)).toBeUndefined();
  }
  expect(continued(connectionId)).toBe(connectionId);
  logins.endContinued(second);
  expect(logins.of(second).continues).toBeUndefined();
});
