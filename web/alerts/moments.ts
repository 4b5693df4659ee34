const two = (value: number): string => String(value).padStart(2, '0')

/** A moment as a field of date and time has it: the reader's own clock, to the minute. */
export function inputOf(at: number): string {
  const when = new Date(at)
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`
  return `${day}T${two(when.getHours())}:${two(when.getMinutes())}`
}

/** And back. */
export const timeOf = (input: string): number => new Date(input).getTime()
