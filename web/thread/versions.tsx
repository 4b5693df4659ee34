import { useQuery } from '@tanstack/react-query'
import { TextButton } from '#web/ui'
import { Popover } from '#web/overlay'
import { useBrand, useFaultWords } from '#web/api'
import { useFormats, useText } from '#web/texts'
import type { Message } from '#protocol'
import css from './versions.module.css'

type Version = { at: number; text: string | null }

/** "Edited 11:10 · see before": what it said, newest first. */
export function Versions({ message }: { message: Message }) {
  const t = useText()
  const formats = useFormats()
  const edited = t('message.edited', { time: formats.clock(message.editedAt ?? message.at) })
  if (message.versions === 0) return <span>{edited}</span>
  return (
    <span>
      {edited} ·{' '}
      <Popover
        label={t('message.before')}
        renderTrigger={({ style, ...props }) => (
          <span style={style}>
            <TextButton {...props}>{t('message.before')}</TextButton>
          </span>
        )}
      >
        <Before message={message} />
      </Popover>
    </span>
  )
}

function Before({ message: { id, editedAt } }: { message: Message }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const { api, workspace } = useBrand()
  const { data, error, isPending } = useQuery({
    queryKey: ['versions', workspace.id, id, editedAt],
    queryFn: ({ signal }) => api.get<Version[]>(`/messages/${id}/versions`, {}, signal),
  })
  if (isPending) return <p className={css.said}>{t('common.loading')}</p>
  if (error) return <p className={css.said}>{words(error)}</p>
  return (
    <ul className={css.versions}>
      {data.map(version => (
        <li key={version.at}>
          <time className={css.at}>{formats.moment(version.at)}</time>
          <p className={css.said} dir="auto">
            {version.text}
          </p>
        </li>
      ))}
    </ul>
  )
}
