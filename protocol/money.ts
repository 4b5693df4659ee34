/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** An amount in the currency's smallest unit as a plain decimal: 2500 in EUR is "25.00". */
export function plainAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${amount < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}

/** The amount that somebody wrote ("25", "25,5", "1.250,00"); undefined where it is none, or finer than the currency is. */
export function amountIn(text: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency)
  const found = /^(\d[\d.,'\s]*?)(?:([.,])(\d{1,4}))?$/u.exec(text.trim())
  if (!found) return undefined
  const [, whole = '', sign = '', part = ''] = found
  // "1.250": three digits are decimals only where there are three.
  const isGroup = part.length === 3 && decimals !== 3
  if (!isWhole(isGroup ? `${whole}${sign}${part}` : whole) || (part.length > decimals && !isGroup)) return undefined
  const digits = whole.replaceAll(/\D/gu, '') + (isGroup ? part : '')
  const amount = Number(digits + (isGroup ? '' : part).padEnd(decimals, '0'))
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** Digits, or groups of three with one sign between them. */
const isWhole = (whole: string): boolean => /^\d+$|^[1-9]\d{0,2}([.,'\s])\d{3}(?:\1\d{3})*$/u.test(whole)
