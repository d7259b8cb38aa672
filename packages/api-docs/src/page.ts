import { createHash } from "node:crypto";
import type { Answer, Area, Operation, Parameter, Schema } from "./area.ts";
import { apiAreas } from "./document.ts";
import { escaped, inline } from "./markup.ts";
import { STYLE } from "./style.ts";

export interface DocsPage {
  readonly html: string;
  /** Allows the page its own style and nothing else. */
  readonly contentSecurityPolicy: string;
}

/** The API to read: one page, no script, nothing from elsewhere. */
export function docsPage(areas: readonly Area[] = apiAreas): DocsPage {
  const style = createHash("sha256").update(STYLE).digest("base64");
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Efir API</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>${STYLE}</style></head><body><main><h1>Efir API</h1><p>Voice and video rooms for Telegram chats, for other programs. The same for machines: <a href="openapi.json">openapi.json</a>.</p><p>Every refusal is JSON: <code>{"error":{"code":"…","message":"…"}}</code>. Programs read the code; the message is for people.</p><nav>${areas.map(toContents).join("")}</nav>${areas.map(toSection).join("")}</main></body></html>`,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${style}'; frame-ancestors 'none'; base-uri 'none'`,
  };
}

const operationsOf = (area: Area) =>
  [area.paths, area.webhooks ?? {}].flatMap((group, which) =>
    Object.entries(group).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        title: which === 0 ? `${method.toUpperCase()} ${path}` : "POST to your address",
        operation,
      })),
    ),
  );

const toContents = (area: Area): string =>
  `<h2>${escaped(area.name)}</h2><ul>${operationsOf(area)
    .map(
      ({ title, operation }) =>
        `<li><a href="#${operation.operationId}"><code>${escaped(title)}</code></a> ${escaped(operation.summary)}</li>`,
    )
    .join("")}</ul>`;

const toSection = (area: Area): string =>
  `<section><h2>${escaped(area.name)}</h2><p>${inline(area.description)}</p>${operationsOf(area)
    .map(({ title, operation }) => toArticle(title, operation, area))
    .join("")}</section>`;

const toArticle = (title: string, operation: Operation, area: Area): string =>
  `<article id="${operation.operationId}"><h3><code>${escaped(title)}</code></h3><p><strong>${escaped(operation.summary)}.</strong> ${inline(operation.description ?? "")}</p>${headers(operation, area)}${body(operation, area)}${Object.entries(operation.responses).map(toAnswer).join("")}</article>`;

const BEARER = ["Authorization", "`Bearer` and your session token."];

function headers({ parameters = [], security = [] }: Operation, area: Area): string {
  const isOptional = security.some((each) => Object.keys(each).length === 0);
  const keys = security
    .flatMap((each) => Object.keys(each))
    .map((name) => area.securitySchemes?.[name] ?? {})
    .map((scheme) => ("name" in scheme ? [String(scheme.name), "Your key."] : BEARER))
    .map(([name = "", words = ""]) =>
      row(name, isOptional ? "header, optional" : "header, needed", words),
    );
  const rows = [...keys, ...parameters.map(toRow)];
  return rows.length === 0 ? "" : table(rows);
}

const toRow = ({ name, in: place, required, description }: Parameter): string =>
  row(name, `${place}, ${required ? "needed" : "optional"}`, description);

const row = (name: string, kind: string, description: string): string =>
  `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${escaped(kind)}</td><td>${inline(description)}</td></tr>`;

const table = (rows: readonly string[]): string =>
  `<div class="wide"><table><tbody>${rows.join("")}</tbody></table></div>`;

function body({ requestBody }: Operation, { schemas = {} }: Area): string {
  const content = requestBody?.content["application/json"];
  if (!content) return "";
  const example = content.example ?? sample(content.schema, schemas);
  return `<h4>Body</h4><pre><code>${escaped(JSON.stringify(example, null, 2))}</code></pre>`;
}

function toAnswer([status, { description, content }]: [string, Answer]): string {
  const example = content?.["application/json"]?.example;
  const shown =
    example === undefined ? "" : `<pre><code>${escaped(JSON.stringify(example))}</code></pre>`;
  const lines = description.split("\n").map((line) => `<p>${inline(line)}</p>`);
  return `<div class="answer"><b class="s${status.charAt(0)}">${status}</b><div>${lines.join("")}${shown}</div></div>`;
}

/** Something that the schema would take, to look at. */
function sample(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const { $ref: name, type, properties, enum: choice, format, minimum } = schema;
  if (typeof name === "string") return sample(schemas[name.split("/").at(-1) ?? ""] ?? {}, schemas);
  if (Array.isArray(choice)) return choice[0];
  const kind: unknown = Array.isArray(type) ? type[0] : type;
  if (kind === "object" && isRecord(properties))
    return Object.fromEntries(
      Object.entries(properties).map(([key, each]) => [
        key,
        sample(isRecord(each) ? each : {}, schemas),
      ]),
    );
  if (kind === "boolean") return false;
  if (kind === "number" || kind === "integer") return minimum ?? 0;
  return format === "date-time" ? "2026-01-05T10:00:00.000Z" : "…";
}

const isRecord = (value: unknown): value is Schema => typeof value === "object" && value !== null;
