/** Does the work for each, a few side by side. After a failure nothing new is begun, and it is thrown on. */
export async function inParallel<T>(all: Iterable<T>, width: number, work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...all].toReversed()
  const failures: unknown[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined && failures.length === 0; next = waiting.pop()) {
      await work(next).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  if (failures.length > 0) throw failures[0]
}
