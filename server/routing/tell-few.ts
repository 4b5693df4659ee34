import { hour } from '#lib'
import type { Need } from '#routing-rules'

/** Whether one more of a queue that asks for this is told to people. Pure but for what it remembers. */
export type TellFew = (lack: { queueId: string | undefined; needs: readonly Need[] }, now: number) => boolean

/** Whoever was told so often of the same lack within the hour knows of it; lists and the reasons tell of all. */
const mostInAnHour = 10

export function tellFew(): TellFew {
  const told = new Map<string, { since: number; count: number }>()
  return ({ queueId, needs }, now) => {
    const key = JSON.stringify([queueId, needs.map(({ skill, level }) => [skill, level])])
    const known = told.get(key)
    const hourly = known && Math.abs(now - known.since) < hour ? known : { since: now, count: 0 }
    told.set(key, { ...hourly, count: hourly.count + 1 })
    return hourly.count < mostInAnHour
  }
}
