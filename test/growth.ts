/** Below it the clock of the processor says little. */
const leastMicros = 5000

/** Processor time of this process alone, the least of three: what others do on the machine does not count. */
function worked(run: (text: string) => unknown, text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    run(text)
    return process.cpuUsage(before).user
  })
  return Math.max(leastMicros, Math.min(...times))
}

/** How many times the work grows when a text of so many signs, made of one piece over and over, grows to four times: 4 is linear, 16 the square. */
export function growthOf(run: (text: string) => unknown, piece: string, length: number): number {
  const short = piece.repeat(Math.ceil(length / piece.length))
  return worked(run, short.repeat(4)) / worked(run, short)
}
