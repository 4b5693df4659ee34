/** For platforms that keep no time with what the brand sends: the first look at a thing is when it came. */
export function openFirstLooks(now: () => number): (id: string) => number {
  const known = new Map<string, number>()
  return id => {
    const at = known.get(id) ?? now()
    known.set(id, at)
    return at
  }
}
