import { type DragEvent, type ReactNode, useState } from 'react'
import { Paperclip } from 'lucide'
import { Icon } from '#web/ui'
import { useText } from '#web/texts'
import css from './talk.module.css'

type DroppingProps = { onFiles: ((files: File[]) => void) | undefined; children: ReactNode }

/** Files may be dropped anywhere over the conversation; the button beside the text does the same. */
export function Dropping({ onFiles, children }: DroppingProps) {
  const t = useText()
  const [isOver, setOver] = useState(false)
  const brings = (event: DragEvent): boolean => onFiles !== undefined && event.dataTransfer.types.includes('Files')
  return (
    <div
      className={css.body}
      onDragOver={event => {
        if (!brings(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => setOver(event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={event => {
        if (!brings(event)) return
        event.preventDefault()
        setOver(false)
        onFiles?.([...event.dataTransfer.files])
      }}
    >
      {children}
      {isOver && onFiles && (
        <div className={css.drop}>
          <Icon of={Paperclip} size="l" />
          {t('files.drop')}
        </div>
      )}
    </div>
  )
}
