import { NotebookPen, Reply } from 'lucide'
import type { FoundMessage, Marked as MarkedText } from '#protocol'
import { useCalled } from '#web/customers'
import { Line } from '#web/page'
import { useChannelName } from '#web/profiles'
import { Shielded } from '#web/shields'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Icon, VisuallyHidden } from '#web/ui'
import { useWays } from '#web/ways'
import css from './search.module.css'

/** A message or a note: in whose conversation, what of it was found, where and when. */
export function FoundLine({ message }: { message: FoundMessage }) {
  const t = useText()
  const ways = useWays()
  const formats = useFormats()
  const nameOf = useChannelName()
  const called = useCalled()
  const { id, channel, visibility, direction, customer, conversationId, at, text } = message
  return (
    <Line
      start={<ChannelMark of={channel} isPublic={visibility === 'public'} name={nameOf(channel)} size={28} />}
      title={<bdi>{called(customer.name)}</bdi>}
      href={ways.message(conversationId, id)}
      text={
        <span className={css.said}>
          {direction !== 'in' && (
            <span className={css.ours}>
              <Icon of={direction === 'note' ? NotebookPen : Reply} size="s" />
              <VisuallyHidden>{t(direction === 'note' ? 'search.note' : 'search.answer')}</VisuallyHidden>
            </span>
          )}
          <Marked {...text} />
        </span>
      }
      end={<time className={css.when}>{formats.moment(at)}</time>}
    />
  )
}

function Marked({ text, marks }: MarkedText) {
  const pieces = marks.flatMap(([from, to], place) => [
    <Shielded key={`before-${from}`} text={text.slice(place === 0 ? 0 : marks[place - 1]![1], from)} />,
    <mark key={from} className={css.mark}>
      {text.slice(from, to)}
    </mark>,
  ])
  return (
    <bdi>
      {pieces}
      <Shielded text={text.slice(marks.at(-1)?.[1] ?? 0)} />
    </bdi>
  )
}
