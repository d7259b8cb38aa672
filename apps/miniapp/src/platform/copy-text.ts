/** Fails on plain http and in frames without the permission: then the text has to be shown. */
export async function copyText(text: string): Promise<"copied" | "failed"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "failed"; // refused, or there is no clipboard here
  }
}
