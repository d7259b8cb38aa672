/** Lets everything that was promised come true. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
