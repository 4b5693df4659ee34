import { useText } from '#web/texts'
import { useCalled } from '#web/customers'
import { Parts } from '#web/parts'
import { CoverLine, Looking, Shielded, useUncovered } from '#web/shields'
import { knownLanguage } from '#web/marks'
import type { Message } from '#protocol'
import type { SpokenProps } from './spoken.tsx'
import { Words } from './words.tsx'
import css from './spoken.module.css'

/** The words of a message and what it carries; under which words of somebody else it stands. */
export function Said({ message, album, onJump }: Pick<SpokenProps, 'message' | 'album' | 'onJump'>) {
  const t = useText()
  const { shown, isOpen, look } = useUncovered(message)
  const { quote, text, subject, parts, visibility, deletedAt } = shown
  if (deletedAt !== null) return text || t('message.deleted.empty')
  const all = album ? album.flatMap(each => (each.id === message.id ? parts : each.parts)) : parts
  // In the square it stands above all that is said under it.
  const above = all.filter(part => part.kind === 'rating' || (part.kind === 'post' && visibility !== 'public'))
  const below = all.filter(part => part.kind !== 'rating' && part.kind !== 'post')
  return (
    <Looking value={look}>
      <div className={css.said}>
        {above.length > 0 && <Parts parts={above} messageId={message.id} />}
        {quote && <Quote quote={quote} onJump={onJump} />}
        {subject && (
          <b dir="auto" lang={knownLanguage(message.reading)}>
            <Shielded text={subject} />
          </b>
        )}
        {text && <Words text={text} language={knownLanguage(message.reading)} isMarked={message.direction === 'in'} />}
        <Parts parts={below} messageId={message.id} isUncovered={isOpen} />
        {isOpen && <CoverLine message={message} />}
      </div>
    </Looking>
  )
}

type QuoteProps = { quote: NonNullable<Message['quote']>; onJump: (messageId: string) => void }

function Quote({ quote, onJump }: QuoteProps) {
  const t = useText()
  const called = useCalled()
  return (
    <button type="button" className={css.quote} onClick={() => onJump(quote.id)}>
      <b>
        <bdi>{quote.author ? called(quote.author) : t('message.echo.who')}</bdi>
      </b>
      <span dir="auto">
        <Looking value={undefined}>{quote.text ? <Shielded text={quote.text} /> : t('message.quote.wordless')}</Looking>
      </span>
    </button>
  )
}
