import { isLoopback } from "./web-address.ts";

const PORTS = new Set(["", "443", "80", "88", "8443"]);

/**
 * Why Telegram would not send updates there; null when it would. Beyond its https it takes http on this
 * machine and on container networks, where hosts have names without a dot (a local Bot API server does too).
 */
export function webhookTrouble(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return "Invalid URL";
  if (url.protocol === "http:" && (isLoopback(url) || !url.hostname.includes("."))) return null;
  if (url.protocol !== "https:") return "An HTTPS URL must be provided for webhook";
  return PORTS.has(url.port) ? null : "Webhook can be set up only on ports 80, 88, 443 or 8443";
}
