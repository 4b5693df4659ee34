import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dovecotConfig, postfixMain, postfixMaster } from './configs.ts'
import { programs } from './programs.ts'

/** Real mail servers with a folder, ports and accounts of their own: Dovecot keeps the mailboxes, Postfix takes mail. */
export type MailServers = AsyncDisposable & {
  imapPort: number
  /** For those who have a password. */
  submissionPort: number
  /** Where other servers bring mail. */
  smtpPort: number
  /** The certificate that both show, for 127.0.0.1. */
  certificate: string
  logs(): string
  /** What `doveadm` says. */
  doveadm(...args: string[]): string
}

export type Ports = Record<'imap' | 'lmtp' | 'auth' | 'submission' | 'smtp', number>

/** `accounts`: address → password, all of acme.example or shop.example. */
export async function openMailServers(accounts: Readonly<Record<string, string>>): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-mail-'))
  const [imap, lmtp, auth, submission, smtp] = await freePorts(5)
  const ports = { imap: imap!, lmtp: lmtp!, auth: auth!, submission: submission!, smtp: smtp! }
  const certificate = makeCertificate(folder)
  prepareDovecot(folder, ports, accounts, nobody)
  preparePostfix(folder, ports)
  const config = join(folder, 'dovecot', 'dovecot.conf')
  const first = openSync(join(folder, 'first-words'), 'a')
  const stdio = ['ignore', first, first] as const
  const children = [
    spawn(programs.dovecot, ['-F', '-c', config], { stdio: [...stdio], ...nobody }),
    spawn(programs.postfix, ['-c', join(folder, 'postfix', 'config'), '-d'], {
      stdio: [...stdio],
      env: { ...process.env, MAIL_CONFIG: join(folder, 'postfix', 'config') },
    }),
  ]
  const logs = () =>
    [join(folder, 'first-words'), join(folder, 'dovecot', 'log'), join(folder, 'postfix', 'data', 'mail.log')]
      .map(path => (existsSync(path) ? readFileSync(path, 'utf8') : `${path} is not there\n`))
      .join('')
  const close = async () => {
    await Promise.all(children.map(stop))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(Object.values(ports).map(port => answering(port)))
  } catch (error) {
    const said = logs()
    await close()
    throw new Error(`The mail servers do not start:\n${said}`, { cause: error })
  }
  return {
    imapPort: ports.imap,
    submissionPort: ports.submission,
    smtpPort: ports.smtp,
    ...{ certificate, logs },
    doveadm: (...args) => spawnSync('doveadm', ['-c', config, ...args], { encoding: 'utf8', ...nobody }).stdout,
    [Symbol.asyncDispose]: close,
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map(server => once(server, 'listening')))
  const ports = servers.map(server => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(server => once(server.close(), 'close')))
  return ports
}

/** Dovecot needs no rights at all. */
const nobody = { uid: 65_534, gid: 65_534 }

function makeCertificate(folder: string): string {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=mail.acme.example', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:mail.acme.example']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate]
  const { status, stderr } = spawnSync(programs.openssl, [...made, ...subject], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return readFileSync(certificate, 'utf8')
}

function prepareDovecot(
  folder: string,
  ports: Ports,
  accounts: Readonly<Record<string, string>>,
  { uid, gid }: { uid: number; gid: number },
): void {
  const home = join(folder, 'dovecot')
  mkdirSync(join(home, 'mail'), { recursive: true })
  const passwords = Object.entries(accounts).map(([address, password]) => `${address}:{PLAIN}${password}`)
  writeFileSync(join(home, 'passwords'), `${passwords.join('\n')}\n`)
  writeFileSync(join(home, 'dovecot.conf'), dovecotConfig({ folder, home, ports, uid, gid }))
  for (const path of [home, join(home, 'mail'), join(home, 'passwords'), join(folder, 'key.pem')])
    chownSync(path, uid, gid)
  chownSync(folder, uid, gid)
}

const queues = 'active bounce corrupt defer deferred flush hold incoming private public maildrop pid saved trace'

function preparePostfix(folder: string, ports: Ports): void {
  const home = join(folder, 'postfix')
  for (const part of ['config', 'data', ...queues.split(' ').map(name => `queue/${name}`)])
    mkdirSync(join(home, part), { recursive: true })
  writeFileSync(join(home, 'config', 'main.cf'), postfixMain({ folder, home, ports }))
  writeFileSync(join(home, 'config', 'master.cf'), postfixMaster(ports))
  // All but the queue's own folder and that of the process ids belongs to the owner of the mail.
  const owned = queues.split(' ').filter(name => name !== 'pid')
  const paths = [join(home, 'data'), ...owned.map(name => join(home, 'queue', name))]
  const { status, stderr } = spawnSync('chown', ['postfix', ...paths], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  spawnSync('chmod', ['711', folder])
}

const patienceMs = 15_000

async function answering(port: number): Promise<void> {
  const until = Date.now() + patienceMs
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isThere) return
    if (Date.now() > until) throw new Error(`Nobody answers at port ${port}`)
    await pause(50)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await Promise.race([gone, pause(3000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))])
}
