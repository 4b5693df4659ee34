/**
 * Which of the words that `unnest` makes of an entry belong into the vocabulary. Stems and facts stand there without a
 * position; words have one.
 */
export const isWord = (said: string): string =>
  `${said}.positions is not null and length(${said}.word) between 4 and 24 and ${said}.word ~ '^[[:alpha:]]+$'`
