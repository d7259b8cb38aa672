export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};

/** Picks the form of a sentence that goes with a number: English has two, Russian four. */
export function createPlural(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
