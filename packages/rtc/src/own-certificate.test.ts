import { afterEach, expect, it, vi } from "vitest";
import { ownCertificate, prepareCertificate } from "./own-certificate.ts";
import { settled } from "./testing/settled.ts";

afterEach(() => void vi.unstubAllGlobals());

it("[JF11] all connections of a page show one certificate, which is made once and ahead", async () => {
  const asked: unknown[] = [];
  const generateCertificate = async (keys: unknown) => {
    asked.push(keys);
    return "made";
  };
  vi.stubGlobal("RTCPeerConnection", { generateCertificate });
  expect(ownCertificate()).toEqual({});
  prepareCertificate();
  prepareCertificate();
  await settled();
  expect(asked).toEqual([{ name: "ECDSA", namedCurve: "P-256" }]);
  expect(ownCertificate()).toEqual({ certificates: ["made"] });
});
