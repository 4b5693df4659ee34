import { type Call, type Fields, fieldsOf, idOf, listOf, type Out, timeOf } from '#channel'

/** Their clock and ours differ. */
const slackMs = 120_000

export const dataIn = (call: Call): Fields[] | undefined =>
  call.kind === 'answer' && call.ok ? listOf(call.json.data).map(fieldsOf) : undefined

/** The id of the only one that it can be; undefined when there are several, or nothing could be read. */
export function theOne(
  told: Fields[] | undefined,
  { at, thread = [] }: Out,
  known: readonly string[],
  isLike: (told: Fields) => boolean,
): string | 'none' | undefined {
  const ids = told
    ?.filter(each => isLike(each) && (timeOf(each.created_time ?? each.timestamp, 'iso') ?? at) >= at - slackMs)
    .flatMap(each => idOf(each.id) ?? [])
    .filter(id => !thread.includes(id) && !known.includes(id))
  return ids?.length === 0 ? 'none' : ids?.length === 1 ? ids[0] : undefined
}
