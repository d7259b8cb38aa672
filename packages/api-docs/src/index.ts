export { apiDocument } from "./document.ts";
export { docsPage, type DocsPage } from "./page.ts";
