import { describe, expect, it, vi } from "vitest";
import { inEnglish } from "../testing/in-english.tsx";
import { settle } from "../testing/settle.ts";
import { createPart } from "./part.tsx";

const Hello = () => <p>Hello</p>;

describe("a part that is fetched when it is needed", () => {
  it("[UI20] says that it comes, and is there when it has come", async () => {
    const part = createPart(() => Promise.resolve(Hello));
    expect(inEnglish(<part.Component />)).toContain("Loading…");
    part.fetch();
    await settle();
    expect(inEnglish(<part.Component />)).toBe("<p>Hello</p>");
  });

  it("[UI21] one that did not come says so, and comes when it is asked for again", async () => {
    const load = vi
      .fn<() => Promise<typeof Hello>>()
      .mockRejectedValueOnce(new TypeError("Failed to fetch"))
      .mockResolvedValueOnce(Hello);
    const part = createPart(load);
    part.fetch();
    await settle();
    const html = inEnglish(<part.Component />);
    expect(html).toContain("This part of the page did not load.");
    expect(html).toContain("<button");
    part.fetch();
    await settle();
    expect(inEnglish(<part.Component />)).toBe("<p>Hello</p>");
  });

  it("[UI20] it is fetched once, however often it is asked for", async () => {
    const load = vi.fn(() => Promise.resolve(Hello));
    const part = createPart(load);
    part.fetch();
    part.fetch();
    await settle();
    part.fetch();
    expect(load).toHaveBeenCalledOnce();
  });
});
