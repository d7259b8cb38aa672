import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

export interface OwnCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** The files of a certificate for an address, signed by itself; made where they are not there yet. */
export function ownCertificate(folder: string, address: string): OwnCertificate {
  const [certificate, key] = [join(folder, "turn-cert.pem"), join(folder, "turn-key.pem")];
  if (existsSync(certificate)) return { certificate, key };
  mkdirSync(folder, { recursive: true });
  const make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650"];
  const subject = ["-subj", `/CN=${address}`, "-addext", `subjectAltName=IP:${address}`];
  execFileSync("openssl", [...make, ...subject, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  return { certificate, key };
}
