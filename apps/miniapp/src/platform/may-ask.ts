import type { DeviceKind } from "../session/take-back.ts";

/** Whether the browser would give the device without a question. Where it does not say, it would ask. */
export async function mayAskSilently(
  permissions: Pick<Permissions, "query"> | undefined,
  name: DeviceKind,
): Promise<boolean> {
  try {
    return (await permissions?.query({ name }))?.state === "granted";
  } catch {
    return false; // a browser that knows no such permission
  }
}
