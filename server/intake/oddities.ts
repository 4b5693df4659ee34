import type { Part, Price } from '#channel'

/** Vendors pass on what people wrote: only addresses of the web become links, and only currencies prices. */
export function withoutOddities(part: Part): Part {
  if (part.kind === 'buttons') return { ...part, buttons: part.buttons.map(withWebAddress) }
  if (part.kind === 'product') return withWebAddress(withPrice(part))
  if (part.kind === 'post') return withWebAddress(part)
  if (part.kind !== 'order') return part
  const { total, ...rest } = part
  return { ...rest, products: part.products.map(withPrice), ...(isPrice(total) ? { total } : {}) }
}

function withWebAddress<T extends { url?: string }>(thing: T): T {
  const { url, ...rest } = thing
  return url === undefined || /^https?:\/\//i.test(url) ? thing : (rest as T)
}

function withPrice<T extends { price?: Price }>(thing: T): T {
  const { price, ...rest } = thing
  return price === undefined || isPrice(price) ? thing : (rest as T)
}

const isPrice = (price: Price | undefined): price is Price =>
  price !== undefined && Number.isFinite(price.amount) && /^[A-Z]{3}$/.test(price.currency)
