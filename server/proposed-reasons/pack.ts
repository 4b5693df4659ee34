import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { emptyModel, type Model, size } from './model.ts'

const deflated = promisify(deflateRaw)
const inflated = promisify(inflateRaw)

type Head = { id: string; closings: number; sum: number; counts: number; weights: number }[]

/** Numbers that are not 0, each behind its place. */
function sparse(all: Float32Array): Buffer[] {
  const places = new Uint16Array(size)
  let count = 0
  for (let place = 0; place < size; place++) if (all[place] !== 0) places[count++] = place
  const kept = places.subarray(0, count)
  const values = Float32Array.from(kept, place => all[place]!)
  return [Buffer.from(kept.buffer, 0, 2 * count), Buffer.from(values.buffer)]
}

/** A model as bytes, to the bit: its head as a line of JSON, then places and numbers of each reason. */
export async function packed({ reasons }: Model): Promise<Buffer> {
  const parts: Buffer[] = []
  const head: Head = [...reasons].map(([id, { closings, sum, counts, weights }]) => {
    const [counted, weighed] = [sparse(counts), sparse(weights)]
    parts.push(...counted, ...weighed)
    return { id, closings, sum, counts: counted[0]!.length / 2, weights: weighed[0]!.length / 2 }
  })
  return deflated(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]), { level: 1 })
}

/** @throws Error where the bytes are no model */
export async function unpacked(bytes: Uint8Array | null): Promise<Model> {
  const model = emptyModel()
  if (bytes === null) return model
  const all = await inflated(bytes)
  let at = all.indexOf(0x0a) + 1
  const take = (count: number): Float32Array => {
    const filled = new Float32Array(size)
    const values = at + 2 * count
    for (let each = 0; each < count; each++)
      filled[all.readUInt16LE(at + 2 * each)] = all.readFloatLE(values + 4 * each)
    at = values + 4 * count
    return filled
  }
  for (const { id, closings, sum, counts, weights } of JSON.parse(all.toString('utf8', 0, at)) as Head) {
    const learnt = { closings, sum, counts: take(counts), weights: take(weights) }
    model.reasons.set(id, learnt)
    for (let place = 0; place < size; place++) model.all[place]! += learnt.counts[place]!
    model.sum += sum
    model.closings += closings
  }
  return model
}
