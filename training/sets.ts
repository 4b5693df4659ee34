/** The public sets whose licences let shipped weights be trained on them. README.md says where each comes from. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { emotionsRead, type EmotionRead } from '#protocol'

export type Row = Readonly<Record<string, string>>

/** A set as it lies in a folder of the sets; undefined where it is not there. */
export function readSet(folder: string, name: string): Row[] | undefined {
  const file = ['train', 'texts', 'conversations'].map(part => join(folder, name, `${part}.csv.gz`)).find(existsSync)
  return file !== undefined ? readCsv(gunzipSync(readFileSync(file)).toString()) : undefined
}

/** @throws Error where a set is missing: weights trained without it would be others */
export function mustReadSet(folder: string, name: string): Row[] {
  const rows = readSet(folder, name)
  if (rows === undefined) throw new Error(`${join(folder, name)}: it is not there; README.md says where it comes from`)
  return rows
}

/** Rows by their header (RFC 4180). */
export function readCsv(text: string): Row[] {
  const [header = [], ...lines] = [...records(text)]
  return lines.map(fields => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])))
}

function* records(text: string): Generator<string[]> {
  let fields: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  for (let found = pattern.exec(text); found !== null && pattern.lastIndex <= text.length; found = pattern.exec(text)) {
    const [whole, quoted, bare = '', end] = found
    if (whole === '' && fields.length === 0) return
    fields.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === ',') continue
    yield fields
    fields = []
    if (end === '') return
  }
}

/** What is felt in a row of brighter-emotions: several, or none. */
export const emotionsOf = (row: Row): EmotionRead[] => emotionsRead.filter(emotion => Number(row[emotion] ?? 0) > 0)

/** Kept aside to measure by: the SHA-1 of its text, blanks collapsed, ends in 3 or 4. */
export function isAside({ text = '' }: Row): boolean {
  return /[34]$/.test(createHash('sha1').update(text.trim().split(/\s+/).join(' ')).digest('hex'))
}
