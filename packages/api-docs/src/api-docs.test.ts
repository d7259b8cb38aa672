import { expect, it } from "vitest";
import type { Area } from "./area.ts";
import { apiDocument, docsPage } from "./index.ts";

const HOSTILE: Area = {
  name: "<script>alert(1)</script>",
  description: "a & b `<b>`",
  paths: {
    "/x": {
      get: {
        operationId: "x",
        summary: '"quoted"',
        responses: { 200: { description: "<img src=x>" } },
      },
    },
  },
};

it("[AD1] every reference in the document leads somewhere, and every operation has a name of its own", () => {
  const document = apiDocument();
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const schemes = [...text.matchAll(/"security":\[\{"(\w+)"/g)].map(([, name]) => name);
  for (const name of schemes)
    expect(Object.keys(document.components.securitySchemes)).toContain(name);
});

it("[AD2] what stands in braces in a path is a parameter of it", () => {
  const { paths } = apiDocument();
  for (const [path, methods] of Object.entries(paths)) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const operation of Object.values(methods)) {
      const { parameters = [] } = operation;
      const named = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect(named, path).toEqual(wanted);
    }
  }
});

it("[AD3] the page names every path, loads nothing, and runs nothing", () => {
  const { html, contentSecurityPolicy } = docsPage();
  for (const path of Object.keys(apiDocument().paths)) expect(html).toContain(path);
  expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\//);
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; style-src 'sha256-/);
});

it("[AD4] the words of an area are words, whatever they look like", () => {
  const { html } = docsPage([HOSTILE]);
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<img");
  expect(html).toContain("<code>&lt;b&gt;</code>");
});

it("[AD5] areas do not overwrite each other's paths or schemas", () => {
  const { tags, paths, components } = apiDocument();
  expect(tags.length).toBeGreaterThan(1);
  expect(Object.keys(paths).length).toBeGreaterThanOrEqual(tags.length);
  expect(Object.keys(components.schemas)).toContain("Error");
});
