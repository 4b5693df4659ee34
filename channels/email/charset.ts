import { decodeWords } from 'postal-mime'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')
/** Encodings of several bytes a character: what is written in them may look like UTF-8 by chance, so they are believed. */
const wide = /^(utf-16|utf-32|gb|big5|euc|shift|iso-2022|x-sjis|ks_c|cp9|windows-9[345])/i

/**
 * The text of bytes that claim a charset. Many lie: whatever holds as UTF-8 is read as such unless the claim is a charset
 * of several bytes, and a claim of UTF-8 that doesn't hold, or an unknown name, is read as Western European.
 */
export function decodeText(bytes: Uint8Array, claimed = ''): string {
  const name = claimed
    .trim()
    .toLowerCase()
    .replace(/^cp936$|^gb2312$|^x-gbk$|^gbk$/, 'gb18030')
  if (!wide.test(name)) {
    const text = asUtf8(bytes)
    // Seven-bit text in which a Japanese or Chinese charset switches by escapes is valid UTF-8 too, but claims to be wide.
    if (text !== undefined) return text
  }
  return (decoderOf(name) ?? western).decode(bytes)
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function decoderOf(name: string): TextDecoder | undefined {
  if (name === '' || /^utf-?8$/.test(name)) return undefined
  try {
    return new TextDecoder(name)
  } catch {
    return undefined
  }
}

const longestWords = 20_000

/** A header's value with its encoded words read. */
export const wordsOf = (value: string): string =>
  value.includes('=?') ? decodeWords(value.slice(0, longestWords)) : value
