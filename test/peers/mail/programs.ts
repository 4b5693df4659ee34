import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

const dovecot = '/usr/sbin/dovecot'
const lmtp = '/usr/lib/dovecot/lmtp'
export const programs = { dovecot, postfix: '/usr/lib/postfix/sbin/master', openssl: '/usr/bin/openssl' }
const packages = ['dovecot-imapd', 'dovecot-lmtpd', 'postfix', 'openssl']

const areThere = () => [...Object.values(programs), lmtp].every(path => existsSync(path))

/** Where programs may be put by themselves: on machines that test, and where somebody asked for it. */
const mayInstall = process.env.CI === 'true' || process.argv.includes('--install') || process.env.INSTALL === 'true'

/** Why the real servers cannot be had here; false where they can. */
export const noMailServers: string | false = reason()

function reason(): string | false {
  if (process.platform !== 'linux') return 'needs Linux: Dovecot and Postfix as Debian packs them'
  if (userInfo().uid !== 0) return 'needs root: the master of Postfix starts under no other name'
  if (areThere()) return false
  if (!mayInstall) return `needs Dovecot and Postfix: apt-get install ${packages.join(' ')}, or CI=true to have it done`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore', timeout: 120_000 })
  const args = ['install', '-y', '--no-install-recommends', ...packages]
  const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 240_000 })
  if (areThere()) return false
  const said = `apt-get could not bring Dovecot and Postfix (${status}): ${stderr?.trim().split('\n').at(-1)}`
  // A machine that is there to test does not pass by keeping silent.
  if (process.env.CI === 'true') throw new Error(said)
  return said
}
