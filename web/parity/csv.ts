/** Gives a table to the browser to be kept as a file; every cell is quoted. */
export function saveCsv(rows: readonly (readonly string[])[]): void {
  const text = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'parity.csv'
  link.click()
  URL.revokeObjectURL(address)
}
