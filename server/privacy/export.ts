import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { mustBeAble, record, type Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { type Database, sqlTime, type Tx } from '#db'
import type { Files } from '#files'
import { Fault } from '#lib'
import { covered } from '#personal'
import type { Language } from '#protocol'
import { readablePage, type Row } from './readable.ts'
import { said, sections } from './sections.ts'

type Means = { database: Database; files: Pick<Files, 'read'>; now: () => number }
type Brand = { name: string; timeZone: string }
type Asked = { customerId: string; language: Language; brand: Brand }

/** A ZIP that is made while it is read. `name`: a file name. */
export type Export = { name: string; bytes: AsyncIterable<Uint8Array> }

/**
 * Everything that is kept of a customer: a page to read, the same as data, and their files. What pays stays covered. Who took it
 * is written down. As app. @throws Fault `forbidden` (403), `customer.unknown` (404)
 */
export async function openExport(means: Means, who: Who, asked: Asked): Promise<Export> {
  const { database, now } = means
  const at = now()
  const parts = await database.app(who.workspaceId, async tx => {
    await mustReachCustomer(tx, who, asked.customerId)
    mustBeAble(who, 'supervise')
    const found = await readSections(tx, who, asked.customerId)
    if (found.get('who')!.length === 0) throw new Fault('customer.unknown', 404)
    await record(tx, who, 'customer.exported', asked.customerId)
    return found
  })
  const day = new Date(at).toISOString().slice(0, 10)
  return { name: `${asked.customerId}-${day}.zip`, bytes: packed(means, who, { ...asked, at, parts }) }
}

async function readSections(tx: Tx, { workspaceId }: Who, customerId: string): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>()
  for (const { name, read } of sections)
    found.set(name, (await tx.query<Row>(read, [workspaceId, customerId])).map(withoutPayment))
  return found
}

const withoutPayment = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? covered(value) : value]),
  )

type Packing = Asked & { at: number; parts: ReadonlyMap<string, readonly Row[]> }

/** The pieces of the archive as they become ready. */
async function* packed(means: Means, who: Who, { parts, ...asked }: Packing): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const taken = () => ready.splice(0)
  for (const [name, rows] of parts) {
    write(zip, `data/${name}.json`).end(`${JSON.stringify(rows, null, 1)}\n`)
    yield* taken()
  }
  const data = write(zip, 'data/messages.json')
  data.add('[')
  let before = ''
  for await (const row of everySaid(means.database, who, asked.customerId)) {
    data.add(`${before}\n${JSON.stringify(row)}`)
    before = ','
    yield* taken()
  }
  data.end('\n]\n')
  yield* page(means, who, zip, taken, { ...asked, parts })
  for (const file of parts.get('files')!) {
    await packFile(means, who, zip, file)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

async function* page(
  { database }: Means,
  who: Who,
  zip: Zip,
  taken: () => Uint8Array[],
  { brand, language, customerId, at, parts }: Packing,
): AsyncGenerator<Uint8Array> {
  const { head, section, saidHead, message, foot } = readablePage({ brand, language })
  const html = write(zip, 'index.html')
  const [{ name = '' } = {}] = [...parts.get('who')!, ...parts.get('accounts')!].filter(row => row.name)
  html.add(head(String(name), at))
  for (const [title, rows] of parts) html.add(section(title, rows))
  html.add(saidHead())
  for await (const row of everySaid(database, who, customerId)) {
    html.add(message(row))
    yield* taken()
  }
  html.end(foot())
  yield* taken()
}

const encoder = new TextEncoder()

function write(zip: Zip, path: string) {
  const entry = new ZipDeflate(path, { level: 6 })
  zip.add(entry)
  return {
    add: (text: string) => void entry.push(encoder.encode(text)),
    end: (text: string) => void entry.push(encoder.encode(text), true),
  }
}

const firstId = '00000000-0000-0000-0000-000000000000'

/** All that was said, oldest first, a page at a time. */
async function* everySaid(database: Database, { workspaceId }: Who, customerId: string): AsyncGenerator<Row> {
  for (let from = { at: 0, id: firstId }; ;) {
    const values = [workspaceId, customerId, sqlTime(from.at), from.id]
    const rows = await database.app(workspaceId, tx => tx.query<Row & { at: number; id: string }>(said, values))
    for (const row of rows) yield withoutPayment(row)
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    from = last
  }
}

/** What is not there any more is in the list, and not among the files. */
async function packFile({ files }: Means, { workspaceId }: Who, zip: Zip, { file, name }: Row): Promise<void> {
  const found = await files.read(workspaceId, String(file)).catch(() => undefined)
  if (!found) return
  const entry = new ZipPassThrough(`files/${String(file)}-${safe(String(name))}`)
  zip.add(entry)
  entry.push(found.bytes, true)
}

const safe = (name: string): string => name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(-120)
