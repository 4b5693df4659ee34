import type { Message } from '#protocol'
import { useBrand } from '#web/api'
import { useColleagues } from '#web/people'
import { usePageTexts, useText } from '#web/texts'
import { useMarks } from '#web/marks'

/** From here on the contrary of what is said may be meant. */
const doubtful = 0.5

/** What is read in a message, for the line under it: quiet words, a doubt as a doubt, and who has corrected it. */
export function useReadingWords({ reading, deletedAt, direction }: Message): string[] {
  const t = useText()
  const hasTexts = usePageTexts()
  const { me } = useBrand()
  const marks = useMarks()
  const colleagues = useColleagues().data
  if (!reading || !hasTexts || deletedAt !== null || direction !== 'in') return []
  const words = marks(reading).map(each => each.words)
  const { corrected } = reading
  if (reading.irony >= doubtful && !corrected?.aspects.includes('sentiment')) words.push(t('readings.irony'))
  if (corrected?.by === me.person.id) words.push(t('readings.corrected.you'))
  else if (corrected) {
    const name = colleagues?.find(({ id }) => id === corrected.by)?.name
    words.push(name === undefined ? t('readings.corrected') : t('readings.corrected.by', { name }))
  }
  return words
}
