import { inject } from "vitest";
import { picturesContract } from "../pictures.contract.ts";
import { redisHarness } from "../testing/redis-harness.ts";
import { createRedisPictures } from "./redis-pictures.ts";

picturesContract(async () => {
  const { own, prefix, passes, close } = await redisHarness(inject("redisUrl"));
  return {
    pictures: (mostBytes) => createRedisPictures(own, { prefix, ...(mostBytes && { mostBytes }) }),
    passes,
    close,
  };
});
