import {
  type Fields,
  fieldsOf,
  idOf,
  listOf,
  numberOf,
  type Part,
  present,
  type Price,
  type Product,
  textOf,
} from '#channel'

/** The catalogue is not in the message: a product is called by the brand's own number of it. */
export function productOf(product: Fields): Extract<Part, { kind: 'product' }> | undefined {
  const id = idOf(product.product_retailer_id)
  return id ? { kind: 'product', id, name: textOf(product.name) ?? id } : undefined
}

/** Prices are in whole units of the currency. The sum is ours, given where all are in one. */
export function orderOf(order: Fields): { text?: string; parts?: Part[] } {
  const products = listOf(order.product_items).flatMap(each => productIn(fieldsOf(each)))
  const total = totalOf(products)
  const parts: Part[] = products.length > 0 ? [{ kind: 'order', products, ...(total ? { total } : {}) }] : []
  return { ...present({ text: textOf(order.text) }), parts }
}

function productIn(given: Fields): Product[] {
  const found = productOf(given)
  if (!found) return []
  const [amount, currency] = [numberOf(given.item_price), textOf(given.currency)]
  const price = amount !== undefined && currency ? { amount, currency } : undefined
  return [{ id: found.id, name: found.name, ...present({ quantity: numberOf(given.quantity), price }) }]
}

function totalOf(products: readonly Product[]): Price | undefined {
  const currency = products[0]?.price?.currency
  if (!currency || products.some(({ price }) => price?.currency !== currency)) return undefined
  const sum = products.reduce((so, { price, quantity = 1 }) => so + price!.amount * quantity, 0)
  const amount = Math.round(sum * 1000) / 1000
  return Number.isFinite(amount) ? { amount, currency } : undefined
}
