/** Ends an exhaustive switch: a new case that nobody handles is a type error, not a surprise. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
