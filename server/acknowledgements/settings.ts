import { mustBeAble, record, type Who } from '#accounts'
import { type Capabilities, faceOf } from '#channel'
import type { Tx } from '#db'
import { calendarFor, findSettings as findLevels, spanFor } from '#deadlines'
import { cleanText, day, Fault } from '#lib'
import {
  type AcknowledgedLanguage,
  acknowledgedLanguages,
  type AcknowledgementCard,
  type AcknowledgementView,
  type NewAcknowledgement,
} from '#protocol'
import { brandFacts, type Place } from '#replies'
import { openSpans, nextOpening } from '#service-levels'
import { answerBy } from './answer-by.ts'
import { gapsOf } from './gaps-of.ts'
import { mustBeSound } from './must-be-sound.ts'
import { findSetting, findSettings, writeSetting } from './store.ts'
import { ourTexts } from './texts.ts'

/** An account of the brand, as far as this goes. `brand`: what it is called, as texts that name it say. */
export type Account = { id: string; language: AcknowledgedLanguage; place: Place; brand?: string }

const off: NewAcknowledgement = { isOn: false, isPublic: false, texts: {} }

const isWritable = (can: Capabilities | undefined, visibility: 'private' | 'public'): boolean =>
  can !== undefined &&
  can.visibility.includes(visibility) &&
  faceOf(can, visibility).deeds.some(deed => deed === 'message' || deed === 'reply')

/** How it stands with each of these accounts. As app. */
export async function acknowledgements(
  tx: Tx,
  { workspaceId }: Who,
  accounts: readonly Account[],
): Promise<AcknowledgementCard[]> {
  const kept = new Map((await findSettings(tx, workspaceId)).map(row => [row.profileId, row]))
  return accounts.map(({ id, place }) => {
    const { isOn, isPublic, texts } = kept.get(id) ?? off
    const canWrite = isWritable(place?.can, 'private')
    const languages = acknowledgedLanguages.filter(language => texts[language] !== undefined)
    return { profileId: id, isOn, isPublic, canWrite, languages }
  })
}

/** What an account says out of hours, and what a customer would read now or when it closes next. As app. */
export async function acknowledgement(
  tx: Tx,
  { workspaceId }: Who,
  { id, language, place }: Account,
  { brand, now }: { brand: string; now: number },
): Promise<AcknowledgementView> {
  const { isOn, isPublic, texts } = (await findSetting(tx, workspaceId, id)) ?? off
  return {
    ...{ isOn, isPublic, texts, ours: { ...ourTexts }, usual: language },
    canWrite: isWritable(place?.can, 'private'),
    canPublic: isWritable(place?.can, 'public') && place?.can.oneAnswer !== true,
    then: await thenOf(tx, { workspaceId, id, brand }, now),
  }
}

/** What does not close for so long never does. */
const aheadMs = 400 * day

async function thenOf(
  tx: Tx,
  { workspaceId, id: profileId, brand }: Record<'workspaceId' | 'id' | 'brand', string>,
  now: number,
) {
  const levels = (await findLevels(tx, [workspaceId])).get(workspaceId)
  const calendar = calendarFor(levels, profileId)
  const isOpen = nextOpening(calendar, now) === now
  const at = isOpen ? openSpans(calendar, now, now + aheadMs)[0]![1] : now
  const { within } = spanFor(levels, { aim: 'first', class: 'query', pace: 'later', profileId })
  const times = answerBy({ calendar, within, clockDueAt: null, at, now: at })
  if (!times) return null
  const { timeZone } = calendar
  const gaps = acknowledgedLanguages.map(each => [each, gapsOf(each, { ...times, timeZone, brand, now: at })] as const)
  return {
    ...{ isOpen, at, ...times, timeZone },
    gaps: Object.fromEntries(gaps) as NonNullable<AcknowledgementView['then']>['gaps'],
  }
}

/**
 * What an account says out of hours from now on. An empty text is ours again.
 * @throws Fault `forbidden` (403), `acknowledgement.unwritable` (409), and what `mustBeSound` says (422)
 */
export async function keepAcknowledgement(
  tx: Tx,
  who: Who,
  { id, place, brand = '' }: Account,
  { isOn, isPublic, texts: asked }: NewAcknowledgement,
): Promise<void> {
  mustBeAble(who, 'administer')
  if (isOn && !isWritable(place?.can, 'private') && !isWritable(place?.can, 'public'))
    throw new Fault('acknowledgement.unwritable', 409)
  const facts = await brandFacts(tx, who)
  const texts = Object.fromEntries(
    acknowledgedLanguages.flatMap(language => {
      const text = cleanText(asked[language] ?? '').trim()
      if (text !== '') mustBeSound({ text, language }, { can: place?.can, isOn, isPublic, brand, facts })
      return text === '' ? [] : [[language, text]]
    }),
  )
  await writeSetting(tx, who.workspaceId, { profileId: id, isOn, isPublic, texts })
  await record(tx, who, 'acknowledgement.kept', id, { isOn })
}
