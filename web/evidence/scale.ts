/** A round top, and four lines below it at most. */
export function scaleOf(most: number): { most: number; ticks: number[] } {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].find(each => each * power >= rough)! * power)
  const ticks = [1, 2, 3, 4].map(each => each * step).filter(each => each <= most)
  return { most: Math.max(most, step), ticks }
}
