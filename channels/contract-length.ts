/** How long a text is, as a platform counts it. Runs in browsers too (`#channel/length`), and imports nothing. */

/**
 * `graphemes` as a person sees them, `codepoints`, `utf16` code units, `bytes` of UTF-8, `weighted` as twitter-text 3
 * does (Latin and its like 1, everything else and emoji 2).
 */
export type TextUnit = 'graphemes' | 'codepoints' | 'utf16' | 'bytes' | 'weighted'

export type TextLimit = {
  max: number
  unit: TextUnit
  /** What an address in the text counts, however long it is. */
  urlLength?: number
  /** Of a name on another server (@name@host) the host does not count. */
  shortMentions?: true
  /** A second bound, in bytes of UTF-8. */
  maxBytes?: number
  /** It travels, and is paid, in pieces (`smsPieces`). */
  pieces?: 'sms'
}

/** The length in the limit's unit, addresses and names reckoned as the platform does. */
export function textLength(text: string, limit: Pick<TextLimit, 'unit' | 'urlLength' | 'shortMentions'>): number {
  const { unit, urlLength, shortMentions } = limit
  const named = shortMentions ? text.replaceAll(remoteName, '$1') : text
  if (urlLength === undefined) return lengthIn(named, unit)
  const pattern = unit === 'weighted' ? anyAddress : address
  const addresses = named.match(pattern)?.length ?? 0
  return lengthIn(named.replaceAll(pattern, ''), unit) + addresses * urlLength
}

/** By how much a text is over the limit, in its unit; 0 when it fits, and 1 when only its bytes are too many. */
export function textOver(text: string, limit: TextLimit): number {
  const over = Math.max(0, textLength(text, limit) - limit.max)
  if (over > 0 || limit.maxBytes === undefined) return over
  return lengthIn(text, 'bytes') > limit.maxBytes ? 1 : 0
}

const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”»]/gi
// Without a scheme X makes links of names under real top-level domains: the usual ones are told here.
const anyAddress =
  /(?:https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”»]|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|net|org|edu|gov|info|biz|app|dev|shop|store|online|io|co|me|tv|ai|es|cat|gal|eus|eu|fr|de|it|pt|uk|ie|nl|be|ch|at|mx|ar|cl|pe|br|us|ca)\b(?:\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”»])?)/gi
const remoteName = /(?<![\w@/])(@\w+)@[\w.-]+\w/g

let graphemes: Intl.Segmenter | undefined
const encoder = new TextEncoder()

function lengthIn(text: string, unit: TextUnit): number {
  if (unit === 'utf16') return text.length
  if (unit === 'bytes') return encoder.encode(text).length
  if (unit === 'codepoints') return Array.from(text).length
  // Plain Latin text has one sign a unit: the slow way is for the rest.
  if (/^[\u0020-\u02ff\n]*$/.test(text)) return text.length
  graphemes ??= new Intl.Segmenter()
  const signs = [...graphemes.segment(unit === 'weighted' ? text.normalize('NFC') : text)]
  return unit === 'graphemes' ? signs.length : signs.reduce((sum, { segment }) => sum + weightOf(segment), 0)
}

/** twitter-text 3: an emoji counts 2 however it is made; other code points 1 in these ranges, 2 outside. */
function weightOf(sign: string): number {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(sign)) return 2
  let weight = 0
  for (const character of sign) weight += isLight(character.codePointAt(0)!) ? 1 : 2
  return weight
}

const isLight = (code: number): boolean =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037)

const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const gsmTwice = new Set('^{}\\[~]|€\f')

/** In how many pieces an SMS travels (GSM 03.38: 160 septets, 153 each when joined; otherwise UCS-2: 70, and 67). */
export function smsPieces(text: string): { pieces: number; isPlain: boolean } {
  let septets = 0
  for (const character of text) {
    if (gsm.has(character)) septets++
    else if (gsmTwice.has(character)) septets += 2
    else return { pieces: text.length <= 70 ? 1 : Math.ceil(text.length / 67), isPlain: false }
  }
  return { pieces: septets <= 160 ? 1 : Math.ceil(septets / 153), isPlain: true }
}
