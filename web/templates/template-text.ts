/** What the customer will read; a gap that is still empty stays as it is. */
export const filledIn = (text: string, values: readonly string[]): string =>
  text.replaceAll(/\{\{(\d+)\}\}/g, (gap, number: string) => values[Number(number) - 1]?.trim() || gap)
