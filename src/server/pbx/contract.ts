import { knownOptions, type NamesOf } from "../../rose/internal.js";
import type { ConnectionId, PbxErrorCode, ServiceName } from "./driver.js";
import { fails, must, Watched, type DriverUnderTest } from "./driver-under-test.js";

/** One thing that a driver promises. */
export interface ContractTest {
  /** What is true of a driver for which it succeeds, as a sentence. */
  readonly title: string;
  /** The services without which there is nothing to test. */
  readonly needs: readonly ServiceName[];
  /**
   * Tries it.
   * @returns "skipped" if the driver has not the services.
   * @throws Error that says what is wrong (as a rejection).
   */
  run(): Promise<"passed" | "skipped">;
}

/** How a {@link driverContract} is run. */
export interface ContractOptions {
  /** Milliseconds for which the tests wait for an event; 5 s by default. */
  readonly patience?: number;
}

const contractNames = { patience: "number" } satisfies NamesOf<ContractOptions>;

/**
 * The promises of a driver as tests for any framework:
 *
 * ```ts
 * for (const { title, run } of driverContract(() => myDriverUnderTest())) test(title, run);
 * ```
 *
 * @param make Makes a driver and its PBX for one test.
 */
export function driverContract(
  make: () => DriverUnderTest | Promise<DriverUnderTest>,
  options: ContractOptions = {},
): ContractTest[] {
  knownOptions(options, contractNames, "driverContract");
  const { patience = 5_000 } = options;
  return promises.map(({ title, needs = [], test }) => ({
    title,
    needs,
    async run() {
      const under = await make();
      try {
        if (needs.some((name) => under.driver.services[name] === undefined)) return "skipped";
        const watched = new Watched(under, patience);
        await under.driver.open((event) => watched.take(event));
        try {
          await test(watched, under.lines);
          await watched.finish();
        } finally {
          await under.driver.close();
        }
        return "passed";
      } finally {
        await under.end?.();
      }
    },
  }));
}

interface Promised {
  readonly title: string;
  readonly needs?: readonly ServiceName[];
  readonly test: (at: Watched, lines: DriverUnderTest["lines"]) => Promise<void>;
}

const promises: readonly Promised[] = [
  {
    title: "the lines are among the devices, as stations with different ids",
    async test({ driver }, lines) {
      const devices = await driver.devices();
      const ids = devices.map(({ id }) => id);
      must(new Set(ids).size === ids.length, "two devices have the same id");
      for (const line of lines) {
        const found = devices.find(({ id }) => id === line);
        must(found?.category === "station", `${line} is not a station among the devices`);
      }
    },
  },
  {
    title: "a snapshot of an idle line has no connections, and that of an unknown device fails",
    async test({ driver }, [first]) {
      const { connections, inService } = await driver.snapshot(first);
      must(inService, `${first} is out of service`);
      must(connections.length === 0, `${first} has connections`);
      await fails(["unknownDevice"], () => driver.snapshot("no such device"));
    },
  },
  {
    title: "a call is originated, delivered, established and cleared",
    needs: ["makeCall"],
    async test(at, [first, second]) {
      const made = await at.call(first, second);
      must(made.device === first, "makeCall returns the connection of another device");
      await at.answer(second);
      await at.become(first, "connected");
      await at.hangUp(first);
      await at.until("the caller's connection is cleared", () => at.state(first) === undefined);
      at.order("originated", "delivered", "established", "connectionCleared");
    },
  },
  {
    title: "what a service does to a call is told before the service is over",
    needs: ["makeCall", "holdCall", "retrieveCall", "clearConnection"],
    async test(at, [first, second]) {
      const connection = (await at.service("makeCall", {
        device: first,
        to: second,
      })) as ConnectionId;
      must(at.stateOf(connection) !== undefined, "makeCall is over before its call is told");
      await at.become(second, "alerting");
      await at.answer(second);
      await at.service("holdCall", { connection });
      must(at.stateOf(connection) === "hold", "holdCall is over before it is held");
      await at.service("retrieveCall", { connection });
      must(at.stateOf(connection) === "connected", "retrieveCall is over before it is retrieved");
      await at.service("clearConnection", { connection });
      must(at.stateOf(connection) === undefined, "clearConnection is over before it is cleared");
    },
  },
  {
    title: "a call that the caller gives up ends where it rings",
    needs: ["makeCall", "clearConnection"],
    async test(at, [first, second]) {
      const made = await at.call(first, second);
      await at.service("clearConnection", { connection: made });
      await at.until("nobody has the call", () => at.connections.size === 0);
      must(!at.has("established"), "a call is established that nobody has answered");
    },
  },
  {
    title: "services fail for connections that are not there, and change nothing",
    needs: ["clearConnection"],
    async test(at, [first]) {
      const connection = { call: "no such call", device: first };
      await fails(["unknownConnection"], () => at.service("clearConnection", { connection }));
      must(at.events.length === 0, "an event tells of a call that is not there");
    },
  },
  {
    title: "makeCall fails for a device that is not there, and for no number",
    needs: ["makeCall"],
    async test(at, [first]) {
      const unknown = { device: "no such device", to: first };
      await fails(["unknownDevice", "notAllowed"], () => at.service("makeCall", unknown));
      const wrong: PbxErrorCode[] = ["invalidDestination", "invalidArgument"];
      await fails(wrong, () => at.service("makeCall", { device: first, to: "" }));
    },
  },
  {
    title: "a busy line fails the call at the caller",
    needs: ["makeCall"],
    async test(at, [first, second, third]) {
      await at.talk(first, second);
      await at.service("makeCall", { device: third, to: second });
      await at.until("the call fails", () => at.has("failed"));
      must(at.last("failed")?.cause === "busy", "the cause is not busy");
      must(at.last("failed")?.connection.device === third, "it fails elsewhere than at the caller");
    },
  },
  {
    title: "a call is held and retrieved, and not retrieved without being held",
    needs: ["makeCall", "holdCall", "retrieveCall"],
    async test(at, [first, second]) {
      const connection = await at.talk(first, second);
      await fails(["invalidState"], () => at.service("retrieveCall", { connection }));
      await at.service("holdCall", { connection });
      await at.become(first, "hold");
      await at.service("retrieveCall", { connection });
      await at.become(first, "connected");
      at.order("held", "retrieved");
    },
  },
  {
    title: "a consultation holds the call, and a transfer connects the two others",
    needs: ["makeCall", "consultationCall", "transferCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("transferCall", { held, active });
      await at.until("the first has left", () => at.state(first) === undefined);
      await at.until("the others share a call", () => at.callOf(second) === at.callOf(third));
      must(at.last("transferred") !== undefined, "there is no transferred");
    },
  },
  {
    title: "calls are alternated",
    needs: ["makeCall", "consultationCall", "alternateCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("alternateCall", { held, active });
      await at.until("the second call is held", () => at.stateOf(active) === "hold");
      await at.until("the first call is active", () => at.stateOf(held) === "connected");
    },
  },
  {
    title: "a conference has all three in one call, and goes on without one until two are left",
    needs: ["makeCall", "consultationCall", "conferenceCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("conferenceCall", { held, active });
      const calls = (): Set<string | undefined> =>
        new Set([first, second, third].map((line) => at.callOf(line)));
      await at.until("all share a call", () => calls().size === 1);
      must(at.last("conferenced")?.connections.length === 3, "it does not name three connections");
      await at.hangUp(third);
      await at.until("the third has left", () => at.state(third) === undefined);
      must(at.state(first) === "connected", "the first is not connected any more");
    },
  },
  {
    title: "a call that rings is deflected, which ends it there",
    needs: ["makeCall", "deflectCall"],
    async test(at, [first, second, third]) {
      await at.call(first, second);
      const connection = at.connectionOf(second);
      await at.service("deflectCall", { connection, to: third });
      await at.become(third, "alerting");
      must(at.state(second) === undefined, "it still rings where it has been taken away");
      must(at.last("diverted")?.connection.device === second, "there is no diverted of the second");
    },
  },
  {
    title: "a call that rings is picked up",
    needs: ["makeCall", "directedPickupCall"],
    async test(at, [first, second, third]) {
      await at.call(first, second);
      const connection = at.connectionOf(second);
      await at.service("directedPickupCall", { connection, device: third });
      await at.become(third, "connected");
      must(at.state(second) === undefined, "it still rings where it has been taken away");
      at.order("diverted", "established");
    },
  },
  {
    title: "do not disturb is told and shown, once for each change",
    needs: ["setDoNotDisturb"],
    async test(at, [first]) {
      for (const on of [true, true, false]) {
        await at.service("setDoNotDisturb", { device: first, on });
        must(at.last("doNotDisturb")?.on === on, "it is not told before the service is over");
        must((await at.driver.snapshot(first)).doNotDisturb === on, "the snapshot says otherwise");
      }
      must(at.count("doNotDisturb") === 2, "it is told although nothing has changed");
    },
  },
  {
    title: "forwards are told as the whole list, and forward calls",
    needs: ["makeCall", "setForwarding"],
    async test(at, [first, second, third]) {
      const forwards = [{ mode: "immediate", destination: third }] as const;
      await at.service("setForwarding", { device: second, forwards });
      const isTold = (count: number): boolean => at.last("forwarding")?.forwards.length === count;
      must(isTold(1), "they are not told before the service is over");
      await at.service("makeCall", { device: first, to: second });
      await at.become(third, "alerting");
      await at.service("setForwarding", { device: second, forwards: [] });
      must(isTold(0), "it is not told before the service is over that they are gone");
    },
  },
  {
    title: "no event comes after it has been closed",
    needs: ["makeCall", "clearConnection"],
    async test(at, [first, second]) {
      const connection = await at.call(first, second);
      await at.driver.close();
      const before = at.events.length;
      await Promise.resolve(at.driver.services.clearConnection?.({ connection })).catch(() => {});
      await at.settle();
      must(at.events.length === before, "there is one");
      at.isOver = true;
    },
  },
];
