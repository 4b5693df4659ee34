/** The text with a sign where the cursor is, which then stands after it; at the end when nobody was writing. */
export function insertAt(field: HTMLTextAreaElement | null, text: string, sign: string): string {
  const from = field?.selectionStart ?? text.length
  const to = field?.selectionEnd ?? from
  requestAnimationFrame(() => {
    field?.focus()
    field?.setSelectionRange(from + sign.length, from + sign.length)
  })
  return text.slice(0, from) + sign + text.slice(to)
}
