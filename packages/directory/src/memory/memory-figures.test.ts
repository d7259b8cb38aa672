import { figuresContract } from "../figures.contract.ts";
import { createMemoryFigures } from "./memory-figures.ts";

figuresContract("memory", () => {
  const figures = createMemoryFigures();
  return Promise.resolve({ figures: () => figures, close: () => Promise.resolve() });
});
