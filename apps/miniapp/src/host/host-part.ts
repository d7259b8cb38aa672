import { createPart } from "../ui/part.tsx";

/** Only rooms with an app beside them need it. */
export const HostPart = createPart(async () => (await import("./host-room.tsx")).HostRoom);
