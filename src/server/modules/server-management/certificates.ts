import { X509Certificate } from "node:crypto";
import {
  asnMgmtGetAvailableCertificates,
  type AsnSSLCertificateDetails,
} from "../../../modules/management/management.js";
import type { ServerCertificate } from "../../../rose/index.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import type { Listening } from "../../listening.js";

/** Says which certificates there are: asnMgmtGetAvailableCertificates (2614, manual line 36299), those with which the server listens. */
export function handleCertificates(
  { handle }: Pick<ModuleContext<object>, "handle">,
  listening: Pick<Listening, "certificate">,
): void {
  handle(asnMgmtGetAvailableCertificates, {
    access: admin,
    unit: "none",
    run: () => ({ certificateDetailsList: detailsOf(listening.certificate ?? {}) }),
  });
}

/** The certificates in PEM, of each chain the first one; the others are those of authorities. */
function detailsOf({ cert = [], key }: ServerCertificate): AsnSSLCertificateDetails[] {
  const isKeyThere = key !== undefined && key.length > 0;
  return [cert].flat().map((pem) => {
    const { fingerprint, subject, issuer, validFrom, validTo, subjectAltName } =
      new X509Certificate(pem);
    return {
      // Windows knows a certificate by these digits, and shows the common name.
      u8sCertHash: fingerprint.replaceAll(":", ""),
      u8sIssuedTo: commonName(subject),
      u8sIssuer: commonName(issuer),
      timValidFrom: new Date(validFrom),
      timValidTo: new Date(validTo),
      u8sListAlternateNames: alternateNames(subjectAltName),
      bPrivateKeyAvail: isKeyThere,
    };
  });
}

/** The common name in a name of X.500, or all of that without one. Node.js gives undefined for an empty name. */
function commonName(name = ""): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll("\n", ", ");
}

function alternateNames(text = ""): string[] {
  const names = text.matchAll(/(?:^|, )[\w ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return Array.from(names, ([, name = ""]) =>
    name.startsWith('"') ? (JSON.parse(name) as string) : name,
  );
}
