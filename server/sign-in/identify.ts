import { hash, timingSafeEqual } from 'node:crypto'
import { findKey, readKey, type Scope, touchKey, type Who } from '#accounts'
import type { Database } from '#db'
import { type Clock, Fault, minute } from '#lib'
import type { Language } from '#protocol'
import { type Asked, mustBeOurPage } from './asked.ts'
import { sessionToken } from './session-cookie.ts'
import { membersOfSession } from './store-sessions.ts'
import type { MemberRow } from './tables.ts'

/** Somebody who is signed in, whatever workspace they mean. */
export type SignedIn = { personId: string; sessionId: string; name: string; email: string; language: Language }

/** Who asks, and the session on whose strength they do; null for a key. */
export type Entry = { who: Who; sessionId: string | null }

export type Identification = {
  /**
   * On whose behalf, in which workspace, by session cookie or API key. The workspace is the one that `x-workspace`
   * names, or the only one. @throws Fault sign-in.needed, key.wrong (401), origin.other, workspace.other (403), workspace.choose (400)
   */
  identify(asked: Asked): Promise<Who>
  /** The same for what stays open after the answer, and has to close when `session.ended` tells of its session. */
  enter(asked: Asked): Promise<Entry>
  /** @throws Fault sign-in.needed (401), origin.other (403) */
  signedIn(asked: Asked): Promise<SignedIn>
}

type Means = { database: Database; secret: string; now: Clock; publicAddress: () => string }

export function openIdentification(means: Means): Identification {
  const usedAt = new Map<string, number>()
  const membersOf = async (asked: Asked): Promise<[MemberRow, ...MemberRow[]]> => {
    const found = sessionToken(asked.headers.cookie, means.secret)
    const [first, ...rest] = found ? await means.database.engine(tx => membersOfSession(tx, found.token)) : []
    if (!first) throw new Fault('sign-in.needed', 401)
    mustBeOurPage(asked, means.publicAddress())
    return [first, ...rest]
  }
  const enter = async (asked: Asked): Promise<Entry> => {
    const wanted = asked.workspace ?? headerOf(asked, 'x-workspace')
    const bearer = bearerOf(asked)
    if (bearer !== undefined) return { who: await whoOfKey(means, bearer, wanted, usedAt), sessionId: null }
    const members = await membersOf(asked)
    return { who: whoOfMember(members, wanted), sessionId: members[0].sessionId }
  }
  return {
    enter,
    identify: async asked => (await enter(asked)).who,
    async signedIn(asked) {
      const [{ personId, sessionId, personName, email, language }] = await membersOf(asked)
      return { personId, sessionId, name: personName, email, language }
    },
  }
}

function whoOfMember(members: readonly MemberRow[], wanted: string | undefined): Who {
  const joined = members.filter(each => each.workspaceId !== null)
  const chosen = wanted === undefined ? joined : joined.filter(each => each.workspaceId === wanted)
  const [member, other] = chosen
  if (other) throw new Fault('workspace.choose', 400)
  if (!member) throw new Fault('workspace.other', 403)
  return {
    kind: 'person',
    workspaceId: member.workspaceId!,
    personId: member.personId,
    name: member.name!,
    role: member.role!,
    sees: member.sees!,
    teamIds: member.teamIds,
    mateIds: member.mateIds,
  }
}

/** That a key was used is written at most once a minute. */
async function whoOfKey(
  { database, now }: Means,
  bearer: string,
  wanted: string | undefined,
  usedAt: Map<string, number>,
): Promise<Who> {
  const given = readKey(bearer)
  const found = given && (await database.engine(tx => findKey(tx, given.workspaceId, given.keyId)))
  if (!found || !timingSafeEqual(hash('sha256', given.secret, 'buffer'), found.secretHash))
    throw new Fault('key.wrong', 401)
  const { workspaceId, keyId } = given
  if (wanted !== undefined && wanted !== workspaceId) throw new Fault('workspace.other', 403)
  if (now() - (usedAt.get(keyId) ?? 0) > minute) {
    usedAt.set(keyId, now())
    await database.engine(tx => touchKey(tx, workspaceId, keyId, now()))
  }
  return { kind: 'key', workspaceId, keyId, scopes: found.scopes.split(' ') as Scope[] }
}

const bearerOf = (asked: Asked) => /^bearer +(\S+)$/i.exec(headerOf(asked, 'authorization') ?? '')?.[1]

function headerOf({ headers }: Asked, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
