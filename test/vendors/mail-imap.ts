import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { bearerIn, type Login } from './mail-login.ts'
import type { KeptMail, MailFolder, MailStore } from './mail-store.ts'
import { fetched, search, timeIn } from './mail-imap-ask.ts'
import { isInSet, listIn, openListener, type Spoken, textOf, type Word, wordsIn } from './mail-imap-words.ts'

/** What an IMAP server must know: who may come in, and what there is. */
export type ImapHouse = {
  store: MailStore
  /** Undefined: come in. Otherwise why not. */
  refuses(login: Login): string | undefined
  now(): number
  /** Said of every command, for tests. */
  heard(command: string): void
  lacksIdle?: boolean
}

/** A small strict server of IMAP4rev1 (RFC 3501, with IDLE, LITERAL+, SASL-IR, SPECIAL-USE, UIDPLUS, NAMESPACE, ID). */
export async function openImap(house: ImapHouse): Promise<{ port: number; drop(): void; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    talk(socket, house)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const close = async () => {
    if (!server.listening) return
    server.close()
    drop()
    await once(server, 'close')
  }
  return { port: (server.address() as { port: number }).port, drop, close }
}

type Talk = {
  socket: Socket
  house: ImapHouse
  isIn: boolean
  /** `marked`: what other programs have marked since the last word about it. */
  open: { folder: MailFolder; isReadOnly: boolean; shown: number; marked: Set<KeptMail> } | undefined
  /** Takes the next line in the place of a command. */
  takes: ((line: string) => void) | undefined
  idles: boolean
}

function talk(socket: Socket, house: ImapHouse): void {
  const state: Talk = { socket, house, isIn: false, open: undefined, takes: undefined, idles: false }
  const unwatch = house.store.watch((folder, marked) => {
    if (state.open?.folder !== folder) return
    if (marked) state.open.marked.add(marked)
    if (state.idles) showNews(state)
  })
  socket.on('close', unwatch)
  const broken = (why: string) => socket.end(`* BYE ${why}\r\n`)
  const heard = (spoken: Spoken) => {
    if (state.takes) return state.takes(spoken.line)
    answer(state, spoken)
  }
  socket.on(
    'data',
    openListener(() => socket.write('+ go on\r\n'), heard, broken),
  )
  socket.write(`* OK [CAPABILITY ${capabilities(state)}] ready\r\n`)
}

const capabilities = ({ isIn, house }: Talk): string =>
  [
    'IMAP4rev1 LITERAL+ SASL-IR ID',
    ...(isIn ? ['NAMESPACE SPECIAL-USE UIDPLUS', ...(house.lacksIdle ? [] : ['IDLE'])] : ['AUTH=PLAIN AUTH=XOAUTH2']),
  ].join(' ')

const say = ({ socket }: Talk, ...lines: string[]) => void socket.write(lines.map(line => `${line}\r\n`).join(''))

function showNews(state: Talk): void {
  const { open } = state
  if (!open) return
  showMarks(state)
  if (open.folder.mails.length === open.shown) return
  open.shown = open.folder.mails.length
  say(state, `* ${open.shown} EXISTS`)
}

/** Words that nobody asked for, which may stand before any others (RFC 9051, 7.5.2). */
function showMarks(state: Talk): void {
  const { folder, marked, shown } = state.open!
  for (const [index, mail] of folder.mails.entries())
    if (index < shown && marked.delete(mail)) say(state, `* ${index + 1} FETCH (FLAGS (${[...mail.flags].join(' ')}))`)
}

function answer(state: Talk, spoken: Spoken): void {
  const tag = spoken.line.split(' ', 1)[0] || '*'
  try {
    const [, name, ...words] = wordsIn(spoken)
    let command = textOf(name).toUpperCase()
    if (command === 'UID') command = `UID ${textOf(words.shift()).toUpperCase()}`
    state.house.heard(command)
    const known = state.isIn ? { ...always, ...inside } : { ...always, ...outside }
    if (!Object.hasOwn(known, command)) return say(state, `${tag} BAD ${command} is not for now`)
    if (opened.has(command) && !state.open) return say(state, `${tag} BAD no folder is open`)
    known[command]!(state, tag, words)
  } catch (error) {
    say(state, `${tag} BAD ${(error as Error).message}`)
  }
}

type Deed = (state: Talk, tag: string, words: Word[]) => void

const done = (state: Talk, tag: string, text: string) => {
  if (state.isIn) showNews(state)
  say(state, `${tag} OK ${text}`)
}

const always: Record<string, Deed> = {
  CAPABILITY(state, tag) {
    say(state, `* CAPABILITY ${capabilities(state)}`)
    done(state, tag, 'done')
  },
  NOOP: (state, tag) => done(state, tag, 'done'),
  ID(state, tag) {
    say(state, '* ID ("name" "stand-in")')
    done(state, tag, 'done')
  },
  LOGOUT(state, tag) {
    say(state, '* BYE until next time', `${tag} OK done`)
    state.socket.end()
  },
}

const outside: Record<string, Deed> = {
  LOGIN: (state, tag, [user, password]) =>
    enter(state, tag, { user: textOf(user), password: textOf(password) }, () => {}),
  AUTHENTICATE(state, tag, [mechanism, initial]) {
    const method = textOf(mechanism).toUpperCase()
    if (method !== 'PLAIN' && method !== 'XOAUTH2') return say(state, `${tag} NO there is no such way in`)
    const go = (text: string) => authenticate(state, tag, method, text)
    if (initial !== undefined) return go(textOf(initial))
    state.takes = go
    say(state, '+ ')
  },
}

function authenticate(state: Talk, tag: string, method: string, base64: string): void {
  state.takes = undefined
  const said = Buffer.from(base64, 'base64').toString('utf8')
  if (method === 'PLAIN') {
    const [, user = '', password = ''] = said.split('\u0000')
    return enter(state, tag, { user, password }, () => {})
  }
  const login = bearerIn(said)
  if (!login) return say(state, `${tag} BAD not as XOAUTH2 has it`)
  enter(state, tag, login, no => {
    // A challenge that says why, and wants an empty answer.
    const why = Buffer.from(JSON.stringify({ status: '400', schemes: 'Bearer' })).toString('base64')
    state.takes = line => {
      state.takes = undefined
      if (line === '') no()
      else say(state, `${tag} BAD an empty line was wanted`)
    }
    say(state, `+ ${why}`)
    return true
  })
}

function enter(state: Talk, tag: string, login: Login, challenge: (no: () => void) => unknown): void {
  const why = state.house.refuses(login)
  const no = () => say(state, `${tag} NO [AUTHENTICATIONFAILED] ${why}`)
  if (why !== undefined) return void (challenge(no) ?? no())
  state.isIn = true
  say(state, `${tag} OK [CAPABILITY ${capabilities(state)}] welcome`)
}

const opened = new Set(['CLOSE', 'UNSELECT', 'UID FETCH', 'UID SEARCH'])

const inside: Record<string, Deed> = {
  NAMESPACE(state, tag) {
    say(state, '* NAMESPACE (("" "/")) NIL NIL')
    done(state, tag, 'done')
  },
  LIST: list('LIST'),
  LSUB: list('LSUB'),
  SELECT: (state, tag, words) => openFolder(state, tag, words, false),
  EXAMINE: (state, tag, words) => openFolder(state, tag, words, true),
  STATUS(state, tag, [name, asked]) {
    const folder = folderIn(state, textOf(name))
    if (!folder) return say(state, `${tag} NO [NONEXISTENT] there is no such folder`)
    const values: Record<string, number> = {
      MESSAGES: folder.mails.length,
      UIDNEXT: folder.next,
      UIDVALIDITY: folder.generation,
      UNSEEN: folder.mails.filter(({ flags }) => !flags.has('\\Seen')).length,
    }
    const said = listIn(asked).map(word => {
      const key = textOf(word).toUpperCase()
      if (!(key in values)) throw new Error(`no status: ${key}`)
      return `${key} ${values[key]}`
    })
    say(state, `* STATUS "${folder.name}" (${said.join(' ')})`)
    done(state, tag, 'done')
  },
  CLOSE: leaveFolder,
  UNSELECT: leaveFolder,
  'UID SEARCH'(state, tag, words) {
    if (typeof words[0] === 'string' && /^(CHARSET|RETURN)$/i.test(words[0])) throw new Error('not known here')
    const found = search(state.open!.folder, words)
    say(state, `* SEARCH${found.map(uid => ` ${uid}`).join('')}`)
    done(state, tag, 'done')
  },
  'UID FETCH'(state, tag, [set, asked]) {
    const { folder, isReadOnly } = state.open!
    const wanted = Array.isArray(asked) ? asked : [asked!]
    showMarks(state)
    folder.mails.forEach((mail, index) => {
      if (isInSet(textOf(set), mail.uid, folder.mails.at(-1)!.uid))
        state.socket.write(fetched(mail, index + 1, wanted, isReadOnly))
    })
    done(state, tag, 'done')
  },
  IDLE(state, tag) {
    if (state.house.lacksIdle) return say(state, `${tag} BAD there is no IDLE`)
    state.idles = true
    state.takes = line => {
      state.takes = undefined
      state.idles = false
      say(state, line.toUpperCase() === 'DONE' ? `${tag} OK done` : `${tag} BAD only DONE ends it`)
    }
    say(state, '+ idling')
    showNews(state)
  },
  APPEND(state, tag, [name, ...words]) {
    const folder = folderIn(state, textOf(name))
    if (!folder) return say(state, `${tag} NO [TRYCREATE] there is no such folder`)
    const bytes = words.pop()
    if (!Buffer.isBuffer(bytes)) throw new Error('a mail is a literal')
    const flags = Array.isArray(words[0]) ? listIn(words.shift()).map(textOf) : []
    const at = words.length > 0 ? timeIn(textOf(words.shift())) : state.house.now()
    const { uid } = state.house.store.put(folder.name, bytes, at, flags)
    done(state, tag, `[APPENDUID ${folder.generation} ${uid}] done`)
  },
}

function list(command: string): Deed {
  return (state, tag, words) => {
    for (const { name, use } of state.house.store.folders.values())
      say(state, `* ${command} (\\HasNoChildren${use ? ` ${use}` : ''}) "/" "${name}"`)
    if (textOf(words[0]) === '(SPECIAL-USE)') throw new Error('not known here')
    done(state, tag, 'done')
  }
}

const folderIn = ({ house }: Talk, name: string): MailFolder | undefined =>
  house.store.folders.get(/^inbox$/i.test(name) ? 'INBOX' : name)

function openFolder(state: Talk, tag: string, [name]: Word[], isReadOnly: boolean): void {
  const folder = folderIn(state, textOf(name))
  state.open = undefined
  if (!folder) return say(state, `${tag} NO [NONEXISTENT] there is no such folder`)
  state.open = { folder, isReadOnly, shown: folder.mails.length, marked: new Set() }
  say(
    state,
    '* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)',
    `* ${folder.mails.length} EXISTS`,
    '* 0 RECENT',
    `* OK [UIDVALIDITY ${folder.generation}] numbers hold`,
    `* OK [UIDNEXT ${folder.next}] the next one`,
    `${tag} OK [READ-${isReadOnly ? 'ONLY' : 'WRITE'}] open`,
  )
}

function leaveFolder(state: Talk, tag: string): void {
  state.open = undefined
  done(state, tag, 'done')
}
