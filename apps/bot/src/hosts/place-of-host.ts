import type { HostRoom } from "@efir/directory";

/** What people know an app by: where its page is from. The title is whatever it says of itself. */
export const placeOfHost = ({ appUrl }: Pick<HostRoom, "appUrl">): string => new URL(appUrl).host;
