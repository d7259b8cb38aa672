import type { RequestHandler } from "express";
import { apiDocument, docsPage } from "@efir/api-docs";

const KEEP = "public, max-age=300";

/** `GET /api/openapi.json`: all of the API, also what other services answer. Signaling has /api, so it has the document. */
export function tellApiDocument(): RequestHandler {
  const document = apiDocument();
  return (_request, response) => {
    response.set("Cache-Control", KEEP).json(document);
  };
}

/** `GET /api/docs`: the same to read. */
export function tellApiDocs(): RequestHandler {
  const { html, contentSecurityPolicy } = docsPage();
  return (_request, response) => {
    response.set({ "Content-Security-Policy": contentSecurityPolicy, "Cache-Control": KEEP });
    response.type("html").send(html);
  };
}
