import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { mishapsIn } from '../inside/mishaps.ts'
import type { Phone } from './open-phone.ts'
import type { Seat } from './phone-app.ts'
import type { Deed, DeedAsked, Mishap, PhoneState, Place, WrittenDeed } from './shown.ts'

type Settings = {
  phone: Phone
  /** Makes the world anew; undefined where nobody can. */
  startAnew?: () => void
  brands: PhoneState['brands']
  console: () => string
  /** What was built of demo/page. */
  folder: string
  port: number
  failed: (error: unknown) => void
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const locked = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const mostBytes = 30 * 1024 * 1024

export type PhonePage = { address: string; port: number; close(): Promise<void> }

/** The page of the phone, on this machine alone. Resolves with its address once it answers. */
export async function servePhone(settings: Settings): Promise<PhonePage> {
  const server = createServer((request, response) => {
    answer(request, response, settings).catch((error: unknown) => {
      if (!response.headersSent) say(response, 500, { error: String(error) })
      else response.end()
    })
  })
  const port = await listenAt(server, settings.port)
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** At this port, or where it is taken at any other. */
async function listenAt(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  return (server.address() as AddressInfo).port
}

/** A name of elsewhere that leads here, or a page of elsewhere that posts here, is nobody's phone. */
function isOurs({ headers }: IncomingMessage): boolean {
  const isHere = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.host ?? '')
  return isHere && (headers.origin === undefined || headers.origin === `http://${headers.host}`)
}

async function answer(request: IncomingMessage, response: ServerResponse, settings: Settings): Promise<void> {
  const { phone } = settings
  if (!isOurs(request)) return say(response, 403, { error: 'not from here' })
  const { pathname } = new URL(request.url!, 'http://phone')
  if (request.method === 'POST') {
    const deed = Object.hasOwn(posted, pathname) ? posted[pathname] : undefined
    return deed ? take(request, response, asked => deed(asked, settings)) : missing(response)
  }
  if (pathname === '/phone') return say(response, 200, stateOf(settings))
  if (pathname === '/events') return follow(request, response, phone)
  if (pathname.startsWith('/files/')) return giveFile(pathname, response, settings)
  return givePage(pathname, response, settings.folder)
}

const missing = (response: ServerResponse) => say(response, 404, { error: 'not here' })

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...locked, 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const stateOf = ({ phone, brands, console: open, startAnew }: Settings): PhoneState => ({
  ...{ console: open(), people: [...phone.people], brands },
  places: phone.seats.flatMap(seat =>
    seat.app.places.map(place => ({
      ...{ ...place, seat: seat.id, brand: seat.brand, channel: seat.app.channel },
      mishaps: mishapsOf(seat, place),
    })),
  ),
  ...{ bubbles: phone.journal.all(), ways: phone.ways.all(), mishaps: phone.mishaps.now },
  canStartAnew: startAnew !== undefined,
})

/** What can go wrong there: only hooks come twice, only receipts come early. */
function mishapsOf({ app }: Seat, { face }: Place): Mishap[] {
  const hasReceipts = app.delivered !== undefined && (face === 'talk' || face === 'texts')
  return [
    ...(app.platform ? (['answer'] as const) : []),
    ...(app.platform && hasReceipts ? (['isEarly'] as const) : []),
    ...(app.isAsked ? [] : (['isTwice', 'isSwapped'] as const)),
  ]
}

/** What the page asks for, and what it is answered. */
const posted: Record<string, (asked: unknown, settings: Settings) => Promise<object> | object> = {
  async '/deeds'(asked, { phone }) {
    const { seat, place, person, deed } = asked as DeedAsked
    const bubble = await phone.does(seat, place, person, readDeed(deed))
    return bubble ? { id: bubble.id } : {}
  },
  async '/mishaps'(asked, { phone }) {
    phone.mishaps.set(mishapsIn(asked))
    // Nobody waits for a second message any more.
    if (!phone.mishaps.now.isSwapped) await phone.release()
    return phone.mishaps.now
  },
  '/anew'(_, { phone, startAnew }) {
    if (!startAnew) throw new Error('This world cannot be made anew from here.')
    phone.tell({ kind: 'ends' })
    startAnew()
    return {}
  },
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  deed: (asked: unknown) => Promise<object> | object,
): Promise<void> {
  if (!request.headers['content-type']?.startsWith('application/json')) return say(response, 415, { error: 'no JSON' })
  const body = await buffer(request)
  if (body.length > mostBytes) return say(response, 413, { error: 'too much' })
  try {
    say(response, 200, await deed(JSON.parse(body.toString())))
  } catch (error) {
    say(response, 502, { error: error instanceof Error ? error.message : String(error) })
  }
}

function readDeed(deed: WrittenDeed): Deed {
  if (deed.deed !== 'say') return deed
  const { file, ...said } = deed
  return file ? { ...said, file: { ...file, bytes: Buffer.from(file.base64, 'base64') } } : said
}

const pulseMs = 20_000

/** Server-sent events: what changes from now on. */
function follow(request: IncomingMessage, response: ServerResponse, phone: Phone): void {
  response.writeHead(200, { ...locked, 'content-type': 'text/event-stream' })
  response.write('retry: 1000\n\n')
  const end = phone.listen(event => response.write(`data: ${JSON.stringify(event)}\n\n`))
  const pulse = setInterval(() => response.write(': here\n\n'), pulseMs)
  request.on('close', () => {
    clearInterval(pulse)
    end()
  })
}

/** Pictures alone are shown, and never as what could run. */
const shown = /^image\/(jpeg|png|gif|webp)$/

async function giveFile(pathname: string, response: ServerResponse, { phone, console: open }: Settings): Promise<void> {
  const [, , brand = '', channel = '', ref = ''] = pathname.split('/').map(decodeURIComponent)
  const found = await phone.bytes(`${brand}/${channel}`, ref)
  const bytes = typeof found === 'string' ? await fetched(found, open()) : Buffer.from(found)
  if (!bytes || bytes.length === 0) return missing(response)
  const type = typeOf(bytes)
  const isShown = shown.test(type)
  response.writeHead(200, {
    ...locked,
    'content-type': isShown ? type : 'application/octet-stream',
    ...(isShown ? {} : { 'content-disposition': 'attachment' }),
  })
  response.end(bytes)
}

/** The bytes behind an address of the brand's. A platform would fetch it at the brand's public address, which is this machine under another name. */
export async function fetched(ref: string, here: string): Promise<Buffer | undefined> {
  if (!URL.canParse(ref)) return undefined
  const { pathname, search } = new URL(ref)
  const given = await fetch(new URL(pathname + search, here))
  return given.ok ? Buffer.from(await given.arrayBuffer()) : undefined
}

function typeOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 12).toString('latin1')
  if (start.startsWith('\u0089PNG')) return 'image/png'
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (start.startsWith('GIF8')) return 'image/gif'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : 'application/octet-stream'
}

async function givePage(pathname: string, response: ServerResponse, folder: string): Promise<void> {
  const path = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)))
  const type = types[extname(path)]
  const bytes = path.startsWith(folder) && type ? await readFile(path).catch(() => undefined) : undefined
  if (!bytes) return missing(response)
  response.writeHead(200, { ...locked, 'content-type': type! }).end(bytes)
}
