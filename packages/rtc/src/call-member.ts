import type { Member } from "@efir/protocol";
import type { LinkStatus } from "./link-status.ts";

/** A member as the page shows it: what the server says, and how the link to it does. */
export interface CallMember extends Member {
  readonly link: LinkStatus | "self";
  readonly camera: MediaStream | null;
  readonly screen: MediaStream | null;
}
