const patienceMs = 30_000

/** What is promised, or after half a minute an error that says what was waited for. */
export async function inTime<T>(what: string, promised: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`Half a minute has passed without ${what}.`)), patienceMs)
  try {
    return await Promise.race([promised, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
