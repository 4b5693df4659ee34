import { randomFrom } from '../random.ts'

/** Who writes: customers by Zipf's law, one in ten for the first time. Repeatable by its seed. */
export type Crowd = { next(): number }

export function openCrowd(known: number, newShare: number, seed: number): Crowd {
  const random = randomFrom(seed)
  const cumulative = new Float64Array(known)
  let sum = 0
  for (let rank = 0; rank < known; rank++) cumulative[rank] = sum += 1 / (rank + 1)
  let newcomers = known
  return {
    next() {
      if (random() < newShare) return newcomers++
      const wanted = random() * sum
      let low = 0
      let high = known - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (cumulative[middle]! < wanted) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
