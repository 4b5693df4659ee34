/** What was measured, the figure, what it must be, what we aim at. */
export type Line = [what: string, figure: string, must: string, aim: string]

const widths = [44, 34, 20, 10]

export function printTable(lines: readonly Line[]): void {
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join(' ')
        .trimEnd(),
    )
}
