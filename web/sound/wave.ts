/** So many bars are drawn. */
export const BARS = 44
/** Of each bar so many samples are looked at: of an hour as many as of a second. */
const LOOKS = 400

/** How loud it is along the way, 0 to 1, the loudest stretch 1. */
export function barsOf(samples: ArrayLike<number>, count: number = BARS): number[] {
  const bars = Array.from({ length: count }, (_, at) => {
    const [from, to] = [at, at + 1].map(edge => Math.floor((edge * samples.length) / count)) as [number, number]
    return loudnessOf(samples, from, to)
  })
  const most = Math.max(...bars)
  return most === 0 ? bars : bars.map(bar => bar / most)
}

/** The mean of its squares, drawn nearer to what is heard: what is half as loud is not half as high. */
function loudnessOf(samples: ArrayLike<number>, from: number, to: number): number {
  const step = Math.max(1, Math.floor((to - from) / LOOKS))
  let [sum, count] = [0, 0]
  for (let at = from; at < to; at += step) {
    sum += samples[at]! ** 2
    count++
  }
  return count === 0 ? 0 : Math.sqrt(sum / count) ** 0.7
}

/** One stroke a bar, around the middle of a drawing of `count` by 2. */
export const drawn = (bars: readonly number[]): string =>
  bars.map((bar, at) => `M${at + 0.5} ${fixed(1 - Math.max(bar, 0.04))}V${fixed(1 + Math.max(bar, 0.04))}`).join('')

const fixed = (value: number): string => String(Math.round(value * 1000) / 1000)
