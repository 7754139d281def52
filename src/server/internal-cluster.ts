import type { Cluster } from "./kernel/cluster.js";

/** What the web service in the same process needs to reach those of other servers. It loads neither the engine nor the database. */
export { question, type Cluster } from "./kernel/cluster.js";
export { Tally } from "./kernel/tally.js";

const clusters = new WeakMap<object, Cluster>();

/** Notes a server's place among the servers on the same data, for what is made for the server too. */
export function noteCluster(owner: object, cluster: Cluster): void {
  clusters.set(owner, cluster);
}

/** The place among the servers on the same data of a server, or of what has been made for it; undefined if it has none. */
export function clusterOf(owner: object): Cluster | undefined {
  return clusters.get(owner);
}
