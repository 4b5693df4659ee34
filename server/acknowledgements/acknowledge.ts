import { findWorkspace, type Who } from '#accounts'
import { accessConversation, type ConversationRow } from '#conversations'
import type { Tx } from '#db'
import { calendarFor, findDues, findSettings, spanFor } from '#deadlines'
import { type Clock, Fault, idOf, newId, second } from '#lib'
import { timers, type TimerDeeds } from '#log'
import { makePromises } from '#promises'
import type { AcknowledgedLanguage } from '#protocol'
import { type Place, sayAside } from '#replies'
import { answerBy, type Times } from './answer-by.ts'
import { promiseOf } from './promise-of.ts'
import { gapsOf } from './gaps-of.ts'
import * as store from './store.ts'
import { saidOf } from './texts.ts'

export const acknowledgeTimer = 'conversation.acknowledge'

/** A message is mostly read within this long; it is looked again as often, and waited for no longer than that. */
export const lookAgainMs = 3 * second
const readWithinMs = 30 * second

export type AcknowledgeNeeds = {
  placeOf: (profileId: string) => Place
  /** In which language the account speaks to those whose own nobody knows. */
  languageOf: (profileId: string) => AcknowledgedLanguage
  now: Clock
}

/** What this room does in its time: says that nobody answers now, in the transaction that takes the timer away. */
export const acknowledgementTimers = (needs: AcknowledgeNeeds): TimerDeeds => ({
  async [acknowledgeTimer](tx, { workspaceId, subjectId: id }) {
    const named = { workspaceId, id }
    const who: Who = { kind: 'machine', workspaceId }
    const conversation = await accessConversation(tx, who, id).catch(unlessFault)
    const pending = await store.lockPending(tx, named)
    if (!pending) return
    const now = needs.now()
    if (isStillToBeRead(pending, now)) {
      const dueAt = now + lookAgainMs
      await timers.set(tx, { ...{ workspaceId, id: newId(dueAt) }, kind: acknowledgeTimer, subjectId: id, dueAt })
      return
    }
    if (!conversation || !(await say(tx, who, { conversation, pending, now }, needs)))
      await store.forgetPending(tx, named)
  },
})

const unlessFault = (thrown: unknown): undefined => {
  if (!(thrown instanceof Fault)) throw thrown
}

const isStillToBeRead = ({ language, askedAt }: store.Pending, now: number): boolean =>
  language === null && now < askedAt + readWithinMs

type Saying = { conversation: ConversationRow; pending: store.Pending; now: number }

/** False where it is not to be said any more: answered, closed or opened meanwhile, turned off, or not possible there. */
async function say(tx: Tx, who: Who, saying: Saying, needs: AcknowledgeNeeds): Promise<boolean> {
  const { conversation, pending, now } = saying
  const { workspaceId, id, profileId } = conversation
  const setting = await store.findSetting(tx, workspaceId, profileId)
  if (!setting?.isOn || !isWaitedFor(conversation) || pending.isDeleted) return false
  if (pending.visibility === 'public' && (!setting.isPublic || needs.placeOf(profileId)?.can.oneAnswer)) return false
  const times = await timesOf(tx, saying)
  const brand = await findWorkspace(tx, workspaceId)
  if (!times || !brand) return false
  const language = languageOf(pending, needs.languageOf(profileId))
  const text = saidOf(setting.texts, language, gapsOf(language, { ...times, brand: brand.name, now }))
  const [messageId, promiseId] = [['message', id] as const, ['promise', id] as const].map(parts =>
    idOf('acknowledgement', ...parts, String(times.opensAt)),
  ) as [string, string]
  const said = { ...times, messageId, promiseId, language, at: now }
  if (!(await store.noteSaid(tx, conversation, pending, said))) return true
  const place = needs.placeOf(profileId)
  try {
    await sayAside(tx, conversation, { id: messageId, text, visibility: pending.visibility, now, place })
  } catch (thrown) {
    unlessFault(thrown)
    await store.forgetSaid(tx, workspaceId, messageId)
    return false
  }
  const promise = promiseOf(brand.language, { id: promiseId, dueAt: times.answerBy })
  await makePromises(tx, who, { messageId, promises: [promise], now, cause: 'acknowledgement' })
  return true
}

/** The customer waits for people. */
const isWaitedFor = ({ status, turnAt, holder }: ConversationRow): boolean =>
  status !== 'closed' && turnAt !== null && holder.kind !== 'bot'

async function timesOf(
  tx: Tx,
  { conversation, pending, now }: Saying,
): Promise<(Times & { timeZone: string }) | undefined> {
  const { workspaceId, id, profileId, firstAnsweredAt } = conversation
  const settings = (await findSettings(tx, [workspaceId])).get(workspaceId)
  const calendar = calendarFor(settings, profileId)
  const aim = firstAnsweredAt === null ? 'first' : 'next'
  const { within } = spanFor(settings, { aim, class: 'query', pace: 'later', profileId })
  const [clock] = await findDues(tx, [{ workspaceId, id }])
  const asked = { calendar, within, clockDueAt: clock?.dueAt ?? null, at: pending.askedAt, now }
  const times = answerBy(asked)
  return times && { ...times, timeZone: calendar.timeZone }
}

/** What they wrote in, else what they have spoken so far, else the account's. Pure. */
function languageOf({ language, spoken }: store.Pending, usual: AcknowledgedLanguage): AcknowledgedLanguage {
  if (language !== null && language !== 'unknown') return language
  return spoken !== null && spoken !== 'unknown' ? spoken : usual
}
