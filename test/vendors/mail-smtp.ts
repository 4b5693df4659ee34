import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { Mood } from '../../channels/suite/index.ts'
import { bearerIn, type Login } from './mail-login.ts'
import { headerOf } from './mail-store.ts'

/** A mail as it was handed over. */
export type HandedMail = { from: string; to: string[]; bytes: Buffer }

export type SmtpHouse = {
  refuses(login: Login): string | undefined
  /** Whether this address may be written from. */
  owns(address: string): boolean
  /** Whether there is anybody of this name. */
  knows(address: string): boolean
  /** The mood in which the next mail is taken. */
  mood(): Mood | 'well'
  /** A whole mail has come. Resolves when it is where it belongs. */
  takes(mail: HandedMail, mood: Mood | 'well'): Promise<void>
  /** How a mail was answered in the end; `isLost`: nobody heard it. Its bytes are empty where it did not come so far. */
  answered(mail: HandedMail, line: string, isLost: boolean): void
  /** All that was said to get in, for a server that repeats it. */
  secrets(): string
  mostBytes: number
}

/** A small strict server for outgoing mail (RFC 5321, 6409, 4954): commands in their order, lines and sizes bounded. */
export async function openSmtp(house: SmtpHouse): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    talk(socket, house)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    async close() {
      if (!server.listening) return
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

type Talk = {
  socket: Socket
  house: SmtpHouse
  stage: 'met' | 'greeted' | 'in' | 'from' | 'to'
  from: string
  to: string[]
  mood: Mood | 'well'
  takes: ((line: string) => void) | undefined
  letter: string[] | undefined
}

function talk(socket: Socket, house: SmtpHouse): void {
  const state: Talk = {
    ...{ socket, house, stage: 'met', from: '', to: [], mood: 'well' },
    ...{ takes: undefined, letter: undefined },
  }
  let pending = ''
  socket.on('data', chunk => {
    pending += chunk.toString('latin1')
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 1)
      if (!line.endsWith('\r')) return void socket.end('500 5.5.2 a line ends with CRLF\r\n')
      hear(state, line.slice(0, -1))
    }
  })
  say(state, '220 mail.acme.example ESMTP')
}

const say = ({ socket }: Talk, line: string) => void socket.write(`${line}\r\n`)

function hear(state: Talk, line: string): void {
  if (state.letter) return void collect(state, state.letter, line)
  if (state.takes) return state.takes(line)
  const [, name = '', rest = ''] = /^([A-Za-z]+)(?: (.*))?$/.exec(line) ?? []
  const deed = deeds[name.toUpperCase()]
  if (line.length > 12_288 || !deed) return say(state, '500 5.5.2 what is that?')
  deed(state, rest)
}

const deeds: Record<string, (state: Talk, rest: string) => void> = {
  EHLO(state, rest) {
    if (!/^(\[[\d.a-fA-F:IPv]+\]|[A-Za-z0-9.-]+)$/.test(rest)) return say(state, '501 5.5.4 who are you?')
    state.stage = 'greeted'
    const size = state.house.mostBytes
    for (const each of ['mail.acme.example', `SIZE ${size}`, '8BITMIME', 'ENHANCEDSTATUSCODES'])
      say(state, `250-${each}`)
    say(state, '250 AUTH PLAIN LOGIN XOAUTH2')
  },
  AUTH: authenticate,
  MAIL(state, rest) {
    if (state.stage !== 'in') return say(state, '530 5.7.0 who are you?')
    const [, address = '', parameters = ''] = /^FROM:<([^<>\s]*)>(.*)$/i.exec(rest) ?? []
    if (!state.house.owns(address)) return say(state, '550 5.7.60 SendAsDenied; that address is not yours')
    if (Number(/ SIZE=(\d+)/i.exec(parameters)?.[1] ?? 0) > state.house.mostBytes)
      return say(state, '552 5.3.4 larger than we take')
    state.mood = state.house.mood()
    if (state.mood === 'throttles')
      return finish(
        state,
        { from: address, to: [], bytes: Buffer.alloc(0) },
        '450 4.7.1 too many mails, come again later',
      )
    Object.assign(state, { stage: 'from', from: address, to: [] })
    say(state, '250 2.1.0 well')
  },
  RCPT(state, rest) {
    if (state.stage !== 'from' && state.stage !== 'to') return say(state, '503 5.5.1 who writes?')
    const address = /^TO:<([^<>\s@]+@[^<>\s@]+)>$/i.exec(rest)?.[1]
    if (!address) return say(state, '553 5.1.3 that is no address')
    if (state.mood === 'refuses' || !state.house.knows(address))
      return say(state, `550 5.1.1 <${address}>: there is nobody of that name`)
    state.stage = 'to'
    state.to.push(address)
    say(state, '250 2.1.5 well')
  },
  DATA(state) {
    if (state.stage !== 'to') return say(state, '503 5.5.1 to whom?')
    state.letter = []
    say(state, '354 go on, a dot alone ends it')
  },
  RSET(state) {
    if (state.stage !== 'met' && state.stage !== 'greeted') state.stage = 'in'
    say(state, '250 2.0.0 well')
  },
  NOOP: state => say(state, '250 2.0.0 well'),
  QUIT(state) {
    say(state, '221 2.0.0 until next time')
    state.socket.end()
  },
}

function authenticate(state: Talk, rest: string): void {
  if (state.stage !== 'greeted') return say(state, '503 5.5.1 not now')
  const [method = '', initial] = rest.split(' ')
  const ask = (challenge: string, go: (line: string) => void) => {
    state.takes = line => {
      state.takes = undefined
      go(line)
    }
    say(state, `334 ${challenge}`)
  }
  const base64 = (text: string) => Buffer.from(text, 'base64').toString('utf8')
  if (method === 'LOGIN')
    return ask('VXNlcm5hbWU6', user =>
      ask('UGFzc3dvcmQ6', word => enter(state, { user: base64(user), password: base64(word) })),
    )
  const given = (go: (text: string) => void) => (initial ? go(base64(initial)) : ask('', line => go(base64(line))))
  if (method === 'PLAIN')
    return given(text => {
      const [, user = '', password = ''] = text.split('\u0000')
      enter(state, { user, password })
    })
  if (method !== 'XOAUTH2') return say(state, '504 5.5.4 there is no such way in')
  given(text => {
    const login = bearerIn(text)
    if (!login) return say(state, '501 5.5.2 not as XOAUTH2 has it')
    const why = state.house.refuses(login)
    if (why === undefined) return enter(state, login, undefined)
    ask(Buffer.from('{"status":"400"}').toString('base64'), line =>
      line === '' ? enter(state, login, why) : say(state, '501 5.5.2 an empty line was wanted'),
    )
  })
}

function enter(state: Talk, login: Login, why = state.house.refuses(login)): void {
  if (why !== undefined) return say(state, `535 5.7.8 ${why}`)
  state.stage = 'in'
  say(state, '235 2.7.0 welcome')
}

function collect(state: Talk, letter: string[], line: string): void {
  if (line !== '.') return void letter.push(line.startsWith('.') ? line.slice(1) : line)
  state.letter = undefined
  state.stage = 'in'
  const bytes = Buffer.from(letter.map(each => `${each}\r\n`).join(''), 'latin1')
  const { house, mood, from, to } = state
  const mail = { from, to, bytes }
  const wrong = faultIn(letter, bytes, house)
  if (wrong) return finish(state, mail, wrong)
  if (mood === 'fails') return finish(state, mail, '451 4.3.0 out of order')
  if (mood === 'echoes') return finish(state, mail, `550 5.6.0 cannot read ${house.secrets()}`)
  void house.takes(mail, mood).then(() => finish(state, mail, '250 2.0.0 queued as 4c1Zx07'))
}

function finish(state: Talk, mail: HandedMail, line: string): void {
  const isLost = line.startsWith('2') && (state.mood === 'cuts' || state.mood === 'hangs')
  if (!isLost) say(state, line)
  else if (state.mood === 'cuts') state.socket.destroy()
  state.house.answered(mail, line, isLost)
}

/** What every mail must have (RFC 5322, 3.6) and may have (2.1.1). */
function faultIn(letter: readonly string[], bytes: Buffer, { mostBytes }: SmtpHouse): string | undefined {
  if (bytes.length > mostBytes) return '552 5.3.4 larger than we take'
  if (letter.some(line => line.length > 998)) return '550 5.6.0 a line is longer than 998'
  for (const name of ['from', 'date']) if (headerOf(bytes, name) === '') return `550 5.7.1 ${name} is missing`
  if (!/^<[^<>\s@]+@[^<>\s@]+>$/.test(headerOf(bytes, 'message-id').trim())) return '550 5.7.1 no good Message-ID'
  return undefined
}
