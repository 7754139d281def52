import { parentPort, workerData } from "node:worker_threads";
import { generate } from "selfsigned";
import type { CertificateRequest } from "./certificate.js";

/*
 * A thread that makes a certificate, tells it and ends: the package is loaded beside what else the process does. Whatever it throws
 * is an error of the thread.
 */

/** Years for which a certificate of the demo is valid. */
const demoYears = 10;

const { keys } = workerData as CertificateRequest;
const notBeforeDate = new Date();
const notAfterDate = new Date(notBeforeDate);
notAfterDate.setFullYear(notAfterDate.getFullYear() + demoYears);
const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
  keyType: "ec",
  curve: "P-256",
  algorithm: "sha256",
  notBeforeDate,
  notAfterDate,
  ...(keys && { keyPair: keys }),
  extensions: [
    // Not an authority: a client that trusts this certificate must not trust others that its key signs.
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", digitalSignature: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    {
      name: "subjectAltName",
      altNames: [
        { type: 2, value: "localhost" },
        { type: 7, ip: "127.0.0.1" },
        { type: 7, ip: "::1" },
      ],
    },
  ],
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a thread, not of a page
parentPort?.postMessage({ cert, key });
