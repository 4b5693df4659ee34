/**
 * Runs the work while no other tab of the site does the same. Browsers and frames without locks run it at once: all of it
 * may be done twice.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  let hasBegun = false
  const begin = () => {
    hasBegun = true
    return work()
  }
  try {
    if (navigator.locks) return await navigator.locks.request(name, begin)
  } catch (error) {
    if (hasBegun) throw error
  }
  return work()
}
