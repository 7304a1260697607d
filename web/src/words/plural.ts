// Picks the right form of a word for a number. Knows no language but the one it is made for.

/** Forms by plural category; `other` always serves. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Makes `count(3, {one: "# note", other: "# notes"})`; `#` becomes the number as written there. */
export function counter(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replace("#", digits.format(n));
}
