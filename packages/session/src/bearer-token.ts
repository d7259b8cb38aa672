interface Asking {
  readonly get: (header: string) => string | undefined;
}

/** The session token of a request. Nowhere but in this header is one ever looked for. */
export const bearerToken = (request: Asking): string | null =>
  /^Bearer ([\w.-]{1,4096})$/i.exec(request.get("authorization") ?? "")?.[1] ?? null;
