const SOON = 0.4

/** What is left at `now` of a time that began and falls due; all in epoch milliseconds. */
export function leftOf(beganAt: number, dueAt: number, now: number): number {
  return dueAt <= beganAt ? (now < dueAt ? 1 : 0) : (dueAt - now) / (dueAt - beganAt)
}

/** How time left reads: quiet, news below 40 %, another shape once it has passed. */
export function newsOf(left: number): 'quiet' | 'soon' | 'late' {
  return left <= 0 ? 'late' : left < SOON ? 'soon' : 'quiet'
}
