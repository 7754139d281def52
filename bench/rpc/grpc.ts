import * as grpc from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";
import protobuf from "protobufjs";
import { m1 } from "../messages/index.js";
import { protoOf } from "../peers/proto.js";
import { recordOf } from "../peers/shape.js";
import type { Implementation } from "./implementation.js";
import { callbackLink } from "./load.js";
import { argument } from "./wire.js";

type Call = (
  request: object,
  callback: (error: grpc.ServiceError | null, response?: object) => void,
) => void;

type EchoClient = grpc.Client & { M1: Call };

function echoService(): grpc.ServiceClientConstructor {
  const shape = recordOf(m1.type);
  const service = `service Echo { rpc M1(${shape.name}) returns (${shape.name}); }`;
  const { root } = protobuf.parse(`${protoOf(shape)}${service}`, { keepCase: true });
  const definition = fromJSON(root.toJSON(), { keepCase: true });
  const { bench } = grpc.loadPackageDefinition(definition);
  return (bench as grpc.GrpcObject)["Echo"] as grpc.ServiceClientConstructor;
}

/** gRPC over HTTP/2, without TLS. */
export const grpcjs: Implementation = {
  name: "grpc-js",
  packages: ["@grpc/grpc-js", "@grpc/proto-loader"],
  payloads: ["M1"],
  serve() {
    const server = new grpc.Server();
    server.addService(echoService().service, {
      M1: (call: { request: object }, answer: (error: null, response: object) => void) =>
        answer(null, call.request),
    });
    return new Promise((resolve, reject) => {
      const insecure = grpc.ServerCredentials.createInsecure();
      server.bindAsync("127.0.0.1:0", insecure, (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
  },
  dial(port) {
    const Echo = echoService();
    // Without this all clients of the process would share one connection.
    const options = { "grpc.use_local_subchannel_pool": 1 };
    const client = new Echo(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
      options,
    ) as unknown as EchoClient;
    const link = callbackLink(
      (callback) => client.M1(argument, callback),
      () => client.close(),
    );
    return new Promise((resolve, reject) => {
      client.waitForReady(Date.now() + 30_000, (error) => {
        if (error === undefined) resolve(link);
        else reject(error);
      });
    });
  },
  restore: (answer) => ({ ...(answer as object) }),
};
