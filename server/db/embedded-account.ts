import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { Fault } from '#lib'
import type { Programs } from './embedded-programs.ts'

/**
 * Under whose account PostgreSQL runs. It refuses root, and needs an account that has a name.
 * `prefix` is the command that stands before the program; `owner` is who owns the folder, seen from outside.
 */
export type Account = {
  switchTo?: { uid: number; gid: number }
  prefix: string[]
  owner?: { uid: number; gid: number }
}

type Ids = { uid: number; gid: number }

/**
 * Chooses the account, and gives it `folder` (with all that is in it) when we are root.
 * Faults: database.no-account, database.folder-not-ours.
 */
export function chooseAccount(folder: string, programs: Programs): Account {
  const owner = statSync(folder).uid
  const own = process.geteuid?.() ?? -1
  if (own !== 0) return ordinaryAccount(folder, own, owner)
  const account = accountForRoot(folder, programs, owner)
  const { uid, gid } = account.owner ?? { uid: 0, gid: 0 }
  if (owner !== uid) execFileSync('chown', ['-R', `${uid}:${gid}`, folder])
  return account
}

/** Makes a folder belong to the account (a folder that root made for it). */
export function giveTo(account: Account, folder: string): void {
  if (account.owner) chownSync(folder, account.owner.uid, account.owner.gid)
}

function ordinaryAccount(folder: string, own: number, owner: number): Account {
  if (own !== -1 && owner !== own) throw new Fault('database.folder-not-ours', 500, { folder, owner: String(owner) })
  return hasName() ? { prefix: [] } : inNamespace()
}

/** The one the folder already belongs to comes first, so that nothing has to be given away on every start. */
function accountForRoot(folder: string, programs: Programs, owner: number): Account {
  const named = ['postgres', '_postgres', 'nobody'].map(idsOf).filter(ids => ids !== undefined)
  const first = named.filter(ids => ids.uid === owner)
  for (const ids of [...first, ...named]) {
    if (canReach(ids, folder, programs)) return { switchTo: ids, prefix: [], owner: ids }
  }
  return { ...inNamespace(), owner: { uid: 0, gid: 0 } }
}

/** We stay who we are for the system, and are somebody with a name inside. */
function inNamespace(): Account {
  const { uid, gid } = idsOf('nobody') ?? { uid: 65534, gid: 65534 }
  const prefix = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  const trial = spawnSync(prefix[0]!, [...prefix.slice(1), 'true'], { stdio: 'ignore' })
  if (trial.status !== 0) throw new Fault('database.no-account', 500)
  return { prefix }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function idsOf(name: string): Ids | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return answer.status === 0 ? Number(answer.stdout) : Number.NaN
  })
  return uid && gid ? { uid, gid } : undefined
}

function canReach(ids: Ids, folder: string, programs: Programs): boolean {
  const runs = spawnSync(programs.postgres, ['--version'], {
    ...ids,
    cwd: '/',
    stdio: 'ignore',
    env: programs.environment,
  })
  if (runs.status !== 0) return false
  const goes = spawnSync('sh', ['-c', 'cd -- "$1"', 'sh', dirname(folder)], { ...ids, cwd: '/', stdio: 'ignore' })
  return goes.status === 0
}
