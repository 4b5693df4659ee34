/** A line of comma separated values (RFC 4180). What a spreadsheet would run as a formula is quoted as text. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Also behind spaces, which a spreadsheet takes away.
  const text = /^\s*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value
  return /[",\r\n;]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
