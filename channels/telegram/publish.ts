import {
  fieldsOf,
  type Language,
  lineOf,
  nextText,
  type NotPublished,
  present,
  type PublicCard,
  type Publication,
  type Published,
  published,
  type Publishes,
  textOf,
  unpublished,
  withLine,
} from '#channel'
import { callMethod, type Ctx, isDone, refusedBy } from './call.ts'

/** What the bot says of itself before one writes to it: once for all, and for each language that has a text of its own. */
export const telegramPublishes: Publishes = {
  hours: 'text',
  text: { max: 512, unit: 'utf16' },
  perLanguage: true,
}

const languages: readonly Language[] = ['es', 'en']

type Step = { language: Language | ''; text: string }

export async function publish(publication: Publication, ctx: Ctx): Promise<Published> {
  const common = await read(ctx, '')
  if (typeof common !== 'string') return common
  const steps: Step[] = []
  const next = nextText(common, publication, telegramPublishes)
  if (next && 'kind' in next) return next
  if (next) steps.push({ language: '', text: next.text })
  for (const language of languages) {
    const own = await read(ctx, language)
    if (typeof own !== 'string') return own
    const step = ownText(language, own, common, publication)
    if (step && 'kind' in step) return step
    if (step) steps.push({ language, text: step.text })
  }
  for (const step of steps) {
    const told = await write(ctx, step)
    if (told.kind !== 'published') return told
  }
  return published
}

/**
 * What a language needs of its own: our line in what the brand wrote for it, or another guide beside the common text. One
 * that would differ from the common text in nothing but our line, and need not, goes.
 */
function ownText(language: Language, own: string, common: string, { profileKey, card, before }: Publication) {
  const isThere = own !== '' && own !== common
  const spoken = (each: PublicCard | undefined) => each && { ...each, language }
  const ours = present({ card: spoken(card), before: spoken(before) })
  const bare = (text: string, said?: PublicCard) => withLine(text, undefined, said && lineOf(said, telegramPublishes))
  const isBrands = isThere && bare(own, ours.before) !== bare(common, before)
  const isWanted = card !== undefined && card.language !== language && Boolean(card.guides[language])
  if (isBrands || isWanted) return nextText(isThere ? own : common, { profileKey, ...ours }, telegramPublishes)
  return isThere ? { text: '' } : undefined
}

async function read(ctx: Ctx, language: Language | ''): Promise<string | NotPublished> {
  const asked = await callMethod(ctx, 'getMyDescription', language === '' ? {} : { language_code: language })
  if (!isDone(asked)) return unpublished(refusedBy(asked, ctx.now()))
  return textOf(fieldsOf(asked.json.result).description) ?? ''
}

async function write(ctx: Ctx, { language, text }: Step): Promise<Published> {
  const body = { description: text, ...(language === '' ? {} : { language_code: language }) }
  const told = await callMethod(ctx, 'setMyDescription', body)
  return isDone(told) ? published : unpublished(refusedBy(told, ctx.now()))
}
