export const isRecord = (json: unknown): boolean => typeof json === "object" && json !== null;
