/** What one area of the API adds to the document: its own paths, and the words for them. */
export interface Area {
  readonly name: string;
  readonly description: string;
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  /** What we send to others. */
  readonly webhooks?: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly securitySchemes?: Readonly<Record<string, object>>;
}

export type Method = "get" | "post" | "put" | "delete";

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, Content>>;
  };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "header" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<
    Record<string, { readonly description: string; readonly schema: Schema }>
  >;
  readonly content?: Readonly<Record<string, Content>>;
}

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
}

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

const JSON_TYPE = "application/json";
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const json = (schema: Schema, example?: unknown) => ({
  [JSON_TYPE]: { schema, ...(example !== undefined && { example }) },
});

/** A refusal: the codes that come with this status, each with what it means. */
export const refusal = (codes: Readonly<Record<string, string>>): Answer => ({
  description: Object.entries(codes)
    .map(([code, meaning]) => `\`${code}\`: ${meaning}`)
    .join("\n"),
  content: json({
    allOf: [
      ref("Error"),
      { properties: { error: { properties: { code: { enum: Object.keys(codes) } } } } },
    ],
  }),
});
