import { expect, it } from "vitest";
import { aWorld } from "../testing/fake-world.ts";
import { createApi } from "./api.ts";

function apiOver(answer: () => Response) {
  const asked: string[] = [];
  const api = createApi((path, init) => {
    const body = typeof init.body === "string" ? ` ${init.body}` : "";
    asked.push(`${init.method ?? "GET"} ${path}${body}`);
    return Promise.resolve().then(answer);
  });
  return { api, asked };
}

it("[SP79] each request names the person who acts", async () => {
  const { api, asked } = apiOver(() => Response.json({ ...aWorld(), messageId: 3 }));
  await api.world(7);
  await api.world(null);
  expect(await api.send({ user: 7, chat: -5, text: "hi" })).toMatchObject({ ok: true });
  expect(asked).toEqual([
    "GET /sandbox/api/world?user=7",
    "GET /sandbox/api/world",
    'POST /sandbox/api/messages {"user":7,"chat":-5,"text":"hi"}',
  ]);
});

it.each([
  [
    () => Response.json({ error: { code: "may-not-post", message: "No." } }, { status: 403 }),
    { code: "may-not-post", message: "No." },
  ],
  [() => new Response("<html>", { status: 502 }), { code: "bad-answer", message: null }],
  [() => new Response("<html>"), { code: "bad-answer", message: null }],
  [() => Promise.reject(new Error("offline")), { code: "unreachable", message: null }],
])("[SP80] whatever goes wrong is a refusal with a code", async (answer, error) => {
  const { api } = apiOver(answer as () => Response);
  expect(await api.send({ user: 7, chat: -5, text: "hi" })).toEqual({ ok: false, error });
});

it("[SP81] an address to launch is an address", async () => {
  const { api } = apiOver(() => Response.json({ url: "not one" }));
  const via = { kind: "menu-button" } as const;
  expect(await api.launch({ user: 7, chat: 1, theme: "light", via })).toMatchObject({ ok: false });
});
