/** Every promise that needs nothing from outside has been served by then. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
