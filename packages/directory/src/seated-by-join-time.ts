import { byJoinTime } from "@efir/protocol";
import type { Seated } from "./directory.ts";

export const seatedByJoinTime = (a: Seated, b: Seated): number => byJoinTime(a.member, b.member);
