import type { Linear } from './linear.ts'

/** What stands before the weights: what each class is called, and what the one who trained it adds. */
export type Titled = { model: Linear; labels: readonly string[]; more: Record<string, unknown> }

type Head = Pick<Titled, 'labels' | 'more'> & Omit<Linear, 'weights' | 'signs' | 'bias'> & { signs: number }

/** Weights begin at a multiple of this, so that they are read where they lie. */
const STEP = 8

/** A model in a byte a weight as bytes: its head as JSON, the bias and the signs in four bytes each, the weights. */
export function written({ model, labels, more }: Titled): Uint8Array {
  const { weights, signs, bias, ...rest } = model
  if (!(weights instanceof Int8Array)) throw new TypeError('only what is packed is written')
  const head: Head = { labels, more, ...rest, signs: signs.length }
  const json = JSON.stringify(head)
  const size = Buffer.byteLength(json)
  const line = Buffer.from(`${json}${' '.repeat((STEP - ((size + 1) % STEP)) % STEP)}\n`)
  return Buffer.concat([line, bytesOf(bias), bytesOf(signs), bytesOf(weights)])
}

const bytesOf = (of: Float32Array | Int8Array) => Buffer.from(of.buffer, of.byteOffset, of.byteLength)

/** @throws Error where the bytes are no model */
export function opened(bytes: Uint8Array): Titled {
  const end = bytes.indexOf(0x0a)
  if (end < 0) throw new Error('no model: no head')
  const { labels, more, signs: count, ...rest } = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as Head
  // A copy of its own, which begins where numbers of four bytes may begin.
  const all = Uint8Array.from(bytes.subarray(end + 1)).buffer
  const size = 2 ** rest.bits * rest.classes
  if (all.byteLength !== 4 * (rest.classes + count) + size) throw new Error('no model: its weights are not whole')
  const bias = new Float32Array(all, 0, rest.classes)
  const signs = new Float32Array(all, 4 * rest.classes, count)
  return {
    model: { ...rest, bias, signs, weights: new Int8Array(all, 4 * (rest.classes + count), size) },
    labels,
    more,
  }
}
