import type { PageEvent } from "../page-api.ts";

/** A page that listens, until the sandbox closes. */
export interface OpenPage {
  readonly heard: readonly PageEvent[];
  readonly response: Response;
  readonly done: Promise<void>;
}

export async function listenTo(url: string): Promise<OpenPage> {
  const heard: PageEvent[] = [];
  const response = await fetch(url);
  const read = async () => {
    let rest = "";
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = `${rest}${piece}`.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks)
        if (block.startsWith("data: ")) heard.push(JSON.parse(block.slice(6)) as PageEvent);
    }
  };
  return { heard, response, done: read() };
}
