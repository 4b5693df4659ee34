/** A stretch of a text, and what shall stand there. */
export type Replacement = { from: number; to: number; text: string }

/** Puts words into the place of others as if they had been typed, so that the browser's own undo brings them back. */
export function replaceIn(
  field: HTMLTextAreaElement | null,
  { from, to, text }: Replacement,
  write: (text: string) => void,
  before: string,
): void {
  field?.focus()
  field?.setSelectionRange(from, to)
  const isTyped = field !== null && field.value === before && document.execCommand('insertText', false, text)
  if (!isTyped) write(before.slice(0, from) + text + before.slice(to))
}
