import type { Part } from '#channel'

const longest = 300
const mark = 'choice:'

/** What a button sends back: LINE tells its data alone, so the label travels in it, where there is room. */
export function dataOf(id: string, label: string): string {
  const data = `${mark}${encodeURIComponent(label)}:${id}`
  return data.length <= longest ? data : id
}

/** What was pressed: a button of ours, or one of a menu that somebody made at LINE, with its own data. */
export function choiceOf(data: string, chosen: string | undefined): Extract<Part, { kind: 'choice' }> {
  const [, label, id] = data.startsWith(mark) ? (/^choice:([^:]*):(.*)$/s.exec(data) ?? []) : []
  if (label === undefined || id === undefined) return { kind: 'choice', id: data, label: chosen ?? data }
  return { kind: 'choice', id, label: decoded(label) }
}

function decoded(label: string): string {
  try {
    return decodeURIComponent(label)
  } catch {
    return label
  }
}
