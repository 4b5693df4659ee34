export type Figures = {
  /** Rows what it is, columns what was said. */
  confusion: readonly (readonly number[])[]
  accuracy: number
  /** The harmonic mean of precision and recall of each class; 0 where none was right. */
  f1: readonly number[]
  /** The mean of those, each class alike. */
  macroF1: number
}

/** How well `said` tells what `is`, both as places of `classes`. */
export function figuresOf(is: readonly number[], said: readonly number[], classes: number): Figures {
  const confusion = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0))
  is.forEach((label, at) => confusion[label]![said[at]!]!++)
  const right = confusion.map((row, at) => row[at]!)
  const f1 = right.map((hits, at) => {
    const there = sum(confusion[at]!)
    const told = sum(confusion.map(row => row[at]!))
    return hits === 0 ? 0 : (2 * hits) / (there + told)
  })
  return { confusion, accuracy: is.length === 0 ? 0 : sum(right) / is.length, f1, macroF1: sum(f1) / classes }
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
