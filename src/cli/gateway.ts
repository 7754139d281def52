import process from "node:process";
import { createGateway, defaultGatewayLimits, sharedUpstream } from "../gateway/index.js";
import { announcement } from "./announced.js";
import { reload, type Pem } from "./certificate.js";
import { tlsToServer } from "./client-tls.js";
import { connectApis } from "./connect-apis.js";
import { watchDescriptors } from "./descriptors.js";
import { outliveHangup } from "./hangup.js";
import { keepHeapSmall } from "./heap.js";
import { moveOff } from "./leaving.js";
import { stderrLog } from "./log.js";
import { ownModules } from "./own-modules.js";
import { outliveReader, writeOut } from "./streams.js";
import type { GatewayCommandOptions } from "./syntax/gateway.js";
import type { Waiting } from "./tls-settings.js";
import { gatewayOptions, listen } from "./web.js";

/**
 * Runs the web service of a server elsewhere until SIGINT or SIGTERM.
 * @param waitForPem Waits for the certificate for HTTPS, if it has that.
 */
export async function gateway(
  options: GatewayCommandOptions,
  waitForPem: Waiting<Pem>,
): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  keepHeapSmall();
  outliveReader();
  const { server, host, ucsid, webserviceUser, webservicePassword, strictness } = options;
  const { httpPort = 7224, httpsPort = 7225 } = options;
  const apis = await connectApis(options.connect, false);
  const pem = await waitForPem();
  const log = await stderrLog(options.verbose, options.json);
  const own = await ownModules(options.asn1);
  const target = { ...server, ...(await tlsToServer(options)), strictness };
  const upstream = sharedUpstream({
    ...target,
    log,
    ...(webservicePassword !== undefined && {
      webService: { user: webserviceUser, password: webservicePassword },
    }),
  });
  const connected = apis(target, log);
  const web = createGateway({
    ...{ upstream, log, ucsids: [ucsid], tls: pem, ...gatewayOptions(options, own) },
    ...(connected && { extend: connected.extend }),
  });
  const { cert, key } = options;
  const again =
    pem !== undefined && cert !== undefined && key !== undefined
      ? () => reload((next) => web.setCertificate(next), { cert, key }, log)
      : undefined;
  outliveHangup(log, [again]);
  watchDescriptors(log);
  try {
    const https = pem === undefined ? "off" : httpsPort;
    const lines = await listen(web, host, { http: httpPort, https });
    if (connected !== undefined) lines.push({ line: connected.line });
    const url = `tcp://${server.host}:${server.port}`;
    lines.push({ line: `in front of ${url}` });
    await writeOut(announcement(options.json, lines, { inFrontOf: url }));
    await interrupted;
    const wait = options.webLimit.callTimeout ?? defaultGatewayLimits.callTimeout;
    await moveOff([web], options, { wait, log });
  } finally {
    await Promise.all([web.close(), connected?.close()]);
  }
}
