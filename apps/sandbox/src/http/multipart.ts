import type { Upload } from "../bot-api/method.ts";

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, Upload>;
}

/** The boundary that a content type names; null when it is no multipart form. */
export function boundaryOf(contentType: string): string | null {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * Reads a multipart form. The platform's own reader is too strict for bots: grammY writes file names
 * without quotes.
 */
export function readMultipart(body: Buffer, boundary: string): Form | null {
  const parts = split(body, boundary);
  if (!parts) return null;
  const fields: Record<string, string> = {};
  const files = new Map<string, Upload>();
  for (const part of parts) {
    const gap = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, Math.max(gap, 0)).toString();
    const name = parameter(head, "name");
    if (gap < 0 || name === null) return null;
    const bytes = part.subarray(gap + 4);
    const fileName = parameter(head, "filename");
    if (fileName === null) fields[name] = bytes.toString();
    else files.set(name, { name: fileName, bytes });
  }
  return { fields, files };
}

function split(body: Buffer, boundary: string): readonly Buffer[] | null {
  const fence = `\r\n--${boundary}`;
  const text = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Buffer[] = [];
  let start = text.indexOf(fence);
  while (start >= 0) {
    const from = start + fence.length;
    if (text.subarray(from, from + 2).toString() === "--") return parts;
    const end = text.indexOf(fence, from);
    if (end < 0) return null; // cut off
    parts.push(text.subarray(from + 2, end));
    start = end;
  }
  return null;
}

function parameter(head: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, "i").exec(head);
  return match?.[1] ?? match?.[2] ?? null;
}
