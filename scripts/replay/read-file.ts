import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { asError, Fault } from '#lib'
import { type CsvRow, openCsv } from './csv.ts'

/** A message as the file has it. `at` in epoch milliseconds. */
export type FileMessage = {
  id: string
  /** The brand's name, or the customer's number. */
  author: string
  isCustomers: boolean
  at: number
  text: string
  /** The id of the message that it answers, which may stand outside the file. */
  answers: string | undefined
  /** Where it begins in the file. */
  line: number
}

const columns = ['tweet_id', 'author_id', 'inbound', 'created_at', 'text', 'in_response_to_tweet_id'] as const
type Column = (typeof columns)[number]

/**
 * All messages of a file, as they stand: CSV in UTF-8, plain or compressed with gzip, with a line of headings.
 * @throws Fault replay.unreadable, replay.malformed (with the line and what is wrong there)
 */
export async function readFile(path: string): Promise<FileMessage[]> {
  const messages: FileMessage[] = []
  let read: ((row: CsvRow) => FileMessage) | undefined
  try {
    for await (const row of rowsOf(path)) {
      if (read) messages.push(read(row))
      else read = readerOf(row)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('replay.unreadable', 422, { file: path, detail: asError(error).message }, error)
  }
  if (!read) throw malformed(1, 'headings')
  return messages
}

async function* rowsOf(path: string): AsyncGenerator<CsvRow> {
  const csv = openCsv()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of await bytesOf(path)) yield* csv.take(decoder.decode(chunk as Buffer, { stream: true }))
  yield* csv.take(decoder.decode())
  yield* csv.end()
}

/** What is compressed is known by how it begins, whatever its name. */
async function bytesOf(path: string): Promise<Readable> {
  await using file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  const bytes = createReadStream(path)
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return bytes
  const whole = createGunzip()
  bytes.on('error', error => whole.destroy(error)).pipe(whole)
  return whole
}

function readerOf({ line, fields: headings }: CsvRow): (row: CsvRow) => FileMessage {
  const places = Object.fromEntries(columns.map(name => [name, headings.indexOf(name)])) as Record<Column, number>
  if (Object.values(places).includes(-1)) throw malformed(line, 'headings')
  return row => {
    if (row.fields.length !== headings.length) throw malformed(row.line, 'fields')
    return messageOf(row.line, name => row.fields[places[name]]!)
  }
}

function messageOf(line: number, field: (name: Column) => string): FileMessage {
  const [id, author, inbound] = [field('tweet_id'), field('author_id'), field('inbound')]
  if (id === '' || author === '') throw malformed(line, 'id')
  if (inbound !== 'True' && inbound !== 'False') throw malformed(line, 'inbound')
  const at = timeOf(field('created_at'))
  if (at === undefined) throw malformed(line, 'time')
  const answers = field('in_response_to_tweet_id') || undefined
  return { id, author, isCustomers: inbound === 'True', at, text: field('text'), answers, line }
}

const shape = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d) (\d{4})$/
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Tue Oct 31 22:10:47 +0000 2017`; undefined when it is no such time. */
export function timeOf(text: string): number | undefined {
  const found = shape.exec(text)
  if (!found) return undefined
  const [, month, , , , , sign] = found
  const [day, hours, minutes, seconds] = [2, 3, 4, 5].map(each => Number(found[each]))
  const offset = (Number(found[7]) * 60 + Number(found[8])) * (sign === '-' ? -60_000 : 60_000)
  const local = Date.UTC(Number(found[9]), months.indexOf(month!), day, hours, minutes, seconds)
  const back = new Date(local)
  const isSame = months[back.getUTCMonth()] === month && back.getUTCDate() === day && back.getUTCHours() === hours
  return isSame && minutes! < 60 && seconds! < 60 ? local - offset : undefined
}

const malformed = (line: number, what: 'headings' | 'fields' | 'id' | 'inbound' | 'time') =>
  new Fault('replay.malformed', 422, { line, what })
