import type { Cluster } from "./kernel/cluster.js";

/** What the web service in the same process needs to reach those of other servers. It loads neither the engine nor the database. */
export { question, type Cluster } from "./kernel/cluster.js";

/** The member of a UcServer that has its place among the servers on the same data. */
export const clusterOfServer: unique symbol = Symbol("cluster");

/** A server that has one. */
export interface InCluster {
  /** Its place among the servers on the same data. */
  readonly [clusterOfServer]: Cluster;
}
