/**
 * A text as it is compared: compatibility forms undone (NFKC), small letters, addresses of pages and handles replaced by one
 * word each, digits by 0, letters written more than twice in a row by two, blanks collapsed. Linear in its length.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(
      /(?:https?:\/\/|www\.)\S+|\bhttps?\b|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}\/\S*/g,
      ' ',
    )
    .replaceAll(/(?<![\p{L}\p{N}])[@][\p{L}\p{N}_.]+/gu, ' ')
    .replaceAll(/\p{N}/gu, '0')
    .replaceAll(/(.)\1{2,}/gsu, '$1$1')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The same without the marks over and under letters, which hurried people leave out. */
export const bare = (low: string): string => low.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')
