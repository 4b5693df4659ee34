import type { OutPart, Sent } from '#channel'

type Button = { text: string } & ({ callback_data: string } | { url: string })
type Keyboard = { markup?: { inline_keyboard: Button[][] } }

const longestData = 64

/** The buttons below a message, one to a row; the rows of a list are buttons too. */
export function keyboardOf(parts: readonly OutPart[]): Keyboard | Extract<Sent, { kind: 'rejected' }> {
  const rows = parts.flatMap((part): Button[] => {
    if (part.kind === 'buttons')
      return part.buttons.map(({ id, label, url }) => ({ text: label, ...(url ? { url } : { callback_data: id }) }))
    if (part.kind === 'list')
      return part.rows.map(({ id, title, detail }) => ({
        text: detail ? `${title} · ${detail}` : title,
        callback_data: id,
      }))
    return []
  })
  const long = rows.find(row => 'callback_data' in row && Buffer.byteLength(row.callback_data) > longestData)
  if (long)
    return { kind: 'rejected', code: 'button-id-too-long', text: `"${long.text}": its id has more than 64 bytes` }
  return rows.length === 0 ? {} : { markup: { inline_keyboard: rows.map(row => [row]) } }
}
