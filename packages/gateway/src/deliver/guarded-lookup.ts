import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { isForbiddenAddress, isLoopback } from "./forbidden-address.ts";

export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** The name leads to where nothing may be sent. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

const bySystem: Resolve = (host, options, done) =>
  systemLookup(host, options, (error, addresses) => done(error, error ? [] : addresses));

/**
 * For a socket's `lookup`: the address that is judged is the one that is connected to, so that a name cannot
 * say one thing to us and another to the socket. One forbidden address among several spoils them all.
 */
export function guardedLookup(allowLoopback: boolean, resolve: Resolve = bySystem): LookupFunction {
  const isForbidden = (address: string) =>
    isForbiddenAddress(address) && !(allowLoopback && isLoopback(address));

  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses;
      if (error) done(error, "");
      else if (!first || addresses.some(({ address }) => isForbidden(address)))
        done(new ForbiddenAddress("The name of the webhook leads to a forbidden address"), "");
      else if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}
